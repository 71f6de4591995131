"""Gamma: coders' segments paired with each other, their places and labels weighed together.

Y. Mathet, A. Widlöcher, J.-P. Métivier, "The Unified and Holistic Method Gamma (γ) for Inter-Annotator Agreement Measure and
Alignment", Computational Linguistics 41 (2015) 437–479.

- Two segments differ by `place × ((|Δ start| + |Δ end|) / (sum of lengths))² + label × [labels differ]`; a segment and
  nothing differ by 1.
- A unitary alignment takes one segment or nothing from each coder; its disorder is the mean over pairs of coders. An
  alignment uses each segment once; its disorder is the sum over the mean number of segments of a coder. The best is the
  least.
- gamma = 1 − least disorder / mean least disorder of randomised continua: segments of a real coder, shifted as a whole by a
  random step and wrapped around the end.

Two coders: exact, as a sparse matching. More: the mean over all pairs, or `joint=True` for the exact alignment of all at once
(an integer programme, for short texts). Segments of one coder may overlap.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb, sqrt

import numpy as np
from numpy.typing import NDArray

from lardom.coding.agreement.coefficient import Coefficient
from lardom.coding.agreement.unitising import Continuum, Segment, continuum

_MOST_KINDS = 400_000
"""More unitary alignments than this are not tried all at once."""

_Z = 1.96
type _Floats = NDArray[np.float64]
type _Ints = NDArray[np.int64]


class TooLong(ValueError):  # noqa: N818 - a sentence to a person, not a fault
    """An exact alignment of three coders or more that would not end in reasonable time."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """How much a difference in place and in label counts, in units of what a segment without a partner costs."""

    place: float = 1.0
    label: float = 1.0


@dataclass(frozen=True, slots=True)
class Alignment:
    """The best alignment: for each unitary alignment one place in each coder's segments, `None` for nothing.

    Places count the coder's segments by start, then end. `disorder` is as defined above.
    """

    unitary: tuple[tuple[int | None, ...], ...]
    disorder: float


def best_alignment(
    segments: Mapping[str, Iterable[Segment]], length: int, weighing: Weighing | None = None
) -> Alignment:
    """Return the alignment of all coders' segments with the least disorder; exact.

    Raises `TooLong` when three coders or more have so many segments near each other that it cannot be exact in time.

    >>> best_alignment({"A": [("t", 0, 10), ("t", 50, 60)], "B": [("t", 0, 8)]}, 100).unitary
    ((0, 0), (1, None))
    """
    found = continuum(segments, length, overlapping=True)
    weighing = weighing or Weighing()
    if len(found.coders) == 2:
        cost, partner = _paired(_own(found, 0), _own(found, 1), weighing)
        rows: list[tuple[int | None, ...]] = [(i, j if j >= 0 else None) for i, j in enumerate(partner.tolist())]
        rows += [(None, j) for j in range(found.start[1].size) if j not in set(partner.tolist())]
        return Alignment(tuple(rows), cost / _mean_size(found))
    return _jointly(found, weighing)


type _Own = tuple[_Ints, _Ints, _Ints]


def _own(found: Continuum, coder: int) -> _Own:
    return found.label[coder], found.start[coder], found.end[coder]


def _mean_size(found: Continuum) -> float:
    return sum(one.size for one in found.start) / len(found.coders)


def _near(one: _Own, other: _Own, weighing: Weighing, most: float) -> tuple[_Ints, _Ints, _Floats]:
    """Return the pairs of segments that differ by less than `most`, and by how much."""
    (labels, start, end), (their_labels, begins, ends) = one, other
    if not start.size or not begins.size:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
    middle, their_middle = start + end, begins + ends
    order = np.argsort(their_middle, kind="stable")
    if weighing.place > 0:
        # |Δ start| + |Δ end| is at least |Δ (start + end)|.
        reach = sqrt(most / weighing.place) * ((end - start) + (ends - begins).max())
        first = np.searchsorted(their_middle[order], middle - reach, side="left")
        last = np.searchsorted(their_middle[order], middle + reach, side="right")
    else:
        first, last = np.zeros_like(start), np.full_like(start, begins.size)
    many = last - first
    i = np.repeat(np.arange(start.size), many)
    j = order[np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many) + np.repeat(first, many)]
    apart = np.abs(start[i] - begins[j]) + np.abs(end[i] - ends[j])
    differ = weighing.place * (apart / ((end - start)[i] + (ends - begins)[j])) ** 2
    differ += weighing.label * (labels[i] != their_labels[j])
    kept = differ < most
    return i[kept], j[kept], differ[kept]


def _paired(one: _Own, other: _Own, weighing: Weighing) -> tuple[float, _Ints]:
    """Return the least cost of pairing two coders' segments, and each one's partner (−1: nothing).

    A pair costs what it differs by, a segment alone 1: so a pair is worth having only below 2, and every pair saves
    2 − its cost. Each row picks a partner or its own column of nothing.
    """
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - heavy, and only this needs it
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching  # noqa: PLC0415 - as above

    rows, columns = one[1].size, other[1].size
    partner = np.full(rows, -1, dtype=np.int64)
    i, j, differ = _near(one, other, weighing, 2.0)
    if i.size:
        # All weights are lifted by 1, since a weight of 0 would mean no edge.
        nothing = np.arange(rows)
        weights = np.concatenate([differ + 1.0, np.full(rows, 3.0)])
        places = np.concatenate([i, nothing]), np.concatenate([j, columns + nothing])
        graph = csr_matrix((weights, places), shape=(rows, columns + rows))
        matched, chosen = min_weight_full_bipartite_matching(graph)
        real = chosen < columns
        partner[matched[real]] = chosen[real]
    costs = dict(zip(zip(i.tolist(), j.tolist(), strict=True), differ.tolist(), strict=True))
    met = [(at, to) for at, to in enumerate(partner.tolist()) if to >= 0]
    return sum(costs[pair] for pair in met) + rows + columns - 2 * len(met), partner


def _jointly(found: Continuum, weighing: Weighing) -> Alignment:
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - heavy, and only this needs it
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - as above

    kinds, costs = _unitary(found, weighing)
    offsets = np.cumsum([0, *(one.size for one in found.start)])
    real = kinds >= 0
    which, coder = np.nonzero(real)
    units = offsets[coder] + kinds[which, coder]
    cover = csr_matrix((np.ones(units.size), (units, which)), shape=(int(offsets[-1]), len(kinds)))
    solved = milp(
        costs, constraints=LinearConstraint(cover, 1, 1), integrality=np.ones(len(kinds)), bounds=Bounds(0, 1)
    )
    chosen = np.nonzero(np.round(solved.x))[0]
    rows = tuple(tuple(None if at < 0 else at for at in kinds[k].tolist()) for k in chosen.tolist())
    return Alignment(rows, float(costs[chosen].sum()) / _mean_size(found))


def _unitary(found: Continuum, weighing: Weighing) -> tuple[_Ints, _Floats]:
    """Return every unitary alignment that may be worth having, −1 for nothing, with its disorder.

    One with p segments is worth having only when it costs less than its segments alone, which is p.
    """
    coders = len(found.coders)
    pairs = comb(coders, 2)
    kinds, sums = np.zeros((1, 0), dtype=np.int64), np.zeros(1)
    for coder in range(coders):
        options = np.arange(-1, found.start[coder].size)
        if kinds.shape[0] * options.size > 8 * _MOST_KINDS:
            raise TooLong(
                f"{coders} coders with so many segments are too much for an exact alignment; take the mean over pairs."
            )
        grown = np.column_stack([np.repeat(kinds, options.size, axis=0), np.tile(options, kinds.shape[0])])
        total = np.repeat(sums, options.size)
        for before in range(coder):
            total += _cost(found, (before, coder), grown[:, [before, coder]], weighing)
        have = (grown >= 0).sum(axis=1) + coders - coder - 1
        kept = total < have * pairs + 1e-9
        kinds, sums = grown[kept], total[kept]
    size = (kinds >= 0).sum(axis=1)
    kept = (size == 1) | ((size > 1) & (sums < size * pairs))
    if kept.sum() > _MOST_KINDS:
        raise TooLong(
            f"{coders} coders with so many segments are too much for an exact alignment; take the mean over pairs."
        )
    return kinds[kept], sums[kept] / pairs


def _cost(found: Continuum, pair: tuple[int, int], chosen: _Ints, weighing: Weighing) -> _Floats:
    (one, other), (i, j) = pair, chosen.T
    cost = np.ones(i.size)  # also where both are nothing
    both = (i >= 0) & (j >= 0)
    (labels, start, end), (their_labels, begins, ends) = _own(found, one), _own(found, other)
    i, j = i[both], j[both]
    apart = np.abs(start[i] - begins[j]) + np.abs(end[i] - ends[j])
    place = weighing.place * (apart / ((end - start)[i] + (ends - begins)[j])) ** 2
    cost[both] = place + weighing.label * (labels[i] != their_labels[j])
    return cost


def gamma(
    segments: Mapping[str, Iterable[Segment]],
    length: int,
    *,
    rng: np.random.Generator,
    weighing: Weighing | None = None,
    samples: int = 30,
    precision: float | None = 0.02,
    joint: bool = False,
) -> Coefficient:
    """Return gamma of coders' segments; `observed` and `expected` are disorders.

    At least `samples` continua are randomised, and with a `precision` as many more as make the mean disorder that sure
    (at 95 %). Three coders or more: the mean over pairs, each pair exact, or all at once with `joint` (which may raise
    `TooLong`).

    >>> both = {"A": [("t", 0, 10), ("s", 50, 60)], "B": [("t", 0, 9), ("s", 50, 61)]}
    >>> gamma(both, 200, rng=np.random.default_rng(1)).value > 0.9
    True
    """
    found = continuum(segments, length, overlapping=True)
    coders = len(found.coders)
    if coders < 2:
        return Coefficient("gamma", None, "too few coders", coders=coders)
    if not any(one.size for one in found.start):
        return Coefficient("gamma", None, "nothing marked", units=length, coders=coders)
    weighing = weighing or Weighing()
    if coders == 2 or joint:
        return _gamma(found, rng, weighing, samples, precision)
    pairs = [_gamma(_of(found, pair), rng, weighing, samples, precision) for pair in combinations(range(coders), 2)]
    told = [one for one in pairs if one.value is not None]
    if not told:
        return replace(pairs[0], coders=coders)
    return Coefficient(
        "gamma", float(np.mean([one.value for one in told])), "", float(np.mean([one.observed for one in told])),
        float(np.mean([one.expected for one in told])), length, coders,
    )  # fmt: skip


def gamma_by_pair(
    segments: Mapping[str, Iterable[Segment]],
    length: int,
    *,
    rng: np.random.Generator,
    weighing: Weighing | None = None,
) -> dict[tuple[str, str], Coefficient]:
    """Return gamma of every two coders.

    >>> told = gamma_by_pair({one: [("t", 0, 9), ("s", 12, 18)] for one in "ABC"}, 20, rng=np.random.default_rng(1))
    >>> [(*pair, found.value) for pair, found in told.items()]
    [('A', 'B', 1.0), ('A', 'C', 1.0), ('B', 'C', 1.0)]
    """
    told = {coder: tuple(its) for coder, its in segments.items()}
    return {
        (one, other): gamma({one: told[one], other: told[other]}, length, rng=rng, weighing=weighing)
        for one, other in combinations(told, 2)
    }


def _of(found: Continuum, pair: tuple[int, int]) -> Continuum:
    def pick[T](rows: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(rows[at] for at in pair)

    return replace(
        found, coders=pick(found.coders), label=pick(found.label), start=pick(found.start), end=pick(found.end)
    )


def _gamma(
    found: Continuum, rng: np.random.Generator, weighing: Weighing, samples: int, precision: float | None
) -> Coefficient:
    coders = len(found.coders)
    if not any(one.size for one in found.start):
        return Coefficient("gamma", None, "nothing marked", units=found.length, coders=coders)
    observed = _least(found, weighing)
    drawn = [_least(_randomised(found, rng), weighing) for _ in range(max(2, samples))]
    if precision is not None:
        needed = (_Z * float(np.std(drawn, ddof=1)) / (float(np.mean(drawn)) * precision)) ** 2 if any(drawn) else 0
        drawn += [_least(_randomised(found, rng), weighing) for _ in range(int(np.ceil(needed)) - len(drawn))]
    expected = float(np.mean(drawn))
    if not expected:
        return Coefficient("gamma", None, "one value", observed, expected, found.length, coders)
    return Coefficient("gamma", 1 - observed / expected, "", observed, expected, found.length, coders)


def _least(found: Continuum, weighing: Weighing) -> float:
    if len(found.coders) == 2:
        return _paired(_own(found, 0), _own(found, 1), weighing)[0] / _mean_size(found)
    return _jointly(found, weighing).disorder


def _randomised(found: Continuum, rng: np.random.Generator) -> Continuum:
    """Return a continuum of as many coders, each a real one who marked something, shifted around the end.

    Shifts of two coders who come from the same one lie at least half a mean segment apart, so that nobody meets himself.
    """
    marked = [at for at, one in enumerate(found.start) if one.size]
    sizes = np.concatenate([end - start for start, end in zip(found.start, found.end, strict=True)])
    apart = min(float(sizes.mean()) / 2, found.length / (4 * len(found.coders)))
    picked = rng.choice(marked, size=len(found.coders))
    shifts: list[int] = []
    while len(shifts) < len(found.coders):
        shift = int(rng.integers(0, found.length))
        around = [min(abs(shift - one), found.length - abs(shift - one)) for one in shifts]
        if all(one >= apart for one in around):
            shifts.append(shift)
    starts = [(found.start[at] + shift) % found.length for at, shift in zip(picked.tolist(), shifts, strict=True)]
    ends = [start + found.end[at] - found.start[at] for start, at in zip(starts, picked.tolist(), strict=True)]
    return replace(found, label=tuple(found.label[at] for at in picked.tolist()), start=tuple(starts), end=tuple(ends))
