"""Sets of code points as stretches in order: joined, shared, measured; and what hangs together by them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

type Stretch = Sequence[int]
"""Where it begins and ends. Bare numbers: a study has them by ten thousands, and most are made only to be measured."""


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def id(self) -> str: ...


def joined(places: Iterable[Stretch]) -> list[list[int]]:
    """Return the code points that at least one of some places covers: stretches that neither overlap nor touch.

    The places must be in the order in which they begin; empty ones cover nothing.

    >>> joined([(0, 3), (2, 4), (4, 6), (9, 9)])
    [[0, 6]]
    """
    found: list[list[int]] = []
    for start, end in places:
        if start == end:
            continue
        if found and start <= found[-1][1]:
            found[-1][1] = max(found[-1][1], end)
        else:
            found.append([start, end])
    return found


def shared(one: Sequence[Stretch], other: Sequence[Stretch]) -> int:
    """Return how many code points both cover; both must be stretches in order.

    >>> shared([(0, 5), (8, 10)], [(3, 9)])
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


def length(stretches: Iterable[Stretch]) -> int:
    """Return how many code points there are.

    >>> length([(0, 5), (8, 10)])
    7
    """
    return sum(end - start for start, end in stretches)


def hanging_together[P: _Placed](placed: Iterable[P]) -> Iterator[list[P]]:
    """Yield marks or codings of one document in groups, each of which shares code points with another of its group, by place.

    >>> from lardom.coding.marks import Mark
    >>> made = [Mark("m1", "d", 0, 9, "A"), Mark("m2", "d", 4, 12, "B"), Mark("m3", "d", 12, 30, "A")]
    >>> [[one.id for one in group] for group in hanging_together(made)]
    [['m1', 'm2'], ['m3']]
    """
    group: list[P] = []
    end = 0
    for one in sorted(placed, key=lambda one: (one.start, one.end, one.id)):
        if group and one.start >= end:
            yield group
            group = []
        end = max(end, one.end) if group else one.end
        group.append(one)
    if group:
        yield group
