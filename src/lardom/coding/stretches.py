"""Sets of code points as stretches in order: joined, shared, measured."""

from collections.abc import Iterable, Sequence

from lardom.text.span import Span

type Stretches = tuple[Span, ...]
"""Spans in order that neither overlap nor touch: each code point once."""


def joined(spans: Iterable[Span]) -> Stretches:
    """Return the code points that at least one span covers.

    >>> joined([Span(4, 6), Span(0, 3), Span(2, 4), Span(9, 9)])
    (Span(start=0, end=6),)
    """
    found: list[Span] = []
    for one in sorted(span for span in spans if len(span)):
        if found and one.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, one.end))
        else:
            found.append(one)
    return tuple(found)


def shared(one: Sequence[Span], other: Sequence[Span]) -> Stretches:
    """Return the code points that both cover; both must be stretches in order.

    >>> shared((Span(0, 5), Span(8, 10)), (Span(3, 9),))
    (Span(start=3, end=5), Span(start=8, end=9))
    """
    found, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        if part := one[i].clip(other[j]):
            found.append(part)
        if one[i].end < other[j].end:
            i += 1
        else:
            j += 1
    return tuple(found)


def shared_length(one: Sequence[Sequence[int]], other: Sequence[Sequence[int]]) -> int:
    """Return how many code points both cover; both must be stretches in order, each as where it begins and ends.

    >>> shared_length([(0, 5), (8, 10)], [(3, 9)])
    3
    """
    found = i = j = 0
    while i < len(one) and j < len(other):
        (start, end), (first, last) = one[i], other[j]
        found += max(0, min(end, last) - max(start, first))
        if end < last:
            i += 1
        else:
            j += 1
    return found


def length(stretches: Iterable[Span]) -> int:
    """Return how many code points there are.

    >>> length((Span(0, 5), Span(8, 10)))
    7
    """
    return sum(map(len, stretches))
