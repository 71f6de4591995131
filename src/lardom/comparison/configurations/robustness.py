"""How much a solution hangs on the thresholds: the same cases again with other ones, and how often each term is still there.

Which consistency is enough, how many cases make a row, and where the anchors of a calibrated set lie are choices. A term
that is there whichever is made is a finding; one that comes and goes with them is one of the choice (C. Q. Schneider & C.
Wagemann, Set-Theoretic Methods for the Social Sciences, 2012, section 11.2).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from lardom.comparison.configurations.solutions import Solution, conservative, parsimonious
from lardom.comparison.configurations.truth_table import TruthTable, truth_table

CUTS = (0.75, 0.8, 0.85, 0.9)
"""Consistencies that are tried; what was chosen is tried with them."""

LEAST = (1, 2)
"""Least numbers of cases of a row that are tried."""

SHIFT = 0.1
"""How far anchors are moved: this share of the way from out to in."""


@dataclass(frozen=True, slots=True)
class Survival:
    """A term, in how many of the truth tables some smallest model has it, and in how many every one of them."""

    term: str
    some: int
    every: int


def survivals(
    tables: Iterable[TruthTable], kind: Literal["conservative", "parsimonious"] = "parsimonious"
) -> tuple[Survival, ...]:
    """Return how often each term is in the solutions of truth tables of the same conditions, the most lasting first.

    >>> told = {"A": {"X": 1, "Z": 1, "Y": 1}, "C": {"X": 0, "Z": 0, "Y": 0}}
    >>> survivals([truth_table(told, ["X", "Z"], "Y", consistent=cut) for cut in (0.8, 0.9)])
    (Survival(term='X', some=2, every=0), Survival(term='Z', some=2, every=0))
    """
    counted: dict[str, list[int]] = {}
    for table in tables:
        some, every = _terms(table, conservative(table) if kind == "conservative" else parsimonious(table))
        for term in some:
            told = counted.setdefault(term, [0, 0])
            told[0] += 1
            told[1] += term in every
    rows = (Survival(term, some, every) for term, (some, every) in counted.items())
    return tuple(sorted(rows, key=lambda one: (-one.some, -one.every, one.term)))


def _terms(table: TruthTable, solution: Solution) -> tuple[set[str], set[str]]:
    models = [{term.told(table.conditions, table.levels) for term in model} for model in solution.models]
    return set().union(*models), set.intersection(*models) if models else set()


@dataclass(frozen=True, slots=True)
class Variation:
    """One truth table among several: what was chosen for it.

    `moved` is the condition (or the outcome) whose anchors were moved, `by` how far, as a share of the way from out to in.
    """

    consistency: float
    least_cases: int
    table: TruthTable
    moved: str = ""
    by: float = 0.0


def thresholds(
    cases: Mapping[str, Mapping[str, float]], conditions: Sequence[str], outcome: str, *,
    consistencies: Iterable[float] = CUTS, least_cases: Iterable[int] = LEAST,
) -> tuple[Variation, ...]:  # fmt: skip
    """Return the truth table of the same cases at every consistency with every least number of cases.

    Raises what `truth_table` raises.

    >>> told = {"A": {"X": 0.9, "Y": 0.8}, "B": {"X": 0.6, "Y": 0.7}, "C": {"X": 0.1, "Y": 0.2}}
    >>> [(one.consistency, one.least_cases, one.table.positive) for one in thresholds(told, ["X"], "Y", consistencies=[0.8])]
    [(0.8, 1, ((1,),)), (0.8, 2, ((1,),))]
    """
    return tuple(
        Variation(cut, least, truth_table(cases, conditions, outcome, consistent=cut, least_cases=least))
        for cut, least in product(sorted(set(consistencies)), sorted(set(least_cases)))
    )


def moved(anchors: tuple[float, float, float], by: float) -> tuple[float, float, float]:
    """Return anchors moved together by a share of the way from out to in.

    >>> moved((400, 550, 900), 0.1), moved((5, 3, 1), 0.25)
    ((450.0, 600.0, 950.0), (4.0, 2.0, 0.0))
    """
    out, cross, into = anchors
    step = by * (into - out)
    return out + step, cross + step, into + step
