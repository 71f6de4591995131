"""The trail: read, filtered, checked, taken out, and acts taken back from it."""

import json
import re
import uuid

import pytest
from django.test import Client
from workbench import As, Joined

from lardom.study.trail import Entry, broken_at
from lardom.web.study import actions
from lardom.web.study.models import Event, Membership, Person, Study
from lardom.web.study.writing import Refused, undo


def read(here: Client, study: Study, query: str = "") -> str:
    return here.get(f"/s/{study.slug}/trail/{query}").content.decode()


def test_it_tells_who_did_what_in_words(study: Study, lead: Person, joined: Joined, as_: As) -> None:
    joined(study, "Alma Rehn", "assistant", "key-holder")
    page = read(as_(lead), study)
    assert "gave roles" in page
    assert "Alma Rehn: assistant, key-holder" in page
    assert page.count("Eira Lindh") >= 2


def test_it_is_filtered_by_person_kind_and_day(study: Study, lead: Person, joined: Joined, as_: As) -> None:
    alma = joined(study, "Alma Rehn", "assistant")
    here = as_(lead)
    assert "<tbody><tr>" not in read(here, study, f"?person={alma.pk}")
    assert read(here, study, "?kind=study.made").count('scope="row"') == 1
    assert read(here, study, "?day=2001-01-01").count('scope="row"') == 0
    assert here.get(f"/s/{study.slug}/trail/?person=x&day=y&kind=z&before=w").status_code == 200


def test_it_says_how_far_the_chain_is_unbroken_and_where_it_breaks(study: Study, lead: Person, as_: As) -> None:
    actions.make_token(study=study, by=lead, name="a", writes=False, days=30)
    last = Event.objects.of(study).count()
    assert f"Unbroken through no {last}" in as_(lead).get(f"/s/{study.slug}/trail/chain/").content.decode()
    Event.objects.of(study).filter(number=last).update(kind="study.made")
    assert f"Broken at no {last}" in as_(lead).get(f"/s/{study.slug}/trail/chain/").content.decode()


def test_what_is_taken_out_can_be_checked_elsewhere(study: Study, lead: Person, joined: Joined, as_: As) -> None:
    joined(study, "Alma Rehn", "assistant")
    lines = b"".join(as_(lead).get(f"/s/{study.slug}/trail/jsonl/").streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    rows = [json.loads(line) for line in lines]
    names = ("number", "at", "person", "kind", "subject", "facts", "previous", "hash")
    assert broken_at(Entry(*(row[name] for name in names)) for row in rows) is None
    assert rows[-1]["what"] == "gave roles"


def test_csv_carries_no_formula(study: Study, joined: Joined, as_: As, lead: Person) -> None:
    bad = joined(study, "=HYPERLINK(1)", "lead")
    actions.make_token(study=study, by=bad, name="a", writes=False, days=30)
    text = b"".join(as_(lead).get(f"/s/{study.slug}/trail/csv/").streaming_content).decode()  # type: ignore[attr-defined]
    assert "'=HYPERLINK(1)" in text
    assert ",=HYPERLINK" not in text
    assert as_(lead).get(f"/s/{study.slug}/trail/xml/").status_code == 404


def test_an_act_is_taken_back_from_the_trail(study: Study, lead: Person, joined: Joined, as_: As) -> None:
    alma = joined(study, "Alma Rehn", "assistant")
    actions.give_roles(study, person=alma, roles=["reader"], by=lead)
    number = Event.objects.of(study).filter(kind="roles.given").order_by("-number").values_list("number", flat=True)[0]
    here = as_(lead)
    assert f"/undo/{number}/" in read(here, study)
    to = f"/s/{study.slug}/trail/"
    answer = here.post(f"/s/{study.slug}/undo/{number}/", {"act": str(uuid.uuid4()), "next": to})
    assert answer.headers["Location"] == to
    assert f"taken back in no {number + 1}" in read(here, study)
    away = here.post(f"/s/{study.slug}/undo/{number + 1}/", {"act": str(uuid.uuid4()), "next": "https://elak.example/"})
    assert away.headers["Location"] == f"/s/{study.slug}/"


def test_an_assistant_does_not_read_it(study: Study, joined: Joined, as_: As) -> None:
    here = as_(joined(study, "Alma Rehn", "assistant"))
    for page in ("", "chain/", "csv/"):
        assert here.get(f"/s/{study.slug}/trail/{page}").status_code == 403


def test_taking_back_is_offered_only_where_it_can_be_done(
    example: Study, lead: Person, joined: Joined, as_: As
) -> None:
    joined(example, "Alma Rehn", "assistant")  # makes a label, which is never taken back
    member = Membership.objects.of(example).exclude(person=lead).get()
    actions.change_roles(example, member.pk, roles=["researcher"], seen=1, by=lead)
    page = read(as_(lead), example)
    last = Event.objects.of(example).latest("number").number
    offered = [
        int(number) for number in re.findall(r"/undo/(\d+)/|/trail/(\d+)/undo/", page) for number in number if number
    ]
    assert offered == [last]
    for kind in ("study.made", "study.imported", "roles.given"):
        event = Event.objects.of(example).filter(kind=kind).earliest("number")
        with pytest.raises(Refused, match=r"går inte att ta tillbaka|cannot be taken back"):
            undo(example, event.number, by=lead)
    assert undo(example, last, by=lead).kind == "act.undone"


@pytest.mark.parametrize("left", ["the study a new lead", "nobody who leads"])
def test_a_role_given_is_taken_back_by_who_may_give_roles_and_leaves_a_study_its_lead(
    study: Study, lead: Person, joined: Joined, as_: As, left: str
) -> None:
    alma = joined(study, "Alma Rehn", "assistant")
    hers, mine = (Membership.objects.of(study).get(person=one) for one in (alma, lead))
    actions.change_roles(study, hers.pk, roles=["lead"], seen=hers.version, by=lead)
    given = Event.objects.of(study).latest("number").number
    actions.change_roles(study, mine.pk, roles=["assistant"], seen=mine.version, by=alma)
    # Whoever was the lead may no longer do it; the new one may, but would leave nobody who leads.
    who, status, words = {
        "the study a new lead": (lead, 403, "only by somebody who may do such a thing"),
        "nobody who leads": (alma, 422, "must have somebody who leads it"),
    }[left]
    answer = as_(who).post(f"/s/{study.slug}/undo/{given}/", {"act": str(uuid.uuid4())})
    assert answer.status_code == status
    assert words in answer.content.decode()
    hers.refresh_from_db()
    assert hers.roles == ["lead"]


def test_it_tells_whose_roles_were_given_and_whose_part_was_ended(
    study: Study, lead: Person, joined: Joined, as_: As
) -> None:
    alma = joined(study, "Alma Rehn", "assistant")
    actions.remove_member(study, Membership.objects.of(study).get(person=alma).pk, seen=None, by=lead)
    page = read(as_(lead), study, "?kind=member.removed")
    assert re.search(r"ended somebody.*?Alma Rehn</span>", page)
