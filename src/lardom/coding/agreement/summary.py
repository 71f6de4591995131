"""Agreement of a study: per code and theme, per transcript, per pair of coders, and without each coder."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal

import numpy as np

from lardom.coding.agreement.alpha import alpha
from lardom.coding.agreement.chance import brennan_prediger, cohen, conger, fleiss, gwet, percent
from lardom.coding.agreement.coefficient import Coefficient
from lardom.coding.agreement.intervals import Interval, alpha_interval
from lardom.coding.agreement.layout import Layout, by_label, judged, judged_each, lay_out
from lardom.coding.agreement.ratings import Tally, tally
from lardom.coding.agreement.sets import Distance, set_alpha
from lardom.coding.agreement.units import Unit
from lardom.coding.codebook import Code
from lardom.coding.marks import Coding
from lardom.coding.overlap import Overlap
from lardom.coding.tree import under
from lardom.text.span import Span

_SKEWED = 0.8
_LACKING = 0.1


@dataclass(frozen=True, slots=True)
class Line:
    """What the measures say of one label.

    `coders` and `documents` are what was compared. `prevalence` is the share of judgements that gave the label (`None`
    when nothing was judged) and `skewed` whether one of the two values makes up more than 80 % of them, where AC1 should
    be read beside alpha. `differing` counts (unit, pair of coders) that differ: what the label costs. `kappa` is Cohen's
    with two coders, Conger's with more. `overlap` is in units, all pairs of coders together.
    """

    label: str
    coders: tuple[str, ...]
    documents: tuple[str, ...]
    percent: Coefficient
    alpha: Coefficient
    ac1: Coefficient
    kappa: Coefficient
    fleiss: Coefficient
    brennan_prediger: Coefficient
    overlap: Overlap
    prevalence: float | None
    differing: int

    @property
    def skewed(self) -> bool:
        """Whether one value prevails so that kappa and alpha fall with few disagreements."""
        return self.prevalence is not None and not 1 - _SKEWED <= self.prevalence <= _SKEWED

    def figures(self) -> dict[str, str | int | float | None]:
        """Return the line as a row of a table: every coefficient and why it is missing, and what it rests on.

        >>> nothing = Coefficient("alpha", None, "no units")
        >>> Line("T1", (), (), *[nothing] * 6, Overlap("", "", 0, 0, 0, 0), None, 0).figures()["alpha_why"]
        'no units'
        """
        found: dict[str, str | int | float | None] = {"code": self.label}
        for name in COEFFICIENTS:
            one: Coefficient = getattr(self, name)
            found |= {name: one.value, f"{name}_why": one.why}
        return found | {
            "jaccard": self.overlap.jaccard, "dice": self.overlap.dice, "prevalence": self.prevalence,
            "units": self.alpha.units, "coders": len(self.coders), "documents": len(self.documents),
            "differing": self.differing,
        }  # fmt: skip


COEFFICIENTS = ("percent", "alpha", "ac1", "kappa", "fleiss", "brennan_prediger")
"""The coefficients of a line, in the order they are shown."""

type Read = Mapping[str, Iterable[str]]
type By = Literal["all", "pair", "document", "without"]

GROUPINGS: tuple[By, ...] = ("all", "pair", "document", "without")
"""How lines are grouped: all coders together, each pair, each document, without each coder."""


def labels_of(book: Iterable[Code]) -> dict[str, frozenset[str]]:
    """Return every code of a book as a label: itself, and a theme as one with all codes below it.

    >>> {label: sorted(codes) for label, codes in labels_of([Code("t", "Theme"), Code("a", "A", "t")]).items()}
    {'t': ['a', 't'], 'a': ['a']}
    """
    codes = tuple(book)
    return {one.id: under(codes, one.id) for one in codes}


@dataclass(frozen=True, slots=True)
class Basis:
    """What is compared: codings, the documents' lengths, the codes of each label, the unit, and where it is cut.

    `cuts` are the turns or sentences (`units.cuts_of`) when these are the unit.
    """

    codings: Collection[Coding]
    lengths: Mapping[str, int]
    labels: Mapping[str, frozenset[str]]
    unit: Unit = "characters"
    cuts: Mapping[str, Sequence[Span]] = field(default_factory=dict)

    def laid(self, read: Read) -> Layout:
        """Return the documents that at least two of the readers have read, with their marks."""
        return lay_out(self.codings, read, self.lengths, self.labels)


def compared(basis: Basis, read: Read) -> tuple[Line, ...]:
    """Return what the measures say of each label, in the order of the labels; `read` tells who has read which documents.

    >>> both = [Coding("k1", "d", 0, 10, "T1", "A"), Coding("k2", "d", 0, 5, "T1", "B")]
    >>> (line,) = compared(Basis(both, {"d": 100}, {"T1": frozenset(["T1"])}), {"A": ["d"], "B": ["d"]})
    >>> line.percent.value, line.differing, line.overlap.jaccard, line.skewed
    (0.95, 5, 0.5, True)
    """
    laid = basis.laid(read)
    tallies = (
        by_label(laid)
        if basis.unit == "characters"
        else {name: tally(table) for name, table in judged_each(laid, basis.cuts, unit=basis.unit).items()}
    )
    coders = tuple(one for one, told in zip(laid.coders, laid.read, strict=True) if told.any())
    return tuple(_line(name, told, coders, laid.documents) for name, told in tallies.items())


def _line(name: str, told: Tally, coders: tuple[str, ...], documents: tuple[str, ...]) -> Line:
    times: dict[tuple[int, int], int] = {}
    for one, other, n in zip(told.one.tolist(), told.other.tolist(), told.times.tolist(), strict=True):
        times[one, other] = times.get((one, other), 0) + n
    both, first, second = times.get((1, 1), 0), times.get((1, 0), 0), times.get((0, 1), 0)
    given = told.given[2:].sum(axis=(0, 1)).tolist()
    return Line(
        name,
        coders,
        documents,
        percent(told),
        alpha(told),
        gwet(told),
        cohen(told) if len(told.coders) == 2 else conger(told),
        fleiss(told),
        brennan_prediger(told),
        Overlap("", "", len(documents), both, both + first, both + second),
        given[1] / sum(given) if sum(given) else None,
        first + second,
    )


def readers(read: Read, by: By = "all") -> dict[str, dict[str, frozenset[str]]]:
    """Return who has read what in each group that can be compared by itself, by the group's name.

    Groups are "" for all together, "A – B" for two coders who have read a document in common, the document for one that
    at least two have read, and the coder left out, where at least two are left.

    >>> read = {"A": ["d", "e"], "B": ["d"], "C": ["f"]}
    >>> list(readers(read, "pair")), list(readers(read, "document")), list(readers(read, "without"))
    (['A – B'], ['d'], ['A', 'B', 'C'])
    """
    has = {coder: frozenset(told) for coder, told in sorted(read.items())}
    if by == "pair":
        pairs = [pair for pair in combinations(has, 2) if has[pair[0]] & has[pair[1]]]
        return {" – ".join(pair): {coder: has[coder] for coder in pair} for pair in pairs}
    if by == "document":
        by_document = {
            document: {coder: frozenset([document]) for coder, told in has.items() if document in told}
            for document in sorted(frozenset[str]().union(*has.values()))
        }
        return {document: those for document, those in by_document.items() if len(those) >= 2}
    if by == "without":
        return {left: {one: told for one, told in has.items() if one != left} for left in has if len(has) >= 3}
    return {"": has}


def alpha_intervals(
    basis: Basis, read: Read, *, rng: np.random.Generator, resamples: int = 1000
) -> dict[str, Interval]:
    """Return the interval of each label's alpha, whole documents drawn: what stands in one interview hangs together.

    Empty with fewer than two documents, since there is then nothing to draw; no interval for a label that is missing in
    more than a tenth of the draws.

    >>> both = [Coding("k1", "d", 0, 10, "T1", "A"), Coding("k2", "d", 0, 5, "T1", "B")]
    >>> basis = Basis(both, {"d": 100, "e": 50}, {"T1": frozenset(["T1"])})
    >>> alpha_intervals(basis, {"A": ["d", "e"], "B": ["d", "e"]}, rng=np.random.default_rng(1))["T1"].why
    'too rare'
    """
    laid = basis.laid(read)
    if len(laid.documents) < 2:
        return {}
    found = {
        name: alpha_interval(table, rng=rng, resamples=resamples, blocks=True)
        for name, table in judged_each(laid, basis.cuts, unit=basis.unit).items()
    }
    return {
        name: Interval(None, None, "too rare", drawn=one.drawn) if one.undefined > _LACKING * resamples else one
        for name, one in found.items()
    }


@dataclass(frozen=True, slots=True)
class Sets:
    """All labels at once: units by the set of labels each coder gave them."""

    percent: Coefficient
    jaccard: Coefficient
    masi: Coefficient


def as_sets(basis: Basis, read: Read) -> Sets:
    """Return how alike the coders are in all labels at once, with two distances between sets (see `sets`).

    >>> both = [Coding("k1", "d", 0, 10, "T1", "A"), Coding("k2", "d", 0, 10, "T2", "B")]
    >>> basis = Basis(both, {"d": 100}, {"T1": frozenset(["T1"]), "T2": frozenset(["T2"])})
    >>> as_sets(basis, {"A": ["d"], "B": ["d"]}).percent.value
    0.9
    """
    told = tally(judged(basis.laid(read), basis.cuts, unit=basis.unit))
    kinds: tuple[Distance, Distance] = ("jaccard", "masi")
    return Sets(percent(told), *(set_alpha(told, kind) for kind in kinds))
