"""How long terms last is counted over truth tables that differ in one choice."""

import pytest
from krook import CONDITIONS as PARLIAMENTS
from krook import WOMEN
from lipset import CONDITIONS, FUZZY

from lardom.comparison.configurations.robustness import CUTS, LEAST, moved, survivals, thresholds
from lardom.comparison.configurations.solutions import conservative, parsimonious
from lardom.comparison.configurations.truth_table import truth_table


@pytest.mark.parametrize("kind", ["conservative", "parsimonious"])
def test_a_term_is_counted_where_a_model_has_it(kind: str) -> None:
    found = thresholds(FUZZY, CONDITIONS, "SURV")
    assert [(one.consistency, one.least_cases) for one in found] == [(cut, least) for cut in CUTS for least in LEAST]
    told = survivals([one.table for one in found], kind)  # type: ignore[arg-type]
    assert told
    solve = conservative if kind == "conservative" else parsimonious
    for survival in told:
        having = []
        for one in found:
            table = truth_table(FUZZY, CONDITIONS, "SURV", consistent=one.consistency, least_cases=one.least_cases)
            models = [{term.told(table.conditions, table.levels) for term in model} for model in solve(table).models]
            having += [[survival.term in model for model in models]]
        assert survival.some == sum(map(any, having))
        assert survival.every == sum(bool(one) and all(one) for one in having)
    assert [one.some for one in told] == sorted((one.some for one in told), reverse=True)


def test_the_terms_of_two_models_that_explain_as_much_are_in_some_and_not_in_every_one() -> None:
    table = truth_table(WOMEN, PARLIAMENTS, "WNP")
    told = {one.term: (one.some, one.every) for one in survivals([table])}
    assert told == {"WS": (1, 1), "ES*WM": (1, 1), "QU*LP": (1, 1), "~ES*LP": (1, 0), "WM*LP": (1, 0)}


def test_a_table_without_the_outcome_counts_for_no_term() -> None:
    none = truth_table(FUZZY, CONDITIONS, "SURV", consistent=1.0)
    some = truth_table(FUZZY, CONDITIONS, "SURV", consistent=0.8)
    assert survivals([none, some]) == survivals([some])
    assert survivals([none]) == ()


def test_anchors_move_together_and_keep_their_order() -> None:
    assert moved((1.0, 3.0, 5.0), -0.1) == pytest.approx((0.6, 2.6, 4.6))
    assert moved((5.0, 3.0, 1.0), 0.1) == pytest.approx((4.6, 2.6, 0.6))
