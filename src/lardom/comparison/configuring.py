"""Configurations of a study's own cases: what is asked for, and the truth table with every smallest model. Brings NumPy."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from lardom.claims.ground import Ground
from lardom.comparison.cases import cases_of
from lardom.comparison.conditions import Anchors, Choice
from lardom.comparison.configurations.calibration import direct
from lardom.comparison.configurations.robustness import CUTS, LEAST, SHIFT, Variation, moved, thresholds
from lardom.comparison.configurations.solutions import (
    Necessity,
    Solution,
    conservative,
    intermediate,
    necessity,
    parsimonious,
)
from lardom.comparison.configurations.truth_table import TruthTable, truth_table

MOST_CONDITIONS = 8
"""More conditions than this say nothing with a handful of cases: there are 256 combinations of eight."""

LEAST_CASES = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for. `anchors` are by key, the choice's own where none are said; `expected` the conditions theory expects to be present."""

    outcome: str = ""
    absent: bool = False
    conditions: tuple[str, ...] = ()
    anchors: Mapping[str, Anchors] | None = None
    consistency: float = 0.8
    least: int = 1
    expected: tuple[str, ...] = ()


class CannotCompare(ValueError):  # noqa: N818 - told to a person in their own words
    """What was chosen makes no table: `why`, and the number or the choice's key that it is about."""

    def __init__(self, why: Literal["too many conditions", "too few cases", "anchors"], about: str = "") -> None:
        super().__init__(why, about)
        self.why, self.about = why, about


MOST_PAIRS = 400
"""Intermediate solutions are worked out for each conservative with each parsimonious model; more pairs are not tried."""


@dataclass(frozen=True, slots=True)
class Configured:
    """A truth table of cases by label, with its solutions: conservative, intermediate ones, parsimonious.

    `letters` are the conditions' short names (A, B …, and Y for the outcome) with their keys; `left_out` the labels of
    cases that lack something; `combinations` how many there could be. `unpaired` says that there were too many models for
    intermediate solutions.
    """

    table: TruthTable
    letters: tuple[tuple[str, str], ...]
    necessary: tuple[Necessity, ...]
    solutions: tuple[Solution, ...]
    left_out: tuple[str, ...]
    combinations: int
    unpaired: bool = False


def configured(ground: Ground, asked: Asked, known: Mapping[str, Choice]) -> Configured:
    """Return the truth table and every smallest model. Raises `CannotCompare`.

    >>> from lardom.claims.material import Material
    >>> from lardom.comparison.conditions import choices
    >>> from lardom.sampling.selection import Selection
    >>> chosen = (Selection("p1", "selected", "A", (1,), "ongoing"), Selection("p2", "selected", "B", (1, 2), "completed"))
    >>> ground = Ground(Material(sample=chosen))
    >>> found = configured(ground, Asked("status:completed", conditions=("step:2",)), choices(ground))
    >>> found.letters, [row.cases for row in found.table.rows]
    ((('A', 'step:2'), ('Y', 'status:completed')), [('B',), ('A',)])
    """
    cases = _cases(ground, asked, known)
    table = _table(cases, asked)
    long, short = conservative(table), parsimonious(table)
    wishes = {cases.letters[key]: 1 for key in asked.expected}
    many = len(long.models) * len(short.models) > MOST_PAIRS
    between = intermediate(table, wishes, long=long, short=short) if wishes and not many else ()
    return Configured(
        table, tuple((cases.letters[key], key) for key in (*asked.conditions, asked.outcome)), necessity(table),
        (long, *between, short), cases.left_out, 2 ** len(asked.conditions), bool(wishes) and many,
    )  # fmt: skip


def varied(ground: Ground, asked: Asked, known: Mapping[str, Choice]) -> tuple[Variation, ...]:
    """Return the truth tables of the same cases with other thresholds, and with anchors moved up and down one by one.

    Raises `CannotCompare`.

    >>> from lardom.claims.material import Material
    >>> from lardom.comparison.conditions import choices
    >>> from lardom.sampling.selection import Selection
    >>> chosen = (Selection("p1", "selected", "A", (1,), "ongoing"), Selection("p2", "selected", "B", (1, 2), "completed"))
    >>> ground = Ground(Material(sample=chosen))
    >>> len(varied(ground, Asked("status:completed", conditions=("step:2",)), choices(ground)))
    8
    """
    cases = _cases(ground, asked, known)
    names, outcome = [cases.letters[key] for key in asked.conditions], "~Y" if asked.absent else "Y"
    cuts, least = {*CUTS, asked.consistency}, {*LEAST, asked.least}
    found = list(thresholds(cases.told, names, outcome, consistencies=cuts, least_cases=least))
    for key, letter in cases.letters.items():
        if (own := known[key].anchors) is None:
            continue
        anchors = (asked.anchors or {}).get(key, own)
        for by in (-SHIFT, SHIFT):
            other = replace(asked, anchors={**(asked.anchors or {}), key: moved(anchors, by)})
            table = _table(_cases(ground, other, known), other)
            found.append(Variation(asked.consistency, asked.least, table, letter, by))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Cases:
    """The cases that have all that is asked for, by label, with memberships by letter."""

    letters: dict[str, str]
    told: dict[str, dict[str, float]]
    left_out: tuple[str, ...]


def _cases(ground: Ground, asked: Asked, known: Mapping[str, Choice]) -> _Cases:
    if len(asked.conditions) > MOST_CONDITIONS:
        raise CannotCompare("too many conditions", str(len(asked.conditions)))
    letters = {key: chr(ord("A") + at) for at, key in enumerate(asked.conditions)} | {asked.outcome: "Y"}
    labels = cases_of(ground)
    columns = {letter: _memberships(known[key], asked) for key, letter in letters.items()}
    whole = [case for case in labels if all(case in column for column in columns.values())]
    if len(whole) < LEAST_CASES:
        raise CannotCompare("too few cases", str(len(whole)))
    told = {labels[case]: {letter: column[case] for letter, column in columns.items()} for case in whole}
    return _Cases(letters, told, tuple(label for case, label in labels.items() if case not in whole))


def _table(cases: _Cases, asked: Asked) -> TruthTable:
    names, outcome = [cases.letters[key] for key in asked.conditions], "~Y" if asked.absent else "Y"
    return truth_table(cases.told, names, outcome, consistent=asked.consistency, least_cases=asked.least)


def _memberships(one: Choice, asked: Asked) -> dict[str, float]:
    if one.anchors is None:
        return one.values
    try:
        anchors = (asked.anchors or {}).get(one.key, one.anchors)
        return dict(zip(one.values, direct(one.values.values(), *anchors), strict=True))
    except ValueError:
        raise CannotCompare("anchors", one.key) from None
