"""Agreement beyond chance on judged units: the kappa family, Brennan and Prediger's coefficient, and Gwet's.

All are (observed − chance) / (1 − chance) and differ in what they take for chance alone:

| coefficient | chance is that both coders … | source |
|---|---|---|
| Cohen | draw from their own shares of each value | Cohen 1960, Educ. Psychol. Meas. 20:37 |
| Conger | the same, for several coders: the mean over pairs of coders | Conger 1980, Psychol. Bull. 88:322 |
| Scott | draw from the shares of both together | Scott 1955, Public Opin. Q. 19:321 |
| Fleiss | the same, for several coders | Fleiss 1971, Psychol. Bull. 76:378 |
| Brennan–Prediger | choose among all values alike | Brennan & Prediger 1981, Educ. Psychol. Meas. 41:687 |
| Gwet AC1, AC2 | guess only now and then, more where values are evenly used | Gwet 2008, BJMSP 61:29; 2014, ch. 4–5 |

Units that one coder has not judged: Cohen and Scott leave them out; the others use what was given, as Gwet (2014) sets it
out. `weights` make some disagreements weigh less than others. All arithmetic is in whole numbers and fractions and is
rounded once, at the end.
"""

from fractions import Fraction
from math import comb, isfinite
from numbers import Rational
from typing import Literal

from lardom.coding.agreement.coefficient import Coefficient, Why
from lardom.coding.agreement.ratings import Ratings, Tally, tally

type Weights = Literal["identity", "linear", "quadratic", "ordinal"]
type _Matrix = list[list[Fraction]]


def _told(judged: Ratings | Tally) -> Tally:
    return judged if isinstance(judged, Tally) else tally(judged)


def weight_matrix(labels: tuple[object, ...], weights: Weights) -> list[list[Fraction]]:
    """Return how much two values count as agreement: 1 when they are the same, 0 when they are as far as can be.

    *linear* and *quadratic* go by the values when all are numbers, else by their places; *ordinal* is Gwet's, by the
    number of pairs of values that lie between (not the same as Krippendorff's ordinal level).

    >>> [[float(w) for w in row] for row in weight_matrix((1, 2, 3), "quadratic")]
    [[1.0, 0.75, 0.0], [0.75, 1.0, 0.75], [0.0, 0.75, 1.0]]
    """
    size = len(labels)
    numbers = (one for one in labels if isinstance(one, Rational | float) and not isinstance(one, bool))
    scale = [Fraction(one) for one in numbers if isfinite(one)]
    if len(scale) < size:
        scale = [Fraction(place) for place in range(size)]
    spread = max(scale, default=Fraction(0)) - min(scale, default=Fraction(0)) or Fraction(1)
    most = comb(size, 2) or 1

    def weight(k: int, m: int) -> Fraction:
        if k == m:
            return Fraction(1)
        if weights == "identity":
            return Fraction(0)
        if weights == "ordinal":
            return 1 - Fraction(comb(abs(k - m) + 1, 2), most)
        apart = abs(scale[k] - scale[m]) / spread
        return 1 - (apart if weights == "linear" else apart * apart)

    return [[weight(k, m) for m in range(size)] for k in range(size)]


def _observed(told: Tally, weight: _Matrix | None) -> Fraction:
    """Return the mean weight of pairs; without weights only equal values count (sets of codes come by the thousand)."""
    cells = zip(told.raters.tolist(), told.one.tolist(), told.other.tolist(), told.times.tolist(), strict=True)
    alike: dict[int, Fraction] = {}
    for raters, one, other, times in cells:
        if weight is None:
            alike[raters] = alike.get(raters, Fraction(0)) + times * (one == other)
        elif weight[one][other]:
            alike[raters] = alike.get(raters, Fraction(0)) + times * weight[one][other]
    return sum((2 * share / (raters * (raters - 1)) for raters, share in alike.items()), Fraction(0)) / told.pairable


def _shares(told: Tally) -> list[Fraction]:
    """Return the mean share of each value among those given to a unit."""
    judged = int(told.units[1:].sum())
    shares = [Fraction(0)] * len(told.labels)
    for raters in range(1, len(told.coders) + 1):
        for k, times in enumerate(told.given[raters].sum(axis=0).tolist()):
            shares[k] += Fraction(times, raters * judged)
    return shares


def _answer(name: str, told: Tally, observed: Fraction, expected: Fraction, why: Why = "one value") -> Coefficient:
    value = float((observed - expected) / (1 - expected)) if expected != 1 else None
    told_why: Why = why if value is None else ""
    return Coefficient(name, value, told_why, float(observed), float(expected), told.pairable, len(told.coders))


def _nothing(name: str, told: Tally) -> Coefficient | None:
    return Coefficient(name, None, told.lacking, coders=len(told.coders)) if told.lacking else None


def percent(judged: Ratings | Tally, weights: Weights = "identity") -> Coefficient:
    """Return the mean share of pairs of coders who gave a unit the same value (from 0 to 1).

    >>> from lardom.coding.agreement.ratings import ratings
    >>> percent(ratings({"A": [1, 1, 2, 2], "B": [1, 2, 2, 2]})).value
    0.75
    """
    told = _told(judged)
    if nothing := _nothing("percent", told):
        return nothing
    observed = float(_observed(told, None if weights == "identity" else weight_matrix(told.labels, weights)))
    return Coefficient("percent", observed, observed=observed, units=told.pairable, coders=len(told.coders))


def _of_two(name: str, told: Tally, weight: _Matrix) -> Coefficient:
    if len(told.coders) != 2:
        return Coefficient(name, None, "two coders only", coders=len(told.coders))
    if nothing := _nothing(name, told):
        return nothing
    both = told.pairable
    first, second = ([Fraction(times, both) for times in told.given[2, coder].tolist()] for coder in (0, 1))
    if name == "scott":
        first = second = [(one + other) / 2 for one, other in zip(first, second, strict=True)]
    return _answer(name, told, _observed(told, weight), _met(first, second, weight))


def _met(first: list[Fraction], second: list[Fraction], weight: _Matrix) -> Fraction:
    """Return the agreement of two who draw their values independently."""
    return sum(
        (one * other * w for one, row in zip(first, weight, strict=True) if one
         for other, w in zip(second, row, strict=True) if other and w),
        Fraction(0),
    )  # fmt: skip


def cohen(judged: Ratings | Tally, weights: Weights = "identity") -> Coefficient:
    """Return Cohen's kappa of two coders; weighted (Cohen 1968) with other `weights`.

    >>> from lardom.coding.agreement.ratings import ratings
    >>> cohen(ratings({"A": [1, 1, 2, 2], "B": [1, 2, 2, 2]})).value
    0.5
    """
    told = _told(judged)
    return _of_two("cohen", told, weight_matrix(told.labels, weights))


def scott(judged: Ratings | Tally, weights: Weights = "identity") -> Coefficient:
    """Return Scott's pi of two coders.

    >>> from lardom.coding.agreement.ratings import ratings
    >>> round(scott(ratings({"A": [1, 1, 2, 2], "B": [1, 2, 2, 2]})).value, 3)
    0.467
    """
    told = _told(judged)
    return _of_two("scott", told, weight_matrix(told.labels, weights))


def conger(judged: Ratings | Tally, weights: Weights = "identity") -> Coefficient:
    """Return Conger's kappa: Cohen's for any number of coders, with chance the mean over all pairs of coders.

    Each coder's shares are of all units that the coder judged (Gwet 2014). With two coders and no unit missed it is
    Cohen's kappa.

    >>> from lardom.coding.agreement.ratings import ratings
    >>> conger(ratings({"A": [1, 1, 2, 2], "B": [1, 2, 2, 2]})).value
    0.5
    """
    told = _told(judged)
    if nothing := _nothing("conger", told):
        return nothing
    weight = weight_matrix(told.labels, weights)
    own = [_of_coder(told, coder) for coder in range(len(told.coders))]
    own = [shares for shares in own if shares]
    pairs = len(own) * (len(own) - 1) // 2
    met = [_met(own[i], own[j], weight) for i in range(len(own)) for j in range(i)]
    return _answer("conger", told, _observed(told, weight), sum(met, Fraction(0)) / pairs)


def _of_coder(told: Tally, coder: int) -> list[Fraction]:
    given = told.given[1:, coder].sum(axis=0).tolist()
    total = sum(given)
    return [Fraction(times, total) for times in given] if total else []


def fleiss(judged: Ratings | Tally, weights: Weights = "identity") -> Coefficient:
    """Return Fleiss' kappa (generalised to units that not all coders judged, and to weights, by Gwet 2014).

    >>> from lardom.coding.agreement.ratings import ratings
    >>> fleiss(ratings({"A": [1, 1, 2], "B": [1, 2, 2], "C": [1, 2, 2]})).value
    0.55
    """
    told = _told(judged)
    if nothing := _nothing("fleiss", told):
        return nothing
    weight, shares = weight_matrix(told.labels, weights), _shares(told)
    return _answer("fleiss", told, _observed(told, weight), _met(shares, shares, weight))


def brennan_prediger(judged: Ratings | Tally, weights: Weights = "identity") -> Coefficient:
    """Return the Brennan–Prediger coefficient: chance is 1 / (number of values there were to choose from).

    >>> from lardom.coding.agreement.ratings import ratings
    >>> brennan_prediger(ratings({"A": [1, 1, 2, 2], "B": [1, 2, 2, 2]}, labels=[1, 2, 3, 4, 5])).value
    0.6875
    """
    told = _told(judged)
    if nothing := _nothing("brennan_prediger", told):
        return nothing
    weight, size = weight_matrix(told.labels, weights), len(told.labels)
    chance = sum((w for row in weight for w in row), Fraction(0)) / (size * size)
    return _answer("brennan_prediger", told, _observed(told, weight), chance, "one category")


def gwet(judged: Ratings | Tally, weights: Weights = "identity") -> Coefficient:
    """Return Gwet's AC1, or AC2 with other `weights` than identity.

    It holds where one value is given nearly always, and kappa and alpha fall although coders hardly differ.

    >>> from lardom.coding.agreement.ratings import ratings
    >>> round(gwet(ratings({"A": [1, 1, 2, 2], "B": [1, 2, 2, 2]})).value, 3)
    0.529
    """
    told = _told(judged)
    name = "ac1" if weights == "identity" else "ac2"
    if nothing := _nothing(name, told):
        return nothing
    weight, size = weight_matrix(told.labels, weights), len(told.labels)
    if size < 2:
        return Coefficient(name, None, "one category", units=told.pairable, coders=len(told.coders))
    total = sum((w for row in weight for w in row), Fraction(0))
    chance = total / (size * (size - 1)) * sum((share * (1 - share) for share in _shares(told)), Fraction(0))
    return _answer(name, told, _observed(told, weight), chance)
