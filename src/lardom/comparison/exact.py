"""Exact intervals and tests for a handful of cases: what fourteen projects can show, and what they cannot.

Nothing here leans on large samples. Intervals are wide because the material is small, not because the method is poor.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import comb

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
    55:1202; Agresti & Min 2001, Biometrics 57:963), to 0.001.

    >>> found = difference_interval(5, 7, 0, 7)
    >>> round(found.low, 2), round(found.high, 2)
    (0.22, 0.95)
    """
    for n, of in ((n_a, of_a), (n_b, of_b)):
        if not 0 <= n <= of or of < 1:
            raise ValueError(f"{n} of {of} is no share.")
    seen = n_a / of_a - n_b / of_b
    limit = 1 - confidence

    def kept(apart: float) -> bool:
        return _worst(n_a, of_a, n_b, of_b, apart) > limit

    def end(out: float) -> float:
        # The test need not fall evenly, so the farthest difference still kept is looked for from outside.
        grid = np.linspace(out, seen, 41)
        at = next((place for place, apart in enumerate(grid.tolist()) if kept(apart)), len(grid) - 1)
        if at == 0:
            return out
        outside, inside = float(grid[at - 1]), float(grid[at])
        while abs(outside - inside) > 0.0005:
            middle = (outside + inside) / 2
            outside, inside = (outside, middle) if kept(middle) else (middle, inside)
        return inside

    return Between(end(-1.0), end(1.0))


def _worst(n_a: int, of_a: int, n_b: int, of_b: int, apart: float) -> float:
    """Return the largest chance, over all common shares, of groups parted as far from `apart` as these."""
    a, b = np.arange(of_a + 1)[:, None], np.arange(of_b + 1)[None, :]
    score = np.abs(_score(a, of_a, b, of_b, apart))
    far = score >= score[n_a, n_b] - _PATIENCE
    share_b = _NUISANCE * (1 - abs(apart)) + max(0.0, -apart)
    share_a = np.clip(share_b + apart, 0.0, 1.0)
    chance_a = _binomial(of_a, share_a)
    chance_b = _binomial(of_b, np.clip(share_b, 0.0, 1.0))
    return float(np.einsum("pa,ab,pb->p", chance_a, far.astype(float), chance_b).max())


def _binomial(of: int, shares: _Floats) -> _Floats:
    n = np.arange(of + 1)
    ways = np.array([comb(of, k) for k in n.tolist()], dtype=float)
    found: _Floats = ways * shares[:, None] ** n * (1 - shares[:, None]) ** (of - n)
    return found


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
    """Two groups' answers: means, their difference, the exact permutation p, and the interval of shifts it does not reject."""

    mean_a: float
    mean_b: float
    difference: float
    p: float
    interval: Between


def mean_difference(a: list[int], b: list[int], confidence: float = 0.95) -> MeanDifference:
    """Return the difference of two groups' mean answers with its exact permutation test and interval.

    The p is the share of all ways to part the answers into groups of these sizes that part the means as far or farther; the
    interval holds every shift of a against b (to 0.05 steps of the scale) that this test does not reject, and half a step
    more at each end, since answers are whole steps. Raises `ValueError` when a group is empty.

    >>> found = mean_difference([5, 5, 4, 5], [3, 2, 4])
    >>> found.difference, round(found.p, 3)
    (1.75, 0.086)
    """
    if not a or not b:
        raise ValueError("A comparison of answers needs answers in both groups.")
    seen = sum(a) / len(a) - sum(b) / len(b)
    limit, step = 1 - confidence, 20

    def p_of(shift: int) -> float:
        return _permuted([value * step - shift for value in a], [value * step for value in b])

    def end(direction: int) -> float:
        # The p falls as the shift goes away from what was seen.
        low, high = 0, step * (max(a + b) - min(a + b)) + step
        centre = round(seen * step)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if p_of(centre + direction * middle) > limit else (low, middle)
        return (centre + direction * (low + step // 2)) / step

    return MeanDifference(sum(a) / len(a), sum(b) / len(b), seen, p_of(0), Between(end(-1), end(1)))


def _permuted(a: list[int], b: list[int]) -> float:
    """Return the share of partings whose means lie as far apart, by counting sums (exact up to rounding)."""
    least = min(a + b)
    values = [value - least for value in a + b]
    top, many = sum(sorted(values)[-len(a) :]), len(a)
    ways = np.zeros((many + 1, top + 1))
    ways[0, 0] = 1.0
    for value in values:
        ways[1:, value:] += ways[:-1, : top + 1 - value].copy()
    total = sum(values)
    sums = np.arange(top + 1)
    apart = np.abs(sums / len(a) - (total - sums) / len(b))
    mine = sum(value - least for value in a)
    seen = abs(mine / len(a) - (total - mine) / len(b))
    counted = ways[many]
    return float(counted[apart >= seen - _PATIENCE].sum() / counted.sum())
