"""What can be a condition among a study's cases."""

from dataclasses import replace

import pytest
from table_one import study, without_consent

from lardom.claims.ground import Ground
from lardom.comparison.cases import cases_of, groups_of
from lardom.comparison.conditions import choices

RICH = replace(study(), projects=tuple(replace(one, budget=1e6 * n) for n, one in enumerate(study().projects, 1)))
GROUND = Ground(RICH)


def test_what_all_have_or_none_is_no_condition() -> None:
    found, groups = choices(GROUND), groups_of(GROUND)
    assert "status:completed" not in found
    assert {case for case, value in found["step:2"].values.items() if value} == groups["step:2"].cases
    assert set(found["step:2"].values) == set(cases_of(GROUND))


def test_a_case_s_answer_is_the_mean_of_its_people_and_those_who_withdrew_give_none() -> None:
    case = next(case for case, label in cases_of(GROUND).items() if label == "B")
    one = choices(GROUND)["answer:nojd"]
    given = [value for who in ("B-R1", "B-R2") if (value := GROUND.answers_to("nojd").get(who)) is not None]
    assert one.values[case] == pytest.approx(sum(given) / len(given))
    assert one.anchors == (2, 3, 4.5)
    silent = choices(Ground(without_consent(study(), "B-R1", "B-R2")))
    assert case not in silent["answer:nojd"].values


def test_budgets_are_calibrated_from_the_least_to_the_most_and_one_answer_is_no_choice() -> None:
    found = choices(GROUND)["budget"]
    assert found.anchors is not None
    assert (found.anchors[0], found.anchors[2]) == (min(found.values.values()), max(found.values.values()))
    assert "answer:nojd" not in choices(Ground(replace(study(), answers=study().answers[:1])))
