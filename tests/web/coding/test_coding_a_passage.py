"""Marking and coding, moving, recoding, splitting and removing, as the island asks for them."""

import uuid
from typing import Any

import pytest
from reading_room import TEXT, Island, make_code, make_transcript
from workbench import As, Joined

from lardom.web.coding.models import Code, Coding, Mark
from lardom.web.study.models import Event, Person, Study
from lardom.web.transcripts.models import Transcript


@pytest.fixture
def transcript(study: Study, lead: Person) -> Transcript:
    return make_transcript(study, lead)


@pytest.fixture
def code(study: Study, lead: Person) -> Code:
    return make_code(study, lead)


@pytest.fixture
def island(lead: Person, transcript: Transcript, as_: As) -> Island:
    return Island(as_(lead), lead, transcript)


def at(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def test_coding_words_answers_with_the_passage_as_numbers(island: Island, code: Code) -> None:
    answer = island.act("code", ref="p1", code=code.pk, **at("en eldsjäl"))
    assert answer.status_code == 200
    row = Coding.objects.get()
    assert answer.json()["passages"] == [["p1", *at("en eldsjäl").values(), code.pk, row.coder_id, 1, 0]]
    assert row.digest
    assert TEXT[row.start : row.end] == "en eldsjäl"


def test_white_space_at_the_ends_is_left_out(island: Island) -> None:
    start, end = at("ingen tid").values()
    assert island.act("mark", ref="p1", start=start - 1, end=end + 1).json()["passages"][0][1:3] == [start, end]


def test_a_repeat_of_an_act_gets_the_first_answer_and_is_done_once(island: Island) -> None:
    key = str(uuid.uuid4())
    first, second = (island.act("mark", key, ref="p1", **at("tid")) for _ in range(2))
    assert first.json() == second.json()
    assert Mark.objects.count() == 1
    assert Event.objects.filter(kind="mark.made").count() == 1


def test_neither_the_answer_nor_the_trail_holds_a_word_of_the_interview(island: Island, code: Code) -> None:
    told = island.act("code", ref="p1", code=code.pk, **at("en eldsjäl")).content.decode()
    trail = "".join(str(event.facts) + event.subject for event in Event.objects.all())
    assert "eldsjäl" not in told
    assert "eldsjäl" not in trail


def test_moving_counts_the_version_and_keeps_the_digest_with_the_words(island: Island) -> None:
    island.act("mark", ref="p1", **at("tid"))
    before = Mark.objects.get().digest
    answer = island.act("move", ref="p1", version=1, **at("ingen tid"))
    assert answer.json()["passages"][0][:3] == ["p1", *at("ingen tid").values()]
    assert answer.json()["passages"][0][5] == 2
    assert Mark.objects.get().digest != before


def test_recoding_and_removing(island: Island, code: Code, study: Study, lead: Person) -> None:
    other = make_code(study, lead, "Tid")
    island.act("code", ref="p1", code=code.pk, **at("tid"))
    assert island.act("recode", ref="p1", code=other.pk, version=1).json()["passages"][0][3] == other.pk
    gone = island.act("delete", ref="p1", version=2).json()
    assert (gone["passages"], gone["removed"]) == ([], ["p1"])
    assert island.refs() == []


def test_splitting_makes_two_of_one_with_no_white_space_between(island: Island, code: Code) -> None:
    island.act("code", ref="p1", code=code.pk, **at("Det började med en eldsjäl. Hon fick"))
    answer = island.act("split", ref="p1", new="p2", at=TEXT.index("Hon"), version=1)
    assert [row[:3] for row in answer.json()["passages"]] == [
        ["p1", *at("Det började med en eldsjäl.").values()],
        ["p2", *at("Hon fick").values()],
    ]


def test_undo_takes_an_act_back_by_its_key_and_undoing_that_does_it_again(island: Island) -> None:
    key, back = str(uuid.uuid4()), str(uuid.uuid4())
    island.act("mark", key, ref="p1", **at("tid"))
    assert island.act("undo", back, of=key).json()["removed"] == ["p1"]
    assert island.act("undo", of=back).json()["passages"][0][0] == "p1"
    assert island.refs() == ["p1"]


def test_somebody_changed_it_meanwhile_both_are_told_and_nothing_is_lost(island: Island) -> None:
    island.act("mark", ref="p1", **at("tid"))
    island.act("move", ref="p1", version=1, **at("ingen tid"))
    answer = island.act("move", ref="p1", version=1, **at("tid 😀 avsatt"))
    assert answer.status_code == 409
    sides = {one["field"]: (one["yours"], one["theirs"]) for one in answer.json()["conflict"]["differences"]}
    assert sides["start"] == (at("tid 😀 avsatt")["start"], at("ingen tid")["start"])
    assert Mark.objects.get().start == at("ingen tid")["start"]


@pytest.mark.parametrize(
    ("kind", "told", "status"),
    [
        pytest.param("mark", {"ref": "p1", "start": 5, "end": 9999}, 422, id="outside the text"),
        pytest.param("mark", {"ref": "p1", "start": 3, "end": 4}, 422, id="no words"),
        pytest.param("code", {"ref": "p1", "start": 0, "end": 3, "code": 9999}, 422, id="no such code"),
        pytest.param("move", {"ref": "nobody", "start": 0, "end": 3, "version": 1}, 404, id="no such passage"),
        pytest.param("undo", {"of": "00000000-0000-4000-8000-000000000000"}, 404, id="no such act"),
        pytest.param("undo", {"of": "x"}, 400, id="no key"),
        pytest.param("dance", {}, 400, id="no such kind"),
        pytest.param("mark", {"ref": "<script>", "start": 0, "end": 3}, 400, id="no reference"),
        pytest.param("mark", {"ref": "p1", "start": "0", "end": 3}, 400, id="a number told as text"),
        pytest.param("mark", {"ref": "p1", "start": True, "end": 3}, 400, id="a truth for a number"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    island: Island, kind: str, told: dict[str, object], status: int
) -> None:
    answer = island.act(kind, **told)
    assert answer.status_code == status
    assert answer.json()["problems"][0].endswith(".")
    assert not Mark.objects.exists()


def test_a_form_sent_where_an_act_belongs_is_told_so(island: Island) -> None:
    answer = island.browser.post(f"{island.url}acts/", {"kind": "mark", "act": str(uuid.uuid4())})
    assert answer.status_code == 400


def test_an_act_for_a_version_nobody_knows_is_not_guessed_at(island: Island) -> None:
    assert island.act("mark", ref="p1", document=9999, **at("tid")).status_code == 409


def test_acts_of_one_person_are_never_sent_as_another(island: Island, joined: Joined, study: Study, as_: As) -> None:
    alma = joined(study, "Alma Rehn", "assistant")
    island.browser = as_(alma)
    assert island.act("mark", ref="p1", **at("tid")).status_code == 401
    assert not Mark.objects.exists()


def test_only_ones_own_passages_are_changed(
    island: Island, joined: Joined, study: Study, as_: As, transcript: Transcript
) -> None:
    alma = joined(study, "Alma Rehn", "assistant")
    island.act("mark", ref="p1", **at("tid"))
    theirs = Island(as_(alma), alma, transcript)
    assert theirs.refs() == ["p1"]
    tries: dict[str, dict[str, Any]] = {"delete": {}, "move": at("avsatt"), "split": {"at": 3, "new": "p2"}}
    for kind, told in tries.items():
        assert theirs.act(kind, ref="p1", version=1, **told).status_code == 422
    assert Mark.objects.get().version == 1


def test_a_reference_is_used_once(island: Island) -> None:
    island.act("mark", ref="p1", **at("tid"))
    assert island.act("mark", ref="p1", **at("avsatt")).status_code == 422
    assert Mark.objects.count() == 1
