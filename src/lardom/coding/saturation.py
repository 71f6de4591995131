"""Saturation: whether later interviews still bring codes that earlier ones had not.

After G. Guest, E. Namey & M. Chen, "A simple method to assess and report thematic saturation in qualitative research", PLoS
ONE 15(5), 2020, e0232076: the *base* is the different codes of the first interviews (4, 5 or 6); a *run* is the interviews
that follow (2 or 3); the ratio is the codes new in the run over the codes of the base, which stays the same throughout.
Saturation at a *threshold* (5 % or 0 %) is met at the first run whose ratio does not pass it. Runs slide on by one interview,
or with `disjoint` by a whole run.

The order of interviews matters. `any_order` asks how the answer would have been in other orders.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

type Why = Literal["", "too few interviews", "no codes in the base"]


@dataclass(frozen=True, slots=True)
class Step:
    """One interview on the curve: what it adds, and what has been met up to it.

    `shared` is how many codes at least two interviews have by then.
    """

    interview: str
    order: int
    codes: int
    new: int
    met: int
    shared: int


@dataclass(frozen=True, slots=True)
class Run:
    """One run: the first and last interview of it (numbered from 1), its new codes, and their ratio to the base."""

    first: int
    last: int
    new: int
    ratio: float


@dataclass(frozen=True, slots=True)
class Saturation:
    """What the base, run and threshold say.

    `at` is after how many interviews saturation was met, the run that shows it not counted (Guest writes "6+2" for six and a
    run of two); `None` when it was not met, or why it cannot be told (`why`).
    """

    base: int
    run: int
    threshold: float
    interviews: int
    base_codes: int = 0
    runs: tuple[Run, ...] = ()
    at: int | None = None
    why: Why = ""

    @property
    def shown_by(self) -> int | None:
        """The last interview of the run that shows it."""
        return self.at + self.run if self.at is not None else None


def emergence(order: Sequence[str], codes: Mapping[str, Iterable[str]]) -> tuple[Step, ...]:
    """Return the curve of codes met, interview by interview in the given order; each interview's codes by its id.

    >>> [(step.new, step.met, step.shared) for step in emergence(["i1", "i2"], {"i1": ["a", "b"], "i2": ["b", "c"]})]
    [(2, 2, 0), (1, 3, 1)]
    """
    times: dict[str, int] = {}
    steps = []
    for number, interview in enumerate(order, start=1):
        here = set(codes.get(interview, ()))
        new = sum(code not in times for code in here)
        for code in here:
            times[code] = times.get(code, 0) + 1
        steps.append(Step(interview, number, len(here), new, len(times), sum(n > 1 for n in times.values())))
    return tuple(steps)


def saturation(
    order: Sequence[str],
    codes: Mapping[str, Iterable[str]],
    *,
    base: int = 4,
    run: int = 2,
    threshold: float = 0.05,
    disjoint: bool = False,
) -> Saturation:
    """Return whether and when the interviews, in this order, reach saturation.

    Raises `ValueError` for a base or run below 1, or a threshold that is no share.

    >>> codes = {"i1": "abc", "i2": "abd", "i3": "bce", "i4": "acf", "i5": "ab", "i6": "f"}
    >>> found = saturation(sorted(codes), codes)
    >>> found.base_codes, found.at, found.shown_by
    (6, 4, 6)
    """
    if base < 1 or run < 1 or not 0 <= threshold <= 1:
        raise ValueError(f"A base of {base}, a run of {run} and a threshold of {threshold} make no sense together.")
    news = [step.new for step in emergence(order, codes)]
    if len(order) < base + run:
        return Saturation(base, run, threshold, len(order), why="too few interviews")
    base_codes = sum(news[:base])
    if not base_codes:
        return Saturation(base, run, threshold, len(order), why="no codes in the base")
    runs = tuple(
        Run(first + 1, first + run, new := sum(news[first : first + run]), new / base_codes)
        for first in range(base, len(order) - run + 1, run if disjoint else 1)
    )
    at = next((one.first - 1 for one in runs if one.new <= threshold * base_codes), None)
    return Saturation(base, run, threshold, len(order), base_codes, runs, at)


@dataclass(frozen=True, slots=True)
class AnyOrder:
    """How saturation would have come in other orders.

    The median and the 5th and 95th percentile of `at`, and the share of orders in which it was not met (these count as
    later than any).
    """

    orders: int
    median: float | None
    low: float | None
    high: float | None
    never: float


def any_order(
    codes: Mapping[str, Iterable[str]],
    *,
    rng: np.random.Generator,
    base: int = 4,
    run: int = 2,
    threshold: float = 0.05,
    orders: int = 1000,
) -> AnyOrder:
    """Return how much the answer depends on the order of the interviews, from random orders.

    Percentiles are `None` where they fall among orders without saturation.

    >>> codes = {f"i{n}": "ab" for n in range(8)}
    >>> any_order(codes, rng=np.random.default_rng(1), orders=10)
    AnyOrder(orders=10, median=4.0, low=4.0, high=4.0, never=0.0)
    """
    names = sorted(codes)
    kinds = {code: at for at, code in enumerate(sorted({code for told in codes.values() for code in told}))}
    has = np.zeros((len(names), len(kinds)), dtype=bool)
    for row, name in enumerate(names):
        has[row, [kinds[code] for code in codes[name]]] = True
    found = [_at(has[rng.permutation(len(names))], base, run, threshold) for _ in range(orders)]
    ranked = sorted(np.inf if at is None else float(at) for at in found)

    def percentile(share: float) -> float | None:
        value = ranked[min(orders - 1, int(share * orders))]
        return None if value == np.inf else value

    return AnyOrder(
        orders, percentile(0.5), percentile(0.05), percentile(0.95), sum(at is None for at in found) / orders
    )


def _at(has: np.ndarray, base: int, run: int, threshold: float) -> int | None:
    first = np.where(has.any(axis=0), has.argmax(axis=0), -1)
    news = np.bincount(first[first >= 0], minlength=has.shape[0])
    base_codes = int(news[:base].sum())
    if has.shape[0] < base + run or not base_codes:
        return None
    sums = np.convolve(news[base:], np.ones(run, dtype=np.int64), mode="valid")
    calm = np.nonzero(sums <= threshold * base_codes)[0]
    return base + int(calm[0]) if calm.size else None
