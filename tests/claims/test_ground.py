from dataclasses import replace
from datetime import date

import pytest
from claims_study import INTERVIEWS, coding, document, ground, say

from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.coding.codebook import Code
from lardom.coding.marks import Mark
from lardom.fieldwork.interviews import Interview
from lardom.fieldwork.respondents import Respondent
from lardom.text.span import Span
from lardom.transcripts.turns import Document, Turn


def test_projects_and_people_are_found_by_their_labels_in_any_case() -> None:
    study = ground()
    assert (study.label_of("p2"), study.project_id("B"), study.project_id("b ")) == ("B", "p2", "p2")
    person = study.respondent("b", "r2")
    assert person is not None
    assert person.id == "B-R2"
    assert study.person("B-R2") is person


def test_what_the_study_does_not_hold_is_nothing() -> None:
    study = ground()
    assert (study.label_of("p9"), study.project_id("Z"), study.project_id("")) == ("", "", "")
    assert study.respondent("Z", "R1") is study.respondent("A", "R9") is study.person("x") is None
    assert study.document("x.txt") is None
    assert study.interview_of("x.txt") is None
    assert study.voices("x.txt") == ()
    assert study.passage(coding("k", "a.txt", "Tiden", "tid")) is not None
    assert study.passage_at("x.txt", Span(0, 1)) is None


def test_r1_of_one_project_is_not_r1_of_another() -> None:
    study = ground()
    assert study.respondent("A", "R1") != study.respondent("B", "R1")


def test_everyone_heard_is_in_the_base_but_those_who_withdrew() -> None:
    assert [person.id for person in ground().heard] == ["A-R1", "B-R1", "B-R2", "C-R1", "C-R2", "D-R1"]


def test_somebody_in_no_interview_was_not_heard() -> None:
    assert [person.id for person in ground(interviews=INTERVIEWS[:1]).heard] == ["A-R1"]


def test_a_study_without_interviews_takes_its_respondents_as_heard() -> None:
    assert len(ground(interviews=()).heard) == 6


def test_a_coding_opens_to_its_turns_and_voices() -> None:
    passage = ground().passage(coding("k", "c.txt", "tiden var knapp.\nR2: Jag håller", "tid", coder="Alex"))
    assert passage is not None
    assert (passage.turns, passage.respondents, passage.project_id) == ((2, 3), ("C-R1", "C-R2"), "p3")
    assert (passage.coder, passage.ref, passage.unknown) == ("Alex", "k", False)
    assert passage.span.of(document("c.txt").text).startswith("tiden var knapp.")


def test_a_reader_s_mark_opens_the_same_way() -> None:
    start, end = say("a.txt", "Tiden var")
    passage = ground().passage(Mark("m1", "a.txt", start, end, "Noor"))
    assert passage is not None
    assert (passage.coder, passage.respondents) == ("Noor", ("A-R1",))


def test_a_selection_that_runs_over_the_line_end_gives_the_next_speaker_no_voice() -> None:
    start, end = say("c.txt", "tiden var knapp.\nR2: ")
    passage = ground().passage_at("c.txt", Span(start, end))
    assert passage is not None
    assert passage.respondents == ("C-R1",)


def test_only_a_full_stop_of_the_next_turn_is_no_voice_either() -> None:
    start, end = say("c.txt", ".\nR2: ")
    passage = ground().passage_at("c.txt", Span(start, end))
    assert passage is not None
    assert passage.turns == ()


def test_who_withdrew_has_neither_turn_nor_voice() -> None:
    text = document("d.txt").text
    passage = ground().passage_at("d.txt", Span(0, len(text)))
    assert passage is not None
    assert (passage.turns, passage.respondents) == ((1, 3), ("D-R1",))


def test_the_interviewer_is_a_turn_but_no_respondent() -> None:
    passage = ground().passage(coding("k", "b1.txt", "Var tiden knapp?", "tid"))
    assert passage is not None
    assert (passage.turns, passage.respondents, passage.unknown) == ((1,), (), False)


def test_a_voice_nobody_named_is_told() -> None:
    talk = Document("e.txt", "X: Hej.\nY: Hå.", (Turn(1, 3, 7, "X"), Turn(2, 11, 14, "Y")))
    interview = Interview("i9", "p1", respondents=("A-R1", "B-R1"), transcript="e.txt")
    passage = ground(documents=(talk,), interviews=(interview,)).passage_at("e.txt", Span(0, 14))
    assert passage is not None
    assert (passage.respondents, passage.unknown, passage.project_id) == ((), True, "p1")


def test_a_text_without_turns_is_its_lone_respondent_s() -> None:
    notes = Document("n.txt", "Anteckningar om tiden.")
    interview = Interview("i9", "p1", respondents=("A-R1",), transcript="n.txt", source="notes")
    passage = ground(documents=(notes,), interviews=(interview,)).passage_at("n.txt", Span(0, 12))
    assert passage is not None
    assert passage.respondents == ("A-R1",)


@pytest.mark.parametrize("name", ["B1.TXT", "b1", "B1"])
def test_a_file_name_is_forgiven_its_case_and_extension(name: str) -> None:
    study = ground(interviews=(replace(INTERVIEWS[1], transcript=name),))
    found = study.interview_of("b1.txt")
    assert found is not None
    assert found.id == "i2"


def test_a_stem_of_two_files_finds_neither() -> None:
    study = Ground(Material(documents=(Document("a.txt", ""), Document("a.docx", ""))))
    assert study.document("a") is None
    assert study.document("a.docx") is not None


def test_turns_numbered_with_gaps_keep_their_voices() -> None:
    talk = Document("e.txt", "I: Hej.\nR1: Hå.", (Turn(3, 3, 7, "I"), Turn(9, 12, 15, "R1")))
    interview = Interview("i9", "p1", respondents=("A-R1",), transcript="e.txt")
    passage = ground(documents=(talk,), interviews=(interview,)).passage_at("e.txt", Span(12, 15))
    assert passage is not None
    assert (passage.turns, passage.respondents) == ((9,), ("A-R1",))


def test_codes_below_a_code_are_found_and_a_circle_is_walked_once() -> None:
    study = ground()
    assert study.codes_below("tid") == {"tid", "tid-knapp", "tid-god"}
    assert [one.id for one in study.codings_under("stolthet")] == ["k7", "k9"]
    ring = Ground(Material(codes=(Code("a", "A", "b"), Code("b", "B", "a"))))
    assert ring.codes_below("a") == {"a", "b"}


def test_what_only_the_interviewer_or_somebody_withdrawn_says_is_no_evidence() -> None:
    study = ground()
    passages = study.passages_under("tid-knapp")
    assert "k3" not in {one.ref for one in passages}  # the interviewer's question
    assert {one.ref for one in passages} < {one.id for one in study.codings_under("tid-knapp")}
    assert "p2" in study.projects_under("tid-knapp")
    gone = tuple(replace(one, withdrawn=date(2026, 1, 1)) for one in study.material.respondents)
    assert Ground(replace(study.material, respondents=gone)).projects_under("tid-knapp") == frozenset()


def test_parties_are_found_by_canonical_kind() -> None:
    study = ground()
    assert study.parties_of("p2", "municipality") == ("dalby", "norrvik")
    assert study.parties_of("p2") == ("dalby", "norrvik", "sensab")
    assert study.parties_of("p4") == study.parties_of("nowhere", "region") == ()


def test_portfolio_figures_are_at_hand() -> None:
    assert ground().facts["with:municipality"].ids == ("p1", "p2", "p9")


def test_the_first_answer_of_a_person_counts_and_those_who_withdrew_have_none() -> None:
    assert ground().answers_to("nojd") == {"A-R1": 5, "B-R1": 4, "B-R2": 2, "C-R1": None, "D-R1": 3}
    assert ground().answers_to("?") == {}


def test_two_people_with_one_label_are_told_apart_by_project() -> None:
    people = (Respondent("x", "p1", "R1"), Respondent("y", "p2", "R1"))
    study = ground(respondents=people, interviews=())
    assert [found.id for label in "AB" if (found := study.respondent(label, "R1"))] == ["x", "y"]
