"""The framework matrix lays out what is to be summed up, and never sums it up itself."""

from small_study import study

from lardom.claims.ground import Ground
from lardom.comparison.framework import framework


def test_cells_hold_the_passages_of_a_project_and_theme_and_a_persons_summary() -> None:
    found = framework(Ground(study()), ["p1", "p3"], ["tid", "nya"], {("p1", "tid"): "Ett år gick."})
    first = found.cells[0][0]
    assert [passage.ref for passage in first.passages] == ["k6"]
    assert first.summary == "Ett år gick."
    assert not first.wants_summary
    assert [(cell.case, cell.theme) for cell in found.wanting] == [("p1", "nya"), ("p3", "tid")]
    assert not found.cells[1][1].passages


def test_a_summary_without_a_passage_is_unfounded() -> None:
    found = framework(Ground(study()), ["p3"], ["mod"], {("p3", "mod"): "De vågade."})
    assert found.cells[0][0].unfounded
    assert not found.wanting
