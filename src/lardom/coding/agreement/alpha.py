"""Krippendorff's alpha on judged units: any number of coders, units that some have not judged, four levels of measure.

alpha = 1 − observed disagreement / expected disagreement, both summed over pairs of values given to the same unit, and to
any unit (K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011; Content Analysis, 4th ed. 2019, ch. 12).
How far two values are apart depends on the level:

- *nominal*: 1 when they differ;
- *ordinal*: the square of how many judgements lie between them in the order of the labels, half of each own included;
- *interval*: the square of the difference;
- *ratio*: the square of the difference over the sum.

Arithmetic is in whole numbers and fractions and is rounded once (the ratio level with more than 100 values: in floats).
"""

from fractions import Fraction
from math import fsum, isfinite
from numbers import Rational
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray

from lardom.coding.agreement.coefficient import Coefficient, Why
from lardom.coding.agreement.ratings import Ratings, Tally, tally

type Level = Literal["nominal", "ordinal", "interval", "ratio"]

_EXACT_RATIO = 100


def alpha(judged: Ratings | Tally, level: Level = "nominal") -> Coefficient:
    """Return Krippendorff's alpha; `observed` and `expected` are disagreements per pair of values.

    Labels must be numbers for the interval and ratio levels, and stand in order for the ordinal one. Where all values
    are the same there is no alpha.

    >>> from lardom.coding.agreement.ratings import ratings
    >>> round(alpha(ratings({"A": [1, 1, 2, 2, None], "B": [1, 2, 2, 2, 1]})).value, 3)
    0.533
    """
    told = judged if isinstance(judged, Tally) else tally(judged)
    if told.lacking:
        return Coefficient("alpha", None, told.lacking, coders=len(told.coders))
    if why := unfit(told, level):
        return Coefficient("alpha", None, why, units=told.pairable, coders=len(told.coders))
    given = told.given[2:].sum(axis=(0, 1)).tolist()
    scale = _scale(told, level, given)
    if level == "ratio":
        observed, expected = _ratio(told, scale, given)
    else:
        observed, expected = _squared(told, scale, given) if level != "nominal" else _unequal(told, given)
    return of_disagreement("alpha", told, observed, expected)


def of_disagreement(name: str, told: Tally, observed: Fraction, expected: Fraction) -> Coefficient:
    """Return alpha of what the judgements add up to, from how far pairs of values are apart.

    `observed` is summed over the pairs of each unit (each weighing 1 / (its coders − 1)), `expected` over all pairs there
    are; every pair both ways.

    >>> from lardom.coding.agreement.ratings import ratings
    >>> of_disagreement("alpha", tally(ratings({"A": [1, 2], "B": [1, 1]})), Fraction(2), Fraction(6)).value
    0.0
    """
    total = int(told.given[2:].sum())
    value = float(1 - (total - 1) * observed / expected) if expected else None
    return Coefficient(
        name, value, "" if expected else "one value",
        float(observed / total), float(expected / (total * (total - 1))), told.pairable, len(told.coders),
    )  # fmt: skip


def alpha_of_value(judged: Ratings | Tally, label: object) -> Coefficient:
    """Return nominal alpha of one value against all others, which tells what values are hard to tell apart.

    >>> from lardom.coding.agreement.ratings import ratings
    >>> alpha_of_value(ratings({"A": [1, 2, 3, 3], "B": [1, 3, 2, 3]}), 1).value
    1.0
    """
    told = judged if isinstance(judged, Tally) else tally(judged)
    at = told.labels.index(label)
    given = np.stack([told.given.sum(axis=2) - told.given[:, :, at], told.given[:, :, at]], axis=2)
    one, other = (told.one == at).astype(np.int64), (told.other == at).astype(np.int64)
    return alpha(Tally(told.coders, (False, True), told.units, given, told.raters, one, other, told.times))


def unfit(told: Tally, level: Level) -> Why:
    """Return why values cannot be measured at a level, or nothing.

    >>> from lardom.coding.agreement.ratings import ratings
    >>> table = tally(ratings({"A": [-1, 1], "B": [1, 1]}))
    >>> unfit(table, "interval"), unfit(table, "ratio")
    ('', 'below zero')
    """
    if level in {"nominal", "ordinal"}:
        return ""
    numbers = [one for one in told.labels if isinstance(one, Rational | float) and not isinstance(one, bool)]
    if len(numbers) < len(told.labels) or not all(isfinite(one) for one in numbers):
        return "not numbers"
    return "below zero" if level == "ratio" and any(one < 0 for one in numbers) else ""


def _scale(told: Tally, level: Level, given: list[int]) -> list[Fraction]:
    """Return where each value stands, so that the distance of two is the square of their difference."""
    if level == "ordinal":
        below = 0
        places = []
        for times in given:
            places.append(Fraction(2 * below + times, 2))
            below += times
        return places
    if level == "nominal":
        return []
    return [Fraction(one) for one in cast("tuple[float, ...]", told.labels)]  # numbers, as `unfit` says


def _unequal(told: Tally, given: list[int]) -> tuple[Fraction, Fraction]:
    differ = told.one != told.other
    observed = _over_raters(told.raters[differ], told.times[differ].astype(object))
    total = sum(given)
    return observed, Fraction(total * total - sum(times * times for times in given))


def _over_raters(raters: NDArray[np.int64], weighed: NDArray[np.object_]) -> Fraction:
    """Return the sum over pairs, each unit weighing 1 / (its coders − 1), every pair both ways."""
    return sum(
        (Fraction(2 * int(weighed[raters == many].sum()), many - 1) for many in np.unique(raters).tolist()), Fraction(0)
    )


def _squared(told: Tally, scale: list[Fraction], given: list[int]) -> tuple[Fraction, Fraction]:
    common = int(np.lcm.reduce(np.array([one.denominator for one in scale], dtype=object)))
    places = np.array([int(one * common) for one in scale], dtype=object)
    apart = places[told.one] - places[told.other]
    observed = _over_raters(told.raters, told.times.astype(object) * apart * apart) / common**2
    times = np.array(given, dtype=object)
    first, second = int((times * places).sum()), int((times * places * places).sum())
    return observed, Fraction(2 * (sum(given) * second - first * first), common**2)


def _ratio(told: Tally, scale: list[Fraction], given: list[int]) -> tuple[Fraction, Fraction]:
    def apart(one: Fraction, other: Fraction) -> Fraction:
        return ((one - other) / (one + other)) ** 2 if one + other else Fraction(0)

    cells = zip(told.raters.tolist(), told.one.tolist(), told.other.tolist(), told.times.tolist(), strict=True)
    if len(scale) <= _EXACT_RATIO:
        observed = sum(
            (Fraction(2 * n, m - 1) * apart(scale[c], scale[k]) for m, c, k, n in cells if c != k), Fraction(0)
        )
        used = [(scale[k], n) for k, n in enumerate(given) if n]
        expected = sum((2 * n * m * apart(a, b) for i, (a, n) in enumerate(used) for b, m in used[:i]), Fraction(0))
        return observed, expected
    observed = Fraction(fsum(2 * n / (m - 1) * float(apart(scale[c], scale[k])) for m, c, k, n in cells if c != k))
    places, times = np.array([float(one) for one in scale]), np.array(given, dtype=float)
    parts = []
    for place, n in zip(places.tolist(), times.tolist(), strict=True):
        both = places + place
        parts.append(n * float((times * ((places - place) / np.where(both, both, 1.0)) ** 2).sum()))
    return observed, Fraction(fsum(parts))
