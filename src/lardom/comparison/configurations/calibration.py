"""From raw numbers to membership of sets: how far a case is "in", from 0 (wholly out) to 1 (wholly in)."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from math import exp, log

_SURE = log(0.95 / 0.05)
"""Where the direct method puts the outer anchors: memberships of 0.05 and 0.95."""


def direct(values: Iterable[float], out: float, crossover: float, into: float) -> tuple[float, ...]:
    """Return memberships by Ragin's direct method: a logistic curve through three anchors.

    `out` is where a case is almost surely not in the set (0.05), `crossover` where nobody can tell (0.5), `into` where it
    almost surely is (0.95). Anchors may fall as well as rise. Raises `ValueError` when they are not in order. Source: C. C.
    Ragin, Redesigning Social Inquiry, 2008, ch. 5.

    >>> [round(one, 2) for one in direct([720, 1098, 586, 468, 350], 400, 550, 900)]
    [0.81, 0.99, 0.58, 0.17, 0.02]
    """
    rising = out < crossover < into
    if not rising and not out > crossover > into:
        raise ValueError(
            f"The anchors {out}, {crossover} and {into} are not in order: they rise or fall from out to in."
        )

    def membership(value: float) -> float:
        above = (value >= crossover) == rising or value == crossover
        anchor = into if above else out
        steps = _SURE * (value - crossover) / abs(anchor - crossover) * (1 if rising else -1)
        return 1 / (1 + exp(-steps)) if steps > -700 else 0.0

    return tuple(membership(value) for value in values)


def crisp(values: Iterable[float], threshold: float) -> tuple[int, ...]:
    """Return 1 for each value at or above the threshold, else 0.

    >>> crisp([3, 4, 5], 4)
    (0, 1, 1)
    """
    return tuple(int(value >= threshold) for value in values)


def levels(values: Iterable[float], thresholds: Sequence[float]) -> tuple[int, ...]:
    """Return how many of the thresholds each value reaches: levels of a multi-value condition.

    >>> levels([300, 600, 1000], [550, 850])
    (0, 1, 2)
    """
    ordered = sorted(thresholds)
    return tuple(bisect_right(ordered, value) for value in values)
