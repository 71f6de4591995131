"""Sets of code points, held against sets of numbers."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.stretches import joined, length, shared
from lardom.text.span import Span

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda two: Span(two[0], two[0] + two[1])))


def points(spans: list[Span] | tuple[Span, ...]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}


@given(SPANS)
def test_joined_covers_the_same_code_points_once_and_in_order(spans: list[Span]) -> None:
    found = joined(spans)
    assert points(found) == points(spans)
    assert length(found) == len(points(spans))
    assert all(one.end < other.start for one, other in pairwise(found))


@given(SPANS, SPANS)
def test_shared_is_what_both_cover(one: list[Span], other: list[Span]) -> None:
    found = shared(joined(one), joined(other))
    assert points(found) == points(one) & points(other)
    assert length(found) == len(points(found))
