"""How sure a coefficient is: intervals by drawing the units (or whole transcripts) anew, again and again.

The bootstrap draws as many units as there are, with replacement, and works out alpha anew each time. Units that lie in
one interview are not independent of each other: with `blocks` whole interviews are drawn. With fourteen interviews such
intervals are wide, and that is honest.

`kalpha_interval` draws pairs of values instead, as SPSS's and R's KALPHA do (Hayes & Krippendorff 2007, Commun. Methods
Meas. 1:77), for whoever compares with those. Its number of draws stops growing at 25 pairs a cell, so it stays wide in
large material.

Randomness comes in as a `numpy.random.Generator`: the same seed gives the same interval.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lardom.coding.agreement.alpha import Level, unfit
from lardom.coding.agreement.coefficient import Why
from lardom.coding.agreement.ratings import Ratings, Tally, tally

LIMITS = (0.667, 0.8)
"""Krippendorff's limits (2019, ch. 12): below the first, draw no conclusions; below the second, only tentative ones."""

# Here sums of products are einsums, not matrix products: those wake threads that cost more than they give.
_MANY = 50_000
"""More units than this are not drawn one by one."""

_AT_ONCE = 64
"""Resamples drawn together: what one core keeps at hand."""

type _Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval for a coefficient, or why there is none.

    `low` and `high` are the outer percentiles of the resamples (2.5 and 97.5 at `level` 0.95); `below` the shares of
    resamples under 0.667 and under 0.80; `resamples` how many gave a coefficient and `undefined` how many did not (all
    values drawn were the same). `drawn` is how many pieces were drawn each time.
    """

    low: float | None
    high: float | None
    why: Why = ""
    level: float = 0.95
    below: tuple[float, float] = (0.0, 0.0)
    resamples: int = 0
    undefined: int = 0
    drawn: int = 0


def alpha_interval(
    judged: Ratings,
    level: Level = "nominal",
    *,
    rng: np.random.Generator,
    resamples: int = 1000,
    confidence: float = 0.95,
    blocks: bool = False,
) -> Interval:
    """Return the bootstrap interval of Krippendorff's alpha.

    Drawn are units, or with `blocks` whole blocks of `judged.blocks`. Units with a length count as that many units drawn
    one by one; for characters, which are not independent, ask for blocks. With more than 50,000 units the sums are drawn
    from the normal distribution they tend to.

    >>> from lardom.coding.agreement.ratings import ratings
    >>> table = ratings({"A": [1, 2] * 50, "B": [1, 2] * 45 + [2, 1] * 5})
    >>> found = alpha_interval(table, rng=np.random.default_rng(1))
    >>> round(found.low, 1), round(found.high, 1)
    (0.7, 0.9)
    """
    told = tally(judged)
    if why := told.lacking or unfit(told, level):
        return Interval(None, None, why)
    apart = _distances(told, level)
    stack, weight, kept = _stack(judged, apart if level != "ordinal" else None)
    if blocks and judged.blocks is not None:
        _, place = np.unique(judged.blocks[kept], return_inverse=True)
        grouped = np.zeros((int(place.max()) + 1, stack.shape[1]))
        np.add.at(grouped, place, stack * weight[:, None])
        stack, weight = grouped, np.ones(grouped.shape[0], dtype=np.int64)
    sums = _drawn(stack, weight, resamples, rng)
    drawn = int(weight.sum())
    return _interval(_alphas(sums, len(told.labels), level, apart), confidence, drawn)


def _distances(told: Tally, level: Level) -> _Floats:
    size = len(told.labels)
    if level in ("interval", "ratio"):
        places = np.array(told.labels, dtype=float)
        apart, both = np.subtract.outer(places, places), np.add.outer(places, places)
        squared: _Floats = apart**2 if level == "interval" else (apart / np.where(both, both, 1.0)) ** 2
        return squared
    return 1.0 - np.eye(size)


def _stack(judged: Ratings, apart: _Floats | None) -> tuple[_Floats, NDArray[np.int64], NDArray[np.bool_]]:
    """Return a row per pairable unit (values given, disagreement or pairs), its length, and which units those are."""
    size, units = len(judged.labels), judged.values.shape[1]
    keys = np.where(judged.values >= 0, judged.values, size) + np.arange(units) * (size + 1)
    counts = np.bincount(keys.ravel(), minlength=units * (size + 1)).reshape(units, size + 1)[:, :size].astype(float)
    raters = counts.sum(axis=1)
    pairable = raters >= 2
    counts = counts * pairable[:, None]
    over = np.where(pairable, raters - 1, 1.0)
    if apart is not None:
        rest = (np.einsum("uk,kl->ul", counts, apart) * counts).sum(axis=1) / over
        stack = np.column_stack([counts, rest])
    else:
        upper = np.triu_indices(size, 1)
        pairs = 2 * counts[:, upper[0]] * counts[:, upper[1]] / over[:, None]
        stack = np.column_stack([counts, pairs])
    weight = np.ones(units, dtype=np.int64) if judged.lengths is None else judged.lengths
    return stack[pairable], weight[pairable], pairable


def _drawn(stack: _Floats, weight: NDArray[np.int64], resamples: int, rng: np.random.Generator) -> _Floats:
    """Return the sums of each resample: rows of `stack` drawn with replacement, each standing for `weight` units."""
    rows = stack.shape[0]
    total = int(weight.sum())
    if total > _MANY:
        share = weight / total
        mean = share @ stack
        spread = (stack - mean).T @ ((stack - mean) * share[:, None])
        sums: _Floats = rng.multivariate_normal(total * mean, total * spread, size=resamples, method="eigh")
        return np.maximum(sums, 0.0)
    if total > rows:
        drawn: _Floats = rng.multinomial(total, weight / total, size=resamples) @ stack
        return drawn
    # Each resample has as many rows, so only what they differ from the mean need be summed: single precision is plenty.
    mean = stack.mean(axis=0)
    apart = np.ascontiguousarray((stack - mean).T, dtype=np.float32)
    sums = np.empty((resamples, stack.shape[1]))
    times = np.empty((_AT_ONCE, rows), dtype=np.float32)
    for start in range(0, resamples, _AT_ONCE):
        many = min(_AT_ONCE, resamples - start)
        picks = rng.integers(0, rows, size=(many, rows), dtype=np.uint16)
        for at, picked in enumerate(picks):
            times[at] = np.bincount(picked, minlength=rows)
        sums[start : start + many] = rows * mean + np.einsum("br,kr->bk", times[:many], apart)
    return sums


def _alphas(sums: _Floats, size: int, level: Level, apart: _Floats) -> _Floats:
    """Return alpha of each resample, NaN (inside here only) where it is undefined."""
    counts, rest = sums[:, :size], sums[:, size:]
    total = counts.sum(axis=1)
    if level == "ordinal":
        middle = np.cumsum(counts, axis=1) - counts / 2
        upper = np.triu_indices(size, 1)
        squared = (middle[:, upper[0]] - middle[:, upper[1]]) ** 2
        observed = (rest * squared).sum(axis=1)
        expected = 2 * (counts[:, upper[0]] * counts[:, upper[1]] * squared).sum(axis=1)
    else:
        observed = rest[:, 0]
        expected = (np.einsum("uk,kl->ul", counts, apart) * counts).sum(axis=1)
    defined = expected > 1e-9 * np.maximum(total, 1.0)
    found = np.full(total.shape, np.nan)
    found[defined] = 1 - (total[defined] - 1) * observed[defined] / expected[defined]
    return found


def _interval(found: _Floats, confidence: float, drawn: int) -> Interval:
    kept = found[~np.isnan(found)]
    undefined = int(found.size - kept.size)
    if not kept.size:
        return Interval(None, None, "one value", confidence, undefined=undefined, drawn=drawn)
    low, high = np.quantile(kept, [(1 - confidence) / 2, (1 + confidence) / 2]).tolist()
    below = (float((kept < LIMITS[0]).mean()), float((kept < LIMITS[1]).mean()))
    return Interval(low, high, "", confidence, below, int(kept.size), undefined, drawn)


def kalpha_interval(
    judged: Ratings,
    level: Level = "nominal",
    *,
    rng: np.random.Generator,
    resamples: int = 10_000,
    confidence: float = 0.95,
) -> Interval:
    """Return the interval that KALPHA prints: pairs of values are drawn, expected disagreement held as observed.

    The number drawn is the number of observed pairs, at most 25 for each kind of pair that occurs; no resample goes below
    −1, and where all drawn pairs agree it is 1 (0 when only one value occurs).

    >>> from lardom.coding.agreement.ratings import ratings
    >>> table = ratings({"A": [1, 2] * 50, "B": [1, 2] * 45 + [2, 1] * 5})
    >>> found = kalpha_interval(table, rng=np.random.default_rng(1), resamples=1000)
    >>> round(found.low, 1), round(found.high, 1)
    (0.7, 0.9)
    """
    told = tally(judged)
    if why := told.lacking or unfit(told, level):
        return Interval(None, None, why)
    apart = _distances(told, level)
    size = len(told.labels)
    counts = told.given[2:].sum(axis=(0, 1)).astype(float)
    if level == "ordinal":
        middle = np.cumsum(counts) - counts / 2
        apart = np.subtract.outer(middle, middle) ** 2
    met = np.zeros((size, size))
    np.add.at(met, (told.one, told.other), told.times / (told.raters - 1))
    met += met.T
    total = counts.sum()
    expected = float(counts @ apart @ counts) / (total * (total - 1))
    if not expected:
        return Interval(None, None, "one value", confidence)
    upper = np.triu_indices(size)
    shares = np.where(upper[0] == upper[1], met[upper], 2 * met[upper]) / total
    draws = int(min(25 * np.count_nonzero(met), told.times.sum()))
    sums = rng.multinomial(draws, shares / shares.sum(), size=resamples) @ apart[upper]
    found = np.maximum(1 - sums / (draws * expected), -1.0)
    return _interval(found, confidence, draws)
