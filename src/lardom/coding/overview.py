"""The overview of a first reading: which passages were marked, and by how many readers.

A passage is made of marks in one document that hang together: two marks belong to the same passage when they share a
code point, or when each shares one with marks of that passage. It reaches from the first code point marked to the
last; marks that only touch end to end are two passages. An empty mark counts for nothing.

- `readers` are all who marked something in the passage, each once however many marks they made there.
- `most` is the largest number of *different* readers who marked one and the same code point: the honest answer to
  "how many marked this?". In A B | B C | C D chained together four readers took part but no word was marked by more
  than two.
- `core` is the first longest stretch of code points marked by `most` readers.

Passages are ranked by `most`, then by the number of readers, then by how much of the passage is core (a tight passage
before a loose one), then by document and place.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lardom.coding.marks import Mark
from lardom.coding.stretches import hanging_together, joined
from lardom.text.span import Span


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A passage that one or more readers marked; `marks` are the ids of its marks by place."""

    document_id: str
    start: int
    end: int
    readers: tuple[str, ...]
    most: int
    core: Span
    marks: tuple[str, ...]

    @property
    def span(self) -> Span:
        """The whole passage."""
        return Span(self.start, self.end)


def marked_passages(marks: Iterable[Mark]) -> tuple[MarkedPassage, ...]:
    """Return the marked passages, the one that most readers marked first.

    >>> both = marked_passages([Mark("m1", "d", 0, 9, "A"), Mark("m2", "d", 4, 12, "B"), Mark("m3", "d", 20, 30, "A")])
    >>> [(one.start, one.end, one.most, one.core.start, one.core.end) for one in both]
    [(0, 12, 2, 4, 9), (20, 30, 1, 20, 30)]
    """
    by_document: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.start < mark.end:
            by_document.setdefault(mark.document_id, []).append(mark)
    found = [_passage(group) for here in by_document.values() for group in hanging_together(here)]
    return tuple(sorted(found, key=_rank))


def _rank(one: MarkedPassage) -> tuple[int, int, float, str, int]:
    return -one.most, -len(one.readers), -len(one.core) / len(one.span), one.document_id, one.start


def _passage(marks: list[Mark]) -> MarkedPassage:
    readers: dict[str, list[tuple[int, int]]] = {}
    for mark in marks:
        readers.setdefault(mark.reader, []).append((mark.start, mark.end))
    steps: Counter[int] = Counter()
    for places in readers.values():
        for start, end in joined(places):  # the marks come by place
            steps[start] += 1
            steps[end] -= 1
    stretches: list[tuple[int, Span]] = []
    depth, before = 0, marks[0].start
    for place in sorted(steps):
        if depth and place > before:
            if stretches and stretches[-1][0] == depth and stretches[-1][1].end == before:
                stretches[-1] = (depth, Span(stretches[-1][1].start, place))
            else:
                stretches.append((depth, Span(before, place)))
        depth, before = depth + steps[place], place
    most = max(depth for depth, _ in stretches)
    core = max((span for depth, span in stretches if depth == most), key=lambda span: (len(span), -span.start))
    return MarkedPassage(
        marks[0].document_id, marks[0].start, max(mark.end for mark in marks), tuple(sorted(readers)), most, core,
        tuple(mark.id for mark in marks),
    )  # fmt: skip
