"""Agreement of a study: per code and theme, per transcript, per pair of coders, and without each coder."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from lardom.coding.agreement.alpha import alpha
from lardom.coding.agreement.chance import brennan_prediger, cohen, conger, fleiss, gwet, percent
from lardom.coding.agreement.coefficient import Coefficient
from lardom.coding.agreement.intervals import Interval, alpha_interval
from lardom.coding.agreement.layout import Unit, by_label, judged, judged_each, lay_out
from lardom.coding.agreement.ratings import Tally, tally
from lardom.coding.agreement.sets import Distance, set_alpha
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


def labels_of(book: Iterable[Code]) -> dict[str, frozenset[str]]:
    """Return every code of a book as a label: itself, and a theme as one with all codes below it.

    >>> {label: sorted(codes) for label, codes in labels_of([Code("t", "Theme"), Code("a", "A", "t")]).items()}
    {'t': ['a', 't'], 'a': ['a']}
    """
    codes = tuple(book)
    return {one.id: under(codes, one.id) for one in codes}


def compared(
    codings: Iterable[Coding],
    read: Read,
    lengths: Mapping[str, int],
    labels: Mapping[str, frozenset[str]],
    *,
    unit: Unit = "characters",
    cuts: Mapping[str, Sequence[Span]] | None = None,
) -> tuple[Line, ...]:
    """Return what the measures say of each label, in the order of `labels`.

    `read` tells who has read which documents, `lengths` the documents' lengths; `cuts` the turns or sentences when these
    are the unit.

    >>> both = [Coding("k1", "d", 0, 10, "T1", "A"), Coding("k2", "d", 0, 5, "T1", "B")]
    >>> (line,) = compared(both, {"A": ["d"], "B": ["d"]}, {"d": 100}, {"T1": frozenset(["T1"])})
    >>> line.percent.value, line.differing, line.overlap.jaccard, line.skewed
    (0.95, 5, 0.5, True)
    """
    laid = lay_out(codings, read, lengths, labels)
    tallies = (
        by_label(laid)
        if unit == "characters"
        else {name: tally(table) for name, table in judged_each(laid, cuts, unit=unit).items()}
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


def readers_by_pair(read: Read) -> dict[tuple[str, str], dict[str, frozenset[str]]]:
    """Return who has read what for every two coders who have read a document in common.

    >>> list(readers_by_pair({"A": ["d"], "B": ["d"], "C": ["e"]}))
    [('A', 'B')]
    """
    has = {coder: frozenset(told) for coder, told in read.items()}
    return {
        (one, other): {one: has[one], other: has[other]}
        for one, other in combinations(sorted(has), 2)
        if has[one] & has[other]
    }


def readers_by_document(read: Read) -> dict[str, dict[str, frozenset[str]]]:
    """Return who has read each document that at least two coders have read.

    >>> readers_by_document({"A": ["d", "e"], "B": ["d"]})
    {'d': {'A': frozenset({'d'}), 'B': frozenset({'d'})}}
    """
    has = {coder: frozenset(told) for coder, told in read.items()}
    found = {
        document: {coder: frozenset([document]) for coder, told in has.items() if document in told}
        for document in sorted({one for told in has.values() for one in told})
    }
    return {document: readers for document, readers in found.items() if len(readers) >= 2}


def readers_without_each(read: Read) -> dict[str, dict[str, frozenset[str]]]:
    """Return who has read what without each coder, by the coder left out. Nothing with fewer than three coders.

    >>> list(readers_without_each(dict.fromkeys("ABC", ["d"])))
    ['A', 'B', 'C']
    """
    has = {coder: frozenset(told) for coder, told in read.items()}
    if len(has) < 3:
        return {}
    return {left: {coder: told for coder, told in has.items() if coder != left} for left in sorted(has)}


def by_pair(
    codings: Iterable[Coding],
    read: Read,
    lengths: Mapping[str, int],
    labels: Mapping[str, frozenset[str]],
    *,
    unit: Unit = "characters",
    cuts: Mapping[str, Sequence[Span]] | None = None,
) -> dict[tuple[str, str], tuple[Line, ...]]:
    """Return the lines of every two coders who have read a document in common.

    >>> made = [Coding("k1", "d", 0, 10, "T1", "A")]
    >>> list(by_pair(made, {"A": ["d"], "B": ["d"], "C": ["e"]}, {"d": 9, "e": 9}, {"T1": frozenset(["T1"])}))
    [('A', 'B')]
    """
    made = tuple(codings)
    return {
        pair: compared(made, readers, lengths, labels, unit=unit, cuts=cuts)
        for pair, readers in readers_by_pair(read).items()
    }


def by_document(
    codings: Iterable[Coding],
    read: Read,
    lengths: Mapping[str, int],
    labels: Mapping[str, frozenset[str]],
    *,
    unit: Unit = "characters",
    cuts: Mapping[str, Sequence[Span]] | None = None,
) -> dict[str, tuple[Line, ...]]:
    """Return the lines of every document that at least two coders have read.

    >>> list(by_document([], {"A": ["d", "e"], "B": ["d"]}, {"d": 9, "e": 9}, {"T1": frozenset(["T1"])}))
    ['d']
    """
    here: dict[str, list[Coding]] = {}
    for one in codings:
        here.setdefault(one.document_id, []).append(one)
    return {
        document: compared(here.get(document, ()), readers, {document: lengths[document]}, labels, unit=unit, cuts=cuts)
        for document, readers in readers_by_document(read).items()
        if document in lengths
    }


def without_each(
    codings: Iterable[Coding],
    read: Read,
    lengths: Mapping[str, int],
    labels: Mapping[str, frozenset[str]],
    *,
    unit: Unit = "characters",
    cuts: Mapping[str, Sequence[Span]] | None = None,
) -> dict[str, tuple[Line, ...]]:
    """Return the lines as they would be without each coder, by the coder left out. Nothing with fewer than three coders.

    >>> list(without_each([], dict.fromkeys("ABC", ["d"]), {"d": 9}, {"T1": frozenset(["T1"])}))
    ['A', 'B', 'C']
    """
    made = tuple(codings)
    return {
        left: compared(made, readers, lengths, labels, unit=unit, cuts=cuts)
        for left, readers in readers_without_each(read).items()
    }


def alpha_intervals(
    codings: Iterable[Coding],
    read: Read,
    lengths: Mapping[str, int],
    labels: Mapping[str, frozenset[str]],
    *,
    rng: np.random.Generator,
    unit: Unit = "characters",
    cuts: Mapping[str, Sequence[Span]] | None = None,
    resamples: int = 1000,
) -> dict[str, Interval]:
    """Return the interval of each label's alpha, whole documents drawn: what stands in one interview hangs together.

    Empty with fewer than two documents, since there is then nothing to draw; no interval for a label that is missing in
    more than a tenth of the draws.

    >>> both = [Coding("k1", "d", 0, 10, "T1", "A"), Coding("k2", "d", 0, 5, "T1", "B")]
    >>> read, labels = {"A": ["d", "e"], "B": ["d", "e"]}, {"T1": frozenset(["T1"])}
    >>> alpha_intervals(both, read, {"d": 100, "e": 50}, labels, rng=np.random.default_rng(1))["T1"].why
    'too rare'
    """
    laid = lay_out(codings, read, lengths, labels)
    if len(laid.documents) < 2:
        return {}
    found = {
        name: alpha_interval(table, rng=rng, resamples=resamples, blocks=True)
        for name, table in judged_each(laid, cuts, unit=unit).items()
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


def as_sets(
    codings: Iterable[Coding],
    read: Read,
    lengths: Mapping[str, int],
    labels: Mapping[str, frozenset[str]],
    *,
    unit: Unit = "characters",
    cuts: Mapping[str, Sequence[Span]] | None = None,
) -> Sets:
    """Return how alike the coders are in all labels at once, with two distances between sets (see `sets`).

    >>> both = [Coding("k1", "d", 0, 10, "T1", "A"), Coding("k2", "d", 0, 10, "T2", "B")]
    >>> read, labels = {"A": ["d"], "B": ["d"]}, {"T1": frozenset(["T1"]), "T2": frozenset(["T2"])}
    >>> as_sets(both, read, {"d": 100}, labels).percent.value
    0.9
    """
    told = tally(judged(lay_out(codings, read, lengths, labels), cuts, unit=unit))
    kinds: tuple[Distance, Distance] = ("jaccard", "masi")
    return Sets(percent(told), *(set_alpha(told, kind) for kind in kinds))
