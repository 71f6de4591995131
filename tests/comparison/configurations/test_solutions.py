"""The solutions of the classic data are the published ones, to the printed digits."""

import pytest
from krook import CONDITIONS as PARLIAMENTS
from krook import WOMEN
from lipset import CONDITIONS, CRISP, FUZZY

from lardom.comparison.configurations.solutions import (
    Solution,
    conservative,
    fitted,
    intermediate,
    necessity,
    parsimonious,
    written,
)
from lardom.comparison.configurations.truth_table import TruthTable, truth_table

Printed = dict[str, tuple[float, ...]]


def only(solution: Solution, table: TruthTable) -> Printed:
    """Return the only model's figures as the R package prints them: inclS, PRI, covS and covU of terms, then of the whole."""
    assert solution.complete
    (model,) = solution.models
    fit = fitted(table, model)
    told = {}
    for term, one in zip(model, fit.terms, strict=True):
        figures = (one.consistency, one.pri, one.coverage, one.unique)
        told[term.told(table.conditions, table.levels)] = tuple(round(f, 3) for f in figures if f is not None)
    whole = (fit.whole.consistency, fit.whole.pri, fit.whole.coverage)
    return told | {"M1": tuple(round(figure, 3) for figure in whole if figure is not None)}


# Rihoux & De Meur 2009, pp. 57-61; figures as printed in the documentation of the R package QCA (dusadrian/QCA, minimize).
def test_lipsets_crisp_data() -> None:
    table = truth_table(CRISP, CONDITIONS, "SURV")
    assert only(conservative(table), table) == {
        "DEV*~URB*LIT*STB": (1.0, 1.0, 0.5, 0.25),
        "DEV*LIT*IND*STB": (1.0, 1.0, 0.75, 0.5),
        "M1": (1.0, 1.0, 1.0),
    }
    assert only(parsimonious(table), table) == {"DEV*STB": (1.0, 1.0, 1.0), "M1": (1.0, 1.0, 1.0)}


def test_lipsets_crisp_data_the_other_way() -> None:
    table = truth_table(CRISP, CONDITIONS, "~SURV")
    assert [written(table, model) for model in conservative(table).models] == ["~DEV*~URB*~IND + DEV*LIT*IND*~STB"]
    assert only(parsimonious(table), table) == {
        "~DEV": (1.0, 1.0, 0.8, 0.3),
        "~STB": (1.0, 1.0, 0.7, 0.2),
        "M1": (1.0, 1.0, 1.0),
    }


# Ragin 2009, p. 112; figures as printed there.
def test_lipsets_fuzzy_data() -> None:
    table = truth_table(FUZZY, CONDITIONS, "SURV", consistent=0.8)
    assert only(conservative(table), table) == {
        "DEV*URB*LIT*IND*STB": (0.904, 0.886, 0.454, 0.393),
        "DEV*~URB*LIT*~IND*STB": (0.804, 0.719, 0.265, 0.204),
        "M1": (0.870, 0.843, 0.658),
    }
    assert only(parsimonious(table), table) == {
        "DEV*~IND": (0.815, 0.721, 0.284, 0.194),
        "URB*STB": (0.874, 0.845, 0.520, 0.430),
        "M1": (0.850, 0.819, 0.714),
    }
    (between,) = intermediate(table, dict.fromkeys(CONDITIONS, 1))
    assert only(between, table) == {
        "DEV*URB*LIT*STB": (0.901, 0.879, 0.468, 0.378),
        "DEV*LIT*~IND*STB": (0.814, 0.721, 0.282, 0.191),
        "M1": (0.866, 0.839, 0.660),
    }


# Cronqvist & Berg-Schlosser 2009, p. 80: development in three levels; figures as printed there.
def test_lipsets_multi_value_data() -> None:
    high, middle = {"FR", "SE", "BE", "NL", "UK"}, {"FI", "IE", "CZ", "DE", "AU"}
    told = {case: row | {"DEV": 2.0 if case in high else 1.0 if case in middle else 0.0} for case, row in CRISP.items()}
    table = truth_table(told, CONDITIONS[:4], "SURV")
    assert only(conservative(table), table) == {
        "DEV[2]*LIT*IND": (1.0, 1.0, 0.625, 0.625),
        "DEV[1]*~URB*LIT*~IND": (1.0, 1.0, 0.25, 0.25),
        "M1": (1.0, 1.0, 0.875),
    }
    assert only(parsimonious(table), table) == {
        "DEV[2]": (1.0, 1.0, 0.625, 0.625),
        "DEV[1]*~IND": (1.0, 1.0, 0.25, 0.25),
        "M1": (1.0, 1.0, 0.875),
    }
    absent = truth_table(told, CONDITIONS[:4], "~SURV")
    assert only(conservative(absent), absent) == {
        "DEV[0]*~URB*~IND": (1.0, 1.0, 0.8, 0.8),
        "DEV[1]*~URB*LIT*IND": (1.0, 1.0, 0.1, 0.1),
        "M1": (1.0, 1.0, 0.9),
    }
    assert only(parsimonious(absent), absent) == {
        "DEV[0]": (1.0, 1.0, 0.8, 0.8),
        "DEV[1]*~URB*IND": (1.0, 1.0, 0.1, 0.1),
        "M1": (1.0, 1.0, 0.9),
    }


# Thiem & Dusa 2013, The R Journal 5(1), pp. 92-95 (see tests/krook.py); figures as printed there.
def test_krooks_women_in_parliament() -> None:
    table = truth_table(WOMEN, PARLIAMENTS, "WNP", consistent=1.0)
    assert sorted((row.corner, row.n, row.outcome) for row in table.rows) == [
        ((0, 0, 0, 1, 0), 2, "0"), ((0, 0, 0, 1, 1), 1, "1"), ((0, 1, 0, 0, 0), 1, "0"), ((0, 1, 0, 1, 0), 4, "0"),
        ((0, 1, 0, 1, 1), 1, "1"), ((1, 0, 0, 0, 1), 1, "0"), ((1, 0, 1, 0, 0), 1, "1"), ((1, 0, 1, 1, 1), 1, "1"),
        ((1, 1, 0, 0, 0), 3, "0"), ((1, 1, 0, 0, 1), 1, "1"), ((1, 1, 0, 1, 0), 1, "1"), ((1, 1, 0, 1, 1), 2, "1"),
        ((1, 1, 1, 0, 0), 1, "1"), ((1, 1, 1, 1, 1), 2, "1"),
    ]  # fmt: skip
    assert only(conservative(table), table) == {
        "ES*QU*~WS*LP": (1.0, 1.0, 0.273, 0.091),
        "ES*QU*~WS*WM": (1.0, 1.0, 0.273, 0.091),
        "~ES*~WS*WM*LP": (1.0, 1.0, 0.182, 0.182),
        "ES*WS*~WM*~LP": (1.0, 1.0, 0.182, 0.182),
        "ES*WS*WM*LP": (1.0, 1.0, 0.273, 0.273),
        "M1": (1.0, 1.0, 1.0),
    }
    # Two models explain as much: programs that show one of them show half the finding.
    short = parsimonious(table)
    assert short.complete
    assert {frozenset(written(table, model).split(" + ")) for model in short.models} == {
        frozenset({"WS", "ES*WM", "QU*LP", "~ES*LP"}),
        frozenset({"WS", "ES*WM", "QU*LP", "WM*LP"}),
    }
    assert {term.told(table.conditions, table.levels) for term in short.primes} == {
        "WS", "~ES*LP", "ES*WM", "QU*LP", "WM*LP", "ES*~QU*~LP", "~QU*~WM*~LP",
    }  # fmt: skip
    figures = {}
    for model in short.models:
        for term, one in zip(model, fitted(table, model).terms, strict=True):
            figures[term.told(table.conditions, table.levels)] = (
                one.consistency,
                round(one.coverage or 0, 3),
                round(one.unique or 0, 3),
            )
    assert figures == {
        "WS": (1.0, 0.455, 0.182), "ES*WM": (1.0, 0.545, 0.091), "QU*LP": (1.0, 0.545, 0.091),
        "~ES*LP": (1.0, 0.182, 0.091), "WM*LP": (1.0, 0.636, 0.091),
    }  # fmt: skip
    told = {
        frozenset(written(table, model).split(" + "))
        for one in intermediate(table, dict.fromkeys(PARLIAMENTS, 1))
        for model in one.models
    }
    assert frozenset({"ES*WS", "WM*LP", "ES*QU*LP", "ES*QU*WM"}) in told


def test_krooks_women_the_other_way() -> None:
    table = truth_table(WOMEN, PARLIAMENTS, "~WNP", consistent=1.0)
    assert [set(written(table, model).split(" + ")) for model in conservative(table).models] == [
        {"~ES*~WS*WM*~LP", "QU*~WS*~WM*~LP", "ES*~QU*~WS*~WM*LP"}
    ]


def test_krooks_conditions_are_necessary_together_only() -> None:
    told = {one.condition: one.consistency for one in necessity(truth_table(WOMEN, PARLIAMENTS, "WNP"))}
    assert told["ES"] == pytest.approx(9 / 11)
    assert max(one for one in told.values() if one is not None) < 1


def test_between_the_two_lie_the_intermediate_solutions() -> None:
    table = truth_table(CRISP, CONDITIONS, "SURV")
    for expected in ({}, {"DEV": 1, "STB": 1}, dict.fromkeys(CONDITIONS, 0)):
        for solution in intermediate(table, expected):
            for model in solution.models:
                for term in model:
                    assert any(term.within(short) for short in parsimonious(table).models[0])
    with pytest.raises(KeyError, match="XYZ is no condition"):
        intermediate(table, {"XYZ": 1})


def test_every_model_is_given_when_there_are_several() -> None:
    told = {"a": {"X": 1, "Z": 1, "Y": 1}, "b": {"X": 0, "Z": 0, "Y": 0}}
    table = truth_table(told, ["X", "Z"], "Y")
    assert [written(table, model) for model in parsimonious(table).models] == ["Z", "X"]
    assert [written(table, model) for model in conservative(table).models] == ["X*Z"]
    nothing = truth_table(told, ["X"], "Y", least_cases=2)
    assert parsimonious(nothing).models == conservative(nothing).models == ()


def test_necessary_conditions_have_a_weight() -> None:
    table = truth_table(FUZZY, CONDITIONS, "SURV", consistent=0.8)
    found = {one.condition: one for one in necessity(table)}
    assert len(found) == 10
    # Nearly all were literate, survivors or not: necessary, but of little weight.
    literate = found["LIT"]
    assert (literate.consistency or 0) > 0.9
    assert (literate.relevance or 0) < (found["STB"].relevance or 0) < 1
