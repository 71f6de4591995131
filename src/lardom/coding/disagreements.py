"""Where coders who have finished the same document coded it differently.

1. Compared are the codings of those who have *closed* their reading of the document; with fewer than two of them there
   is nothing to compare. Work of others is left out, and so is what was settled (coder `SETTLED`).
2. Codings that hang together (share a code point, directly or through others, whatever their codes) make a *region*.
3. At every code point each coder has a set of codes. A region in which these sets are the same for all coders at every
   code point is agreed upon. All other regions are disagreements; also when only one coder coded anything there.
4. `cost` is how much is disagreed upon: for every code point and every code, the number of pairs of coders of whom one
   gave the code and the other did not. Between two coders it is the number of characters that differ.
5. `kind` is "extent" when every code of the region was given by every coder (they mean the same, but where it begins
   and ends differs) and "codes" when some code was given by some only.

The reading list puts the dearest first, then by document and place.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from lardom.coding.marks import Coding
from lardom.coding.stretches import hanging_together, joined, length, shared
from lardom.text.span import Span

SETTLED = "settled"
"""The label under which what a settlement adds is coded: no coder's, so that the originals stay whole."""

LEAST_CODERS = 2


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A region where coders differ: each coder's codings in it by place (none for who coded nothing there)."""

    document_id: str
    start: int
    end: int
    codings: tuple[tuple[str, tuple[Coding, ...]], ...]
    cost: int
    kind: Literal["extent", "codes"]

    @property
    def span(self) -> Span:
        """The whole region."""
        return Span(self.start, self.end)

    @property
    def originals(self) -> frozenset[str]:
        """The ids of all codings in the region."""
        return frozenset(one.id for _, codings in self.codings for one in codings)


def disagreements(codings: Iterable[Coding], closed: Mapping[str, Iterable[str]]) -> tuple[Disagreement, ...]:
    """Return where coders differ, the dearest first.

    `closed` says which coders have closed their reading of each document.

    >>> both = [Coding("k1", "d", 0, 9, "T1", "A"), Coding("k2", "d", 0, 9, "T2", "B")]
    >>> [(one.cost, one.kind) for one in disagreements(both, {"d": ["A", "B"]})]
    [(18, 'codes')]
    """
    coders = {document: tuple(sorted(set(told) - {SETTLED})) for document, told in closed.items()}
    by_document: dict[str, list[Coding]] = {}
    for one in codings:
        here = coders.get(one.document_id, ())
        if len(here) >= LEAST_CODERS and one.coder in here and one.start < one.end:
            by_document.setdefault(one.document_id, []).append(one)
    found = [
        difference
        for document, made in by_document.items()
        for region in hanging_together(made)
        if (difference := _judged(document, region, coders[document]))
    ]
    return tuple(sorted(found, key=lambda one: (-one.cost, one.document_id, one.start)))


def _judged(document: str, region: list[Coding], coders: tuple[str, ...]) -> Disagreement | None:
    places: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for one in region:
        places.setdefault(one.code_id, {}).setdefault(one.coder, []).append((one.start, one.end))
    cost = sum(_differing([joined(found) for found in told.values()], len(coders)) for told in places.values())
    if not cost:
        return None
    return Disagreement(
        document,
        region[0].start,
        max(one.end for one in region),
        tuple((coder, tuple(one for one in region if one.coder == coder)) for coder in coders),
        cost,
        "extent" if all(set(told) == set(coders) for told in places.values()) else "codes",
    )


def _differing(covered: list[list[list[int]]], coders: int) -> int:
    """Return the number of (code point, pair of coders) that differ: those who gave the code against those who did not."""
    total = (coders - 1) * sum(map(length, covered))
    both = sum(shared(one, other) for n, one in enumerate(covered) for other in covered[n + 1 :])
    return total - 2 * both
