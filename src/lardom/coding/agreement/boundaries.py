"""Boundary similarity: whether coders divide a text at the same places.

C. Fournier, "Evaluating Text Segmentation using Boundary Edit Distance", ACL 2013. A text of n pieces (turns, sentences) has
n − 1 places where a boundary may stand. What one coder has and the other not is an addition; a boundary of one and one of the
other fewer than `near` places apart, neither of which the other also has, may count as one near miss.

B = 1 − (additions + weights of near misses) / (additions + near misses + matches); a near miss weighs its distance over
`near`, so 1/2 between neighbours.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from lardom.coding.agreement.coefficient import Coefficient


def boundary_similarity(divided: Mapping[str, Iterable[int]], places: int, near: int = 2) -> Coefficient:
    """Return the mean boundary similarity of all pairs of coders.

    `divided` gives the places (1 to `places`) after which each coder puts a boundary; `near` is how far a near miss may
    reach, plus one (2: neighbours). Where neither of two coders puts a boundary they agree wholly. Raises `ValueError` for
    a place that there is not.

    >>> round(boundary_similarity({"A": [3, 7], "B": [4, 7]}, 10).value, 2)
    0.75
    """
    told = {coder: sorted(set(its)) for coder, its in divided.items()}
    if wrong := [at for its in told.values() for at in its if not 1 <= at <= places]:
        raise ValueError(f"There is no place {wrong[0]} among the {places} where a boundary may stand.")
    if len(told) < 2:
        return Coefficient("boundary_similarity", None, "too few coders", coders=len(told))
    if not any(told.values()):
        return Coefficient("boundary_similarity", None, "nothing marked", units=places, coders=len(told))
    pairs = [_similarity(one, other, near) for one, other in combinations(told.values(), 2)]
    value = sum(pairs, Fraction(0)) / len(pairs)
    return Coefficient("boundary_similarity", float(value), "", float(1 - value), None, places, len(told))


def boundary_edits(one: Sequence[int], other: Sequence[int], near: int = 2) -> tuple[int, tuple[int, ...], int]:
    """Return what turns one coder's boundaries into the other's: additions, near misses (how far each), and matches.

    >>> boundary_edits([3, 7, 20], [4, 7])
    (1, (1,), 1)
    """
    both = set(one) & set(other)
    mine, theirs = sorted(set(one) - both), sorted(set(other) - both)
    # The nearest first, from left to right, each boundary in at most one near miss.
    there = set(theirs)
    chances = sorted((abs(a - b), min(a, b), a, b) for a in mine for b in range(a - near + 1, a + near) if b in there)
    used: set[tuple[str, int]] = set()
    missed = []
    for apart, _, a, b in chances:
        if ("a", a) not in used and ("b", b) not in used:
            used |= {("a", a), ("b", b)}
            missed.append(apart)
    return len(mine) + len(theirs) - 2 * len(missed), tuple(missed), len(both)


def _similarity(one: Sequence[int], other: Sequence[int], near: int) -> Fraction:
    added, missed, matched = boundary_edits(one, other, near)
    whole = added + len(missed) + matched
    if not whole:
        return Fraction(1)
    weighed = sum((Fraction(apart, near) for apart in missed), Fraction(0))
    return 1 - (added + weighed) / whole
