"""Agreement worked out the slow way, value by value and character by character, in fractions: what ours is held against."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, permutations

from lardom.coding.marks import Coding

type Rows = Sequence[Sequence[Hashable | None]]
type Distance = Callable[[int, int], Fraction]


def units_of(rows: Rows) -> list[list[Hashable]]:
    """Return the values given to each unit."""
    return [[row[at] for row in rows if row[at] is not None] for at in range(len(rows[0]))]


def distances(rows: Rows, labels: Sequence[Hashable], level: str) -> Distance:
    """Return how far two labels (by place) are apart."""
    counts = Counter(value for unit in units_of(rows) if len(unit) >= 2 for value in unit)

    def apart(one: int, other: int) -> Fraction:
        a, b = labels[one], labels[other]
        if one == other:
            return Fraction(0)
        if level == "nominal":
            return Fraction(1)
        if level == "ordinal":
            low, high = sorted((one, other))
            between = sum(counts[labels[g]] for g in range(low, high + 1))
            return (between - Fraction(counts[a] + counts[b], 2)) ** 2
        x, y = Fraction(a), Fraction(b)  # type: ignore[call-overload]
        if level == "interval":
            return Fraction((x - y) ** 2)
        return Fraction(((x - y) / (x + y)) ** 2) if x + y else Fraction(0)

    return apart


def alpha(rows: Rows, labels: Sequence[Hashable], apart: Distance) -> float | None:
    """Return Krippendorff's alpha by its definition, `None` where it is undefined."""
    place = {value: at for at, value in enumerate(labels)}
    units = [[place[value] for value in unit] for unit in units_of(rows) if len(unit) >= 2]
    values = [value for unit in units for value in unit]
    observed = sum((apart(a, b) / (len(unit) - 1) for unit in units for a, b in permutations(unit, 2)), Fraction(0))
    expected = sum((apart(a, b) for a, b in permutations(values, 2)), Fraction(0))
    return float(1 - (len(values) - 1) * observed / expected) if expected else None


def percent(rows: Rows) -> Fraction:
    """Return the mean over units of the share of pairs that agree."""
    shares = [
        Fraction(sum(a == b for a, b in combinations(unit, 2)), len(unit) * (len(unit) - 1) // 2)
        for unit in units_of(rows)
        if len(unit) >= 2
    ]
    return sum(shares, Fraction(0)) / len(shares)


def beyond(observed: Fraction, chance: Fraction) -> float | None:
    """Return agreement beyond chance."""
    return float((observed - chance) / (1 - chance)) if chance != 1 else None


def value_shares(rows: Rows, labels: Sequence[Hashable]) -> list[Fraction]:
    """Return the mean share of each value among those given to a unit."""
    units = [unit for unit in units_of(rows) if unit]
    return [sum((Fraction(unit.count(one), len(unit)) for unit in units), Fraction(0)) / len(units) for one in labels]


def characters(
    codings: Iterable[Coding], read: Mapping[str, Iterable[str]], lengths: Mapping[str, int], codes: frozenset[str]
) -> list[list[bool | None]]:
    """Return a row per coder with a value for every character of every document that two have read."""
    coders = sorted(read)
    has = {coder: set(read[coder]) for coder in coders}
    made = list(codings)
    rows: list[list[bool | None]] = [[] for _ in coders]
    for document in sorted(lengths):
        if sum(document in has[coder] for coder in coders) < 2:
            continue
        for row, coder in zip(rows, coders, strict=True):
            own = [one for one in made if (one.coder, one.document_id) == (coder, document) and one.code_id in codes]
            row += [
                any(one.start <= at < one.end for one in own) if document in has[coder] else None
                for at in range(lengths[document])
            ]
    return rows
