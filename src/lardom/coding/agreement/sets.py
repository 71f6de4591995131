"""Agreement on sets: each coder gives a unit any number of labels, or none.

Alpha with a distance between sets in place of equal or not:

- *Jaccard*: 1 − shared / in either (two empty sets are alike);
- *MASI* (R. Passonneau, "Measuring Agreement on Set-valued Items (MASI)", LREC 2006): 1 − J × M, where M is 1 for equal
  sets, 2/3 when one holds the other, 1/3 when they share something and differ both ways, 0 when they share nothing;
- *nominal*: sets are equal or not.
"""

from fractions import Fraction
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lardom.coding.agreement.alpha import of_disagreement
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
    return _apart(len(one & other), len(one | other), holds=one <= other or other <= one, kind=kind)


def _apart(shared: int, either: int, *, holds: bool, kind: Distance) -> Fraction:
    """Return how far two different sets are apart; `holds` when one holds the other."""
    if kind == "nominal" or not shared:
        return Fraction(1)
    jaccard = Fraction(shared, either)
    if kind == "jaccard":
        return 1 - jaccard
    return 1 - jaccard * (Fraction(2, 3) if holds else Fraction(1, 3))


def set_alpha(judged: Ratings | Tally, kind: Distance = "jaccard") -> Coefficient:
    """Return Krippendorff's alpha of units to which each coder gave a set of labels (`judged(…)` of a layout).

    >>> from lardom.coding.agreement.ratings import ratings
    >>> rows = {"A": [frozenset("a"), frozenset("ab"), frozenset()], "B": [frozenset("a"), frozenset("b"), frozenset()]}
    >>> round(set_alpha(ratings(rows)).value, 3)
    0.783
    """
    told = judged if isinstance(judged, Tally) else tally(judged)
    if told.lacking:
        return Coefficient("set_alpha", None, told.lacking, coders=len(told.coders))
    labels = [one for one in told.labels if isinstance(one, frozenset)]
    if len(labels) < len(told.labels):
        raise ValueError("Agreement on sets needs labels that are frozensets.")
    given = told.given[2:].sum(axis=(0, 1))
    cells = zip(told.raters.tolist(), told.one.tolist(), told.other.tolist(), told.times.tolist(), strict=True)
    observed = sum(
        (Fraction(2 * n, m - 1) * distance(labels[c], labels[k], kind) for m, c, k, n in cells if c != k), Fraction(0)
    )
    used = np.nonzero(given)[0]
    expected = _expected([labels[k] for k in used.tolist()], given[used], kind)
    return of_disagreement("set_alpha", told, observed, expected)


def _expected(sets: list[frozenset[str]], times: NDArray[np.int64], kind: Distance) -> Fraction:
    """Return the distance summed over all pairs of judgements, in either order.

    How far two sets are apart hangs on three numbers only (shared, in either, whether one holds the other), so pairs are
    counted by these, in whole numbers, and turned into fractions once for each kind of pair.
    """
    members = {label: at for at, label in enumerate(sorted(frozenset[str]().union(*sets)))}
    has = np.zeros((len(sets), len(members)), dtype=np.int16)
    for row, one in enumerate(sets):
        has[row, [members[label] for label in one]] = 1
    sizes, wide = has.sum(axis=1, dtype=np.int64), len(members) + 1
    counted = np.zeros(wide * wide * 2, dtype=np.int64)
    for row in range(1, len(sets)):
        shared = (has[:row] @ has[row]).astype(np.int64)
        either = sizes[:row] + sizes[row] - shared
        holds = shared == np.minimum(sizes[:row], sizes[row])
        found = np.bincount((shared * wide + either) * 2 + holds, weights=times[:row], minlength=counted.size)
        counted += int(times[row]) * np.rint(found).astype(np.int64)
    total = Fraction(0)
    for at in np.nonzero(counted)[0].tolist():
        total += 2 * int(counted[at]) * _apart(at // 2 // wide, at // 2 % wide, holds=bool(at % 2), kind=kind)
    return total
