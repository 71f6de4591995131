"""The three solutions of a truth table, all their models, and how well each term and model fits the cases.

- *Conservative* (complex): only what cases show; rows without cases count as not showing the outcome.
- *Parsimonious*: rows without cases may count as showing it wherever that makes the terms shorter.
- *Intermediate*: only those of them that theory makes easy to believe. Of a conservative term a condition may be left out
  when the parsimonious term it lies in does without it and its value goes against what theory expects (C. C. Ragin & J.
  Sonnett 2005; Ragin 2008, ch. 9); the rows so gained are then minimised together with those of the cases.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

import numpy as np

from lardom.comparison.configurations.minimising import (
    MOST_MODELS,
    primes_against,
    primes_within,
    smallest_covers,
)
from lardom.comparison.configurations.terms import Term
from lardom.comparison.configurations.truth_table import Floats, TruthTable, consistency, proportional

type Kind = Literal["conservative", "parsimonious", "intermediate"]


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a term or a model fits: consistency, PRI, and the part of the outcome it covers (`unique`: only it does).

    Each is `None` where it is undefined (nothing is in the term, or in the outcome).
    """

    consistency: float | None
    pri: float | None
    coverage: float | None
    unique: float | None = None
    cases: tuple[str, ...] = ()
    """Cases that are more in the term than out of it."""


type Model = tuple[Term, ...]
"""One smallest set of terms that together cover every row that shows the outcome."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """How well a model fits: the whole, and each of its terms."""

    whole: Fit
    terms: tuple[Fit, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """All models of one kind of solution, the primes they are chosen from, and whether the models are all there are.

    Empty `models`: no row shows the outcome. `complete` is false when there are more than `MOST_MODELS`: `models` are then
    the first that were found, and there is no saying which. `assumed` are the terms whose rows without cases the
    intermediate solution counts as showing the outcome.
    """

    kind: Kind
    models: tuple[Model, ...]
    primes: tuple[Term, ...] = ()
    complete: bool = True
    assumed: tuple[Term, ...] = ()


def conservative(table: TruthTable) -> Solution:
    """Return the conservative (complex) solution.

    >>> from lardom.comparison.configurations.truth_table import truth_table
    >>> told = {"A": {"X": 1, "Z": 1, "Y": 1}, "B": {"X": 1, "Z": 0, "Y": 1}, "C": {"X": 0, "Z": 0, "Y": 0}}
    >>> table = truth_table(told, ["X", "Z"], "Y")
    >>> written(table, conservative(table).models[0])
    'X'
    """
    return _solved("conservative", table, primes_within(map(Term, table.positive), table.levels))


def parsimonious(table: TruthTable) -> Solution:
    """Return the parsimonious solution.

    >>> from lardom.comparison.configurations.truth_table import truth_table
    >>> told = {"A": {"X": 1, "Z": 1, "Y": 1}, "C": {"X": 0, "Z": 0, "Y": 0}}
    >>> table = truth_table(told, ["X", "Z"], "Y")
    >>> [written(table, model) for model in parsimonious(table).models]
    ['Z', 'X']
    """
    return _solved("parsimonious", table, primes_against(table.positive, table.negative))


def intermediate(
    table: TruthTable, expected: Mapping[str, int], *, long: Solution | None = None, short: Solution | None = None
) -> tuple[Solution, ...]:
    """Return the intermediate solution of each pair of a conservative and a parsimonious model, different ones once.

    `expected` says for some conditions which value theory expects to further the outcome (1 present, 0 absent); `long` and
    `short` are the conservative and the parsimonious solution where they are at hand already. Raises `KeyError` for a name
    that is no condition.

    >>> from lardom.comparison.configurations.truth_table import truth_table
    >>> told = {"A": {"X": 1, "Z": 0, "Y": 1}, "C": {"X": 0, "Z": 1, "Y": 0}}
    >>> table = truth_table(told, ["X", "Z"], "Y")
    >>> [written(table, model) for one in intermediate(table, {"X": 1, "Z": 1}) for model in one.models]
    ['X*~Z', 'X']
    """
    wishes: list[int | None] = [None] * len(table.conditions)
    for name, value in expected.items():
        if name not in table.conditions:
            raise KeyError(f"{name} is no condition; the conditions are {', '.join(table.conditions)}.")
        wishes[table.conditions.index(name)] = value
    found: dict[tuple[Term, ...], Solution] = {}
    for narrow, brief in product((long or conservative(table)).models, (short or parsimonious(table)).models):
        cubes = {_relieved(term, whole, wishes) for term in narrow for whole in brief if term.within(whole)}
        assumed = tuple(sorted(cubes | set(narrow), key=str))
        solution = _solved("intermediate", table, primes_within(assumed, table.levels), assumed)
        found.setdefault(tuple(sorted({term for model in solution.models for term in model}, key=str)), solution)
    return tuple(found.values())


def _relieved(term: Term, whole: Term, wishes: Iterable[int | None]) -> Term:
    """Return a term without the conditions that the shorter one does without and whose value theory speaks against."""
    return Term(
        tuple(
            None if value is not None and kept is None and wish is not None and value != wish else value
            for value, kept, wish in zip(term.values, whole.values, wishes, strict=True)
        )
    )


def _solved(kind: Kind, table: TruthTable, primes: tuple[Term, ...], assumed: tuple[Term, ...] = ()) -> Solution:
    if not table.positive:
        return Solution(kind, (), primes, assumed=assumed)
    covers = smallest_covers(primes, table.positive, MOST_MODELS)
    return Solution(kind, covers.models, primes, covers.complete, assumed)


def written(table: TruthTable, model: Model) -> str:
    """Return a model as it is written: terms with `+` between them.

    >>> from lardom.comparison.configurations.truth_table import truth_table
    >>> table = truth_table({"A": {"X": 1, "Z": 1, "Y": 1}}, ["X", "Z"], "Y")
    >>> written(table, (Term((1, None)), Term((0, 0))))
    'X + ~X*~Z'
    """
    return " + ".join(term.told(table.conditions, table.levels) for term in model)


def fitted(table: TruthTable, model: Model) -> Fitted:
    """Return how well a model and each of its terms fit the cases.

    >>> from lardom.comparison.configurations.truth_table import truth_table
    >>> told = {"A": {"X": 1, "Y": 1}, "B": {"X": 1, "Y": 1}, "C": {"X": 0, "Y": 1}, "D": {"X": 0, "Y": 0}}
    >>> table = truth_table(told, ["X"], "Y")
    >>> round(fitted(table, conservative(table).models[0]).whole.coverage, 2)
    0.67
    """
    members = [table.membership(term) for term in model]
    whole = np.max(members, axis=0)
    coverage = consistency(table.result, whole)
    fits = []
    for at, member in enumerate(members):
        rest = members[:at] + members[at + 1 :]
        left = consistency(table.result, np.max(rest, axis=0)) if rest else None
        unique = coverage - left if coverage is not None and left is not None else None
        fits.append(_fit(table, member, unique))
    return Fitted(_fit(table, whole), tuple(fits))


def _fit(table: TruthTable, members: Floats, unique: float | None = None) -> Fit:
    return Fit(
        consistency(members, table.result),
        proportional(members, table.result),
        consistency(table.result, members),
        unique,
        tuple(case for case, member in zip(table.cases, members.tolist(), strict=True) if member > 0.5),
    )


@dataclass(frozen=True, slots=True)
class Necessity:
    """Whether a condition's value is necessary: consistency, coverage, and relevance (RoN; low means trivially necessary)."""

    condition: str
    consistency: float | None
    coverage: float | None
    relevance: float | None


def necessity(table: TruthTable) -> tuple[Necessity, ...]:
    """Return how far each condition, and the absence of each, is necessary for the outcome.

    RoN after C. Q. Schneider & C. Wagemann, Set-Theoretic Methods for the Social Sciences, 2012, p. 236.

    >>> from lardom.comparison.configurations.truth_table import truth_table
    >>> told = {"A": {"X": 1, "Y": 1}, "B": {"X": 1, "Y": 0}, "C": {"X": 0, "Y": 0}}
    >>> necessity(truth_table(told, ["X"], "Y"))[0]
    Necessity(condition='X', consistency=1.0, coverage=0.5, relevance=0.5)
    """
    found = []
    for at, many in enumerate(table.levels):
        for value in (1, 0) if many == 2 else range(many):
            term = Term(tuple(value if place == at else None for place in range(len(table.levels))))
            members = table.membership(term)
            below = float((1 - np.minimum(members, table.result)).sum())
            relevance = float((1 - members).sum()) / below if below > 0 else None
            name = term.told(table.conditions, table.levels)
            found.append(
                Necessity(name, consistency(table.result, members), consistency(members, table.result), relevance)
            )
    return tuple(found)
