"""Blind reading on the page: what is not to be seen is nowhere to be had."""

from typing import Any

import pytest
from reading_room import TEXT, Island, assign, make_transcript
from workbench import As, Joined

from lardom.web.coding.models import Memo, Reading
from lardom.web.study.models import Person, Study
from lardom.web.study.writing import writing
from lardom.web.transcripts.models import Transcript


@pytest.fixture
def transcript(study: Study, lead: Person) -> Transcript:
    return make_transcript(study, lead)


@pytest.fixture
def two(lead: Person, study: Study, joined: Joined, transcript: Transcript, as_: As) -> tuple[Island, Island]:
    alma = joined(study, "Alma Rehn", "assistant")
    return Island(as_(lead), lead, transcript), Island(as_(alma), alma, transcript)


def mark(island: Island, ref: str, words: str) -> None:
    start = TEXT.index(words)
    assert island.act("mark", ref=ref, start=start, end=start + len(words)).status_code == 200


def close(island: Island) -> None:
    reading = Reading.objects.get(coder__person=island.person)
    told = {"act": "7b0e3a0a-0f0a-4d6e-8a51-6d1a4b1a1c11", "back": "text"}
    url = f"/s/{island.transcript.study.slug}/coding/readings/{reading.pk}/close/"
    assert island.browser.post(url, told)["Location"] == island.url


def test_two_who_read_blind_do_not_see_each_other_until_each_has_closed_her_own(
    two: tuple[Island, Island], study: Study
) -> None:
    eira, alma = two
    assign(study, eira.transcript, eira.person, alma.person)
    mark(eira, "e1", "eldsjäl")
    mark(alma, "a1", "ingen tid")
    assert (eira.refs(), alma.refs()) == (["e1"], ["a1"])
    assert alma.changes()["passages"][0][0] == "a1"
    assert alma.changes(refs="e1")["removed"] == ["e1"], "as if it did not exist"
    close(eira)
    assert (eira.refs(), alma.refs()) == (["e1", "a1"], ["a1"])


def test_when_the_lead_opens_the_round_everybody_sees(two: tuple[Island, Island], study: Study) -> None:
    eira, alma = two
    found = assign(study, eira.transcript, eira.person, alma.person)
    mark(eira, "e1", "eldsjäl")
    with writing(study, by=eira.person, kind="round.opened") as act:
        act.change(found, opened=True)
    assert alma.refs() == ["e1"]


def test_somebody_else_s_unseen_passage_can_be_neither_changed_nor_asked_about(
    two: tuple[Island, Island], study: Study
) -> None:
    eira, alma = two
    assign(study, eira.transcript, eira.person, alma.person)
    mark(eira, "e1", "eldsjäl")
    assert alma.act("delete", ref="e1", version=1).status_code == 404
    memo = f"{alma.url}turn/2/memo/"
    assert alma.browser.get(memo, {"ref": "e1"}).status_code == 404
    key = {"act": "7b0e3a0a-0f0a-4d6e-8a51-6d1a4b1a1c12", "ref": "e1", "text": "ser jag"}
    assert alma.browser.post(memo, key, headers={"Accept": "application/json"}).status_code == 404


def test_memos_of_others_wait_too(two: tuple[Island, Island], study: Study) -> None:
    eira, alma = two
    assign(study, eira.transcript, eira.person, alma.person)
    key = {"act": "7b0e3a0a-0f0a-4d6e-8a51-6d1a4b1a1c13", "text": "Viktigt om tid"}
    assert eira.browser.post(f"{eira.url}turn/2/memo/", key, headers={"Accept": "application/json"}).status_code == 200
    assert Memo.objects.count() == 1
    assert eira.browser.get(f"{eira.url}turn/2/memo/").json()["memos"][0]["text"] == "Viktigt om tid"
    assert alma.browser.get(f"{alma.url}turn/2/memo/").json()["memos"] == []
    assert "Viktigt" not in alma.browser.get(f"{alma.url}turn/2/").content.decode()


def test_only_who_wrote_a_memo_changes_it_and_never_over_what_was_changed_meanwhile(two: tuple[Island, Island]) -> None:
    eira, alma = two
    address, number = f"{eira.url}turn/2/memo/", iter(range(10, 99))

    def say(who: Island, **told: object) -> Any:
        fields = {"act": f"7b0e3a0a-0f0a-4d6e-8a51-6d1a4b1a1d{next(number)}", **told}
        return who.browser.post(address, fields, headers={"Accept": "application/json"})

    memo = say(eira, text="Viktigt").json()["id"]
    assert say(alma, memo=memo, seen=1, text="Mitt").status_code == 404
    assert say(alma, memo=memo, seen=1, do="remove").status_code == 404
    assert say(eira, memo=memo, seen=1, text="Viktigt om tid").json() == {"id": memo}
    late = say(eira, memo=memo, seen=1, text="Oviktigt")
    assert late.status_code == 409
    assert late.json()["conflict"]["version"] == 2
    assert [one["text"] for one in eira.browser.get(address).json()["memos"]] == ["Viktigt om tid"]
    assert say(eira, memo=memo, seen=2, do="remove").status_code == 200
    assert eira.browser.get(address).json()["memos"] == []


def test_the_first_act_begins_the_reading_and_undoing_it_does_not_end_it(
    two: tuple[Island, Island], study: Study
) -> None:
    eira, _ = two
    assign(study, eira.transcript, eira.person)
    key = "7b0e3a0a-0f0a-4d6e-8a51-6d1a4b1a1c14"
    eira.act("mark", key, ref="e1", start=0, end=3)
    assert Reading.objects.get().state == "begun"
    close(eira)
    assert eira.act("undo", of=key).status_code == 200
    assert Reading.objects.get().state == "closed"
