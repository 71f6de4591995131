"""Krippendorff's unitising alphas: where coders' segments lie along a text, and which labels they carry.

Each coder cuts the same stretch of text `[0, length)` into segments with a label and gaps between them. Segments of one
coder must not overlap; where codings do, work label by label or with a group of labels that exclude each other.

- `u_alpha`: boundaries and labels together;
- `bar_u_alpha` (|u): relevant against not, whatever the label;
- `cu_alpha`: labels, given that segments of different coders overlap; its `coverage` says of how much that speaks;
- `k_u_alpha` ((s)u): one label, where segments overlap.

Source: Krippendorff, Mathet, Bouvry & Widlöcher, "On the reliability of unitizing textual continua", Quality & Quantity
50 (2016) 2347–2364 with erratum 2365; Krippendorff, Content Analysis, 4th ed. 2019, section 12.6. Where three coders or more
overlap, cu and (s)u take each pair of coders by itself (decision 19). `alpha_1995` is the older measure (Krippendorff 1995,
Sociol. Methodol. 25:47) that DKPro and INCEpTION print.

All arithmetic is in whole numbers and fractions and is rounded once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from lardom.coding.agreement.coefficient import Coefficient, Why
from lardom.coding.agreement.ratings import Ratings, tally

type Segment = tuple[str, int, int]
type _Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Continuum:
    """Several coders' segments of one stretch, in arrays: each coder's by place, `label` a place in `labels`."""

    coders: tuple[str, ...]
    labels: tuple[str, ...]
    length: int
    label: tuple[_Places, ...]
    start: tuple[_Places, ...]
    end: tuple[_Places, ...]


def continuum(segments: Mapping[str, Iterable[Segment]], length: int, *, overlapping: bool = False) -> Continuum:
    """Return coders' segments (label, start, end; half-open, in code points) of a stretch of `length`.

    Raises `ValueError` naming the coder and the place when a segment is empty, lies outside the stretch, or overlaps
    another of the same coder (unless `overlapping`, which gamma allows).

    >>> continuum({"A": [("t", 4, 9), ("t", 0, 2)], "B": []}, 20).start[0].tolist()
    [0, 4]
    """
    labels = tuple(sorted({label for told in segments.values() for label, _, _ in told})) if segments else ()
    rows = {coder: sorted(told, key=lambda one: one[1:]) for coder, told in segments.items()}
    place = {label: at for at, label in enumerate(labels)}
    columns = []
    for coder, told in rows.items():
        table = np.array([(place[label], start, end) for label, start, end in told], dtype=np.int64).reshape(-1, 3)
        _check(coder, table, length, overlapping=overlapping)
        columns.append(table)
    return Continuum(
        tuple(rows), labels, length,
        tuple(one[:, 0].copy() for one in columns),
        tuple(one[:, 1].copy() for one in columns),
        tuple(one[:, 2].copy() for one in columns),
    )  # fmt: skip


def _check(coder: str, table: _Places, length: int, *, overlapping: bool) -> None:
    start, end = table[:, 1], table[:, 2]
    wrong = np.nonzero((start < 0) | (end > length) | (end <= start))[0]
    if wrong.size:
        at = int(wrong[0])
        raise ValueError(f"{coder} has a segment from {start[at]} to {end[at]} in a stretch of {length} characters.")
    over = np.nonzero(start[1:] < end[:-1])[0]
    if over.size and not overlapping:
        at = int(over[0])
        raise ValueError(
            f"{coder} has two segments at {start[at + 1]}: one coder's must not overlap. Take labels that exclude each other."
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Matrix:
    """Lengths by pairs of values, 0 for the gap: observed times (coders − 1), and what expectation subtracts."""

    met: list[list[int]]
    squares: list[int]


def _matrix(found: Continuum) -> _Matrix:
    places = np.unique(np.concatenate([[0, found.length], *found.start, *found.end]))
    mids = places[:-1]
    values = np.zeros((len(found.coders), mids.size), dtype=np.int32)
    squares = np.zeros(len(found.labels) + 1, dtype=np.int64)
    covered = 0
    for row, label, start, end in zip(values, found.label, found.start, found.end, strict=True):
        steps = np.zeros(mids.size + 1, dtype=np.int64)
        steps[np.searchsorted(mids, start)] += label + 1
        np.subtract.at(steps, np.searchsorted(places, end), label + 1)
        row[:] = np.cumsum(steps)[:-1]
        np.add.at(squares, label + 1, (end - start) ** 2)
        covered += int((end - start).sum())
    squares[0] = len(found.coders) * found.length - covered
    told = tally(Ratings(found.coders, ("", *found.labels), values, np.diff(places)))
    met = [[0] * (len(found.labels) + 1) for _ in range(len(found.labels) + 1)]
    for one, other, times in zip(told.one.tolist(), told.other.tolist(), told.times.tolist(), strict=True):
        met[one][other] += times
        met[other][one] += times
    return _Matrix(met, squares.tolist())


def _start(name: str, found: Continuum) -> Coefficient | None:
    coders = len(found.coders)
    if coders < 2:
        return Coefficient(name, None, "too few coders", coders=coders)
    if not any(one.size for one in found.start):
        return Coefficient(name, None, "nothing marked", units=found.length, coders=coders)
    return None


def _of(
    name: str, found: Continuum, observed: Fraction, expected: Fraction, coverage: Fraction = Fraction(1)
) -> Coefficient:
    value = float(1 - observed / expected) if expected else None
    return Coefficient(
        name, value, "" if expected else "one value", float(observed), float(expected), found.length, len(found.coders),
        float(coverage),
    )  # fmt: skip


def u_alpha(found: Continuum) -> Coefficient:
    """Return u-alpha: whether coders mark the same stretches with the same labels.

    >>> round(u_alpha(continuum({"A": [("t", 10, 30)], "B": [("t", 30, 50)]}, 60)).value, 6)
    -0.408333
    """
    if nothing := _start("u_alpha", found):
        return nothing
    table, over = _matrix(found), len(found.coders) - 1
    margins = [Fraction(sum(row), over) for row in table.met]
    total = sum(margins, Fraction(0))
    observed = total - sum((Fraction(row[k], over) for k, row in enumerate(table.met)), Fraction(0))
    kept = sum((margin**2 - square for margin, square in zip(margins, table.squares, strict=True)), Fraction(0))
    return _of("u_alpha", found, observed, total - total * kept / (total**2 - sum(table.squares)))


def bar_u_alpha(found: Continuum) -> Coefficient:
    """Return |u-alpha: whether coders find the same stretches relevant, whatever labels they give.

    >>> bar_u_alpha(continuum({"A": [("t", 0, 10)], "B": [("s", 0, 10)]}, 50)).value
    1.0
    """
    if nothing := _start("bar_u_alpha", found):
        return nothing
    table, over = _matrix(found), len(found.coders) - 1
    gap, total = Fraction(sum(table.met[0]), over), Fraction(sum(map(sum, table.met)), over)
    observed = gap - Fraction(table.met[0][0], over)
    expected = total * gap * (total - gap) / (total**2 - sum(table.squares))
    return _of("bar_u_alpha", found, observed, expected)


@dataclass(frozen=True, eq=False)
class _Overlapping:
    """Where segments overlap: lengths by pairs of labels, margins, what expectation subtracts, and the whole."""

    met: list[list[Fraction]]
    margins: list[Fraction]
    squares: list[Fraction]
    lone: list[int]
    """Each label's whole length over all coders, overlapped or not."""

    @cached_property
    def total(self) -> Fraction:
        return sum(self.margins, Fraction(0))

    @cached_property
    def _scale(self) -> Fraction:
        return self.total / (self.total**2 - sum(self.squares, Fraction(0)))

    def expected(self, one: int, other: int) -> Fraction:
        """Return the overlap of two labels that chance would give."""
        product = self.margins[one] * self.margins[other] - (self.squares[one] if one == other else 0)
        return self._scale * product

    @property
    def is_single(self) -> bool:
        """Whether all overlap is of one pair of segments, so that chance has nothing to draw from."""
        return self.total**2 == sum(self.squares, Fraction(0))


def _overlapping(found: Continuum) -> _Overlapping:
    table, over = _matrix(found), len(found.coders) - 1
    met = [[Fraction(cell, over) for cell in row[1:]] for row in table.met[1:]]
    squares, lone = np.zeros((2, len(found.labels)), dtype=np.int64)
    for i, (label, start, end) in enumerate(zip(found.label, found.start, found.end, strict=True)):
        for j in range(len(found.coders)):
            if i != j:
                np.add.at(squares, label, (_covered(found, j, end) - _covered(found, j, start)) ** 2)
        np.add.at(lone, label, end - start)
    margins = [sum(row, Fraction(0)) for row in met]
    return _Overlapping(met, margins, [Fraction(one, over) for one in squares.tolist()], lone.tolist())


def _covered(found: Continuum, coder: int, places: _Places) -> _Places:
    """Return how much of the text before each place the coder has marked."""
    start, end = found.start[coder], found.end[coder]
    before = np.concatenate([[0], np.cumsum(end - start)])
    if not start.size:
        return np.zeros_like(places)
    at = np.searchsorted(start, places, side="right") - 1
    within = np.minimum(end[at], places) - start[at]
    return np.where(at >= 0, before[at] + within, 0)


def cu_alpha(found: Continuum) -> Coefficient:
    """Return cu-alpha: whether segments of different coders carry the same labels where they overlap.

    >>> cu_alpha(continuum({"A": [("t", 0, 10), ("s", 20, 40)], "B": [("t", 0, 10), ("s", 20, 40)]}, 50)).coverage
    0.6
    """
    if nothing := _start("cu_alpha", found):
        return nothing
    table = _overlapping(found)
    total = table.total
    if not total:
        return Coefficient("cu_alpha", None, "no overlap", units=found.length, coders=len(found.coders), coverage=0.0)
    coverage = total / (len(found.coders) * found.length)
    observed = total - sum((row[k] for k, row in enumerate(table.met)), Fraction(0))
    if table.is_single:
        return _of("cu_alpha", found, observed, Fraction(0), coverage)
    expected = total - sum((table.expected(k, k) for k in range(len(table.met))), Fraction(0))
    return _of("cu_alpha", found, observed, expected, coverage)


def k_u_alpha(found: Continuum, label: str) -> Coefficient:
    """Return (s)u-alpha of one label: whether, where its segments overlap another coder's, it is the same label there.

    `coverage` is the part of the label's length that is so overlapped.

    >>> both = {"A": [("t", 0, 10), ("s", 20, 40)], "B": [("t", 0, 10), ("s", 20, 40)]}
    >>> k_u_alpha(continuum(both, 50), "t").value
    1.0
    """
    if nothing := _start("k_u_alpha", found):
        return nothing
    told = k_u_alphas(found)
    nobody = Coefficient("k_u_alpha", None, "nothing marked", units=found.length, coders=len(found.coders))
    return told.get(label, nobody)


def k_u_alphas(found: Continuum) -> dict[str, Coefficient]:
    """Return (s)u-alpha of every label there is, worked out together; see `k_u_alpha`.

    >>> list(k_u_alphas(continuum({"A": [("t", 0, 10)], "B": [("s", 0, 10)]}, 50)))
    ['s', 't']
    """
    if nothing := _start("k_u_alpha", found):
        return dict.fromkeys(found.labels, nothing)
    table = _overlapping(found)
    return {label: _k_u(found, table, at) for at, label in enumerate(found.labels)}


def _k_u(found: Continuum, table: _Overlapping, at: int) -> Coefficient:
    margin = table.margins[at]
    if not margin:
        return Coefficient("k_u_alpha", None, "no overlap", units=found.length, coders=len(found.coders), coverage=0.0)
    coverage = margin / table.lone[at]
    observed = (margin - table.met[at][at]) / margin
    if table.is_single:
        return _of("k_u_alpha", found, observed, Fraction(0), coverage)
    chances = [table.expected(at, k) for k in range(len(table.met))]
    whole = sum(chances, Fraction(0))
    expected = (whole - chances[at]) / whole if whole else Fraction(0)
    return _of("k_u_alpha", found, observed, expected, coverage)


def alpha_1995(segments: Mapping[str, Sequence[Segment]], length: int) -> Coefficient:
    """Return the older unitising alpha, all labels together: squared lengths of what differs (Krippendorff 1995, 2004).

    Each label is judged by itself, so segments of different labels may overlap, those of one coder and label not.

    >>> round(alpha_1995({"A": [("t", 0, 10)], "B": [("t", 2, 10)]}, 40).value, 2)
    0.96
    """
    if nothing := _start("alpha_1995", continuum(segments, length, overlapping=True)):
        return nothing
    labels = sorted({label for told in segments.values() for label, _, _ in told})
    parts = [alpha_1995_parts(segments, length, label) for label in labels]
    observed, expected = (sum((part[at] for part in parts), Fraction(0)) for at in (0, 1))
    value = float(1 - observed / expected) if expected else None
    why: Why = "" if expected else "one value"
    return Coefficient("alpha_1995", value, why, float(observed), float(expected), length, len(segments))


def alpha_1995_parts(segments: Mapping[str, Sequence[Segment]], length: int, label: str) -> tuple[Fraction, Fraction]:
    """Return the observed and the expected disagreement of one label in the older unitising alpha.

    >>> observed, _ = alpha_1995_parts({"A": [("t", 0, 10)], "B": [("t", 2, 10)]}, 40, "t")
    >>> observed
    Fraction(1, 400)
    """
    found = continuum({coder: [one for one in told if one[0] == label] for coder, told in segments.items()}, length)
    coders, own = len(found.coders), list(zip(found.start, found.end, strict=True))
    differ = sum(_apart(own[i], own[j]) for i in range(coders) for j in range(coders) if i != j)
    sizes = np.concatenate([end - start for start, end in own])
    gaps = np.sort(
        np.concatenate([np.concatenate([start, [length]]) - np.concatenate([[0], end]) for start, end in own])
    )
    units = np.sort(sizes).astype(object)
    inner = Fraction(len(units) - 1, 3) * int((2 * units**3 - 3 * units**2 + units).sum())
    first = np.searchsorted(gaps, np.sort(sizes), side="left")
    beyond = np.concatenate([np.cumsum(gaps[::-1])[::-1], [0]])[first]
    longer = int((units**2 * (beyond - (gaps.size - first) * (units - 1))).sum())
    whole = coders * length
    below = whole * (whole - 1) - int((units * (units - 1)).sum())
    expected = Fraction(2, length) * (inner + longer) / below if below else Fraction(0)
    return Fraction(differ, coders * (coders - 1) * length**2), expected


def _apart(one: tuple[_Places, _Places], other: tuple[_Places, _Places]) -> int:
    """Return the squared distances from one coder's segments of a label to what another has there.

    A segment in a gap costs its square; a segment that meets others costs the squares of how far the ends are apart. So
    that pairs count both ways, a segment met is counted from either side.
    """
    (start, end), (begins, ends) = one, other
    first = np.searchsorted(ends, start, side="right")
    last = np.searchsorted(begins, end, side="left")
    alone = int(((end - start)[last <= first] ** 2).sum())
    many = np.maximum(last - first, 0)
    mine = np.repeat(np.arange(start.size), many)
    theirs = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many) + np.repeat(first, many)
    ends_apart = (start[mine] - begins[theirs]) ** 2 + (end[mine] - ends[theirs]) ** 2
    # A gap of the one that holds a segment of the other is seen from the other side, which is another call.
    return 2 * alone + int(ends_apart.sum())


def united(spans: Sequence[Segment]) -> list[Segment]:
    """Return one coder's segments with those of one label that share a code point joined into one.

    >>> united([("t", 0, 5), ("t", 3, 9), ("s", 9, 12)])
    [('t', 0, 9), ('s', 9, 12)]
    """
    found: list[Segment] = []
    for label, start, end in sorted(spans):
        if found and found[-1][0] == label and start < found[-1][2]:
            found[-1] = (label, found[-1][1], max(found[-1][2], end))
        else:
            found.append((label, start, end))
    return sorted(found, key=lambda one: one[1:])
