"""The truth table is the printed one, and tells what is wrong with its input."""

import numpy as np
import pytest
from lipset import CONDITIONS, CRISP, FUZZY

from lardom.comparison.configurations.truth_table import proportional, truth_table


# A. Dusa, documentation of the R package QCA (dusadrian/QCA, truthTable and minimize): Lipset's crisp data.
def test_the_printed_truth_table_of_lipsets_crisp_data() -> None:
    table = truth_table(CRISP, CONDITIONS, "SURV")
    told = {"".join(map(str, row.corner)): (row.outcome, row.n, row.consistency) for row in table.rows}
    assert told == {
        "00000": ("0", 3, 0.0), "00001": ("0", 2, 0.0), "00100": ("0", 2, 0.0), "00101": ("0", 1, 0.0),
        "10101": ("1", 2, 1.0), "10110": ("0", 1, 0.0), "10111": ("1", 2, 1.0), "11110": ("0", 1, 0.0),
        "11111": ("1", 4, 1.0),
    }  # fmt: skip
    assert table.remainders == 32 - 9
    assert table.outnumbered
    assert table.rows[0].cases == ("BE", "CZ", "NL", "UK")


def test_fuzzy_rows_take_consistency_frequency_and_pri_into_account() -> None:
    strict = truth_table(FUZZY, CONDITIONS, "SURV", consistent=0.9)
    loose = truth_table(FUZZY, CONDITIONS, "SURV", consistent=0.8)
    rare = truth_table(FUZZY, CONDITIONS, "SURV", consistent=0.8, least_cases=3)
    pri = truth_table(FUZZY, CONDITIONS, "SURV", consistent=0.8, least_pri=0.8)
    assert [len(table.positive) for table in (strict, loose, rare, pri)] == [1, 2, 1, 1]
    assert {row.outcome for row in rare.rows if row.n < 3} == {"?"}


def test_cases_that_contradict_their_row_or_belong_to_none_are_named() -> None:
    told: dict[str, dict[str, float]] = {
        "a": {"X": 1, "Y": 1}, "b": {"X": 1, "Y": 0}, "c": {"X": 0.5, "Y": 1}, "d": {"X": 0, "Y": 1},
    }  # fmt: skip
    table = truth_table(told, ["X"], "Y", consistent=0.5)
    rows = {row.corner: row for row in table.rows}
    assert rows[1,].outcome == "1"
    assert rows[1,].contradicting == ("b",)
    assert rows[0,].contradicting == ()
    assert table.undecided == ("c",)
    absent = truth_table(told, ["X"], "~Y")
    assert {row.corner: row.outcome for row in absent.rows} == {(1,): "0", (0,): "0"}
    assert {row.corner: row.contradicting for row in absent.rows}[1,] == ("b",)


def test_bad_memberships_are_named() -> None:
    with pytest.raises(ValueError, match="a has no membership of Z"):
        truth_table({"a": {"X": 1, "Y": 1}}, ["X", "Z"], "Y")
    for wrong in (-0.1, 1.5, float("nan"), float("inf"), 1e300):
        with pytest.raises(ValueError, match="membership of X"):
            truth_table({"a": {"X": wrong, "Y": 1}, "b": {"X": 0.2, "Y": 1}}, ["X"], "Y")
    with pytest.raises(ValueError, match="membership of Y is 2"):
        truth_table({"a": {"X": 1, "Y": 2}}, ["X"], "Y")
    with pytest.raises(ValueError, match=r"X is -0.5; .* or be a whole number up to 98"):
        truth_table({"a": {"X": 2, "Y": 1}, "b": {"X": -0.5, "Y": 1}}, ["X"], "Y")


def test_a_multi_value_condition_has_a_row_a_value() -> None:
    told = {"a": {"X": 2, "Y": 1}, "b": {"X": 1, "Y": 0}, "c": {"X": 0, "Y": 0}}
    table = truth_table(told, ["X"], "Y")
    assert table.levels == (3,)
    assert table.positive == ((2,),)
    assert proportional(np.zeros(2), np.ones(2)) is None
