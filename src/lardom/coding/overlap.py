"""How much two readers marked, or two coders coded, the same: in characters, without correction for chance.

Two classic measures of how alike two sets are, here the sets of code points that each has marked:

- **Jaccard**: shared / marked by either (P. Jaccard, "The distribution of the flora in the alpine zone", New
  Phytologist 11, 1912). 1 when both marked the same, 0 when nothing is shared.
- **Dice**: 2 × shared / (marked by one + marked by the other) (L. R. Dice, "Measures of the amount of ecologic
  association between species", Ecology 26, 1945). Milder: it is 2J / (1 + J).

Compared is only what both have read; somebody who read a document and marked nothing shares nothing there. Where
neither marked anything there is no measure (`None`), since nothing was judged.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from lardom.coding.marks import Coding, Mark
from lardom.coding.stretches import joined, length, shared


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two readers share, in code points of the `documents` both have read."""

    one: str
    other: str
    documents: int
    shared: int
    by_one: int
    by_other: int

    @property
    def jaccard(self) -> float | None:
        """Shared over marked by either; `None` when neither marked anything."""
        either = self.by_one + self.by_other - self.shared
        return self.shared / either if either else None

    @property
    def dice(self) -> float | None:
        """Twice the shared over the sum of both; `None` when neither marked anything."""
        both = self.by_one + self.by_other
        return 2 * self.shared / both if both else None


type _Covered = Mapping[str, Mapping[str, list[list[int]]]]
"""What each has covered of each document: stretches in order, as where each begins and ends."""


def _covered(passages: Iterable[tuple[int, int, str, str]]) -> _Covered:
    """Join passages: where each begins and ends, whose it is, in which document."""
    found: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for start, end, who, document in sorted(passages):
        found.setdefault(who, {}).setdefault(document, []).append((start, end))
    return {who: {document: joined(places) for document, places in told.items()} for who, told in found.items()}


def _compare(one: str, other: str, documents: AbstractSet[str], covered: _Covered) -> Overlap:
    a, b = covered.get(one, {}), covered.get(other, {})
    by_one, by_other = (sum(length(told[document]) for document in told.keys() & documents) for told in (a, b))
    both = sum(shared(a[document], b[document]) for document in a.keys() & b.keys() & documents)
    return Overlap(one, other, len(documents), both, by_one, by_other)


def reader_overlaps(marks: Iterable[Mark], read: Mapping[str, Iterable[str]]) -> tuple[Overlap, ...]:
    """Return the overlap of every pair of readers who have read a document in common.

    `read` says which documents each has read. Pairs come in the order of the labels.

    >>> marks = [Mark("m1", "d", 0, 10, "A"), Mark("m2", "d", 5, 10, "B")]
    >>> reader_overlaps(marks, {"A": ["d"], "B": ["d"]})[0].jaccard
    0.5
    """
    covered = _covered((mark.start, mark.end, mark.reader, mark.document_id) for mark in marks)
    documents = {reader: set(told) for reader, told in read.items()}
    return tuple(
        _compare(one, other, common, covered)
        for one, other in combinations(sorted(documents), 2)
        if (common := documents[one] & documents[other])
    )


def code_overlaps(codings: Iterable[Coding], read: Mapping[str, Iterable[str]]) -> dict[str, tuple[Overlap, ...]]:
    """Return, for every code that somebody used in what two coders both have coded, the overlap of each such pair.

    >>> codings = [Coding("k1", "d", 0, 10, "T1", "A"), Coding("k2", "d", 0, 5, "T1", "B")]
    >>> code_overlaps(codings, {"A": ["d"], "B": ["d"]})["T1"][0].shared
    5
    """
    documents = {coder: set(told) for coder, told in read.items()}
    by_code: dict[str, list[tuple[int, int, str, str]]] = {}
    for one in codings:
        by_code.setdefault(one.code_id, []).append((one.start, one.end, one.coder, one.document_id))
    both = {
        (one, other): common
        for one, other in combinations(sorted(documents), 2)
        if (common := documents[one] & documents[other])
    }
    found: dict[str, tuple[Overlap, ...]] = {}
    for code, passages in sorted(by_code.items()):
        covered = _covered(passages)
        pairs = tuple(
            overlap
            for (one, other), common in both.items()
            if ((overlap := _compare(one, other, common, covered)).by_one or overlap.by_other)
        )
        if pairs:
            found[code] = pairs
    return found


def together(overlaps: Iterable[Overlap]) -> Overlap:
    """Return several overlaps as one: what all pairs share over what all have marked (not the mean of their shares).

    >>> together([Overlap("A", "B", 1, 5, 5, 5), Overlap("A", "C", 1, 0, 5, 5)]).dice
    0.5
    """
    rows = list(overlaps)
    return Overlap(
        "", "", sum(one.documents for one in rows), sum(one.shared for one in rows),
        sum(one.by_one for one in rows), sum(one.by_other for one in rows),
    )  # fmt: skip
