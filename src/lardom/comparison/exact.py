"""Exact intervals and tests for a handful of cases: what fourteen projects can show, and what they cannot.

Nothing here leans on large samples. Intervals are wide because the material is small, not because the method is poor.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import comb, inf

import numpy as np
from numpy.typing import NDArray

_NUISANCE = np.linspace(0.0005, 0.9995, 81)
_PATIENCE = 1e-9
type _Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Between:
    """An interval."""

    low: float
    high: float


def share_interval(n: int, of: int, confidence: float = 0.95) -> Between:
    """Return the exact interval for a share: all true shares under which `n` of `of` is no surprise (Clopper & Pearson 1934).

    Raises `ValueError` when `n` is not between 0 and `of`, or `of` is 0.

    >>> found = share_interval(0, 14)
    >>> round(found.low, 3), round(found.high, 3)
    (0.0, 0.232)
    """
    from scipy.special import betaincinv  # noqa: PLC0415 - heavy, and only this needs it

    if not 0 <= n <= of or of < 1:
        raise ValueError(f"{n} of {of} is no share.")
    tail = (1 - confidence) / 2
    low = float(betaincinv(n, of - n + 1, tail)) if n else 0.0
    high = float(betaincinv(n + 1, of - n, 1 - tail)) if n < of else 1.0
    return Between(low, high)


def fisher(n_a: int, of_a: int, n_b: int, of_b: int) -> float:
    """Return the two-sided p of Fisher's exact test: how often chance alone parts the groups so far or farther.

    >>> round(fisher(5, 7, 0, 7), 3)
    0.021
    """
    total, whole = n_a + n_b, of_a + of_b
    ways = {k: comb(of_a, k) * comb(of_b, total - k) for k in range(max(0, total - of_b), min(of_a, total) + 1)}
    seen = ways[n_a]
    return sum(n for n in ways.values() if n <= seen) / comb(whole, total)


@lru_cache(maxsize=256)
def least_visible(of_a: int, of_b: int, limit: float = 0.05) -> tuple[int, int] | None:
    """Return the smallest contrast two groups of these sizes can show: none in b, and how many in a (Fisher below `limit`).

    `None` when not even all against none would show.

    >>> least_visible(7, 7), least_visible(2, 3)
    ((5, 0), None)
    """
    return next(((n, 0) for n in range(of_a + 1) if fisher(n, of_a, 0, of_b) < limit), None)


@lru_cache(maxsize=4096)
def difference_interval(n_a: int, of_a: int, n_b: int, of_b: int, confidence: float = 0.95) -> Between:
    """Return the exact interval for the difference of two shares (a − b).

    Unconditional, by inverting the two-sided score test over all values of the common share (Chan & Zhang 1999, Biometrics
    55:1202; Agresti & Min 2001, Biometrics 57:963), to 0.0005 (in groups of some hundred pairs of counts and more, islands narrower than 1/32 may be passed over).

    >>> found = difference_interval(5, 7, 0, 7)
    >>> round(found.low, 2), round(found.high, 2)
    (0.22, 0.95)
    """
    for n, of in ((n_a, of_a), (n_b, of_b)):
        if not 0 <= n <= of or of < 1:
            raise ValueError(f"{n} of {of} is no share.")
    seen = n_a / of_a - n_b / of_b
    limit = 1 - confidence
    parted = _parted(of_a, of_b)

    def kept(apart: float) -> bool:
        return parted.worst(n_a, n_b, apart) > limit

    def end(out: int) -> float:
        # The test need not fall evenly, so the farthest difference still kept is looked for from outside, along differences
        # that contrasts of groups of these sizes have in common.
        steps = (out * step / parted.steps for step in range(parted.steps, -parted.steps, -1))
        outside = float(out)
        for apart in (*(one for one in steps if (seen - one) * out < 0), seen):
            inside = apart
            if kept(apart):
                break
            outside = apart
        while outside != inside and abs(outside - inside) > 1 / _FINE:
            middle = _between(outside, inside)
            outside, inside = (outside, middle) if kept(middle) else (middle, inside)
        return inside

    return Between(end(-1), end(1))


_FINE = 2048
"""Steps of a difference of 1: how close the end of an interval is told."""


def _between(one: float, other: float) -> float:
    """Return a difference between two that many contrasts have in common: a whole number of fine steps."""
    middle = round((one + other) / 2 * _FINE) / _FINE
    return middle if min(one, other) < middle < max(one, other) else (one + other) / 2


_SMALL, _ROOM = 600, 2_000_000
"""Pairs of counts up to which groups are small, and how many numbers are kept for one pair of sizes (16 MB)."""


class _Parted:
    """What the test of a difference asks of two groups of these sizes, whatever was seen in them."""

    def __init__(self, of_a: int, of_b: int) -> None:
        self.of_a, self.of_b = of_a, of_b
        cells = (of_a + 1) * (of_b + 1)
        self.steps = 256 if cells <= _SMALL else 32
        """Steps of a difference of 1 that are tried first: in small groups what is kept lies in narrow islands."""
        self.most_kept = _ROOM // (cells + _NUISANCE.size * (of_a + of_b + 2))
        self.tables: dict[float, tuple[_Floats, _Floats, _Floats]] = {}

    def worst(self, n_a: int, n_b: int, apart: float) -> float:
        """Return the largest chance, over all common shares, of groups parted as far from `apart` as these."""
        score, chance_a, chance_b = self._table(apart)
        far = (score >= score[n_a, n_b] - _PATIENCE).astype(float)
        return float(((chance_a @ far) * chance_b).sum(axis=1).max())

    def _table(self, apart: float) -> tuple[_Floats, _Floats, _Floats]:
        if (found := self.tables.get(apart)) is None:
            a, b = np.arange(self.of_a + 1)[:, None], np.arange(self.of_b + 1)[None, :]
            score = np.abs(_score(a, self.of_a, b, self.of_b, apart))
            share_b = _NUISANCE * (1 - abs(apart)) + max(0.0, -apart)
            share_a = np.clip(share_b + apart, 0.0, 1.0)
            found = score, _binomial(self.of_a, share_a), _binomial(self.of_b, np.clip(share_b, 0.0, 1.0))
            if len(self.tables) < self.most_kept:
                self.tables[apart] = found
        return found


@lru_cache(maxsize=1)
def _parted(of_a: int, of_b: int) -> _Parted:
    return _Parted(of_a, of_b)


def _binomial(of: int, shares: _Floats) -> _Floats:
    n = np.arange(of + 1)
    found: _Floats = _choices(of) * shares[:, None] ** n * (1 - shares[:, None]) ** (of - n)
    return found


@lru_cache(maxsize=64)
def _choices(of: int) -> _Floats:
    return np.array([comb(of, k) for k in range(of + 1)], dtype=float)


def _score(a: NDArray[np.int64], of_a: int, b: NDArray[np.int64], of_b: int, apart: float) -> _Floats:
    """Return the score statistic of each pair of counts, with shares estimated as `apart` asks (Farrington & Manning 1990)."""
    ratio = of_b / of_a
    one, two = a / of_a, b / of_b
    cubic = 1 + ratio
    square = -(1 + ratio + one + ratio * two + apart * (ratio + 2))
    linear = apart**2 + apart * (2 * one + ratio + 1) + one + ratio * two
    constant = -one * apart * (1 + apart)
    v = square**3 / (3 * cubic) ** 3 - square * linear / (6 * cubic**2) + constant / (2 * cubic)
    u = np.where(v >= 0, 1.0, -1.0) * np.sqrt(np.maximum(square**2 / (3 * cubic) ** 2 - linear / (3 * cubic), 0.0))
    inside = np.divide(v, u**3, out=np.zeros_like(v), where=u != 0)
    turn = (np.pi + np.arccos(np.clip(inside, -1, 1))) / 3
    share_a = np.clip(2 * u * np.cos(turn) - square / (3 * cubic), max(0.0, apart), min(1.0, 1 + apart))
    share_b = np.clip(share_a - apart, 0.0, 1.0)
    spread = share_a * (1 - share_a) / of_a + share_b * (1 - share_b) / of_b
    gap = one - two - apart
    sure = np.where(np.abs(gap) < _PATIENCE, 0.0, np.copysign(np.inf, gap))
    return np.where(spread > _PATIENCE, gap / np.sqrt(np.maximum(spread, _PATIENCE)), sure)


@dataclass(frozen=True, slots=True)
class MeanDifference:
    """Two groups' answers: means, their difference, the exact permutation p, and the interval of shifts it does not reject.

    `excludes` is whether the interval leaves out any difference at all that the scale allows; in very small groups it cannot.
    """

    mean_a: float
    mean_b: float
    difference: float
    p: float
    interval: Between
    excludes: bool


def mean_difference(
    a: list[int], b: list[int], confidence: float = 0.95, scale: tuple[int, int] | None = None
) -> MeanDifference:
    """Return the difference of two groups' mean answers with its exact permutation test and interval.

    The p is the share of all ways to part the answers into groups of these sizes that part the means as far or farther; the
    interval holds every shift of a against b (to 0.05 steps of the scale) that this test does not reject, and half a step
    more at each end, since answers are whole steps. It ends where the `scale` (its lowest and highest answer) does; groups so
    small that the test rejects nothing have all of the scale, or with none told an interval without ends. Raises
    `ValueError` when a group is empty.

    >>> found = mean_difference([5, 5, 4, 5], [3, 2, 4])
    >>> found.difference, round(found.p, 3)
    (1.75, 0.086)
    >>> mean_difference([3, 3], [3, 3], scale=(1, 5)).interval
    Between(low=-4.0, high=4.0)
    """
    if not a or not b:
        raise ValueError("A comparison of answers needs answers in both groups.")
    seen = sum(a) / len(a) - sum(b) / len(b)
    limit, step = 1 - confidence, 20
    ways = _partings(a, b)

    def p_of(shift: int) -> float:
        return _parted_so_far(ways, a, b, shift / step)

    spread = max(a + b) - min(a + b)
    room = float(max(spread, scale[1] - scale[0])) if scale else inf

    def end(direction: int) -> float:
        # The p falls as the shift goes away from what was seen, until the groups have nothing in common.
        low, high = 0, step * spread + step
        if p_of(round(seen * step) + direction * high) > limit:
            return direction * room
        centre = round(seen * step)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if p_of(centre + direction * middle) > limit else (low, middle)
        return (centre + direction * (low + step // 2)) / step

    between = Between(max(end(-1), -room), min(end(1), room))
    excludes = between.low > -room or between.high < room
    return MeanDifference(sum(a) / len(a), sum(b) / len(b), seen, p_of(0), between, excludes)


def _partings(a: list[int], b: list[int]) -> _Floats:
    """Return in how many ways a group as large as `a` takes k answers from `a`, the rest from `b`, with a sum s: by k and s.

    What comes from `a` is told apart, so that a shift of its answers moves sums without being counted anew. Sums are of steps
    above the lowest answer. Counts are exact up to rounding.
    """
    least = min(a + b)
    one, other = (_ways([value - least for value in side], len(a)) for side in (a, b))
    found = np.zeros((len(a) + 1, one.shape[1] + other.shape[1] - 1))
    for k in range(len(a) + 1):
        found[k] = np.convolve(one[k], other[len(a) - k])
    return found


def _ways(values: list[int], most: int) -> _Floats:
    """Return in how many ways 0, 1, … `most` of the values come to each sum."""
    ways = np.zeros((most + 1, sum(values) + 1))
    ways[0, 0] = 1.0
    for value in values:
        ways[1:, value:] += ways[:-1, : ways.shape[1] - value].copy()
    return ways


def _parted_so_far(ways: _Floats, a: list[int], b: list[int], shift: float) -> float:
    """Return the share of partings whose means lie as far apart as those of `a`, each answer `shift` lower, and `b`."""
    least = min(a + b)
    taken, sums = np.arange(ways.shape[0])[:, None], np.arange(ways.shape[1])[None, :]
    total = sum(a + b) - least * len(a + b) - shift * len(a)
    mine = sums - shift * taken
    apart = np.abs(mine / len(a) - (total - mine) / len(b))
    own = sum(a) - least * len(a) - shift * len(a)
    seen = abs(own / len(a) - (total - own) / len(b))
    return float(ways[apart >= seen - _PATIENCE].sum() / ways.sum())
