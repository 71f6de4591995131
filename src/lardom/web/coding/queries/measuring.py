"""Agreement worked out: every label by itself, and one label by pair, transcript and without each coder.

This brings NumPy: it is imported when somebody asks for numbers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from lardom.coding.agreement.coefficient import NAMES, REASONS, Coefficient
from lardom.coding.agreement.explaining import by_uncoded, explained, weighed
from lardom.coding.agreement.intervals import Interval
from lardom.coding.agreement.summary import (
    COEFFICIENTS,
    GROUPINGS,
    Basis,
    Line,
    alpha_intervals,
    as_sets,
    compared,
    readers,
)
from lardom.coding.agreement.units import cuts_of
from lardom.coding.signs import Sign
from lardom.study.settings import Language
from lardom.web.coding.queries.agreement import EVERY, Compared

_LEFT, _WIDE = 0.2, 1.2
"""The scale of the drawing: from −0.2 (lower is drawn there) to 1."""

type _Read = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where a coefficient and its interval stand on the scale, in per cent of its width, as a drawing wants them."""

    at: str
    low: str
    wide: str


@dataclass(frozen=True, slots=True)
class Row:
    """One label, or one group of coders or transcripts, as a table shows it. `change` is what leaving the coder out does."""

    label: str
    name: str
    sign: Sign | None
    percent: Coefficient
    alpha: Coefficient
    ac1: Coefficient | None
    kappa: Coefficient | None
    jaccard: float | None
    prevalence: float | None
    cost: int | None
    interval: Interval | None = None
    drawn: Drawn | None = None
    change: float | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One coefficient explained: its name, its value or why it has none, and what uncoded text does to it."""

    name: str
    one: Coefficient
    why: str
    words: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Every label, and the reasons why some have no number."""

    rows: tuple[Row, ...]
    reasons: tuple[str, ...]
    measures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Closely:
    """One label closely: all measures, and by pair, transcript and without each coder."""

    whole: Row
    measures: tuple[Measure, ...]
    verdict: str
    uncoded: str
    pairs: tuple[Row, ...]
    texts: tuple[Row, ...]
    without: tuple[Row, ...]


def basis_of(found: Compared) -> Basis:
    """Return what is compared, cut into the units asked for."""
    cuts = cuts_of(found.documents, found.asked.unit, found.language)
    return Basis(found.codings, found.lengths, found.labels, found.asked.unit, cuts)


def _drawn(alpha: Coefficient, interval: Interval | None) -> Drawn | None:
    if alpha.value is None:
        return None

    def place(value: float) -> float:
        return 100 * (min(1.0, max(-_LEFT, value)) + _LEFT) / _WIDE

    low = high = place(alpha.value)
    if interval and interval.low is not None and interval.high is not None:
        low, high = place(interval.low), place(interval.high)
    return Drawn(f"{place(alpha.value):.1f}", f"{low:.1f}", f"{high - low:.1f}")


def _row(name: str, line: Line, sign: Sign | None = None, interval: Interval | None = None) -> Row:
    return Row(
        line.label, name, sign, line.percent, line.alpha, line.ac1, line.kappa, line.overlap.jaccard, line.prevalence,
        line.differing, interval, _drawn(line.alpha, interval),
    )  # fmt: skip


def intervals_of(basis: Basis, found: Compared) -> dict[str, Interval]:
    """Return the interval of each label's alpha, the same each time it is asked for."""
    return alpha_intervals(basis, found.read, rng=np.random.default_rng(0))


def overview(found: Compared, language: Language) -> Overview:
    """Return every label that somebody used, with the reasons for numbers that are missing."""
    basis = basis_of(found)
    ends = intervals_of(basis, found)
    rows = tuple(
        _row(found.names[line.label], line, found.looks[line.label], ends.get(line.label))
        for line in compared(basis, found.read)
    )
    missing = {one.why for row in rows for one in (row.alpha, row.ac1, row.kappa, row.interval) if one and one.why}
    kappa = rows[0].kappa.name if rows and rows[0].kappa else "cohen"
    told = tuple(
        (NAMES[name][language != "sv"] if name in NAMES else "Jaccard", explained(name, language))
        for name in ("percent", "alpha", "ac1", kappa, "jaccard")
    )
    return Overview(rows, tuple(REASONS[why][language != "sv"] for why in sorted(missing)), told)


def closely(found: Compared, language: Language) -> Closely | None:
    """Return the label asked for closely; `None` when nobody used it."""
    label = found.asked.label
    if label == EVERY:
        return _sets(found, language)
    if label not in found.labels:
        return None
    # Whole codings are stretches of any label: which there are must not hang on the label that is looked at.
    basis = basis_of(found)
    if found.asked.unit != "codings":
        codes = found.labels[label]
        made = tuple(one for one in found.codings if one.code_id in codes)
        basis = replace(basis, codings=made, labels={label: codes})

    def line_of(read: _Read) -> Line:
        return next(one for one in compared(basis, read) if one.label == label)

    line = line_of(found.read)
    interval = intervals_of(basis, found).get(label)
    whole = _row(found.names[label], line, found.looks[label], interval)
    measures = tuple(_measure(getattr(line, name), language) for name in COEFFICIENTS)
    pairs, texts, without = _groups(found, lambda read, name: _row(name, line_of(read)))
    return Closely(
        whole, measures, weighed(line.alpha, interval, language),
        by_uncoded(line.percent, line.alpha, line.prevalence, language), pairs, texts, _changed(without, line.alpha),
    )  # fmt: skip


def _measure(one: Coefficient, language: Language) -> Measure:
    why = REASONS[one.why][language != "sv"] if one.why else ""
    return Measure(NAMES[one.name][language != "sv"], one, why, explained(one.name, language))


def _groups(
    found: Compared, of: Callable[[_Read, str], Row]
) -> tuple[tuple[Row, ...], tuple[Row, ...], tuple[Row, ...]]:
    pairs, texts, without = (
        tuple(of(read, name) for name, read in readers(found.read, by).items()) for by in GROUPINGS[1:]
    )
    return pairs, texts, without


def _changed(rows: tuple[Row, ...], alpha: Coefficient) -> tuple[Row, ...]:
    return tuple(
        row if row.alpha.value is None or alpha.value is None else replace(row, change=row.alpha.value - alpha.value)
        for row in rows
    )


def _sets(found: Compared, language: Language) -> Closely:
    basis = basis_of(found)

    def of(read: _Read, name: str) -> Row:
        told = as_sets(basis, read)
        return Row(
            EVERY, name, None, told.percent, told.jaccard, None, told.masi, None, None, None,
            drawn=_drawn(told.jaccard, None),
        )  # fmt: skip

    whole = of(found.read, "")
    pairs, texts, without = _groups(found, of)
    measures = tuple(_measure(one, language) for one in (whole.percent, whole.alpha))
    return Closely(
        whole, measures, weighed(whole.alpha, None, language), "", pairs, texts, _changed(without, whole.alpha)
    )
