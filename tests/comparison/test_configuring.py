"""Configurations of a study's own cases are those of the truth table, cases by label."""

from dataclasses import replace

import pytest
from table_one import study

from lardom.claims.ground import Ground
from lardom.comparison.conditions import choices
from lardom.comparison.configurations.solutions import conservative, parsimonious
from lardom.comparison.configurations.truth_table import truth_table
from lardom.comparison.configuring import MOST_PAIRS, Asked, CannotCompare, configured, varied

RICH = replace(study(), projects=tuple(replace(one, budget=1e6 * n) for n, one in enumerate(study().projects, 1)))
GROUND = Ground(RICH)
KNOWN = choices(GROUND)


def test_the_models_are_those_of_the_truth_table_of_the_same_cases() -> None:
    asked = Asked("code:T1", conditions=("step:2", "budget"), consistency=0.7, expected=("budget",))
    found = configured(GROUND, asked, KNOWN)
    told = {
        label: {name: float(found.table.memberships[at][place]) for place, name in enumerate("AB")}
        | {"Y": float(found.table.result[at])}
        for at, label in enumerate(found.table.cases)
    }
    table = truth_table(told, ["A", "B"], "Y", consistent=0.7)
    assert (found.solutions[0].models, found.solutions[-1].models) == (
        conservative(table).models,
        parsimonious(table).models,
    )
    assert [one.kind for one in found.solutions[1:-1]] == ["intermediate"] * (len(found.solutions) - 2)
    assert found.letters == (("A", "step:2"), ("B", "budget"), ("Y", "code:T1"))
    assert found.combinations == 4


def test_the_absence_of_the_outcome_can_be_asked_for() -> None:
    asked = Asked("code:T1", conditions=("step:2",))
    there, absent = (configured(GROUND, replace(asked, absent=word), KNOWN).table for word in (False, True))
    assert absent.outcome == "~Y"
    assert (there.result + absent.result == 1).all()


def test_a_case_that_lacks_something_is_left_out_and_named() -> None:
    heard = tuple(one for one in study().answers if not one.respondent_id.startswith("C"))
    ground = Ground(replace(study(), answers=heard))
    found = configured(ground, Asked("code:T1", conditions=("answer:nojd",)), choices(ground))
    assert found.left_out == ("C",)


def test_what_makes_no_table_says_why() -> None:
    reasons = {
        "too many conditions": Asked("code:T1", conditions=tuple("budget" for _ in range(9))),
        "anchors": Asked("code:T1", conditions=("budget",), anchors={"budget": (1, 5, 3)}),
    }
    for why, asked in reasons.items():
        with pytest.raises(CannotCompare) as caught:
            configured(GROUND, asked, KNOWN)
        assert caught.value.why == why
    few = replace(KNOWN["budget"], values=dict(list(KNOWN["budget"].values.items())[:1]))
    with pytest.raises(CannotCompare, match="too few cases"):
        configured(GROUND, Asked("code:T1", conditions=("budget",)), KNOWN | {"budget": few})


def test_other_thresholds_and_anchors_give_other_tables_of_the_same_cases() -> None:
    asked = Asked("code:T1", conditions=("step:2", "budget"), consistency=0.7)
    found = varied(GROUND, asked, KNOWN)
    # Five consistencies (one was chosen), two least numbers of cases, and the budget's anchors down and up.
    assert len(found) == 5 * 2 + 2
    chosen = next(one for one in found if (one.consistency, one.least_cases, one.moved) == (0.7, 1, ""))
    assert parsimonious(chosen.table) == parsimonious(configured(GROUND, asked, KNOWN).table)
    lower, higher = (one for one in found if one.moved == "B")
    assert (lower.by, higher.by) == (-0.1, 0.1)
    at = lower.table.conditions.index("B")
    assert (lower.table.memberships[:, at] >= chosen.table.memberships[:, at]).all()
    assert (higher.table.memberships[:, at] <= chosen.table.memberships[:, at]).all()
    assert {one.table.cases for one in found} == {chosen.table.cases}
    with pytest.raises(CannotCompare):
        varied(GROUND, Asked("code:T1", conditions=("budget",), anchors={"budget": (1, 5, 3)}), KNOWN)


def test_too_many_models_are_not_paired(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked("code:T1", conditions=("step:2", "budget"), consistency=0.7, expected=("budget",))
    assert not configured(GROUND, asked, KNOWN).unpaired
    assert MOST_PAIRS > 1
    monkeypatch.setattr("lardom.comparison.configuring.MOST_PAIRS", 0)
    told = configured(GROUND, asked, KNOWN)
    assert told.unpaired
    assert [one.kind for one in told.solutions] == ["conservative", "parsimonious"]
