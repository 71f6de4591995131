"""Answers stand beside what was said, counted anew; the judgement is a person's."""

from small_study import study

from lardom.claims.ground import Ground
from lardom.claims.summaries import Pairing
from lardom.comparison.joint_display import joint_display, process_and_satisfaction, satisfaction

GROUND = Ground(study())


def test_a_row_has_the_answers_the_passages_and_who_speaks() -> None:
    (row,) = joint_display(GROUND, [Pairing("nojd", "nya", "expands", "Nöjda talar om nya samarbeten.")])
    assert row.score is not None
    assert row.score.n == 5
    assert row.respondents == ("A-R2", "B-R1", "D-R1", "F-R1")
    assert row.projects == ("p1", "p13", "p15", "p2")
    assert row.pairing.relation == "expands"
    assert (row.contrast.n_a, row.contrast.n_b) == (2, 3)
    assert not row.silent_there


def test_silence_and_unknown_items_are_told() -> None:
    (silent,) = joint_display(GROUND, [Pairing("nojd", "finns-inte")])
    assert silent.silent_there
    (unknown,) = joint_display(GROUND, [Pairing("okänd", "nya")])
    assert unknown.score is None
    assert unknown.contrast.why == "no answers"


def test_process_and_satisfaction_are_joined_by_project_and_refused_below_two() -> None:
    found = process_and_satisfaction(GROUND, "tid", "nojd")
    assert (found.projects_a, found.projects_b) == (("p1", "p3"), ("p13", "p14", "p2"))
    assert found.means is not None
    assert (found.means.mean_a, round(found.means.mean_b, 2)) == (3.5, 4.33)
    assert process_and_satisfaction(GROUND, "mod", "nojd").why == "few projects"
    assert satisfaction(GROUND, "nojd", []).why == "no answers"
