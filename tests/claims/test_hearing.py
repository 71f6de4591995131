"""Who was heard where."""

import pytest

from lardom.claims.ground import Ground
from lardom.claims.hearing import Asked, Hearing, hearing_of, label_key
from lardom.claims.material import Material
from lardom.claims.quotation import Attribution
from lardom.claims.spoken import Spoken
from lardom.fieldwork.interviews import Interview
from lardom.fieldwork.respondents import Respondent
from lardom.sampling.selection import Selection
from lardom.transcripts.turns import Document, Turn


def _said(name: str, words: str, voice: str, project: str) -> Spoken:
    return Spoken(Document(name, words, (Turn(1, 0, len(words), "R1"),)), (voice,), project_id=project)


HEARING = Hearing(
    [_said("a.txt", "vi såg kommunen", "A-R1", "p1"), _said("b.txt", "vi såg sensorer", "B-R1", "p2")],
    [Respondent("A-R1", "p1", "R1"), Respondent("B-R1", "p2", "R1"), Respondent("B-R2", "p2", "Respondent 2")],
    {"p1": "A", "p2": "B"},
)


@pytest.mark.parametrize(
    ("attribution", "asked"),
    [
        (None, Asked(named=False)),
        (Attribution("A", ("R1",)), Asked("p1", frozenset({"A-R1"}))),
        (Attribution("a", ("r1",)), Asked("p1", frozenset({"A-R1"}))),
        (Attribution("p1", ("R1",)), Asked("p1", frozenset({"A-R1"}))),
        (Attribution("B", ("R1", "R2")), Asked("p2", frozenset({"B-R1", "B-R2"}))),
        (Attribution("B", ()), Asked("p2", frozenset({"B-R1", "B-R2"}))),
        (Attribution("B", ("R1", "R8")), Asked("p2", frozenset({"B-R1"}), ("no such respondent",))),
        (Attribution("Q", ("R1",)), Asked(reasons=("no such project",))),
        (Attribution("", ("R1",)), Asked("", frozenset({"A-R1", "B-R1"}), ("no project named",))),
    ],
)
def test_whom_an_attribution_names(attribution: Attribution | None, asked: Asked) -> None:
    assert HEARING.ask(attribution) == asked


def test_transcripts_are_found_by_their_words() -> None:
    assert [s.document.id for s in HEARING.with_all(["vi", "sensorer"])] == ["b.txt"]
    assert [s.document.id for s in HEARING.with_all(["vi"], "p2")] == ["b.txt", "a.txt"]
    assert HEARING.with_all(["vi", "finns", "inte"]) == []
    assert [s.document.id for s in HEARING.sharing_most(["kommunen"])] == ["a.txt"]


def test_tags_are_the_projects_own_labels_or_the_interviewer() -> None:
    spoken = HEARING.transcripts[1]
    assert [HEARING.tagged(tag, spoken) for tag in ("R2", "I", "Intervjuare", "Anna")] == [
        "B-R2",
        "interviewer",
        "interviewer",
        "",
    ]


def test_a_study_tells_who_is_heard_in_which_transcript() -> None:
    words = "R1: Vi såg."
    material = Material(
        sample=(Selection("p6", "selected", "F"),),
        respondents=(Respondent("F-R1", "p6", "R1"),),
        interviews=(Interview("i", "p6", respondents=("F-R1",), transcript="f.txt", source="notes"),),
        documents=(Document("f.txt", words, (Turn(1, 4, 11, "R1"),)), Document("g.txt", "Annat", ())),
    )
    hearing = hearing_of(Ground(material))
    first, second = hearing.transcripts
    assert (first.voices, first.notes, first.project_id) == (("F-R1",), True, "p6")
    assert (second.voices, second.project_id) == (("",), "")
    assert hearing.ask(Attribution("F", ("R1",))).voices == {"F-R1"}


def test_labels_written_otherwise_are_the_same_person() -> None:
    assert len({label_key(label) for label in ("R12", "r 12", "Respondent 12", "K-R12", "F: R12")}) == 1
    assert label_key("IP2") != label_key("R2")
