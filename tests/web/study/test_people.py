"""The people of a study: invited, given roles, let go; a study always has a lead; owners see everybody."""

import re
import uuid
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from workbench import As, Joined

from lardom.web.study import actions, queries
from lardom.web.study.models import Event, Membership, Person, Study, Token


def asked(**told: object) -> dict[str, object]:
    return {"act": str(uuid.uuid4()), **told}


def held(study: Study, person: Person) -> Membership:
    return Membership.objects.of(study).get(person=person)


def test_a_lead_invites_and_the_link_is_shown_once(study: Study, lead: Person, as_: As) -> None:
    here = as_(lead)
    page = here.post(
        f"/s/{study.slug}/people/invite/",
        asked(email="Alma@Example.org", roles=["assistant", "key-holder"]),
        follow=True,
    ).content.decode()
    link = re.search(r"http://localhost:8000/invited/[\w-]+/", page)
    assert link
    assert "alma@example.org" in page
    assert "/invited/" not in here.get(f"/s/{study.slug}/people/").content.decode()
    assert Client(HTTP_HOST="127.0.0.1:8000").get(urlsplit(link.group()).path).status_code == 200


def test_sending_the_form_twice_invites_once(study: Study, lead: Person, as_: As) -> None:
    told = asked(email="alma@example.org", roles=["assistant"])
    for _ in range(2):
        assert as_(lead).post(f"/s/{study.slug}/people/invite/", told).status_code == 302
    assert len(queries.invited_to(study)) == 1
    assert Event.objects.of(study).filter(kind="person.invited").count() == 1


def test_the_trail_tells_of_an_invitation_without_the_address(study: Study, lead: Person) -> None:
    actions.invite(study, email="alma@example.org", roles=["reader"], by=lead)
    event = Event.objects.of(study).get(kind="person.invited")
    assert "alma" not in str(event.facts) + event.subject


def test_an_invitation_is_mailed_where_mail_is_set_up_under_the_configured_origin(
    study: Study, lead: Person, as_: As, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: object
) -> None:
    from dataclasses import replace

    monkeypatch.setattr(settings, "INSTANCE", replace(settings.INSTANCE, mail="file:///tmp"))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        as_(lead).post(f"/s/{study.slug}/people/invite/", asked(email="alma@example.org", roles=["reader"]))
    assert mail.outbox[0].to == ["alma@example.org"]
    assert f"{settings.INSTANCE.origin}/invited/" in mail.outbox[0].body


def test_an_assistant_sees_the_people_and_changes_nothing(study: Study, joined: Joined, as_: As) -> None:
    here = as_(joined(study, "Alma Rehn", "assistant"))
    page = here.get(f"/s/{study.slug}/people/").content.decode()
    assert "Eira Lindh" in page
    assert "eira@example.org" not in page
    assert here.post(f"/s/{study.slug}/people/invite/", asked(email="x@example.org", roles=["lead"])).status_code == 403


def test_roles_are_changed_and_count_at_once(study: Study, lead: Person, joined: Joined, as_: As) -> None:
    alma = joined(study, "Alma Rehn", "reader")
    row = held(study, alma)
    assert as_(alma).get(f"/s/{study.slug}/people/").status_code == 403
    as_(lead).post(
        f"/s/{study.slug}/people/{row.pk}/roles/", asked(roles=["researcher", "key-holder"], seen=row.version)
    )
    assert held(study, alma).roles == ["researcher", "key-holder"]
    assert as_(alma).get(f"/s/{study.slug}/people/").status_code == 200


def test_two_leads_who_change_the_same_roles_are_both_told(study: Study, lead: Person, joined: Joined, as_: As) -> None:
    row = held(study, joined(study, "Alma Rehn", "reader"))
    at = f"/s/{study.slug}/people/{row.pk}/roles/"
    assert as_(lead).post(at, asked(roles=["researcher"], seen=row.version)).status_code == 302
    assert as_(lead).post(at, asked(roles=["assistant"], seen=row.version)).status_code == 409


def test_the_last_lead_stays_the_lead(study: Study, lead: Person, as_: As) -> None:
    row = held(study, lead)
    assert as_(lead).post(f"/s/{study.slug}/people/{row.pk}/roles/", asked(roles=["reader"])).status_code == 422
    assert as_(lead).post(f"/s/{study.slug}/people/{row.pk}/remove/", asked()).status_code == 422
    assert "lead" in held(study, lead).roles


def test_who_is_let_go_is_out_at_once_and_their_keys_too(study: Study, lead: Person, joined: Joined, as_: As) -> None:
    alma = joined(study, "Alma Rehn", "assistant")
    actions.make_token(study=study, by=alma, name="anteckningar", writes=False, days=30)
    here, row = as_(alma), held(study, alma)
    as_(lead).post(f"/s/{study.slug}/people/{row.pk}/remove/", asked())
    assert here.get(f"/s/{study.slug}/people/").status_code == 404
    assert Token.objects.of(study).get().revoked


def test_another_studys_member_is_not_found(study: Study, lead: Person, as_: As) -> None:
    other = actions.make_study(title="En annan", by=lead)
    number = held(other, lead).pk
    assert as_(lead).get(f"/s/{study.slug}/people/{number}/remove/").status_code == 404
    assert as_(lead).post(f"/s/{study.slug}/people/{number}/roles/", asked(roles=["reader"])).status_code == 404


def test_the_table_of_rights_is_read_aloud_in_both_languages(study: Study, lead: Person, as_: As) -> None:
    page = as_(lead).get(f"/s/{study.slug}/rights/").content.decode()
    assert "sign the report" in page
    lead.language = "sv"
    lead.save()
    assert "underteckna rapporten" in as_(lead).get(f"/s/{study.slug}/rights/").content.decode()


def test_who_keeps_the_instance_closes_an_account(study: Study, lead: Person, joined: Joined, as_: As) -> None:
    alma = joined(study, "Alma Rehn", "assistant")
    here = as_(alma)
    assert as_(lead).post(f"/people/{alma.pk}/close/", asked(closed="1")).status_code == 302
    assert here.get("/me/").status_code == 302
    as_(lead).post(f"/people/{alma.pk}/close/", asked(closed="0"))
    assert as_(alma).get("/me/").status_code == 200


def test_nobody_closes_their_own_account_and_others_do_not_see_everybody(
    study: Study, lead: Person, joined: Joined, as_: As
) -> None:
    assert as_(lead).post(f"/people/{lead.pk}/close/", asked(closed="1")).status_code == 422
    assert as_(lead).get("/people/").status_code == 200
    assert as_(joined(study, "Alma Rehn", "lead")).get("/people/").status_code == 404


def test_a_key_for_programs_is_shown_once_and_kept_as_a_digest(study: Study, lead: Person, as_: As) -> None:
    here = as_(lead)
    page = here.post("/me/keys/", asked(study=study.slug, name="anteckningar", days="90"), follow=True).content.decode()
    secret = re.search(r"lardom_[\w-]{40,}", page)
    assert secret
    assert Token.objects.of(study).get().digest == actions.digest(secret.group())
    assert "lardom_" not in re.sub(r"lardom_csrf|lardom_session", "", here.get("/me/keys/").content.decode())


def test_one_revokes_ones_own_keys_only(study: Study, lead: Person, joined: Joined, as_: As) -> None:
    actions.make_token(study=study, by=lead, name="anteckningar", writes=True, days=30)
    number = Token.objects.of(study).get().pk
    assert as_(joined(study, "Alma Rehn", "assistant")).post(f"/me/keys/{number}/revoke/", asked()).status_code == 404
    assert as_(lead).post(f"/me/keys/{number}/revoke/", asked()).status_code == 302
    assert Token.objects.of(study).get().revoked


def test_one_chooses_name_language_and_look(lead: Person, as_: As) -> None:
    assert as_(lead).post("/me/", asked(name="Eira L", language="sv", theme="dark")).status_code == 302
    lead.refresh_from_db()
    assert (lead.name, lead.language, lead.theme) == ("Eira L", "sv", "dark")
