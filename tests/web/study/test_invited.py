"""Coming in by a link: the first owner, a newcomer, somebody who is here already; once, in time, and not when withdrawn."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from workbench import PASSWORD, As, Joined

from lardom.web.study import actions, queries
from lardom.web.study.models import Invitation, Membership, Person, Study
from lardom.web.study.writing import Refused

ANSWER = {"name": "Alma Rehn", "password": PASSWORD, "again": PASSWORD}


def browser() -> Client:
    return Client(HTTP_HOST="127.0.0.1:8000")


def link(study: Study, lead: Person, email: str = "alma@example.org", *roles: str) -> str:
    return f"/invited/{actions.invite(study, email=email, roles=list(roles or ('assistant',)), by=lead)}/"


def test_the_first_person_sets_the_instance_up_and_keeps_it(db: None) -> None:  # noqa: ARG001
    secret = actions.invite_owner()
    here = browser()
    answer = here.post(f"/invited/{secret}/", {**ANSWER, "email": "Alma@Example.org"})
    assert answer.status_code == 302
    person = Person.objects.get(email="alma@example.org")
    assert person.is_owner
    assert person.password.startswith("argon2")
    assert here.get("/").status_code == 200
    assert actions.invite_owner() is None


def test_an_earlier_set_up_link_dies_when_a_new_one_is_printed(db: None) -> None:  # noqa: ARG001
    first, second = actions.invite_owner(), actions.invite_owner()
    assert browser().get(f"/invited/{first}/").status_code == 410
    assert browser().get(f"/invited/{second}/").status_code == 200


def test_a_newcomer_gets_the_roles_and_is_signed_in(study: Study, lead: Person) -> None:
    here = browser()
    address = link(study, lead, "alma@example.org", "assistant", "key-holder")
    assert b"key-holder" in here.get(address, headers={"Accept-Language": "en"}).content
    here.post(address, ANSWER)
    held = Membership.objects.of(study).get(person__email="alma@example.org")
    assert held.roles == ["assistant", "key-holder"]
    assert here.get(f"/s/{study.slug}/").status_code == 200


def test_looking_at_the_link_uses_nothing_up_and_using_it_does(study: Study, lead: Person) -> None:
    address = link(study, lead)
    for _ in range(3):
        assert browser().get(address).status_code == 200
    assert browser().post(address, ANSWER).status_code == 302
    assert browser().get(address).status_code == 410
    assert browser().post(address, ANSWER).status_code == 410


def test_the_secret_is_nowhere_in_the_database(study: Study, lead: Person) -> None:
    secret = link(study, lead).split("/")[2]
    kept = Invitation.objects.get(study=study)
    assert secret not in str(vars(kept))
    assert kept.digest == actions.digest(secret)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Europe/Stockholm", "Pacific/Pago_Pago"])
def test_it_is_good_for_seven_days_in_any_time_zone(study: Study, lead: Person, zone: str) -> None:
    address = link(study, lead)
    kept = Invitation.objects.get(study=study)
    with timezone.override(zone):
        kept.expires = timezone.now() + dt.timedelta(minutes=1)
        kept.save()
        assert browser().get(address).status_code == 200
        kept.expires = timezone.now() - dt.timedelta(minutes=1)
        kept.save()
        assert browser().get(address).status_code == 410


def test_a_withdrawn_link_is_worthless(study: Study, lead: Person) -> None:
    address = link(study, lead)
    actions.revoke(study, Invitation.objects.get(study=study).pk, by=lead)
    assert browser().get(address).status_code == 410
    with pytest.raises(Refused):
        actions.revoke(study, Invitation.objects.get(study=study).pk, by=lead)


def test_a_new_link_to_the_same_address_makes_the_old_one_worthless(study: Study, lead: Person) -> None:
    first, second = link(study, lead), link(study, lead)
    assert browser().get(first).status_code == 410
    assert browser().get(second).status_code == 200


def test_a_short_password_is_refused_with_the_reason_and_nothing_is_used_up(study: Study, lead: Person) -> None:
    address = link(study, lead)
    answer = browser().post(address, {**ANSWER, "password": "kort", "again": "kort"})
    assert answer.status_code == 422
    assert b"12" in answer.content
    assert browser().get(address).status_code == 200


def test_two_different_passwords_are_refused(study: Study, lead: Person) -> None:
    answer = browser().post(link(study, lead), {**ANSWER, "again": PASSWORD + "!"}, headers={"Accept-Language": "en"})
    assert b"not the same" in answer.content


def test_somebody_who_is_here_already_signs_in_and_takes_part(
    study: Study, lead: Person, joined: Joined, as_: As
) -> None:
    other = actions.make_study(title="En annan", by=lead)
    alma = joined(other, "Alma Rehn", "researcher")
    address = link(study, lead, alma.email, "assistant")
    assert f"/login/?next={address}".encode() in browser().get(address).content
    assert browser().post(address, ANSWER).status_code == 403
    assert as_(alma).post(address).status_code == 302
    assert queries.membership(study.slug, alma) is not None
    assert Person.objects.filter(email=alma.email).count() == 1


def test_somebody_else_cannot_take_the_invitation(study: Study, lead: Person, joined: Joined, as_: As) -> None:
    other = actions.make_study(title="En annan", by=lead)
    alma, bo = joined(other, "Alma Rehn", "researcher"), joined(other, "Bo Ek", "researcher")
    address = link(study, lead, alma.email)
    assert as_(bo).post(address).status_code == 403
    assert queries.membership(study.slug, bo) is None


def test_who_takes_part_already_is_not_invited_again(study: Study, lead: Person) -> None:
    with pytest.raises(Refused):
        actions.invite(study, email=lead.email.upper(), roles=["reader"], by=lead)


def test_a_sign_in_link_signs_in_once(lead: Person) -> None:
    address = f"/invited/{actions.let_in(lead)}/"
    here = browser()
    assert lead.name.encode() in here.get(address).content
    here.post(address)
    assert here.get("/me/").status_code == 200
    assert browser().post(address).status_code == 410


def test_who_came_in_by_a_link_is_listed_where_one_is_signed_in_and_can_be_signed_out(lead: Person) -> None:
    mine, lost = browser(), browser()
    mine.post("/login/", {"login": lead.email, "password": PASSWORD})
    lost.post(f"/invited/{actions.let_in(lead)}/", headers={"User-Agent": "A borrowed machine"})
    assert lost.get("/me/").status_code == 200
    assert "A borrowed machine" in mine.get("/sessions/").content.decode()
    mine.post("/sessions/")
    assert lost.get("/me/").status_code == 302
    assert mine.get("/me/").status_code == 200


@pytest.mark.parametrize("end", ["removed", "another role", "closed"])
def test_what_somebody_offered_who_may_no_longer_invite_is_worth_nothing(
    study: Study, lead: Person, joined: Joined, end: str
) -> None:
    other = joined(study, "Bo Ek", "lead")
    mine, theirs = link(study, lead, "cia@example.org"), link(study, other, "bo.hemma@example.org", "lead")
    part = Membership.objects.of(study).get(person=other)
    assert browser().get(theirs).status_code == 200
    if end == "removed":
        actions.remove_member(study, part.pk, seen=None, by=lead)
    elif end == "another role":
        actions.change_roles(study, part.pk, roles=["assistant"], seen=None, by=lead)
    else:
        actions.close_account(other.pk, by=lead)
    assert browser().get(theirs).status_code == 410
    assert browser().post(theirs, ANSWER).status_code == 410
    assert [one.email for one in queries.invited_to(study)] == ["cia@example.org"]
    assert browser().get(mine).status_code == 200
