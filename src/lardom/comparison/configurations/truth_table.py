"""The truth table: for each combination of conditions how many cases show it, and whether they show the outcome."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lardom.comparison.configurations.terms import Corner, Term

type Outcome = Literal["1", "0", "?"]
type Floats = NDArray[np.float64]

NEARLY = 1e-9
"""Sums of memberships are compared with this much patience."""

MOST_LEVELS = 99
"""Levels that a multi-value condition may have."""


@dataclass(frozen=True, slots=True)
class Row:
    """A combination that at least one case shows (membership above 0.5).

    `n` is how many cases do, `consistency` how far the combination is a subset of the outcome, `pri` the same without
    what would speak for the outcome's absence as well (`None` where it is undefined), `outcome` what the row counts as:
    "1", "0", or "?" when too few cases show it. `contradicting` are its cases on the other side of the outcome than the row.
    """

    corner: Corner
    n: int
    consistency: float
    pri: float | None
    outcome: Outcome
    cases: tuple[str, ...]
    contradicting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class TruthTable:
    """All rows with cases, the most consistent first, and the memberships they come from.

    `undecided` are cases with a membership of exactly 0.5 somewhere: they belong to no row.
    """

    conditions: tuple[str, ...]
    outcome: str
    levels: tuple[int, ...]
    rows: tuple[Row, ...]
    cases: tuple[str, ...]
    memberships: Floats
    result: Floats
    undecided: tuple[str, ...] = ()

    @property
    def positive(self) -> tuple[Corner, ...]:
        """The rows that count as showing the outcome."""
        return tuple(sorted(row.corner for row in self.rows if row.outcome == "1"))

    @property
    def negative(self) -> tuple[Corner, ...]:
        """The rows that count as not showing it."""
        return tuple(sorted(row.corner for row in self.rows if row.outcome == "0"))

    @property
    def remainders(self) -> int:
        """How many combinations too few cases show, or none."""
        return prod(self.levels) - len(self.positive) - len(self.negative)

    @property
    def outnumbered(self) -> bool:
        """Whether there are more combinations than cases: then much rests on combinations nobody has seen."""
        return prod(self.levels) > len(self.cases)

    def membership(self, term: Term) -> Floats:
        """Return each case's membership of a term: the least of its conditions'."""
        parts = [
            self.memberships[:, at] if self.levels[at] > 2 or value else 1 - self.memberships[:, at]
            for at, value in enumerate(term.values)
            if value is not None and self.levels[at] == 2
        ]
        parts += [
            (self.memberships[:, at] == value).astype(float)
            for at, value in enumerate(term.values)
            if value is not None and self.levels[at] > 2
        ]
        return np.min(parts, axis=0) if parts else np.ones(len(self.cases))


def consistency(part: Floats, whole: Floats) -> float | None:
    """Return how far `part` is a subset of `whole`: sum of the lesser memberships over the sum of `part`'s.

    >>> consistency(np.array([1.0, 0.5]), np.array([1.0, 0.25]))
    0.8333333333333334
    """
    total = float(part.sum())
    return float(np.minimum(part, whole).sum()) / total if total > NEARLY else None


def proportional(part: Floats, whole: Floats) -> float | None:
    """Return PRI: consistency without what would speak for the absence of `whole` too.

    >>> round(proportional(np.array([1.0, 0.6]), np.array([1.0, 0.5])), 3)
    0.909
    """
    shared, both = np.minimum(part, whole), np.minimum(part, np.minimum(whole, 1 - whole))
    below = float(part.sum() - both.sum())
    return float(shared.sum() - both.sum()) / below if below > NEARLY else None


def truth_table(
    cases: Mapping[str, Mapping[str, float]],
    conditions: Sequence[str],
    outcome: str,
    *,
    consistent: float = 1.0,
    least_cases: int = 1,
    least_pri: float = 0.0,
) -> TruthTable:
    """Return the truth table of cases, each with its memberships by name.

    Memberships are between 0 and 1; a condition with whole numbers above 1 (at most 99 levels) is a multi-value one. A leading `~` on `outcome`
    asks for its absence. A row counts as "1" when its consistency is at least `consistent` (and its PRI `least_pri`), and as
    "?" when fewer than `least_cases` cases show it. Raises `ValueError` for a missing or impossible membership.

    >>> told = {"A": {"X": 1, "Y": 1}, "B": {"X": 1, "Y": 1}, "C": {"X": 0, "Y": 0}}
    >>> [(row.corner, row.n, row.outcome) for row in truth_table(told, ["X"], "Y").rows]
    [((1,), 2, '1'), ((0,), 1, '0')]
    """
    bare = outcome.removeprefix("~")
    names = tuple(cases)
    memberships = np.array([[_number(cases, case, one) for one in conditions] for case in names], dtype=float)
    memberships = memberships.reshape(len(names), len(conditions))
    result = np.array([_number(cases, case, bare) for case in names], dtype=float)
    levels = tuple(_levels(column, name) for column, name in zip(memberships.T, conditions, strict=True))
    _levels(result, bare, most=2)
    if outcome.startswith("~"):
        result = 1 - result
    table = TruthTable(tuple(conditions), outcome, levels, (), names, memberships, result)
    corners: dict[Corner, list[int]] = {}
    undecided = []
    for at, row in enumerate(memberships):
        two = np.array(levels) == 2
        if (row[two] == 0.5).any():
            undecided.append(names[at])
            continue
        corner = tuple(int(value > 0.5) if many == 2 else int(value) for value, many in zip(row, levels, strict=True))
        corners.setdefault(corner, []).append(at)
    rows = [
        _row(table, corner, members, consistent=consistent, least_cases=least_cases, least_pri=least_pri)
        for corner, members in sorted(corners.items())
    ]
    rows.sort(key=lambda row: (-row.consistency, -row.n, row.corner))
    return TruthTable(table.conditions, outcome, levels, tuple(rows), names, memberships, result, tuple(undecided))


def _number(cases: Mapping[str, Mapping[str, float]], case: str, name: str) -> float:
    if name not in cases[case]:
        raise ValueError(f"{case} has no membership of {name}.")
    return float(cases[case][name])


def _levels(column: Floats, name: str, most: int = MOST_LEVELS) -> int:
    if not column.size:
        return 2
    inside = np.isfinite(column) & (column >= 0)
    whole = bool((column[inside] == np.floor(column[inside])).all()) and most > 2
    inside &= column <= (most - 1 if whole else 1)
    if not inside.all():
        worst = column[~inside][0]
        levels = f", or be a whole number up to {most - 1}" if whole else ""
        raise ValueError(f"A membership of {name} is {worst:g}; it must lie between 0 and 1{levels}.")
    return max(2, int(column.max()) + 1)


def _row(
    table: TruthTable, corner: Corner, members: list[int], *, consistent: float, least_cases: int, least_pri: float
) -> Row:
    part = table.membership(Term(corner))
    found = consistency(part, table.result) or 0.0
    pri = proportional(part, table.result)
    shows = found >= consistent - NEARLY and (pri or 0.0) >= least_pri - NEARLY
    outcome: Outcome = "?" if len(members) < least_cases else "1" if shows else "0"
    against = [at for at in members if (table.result[at] < 0.5 if outcome == "1" else table.result[at] > 0.5)]
    return Row(
        corner, len(members), found, pri, outcome, tuple(table.cases[at] for at in members),
        tuple(table.cases[at] for at in against) if outcome != "?" else (),
    )  # fmt: skip
