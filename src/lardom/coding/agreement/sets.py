"""Agreement on sets: each coder gives a unit any number of labels, or none.

Alpha with a distance between sets in place of equal or not:

- *Jaccard*: 1 − shared / in either (two empty sets are alike);
- *MASI* (R. Passonneau, "Measuring Agreement on Set-valued Items (MASI)", LREC 2006): 1 − J × M, where M is 1 for equal
  sets, 2/3 when one holds the other, 1/3 when they share something and differ both ways, 0 when they share nothing;
- *nominal*: sets are equal or not.
"""

from fractions import Fraction
from typing import Literal

from lardom.coding.agreement.coefficient import Coefficient
from lardom.coding.agreement.ratings import Ratings, Tally, tally

type Distance = Literal["jaccard", "masi", "nominal"]


def distance(one: frozenset[str], other: frozenset[str], kind: Distance = "jaccard") -> Fraction:
    """Return how far two sets are apart, from 0 (equal) to 1 (nothing shared).

    >>> distance(frozenset("ab"), frozenset("b"), "jaccard"), distance(frozenset("ab"), frozenset("b"), "masi")
    (Fraction(1, 2), Fraction(2, 3))
    """
    if one == other:
        return Fraction(0)
    shared = len(one & other)
    if kind == "nominal" or not shared:
        return Fraction(1)
    jaccard = Fraction(shared, len(one | other))
    if kind == "jaccard":
        return 1 - jaccard
    return 1 - jaccard * (Fraction(2, 3) if one <= other or other <= one else Fraction(1, 3))


def set_alpha(judged: Ratings | Tally, kind: Distance = "jaccard") -> Coefficient:
    """Return Krippendorff's alpha of units to which each coder gave a set of labels (`judged(…)` of a layout).

    >>> from lardom.coding.agreement.ratings import ratings
    >>> rows = {"A": [frozenset("a"), frozenset("ab"), frozenset()], "B": [frozenset("a"), frozenset("b"), frozenset()]}
    >>> round(set_alpha(ratings(rows)).value, 3)
    0.783
    """
    told = judged if isinstance(judged, Tally) else tally(judged)
    if len(told.coders) < 2:
        return Coefficient("set_alpha", None, "too few coders", coders=len(told.coders))
    if not told.pairable:
        return Coefficient("set_alpha", None, "no units", coders=len(told.coders))
    labels = [one for one in told.labels if isinstance(one, frozenset)]
    if len(labels) < len(told.labels):
        raise ValueError("Agreement on sets needs labels that are frozensets.")
    given = told.given[2:].sum(axis=(0, 1)).tolist()
    total = sum(given)
    cells = zip(told.raters.tolist(), told.one.tolist(), told.other.tolist(), told.times.tolist(), strict=True)
    observed = sum(
        (Fraction(2 * n, m - 1) * distance(labels[c], labels[k], kind) for m, c, k, n in cells if c != k), Fraction(0)
    )
    used = [(labels[k], n) for k, n in enumerate(given) if n]
    expected = sum(
        (2 * n * m * distance(a, b, kind) for i, (a, n) in enumerate(used) for b, m in used[:i]), Fraction(0)
    )
    value = float(1 - (total - 1) * observed / expected) if expected else None
    return Coefficient(
        "set_alpha", value, "" if expected else "one value",
        float(observed / total), float(expected / (total * (total - 1))), told.pairable, len(told.coders),
    )  # fmt: skip
