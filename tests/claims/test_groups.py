import pytest
from claims_study import ground

from lardom.claims.claim import Claim, Evidence
from lardom.claims.evidence import count
from lardom.claims.groups import groups_of
from lardom.fieldwork.scores import Answer

LATE = (Evidence("supports", "code", "tid-knapp"), Evidence("supports", "code", "tid-god"))


def contrast(a: str, b: str, **changes: object) -> Claim:
    values = {"kind": "contrast", "unit": "project", "evidence": LATE, "group_a": a, "group_b": b} | changes
    return Claim("C1", "De som hade tid skiljer sig från de som inte hade det.", **values)  # type: ignore[arg-type]


def test_a_contrast_with_both_groups_named_and_heard_holds() -> None:
    found = count(contrast("A", "C"), ground())
    assert (found.judgement.verdict, found.class_) == ("ok", "contrast")
    assert [group.ids for group in found.groups] == [("p1",), ("p3",)]
    assert [one.ref for one in found.groups[0].passages] == ["k10", "k1"]


@pytest.mark.parametrize(("a", "b"), [("A", ""), ("", "C"), ("A", "D"), ("D", "A")])
def test_an_empty_group_blocks(a: str, b: str) -> None:
    evidence = (Evidence("supports", "code", "tid-knapp", "a"),) if "" in (a, b) else LATE
    found = count(contrast(a, b, evidence=evidence), ground())
    assert (found.judgement.verdict, found.judgement.reason, found.judgement.blocks) == ("wrong", "empty group", True)


def test_a_group_of_a_project_nobody_has_blocks_and_names_it() -> None:
    found = count(contrast("A", "Z"), ground())
    assert found.judgement.blocks
    assert "”Z”" in found.judgement.sv


def test_evidence_can_be_put_in_a_group() -> None:
    evidence = (Evidence("supports", "code", "tid-knapp", "a"), Evidence("supports", "coding", "k4", "b"))
    found = count(contrast("", "", unit="respondent", evidence=evidence), ground())
    assert [group.ids for group in found.groups] == [("A-R1", "B-R1", "C-R1"), ("B-R2",)]
    assert found.judgement.verdict == "ok"


def test_one_project_in_both_groups_is_told() -> None:
    assert count(contrast("A;B", "B;C"), ground()).judgement.reason == "overlap"


def test_respondents_steps_and_categories_name_groups_too() -> None:
    people = groups_of(contrast("A-R1;B R2", "C-R1", unit="respondent"), ground())
    assert [group.ids for group in people] == [("A-R1", "B-R2"), ("C-R1",)]
    steps = groups_of(contrast("step 1", "step 2", unit="respondent"), ground())
    assert [group.ids for group in steps] == [("A-R1", "B-R1", "C-R1"), ("B-R2", "C-R2")]
    categories = groups_of(contrast("category:vatten", "Projekt C"), ground())
    assert [group.ids for group in categories] == [("p1", "p2"), ("p3",)]


def comparison(text: str, a: str, b: str, measure: str, unit: str = "respondent") -> Claim:
    return Claim("C2", text, kind="comparison", unit=unit, group_a=a, group_b=b, measure=measure)


def test_a_comparison_tells_both_means_with_their_n() -> None:
    found = count(comparison("Nöjdheten är högre i vatten.", "A;B", "D", "nojd"), ground())
    assert [(round(group.value or 0, 2), group.n, group.projects) for group in found.groups] == [
        (3.67, 3, 2),
        (3, 1, 1),
    ]
    assert found.judgement.reason == "small group"
    assert found.judgement.sv.startswith("Grupp a: 3,67 (n = 3), grupp b: 3,00 (n = 1)")


def test_a_comparison_that_goes_the_other_way_is_wrong() -> None:
    lower = count(comparison("Nöjdheten är lägre i vatten.", "A;B", "D", "answers:nojd"), ground())
    assert (lower.judgement.verdict, lower.judgement.reason, lower.judgement.blocks) == ("wrong", "other way", False)


def test_the_projects_behind_each_group_are_told() -> None:
    step = count(comparison("Nöjdheten är högre i steg 1.", "step 1", "step 2", "nojd"), ground())
    assert [group.projects for group in step.groups] == [3, 1]


def test_a_comparison_without_a_measure_warns() -> None:
    found = count(comparison("Nöjdheten är högre i A.", "A", "B", ""), ground(codings=()))
    assert found.judgement.reason == "empty group"
    backed = Claim("C2", "Fler i A.", kind="comparison", unit="project", group_a="A", group_b="B", evidence=LATE)
    assert (count(backed, ground()).judgement.verdict, count(backed, ground()).judgement.reason) == (
        "warn",
        "no measure",
    )


def test_a_code_can_be_the_measure_as_the_share_coded() -> None:
    found = count(comparison("Ont om tid i större utsträckning.", "step 1", "step 2", "code:tid-knapp"), ground())
    assert [(group.value, group.n) for group in found.groups] == [(0.75, 4), (0.0, 2)]


def test_a_group_without_an_answer_is_empty_and_blocks() -> None:
    found = count(comparison("Nöjdheten är högre i A.", "A", "C", "nojd"), ground())
    assert (found.judgement.reason, found.judgement.blocks) == ("empty group", True)


def test_items_can_be_set_against_each_other() -> None:
    found = count(comparison("Medelvärdet är lägst för processförändring.", "process", "nojd", "answers"), ground())
    assert [group.value for group in found.groups] == [1.5, 3.5]
    assert found.judgement.verdict == "ok"


def test_equal_means_are_no_difference() -> None:
    answers = tuple(Answer(person, "nojd", 4) for person in ("A-R1", "B-R1", "C-R1", "D-R1"))
    found = count(comparison("Nöjdheten är högre i A och B.", "A;B", "C;D", "nojd"), ground(answers=answers))
    assert (found.judgement.verdict, found.judgement.reason) == ("warn", "no difference")


def test_a_comparison_of_several_projects_each_holds() -> None:
    answers = tuple(
        Answer(person, "nojd", value) for person, value in (("A-R1", 5), ("B-R1", 4), ("C-R1", 3), ("D-R1", 3))
    )
    found = count(comparison("Nöjdheten är högre i A och B.", "A;B", "C;D", "nojd"), ground(answers=answers))
    assert (found.judgement.verdict, found.judgement.en) == ("ok", "Group a: 4.50 (n = 2), group b: 3.00 (n = 2).")
