"""Sets of code points, held against sets of numbers."""

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.marks import Mark
from lardom.coding.stretches import Stretch, hanging_together, joined, length, shared

PLACES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda two: (two[0], two[0] + two[1])))
COVERING = PLACES.map(lambda places: [(start, end) for start, end in places if start < end])


def points(places: Iterable[Stretch]) -> set[int]:
    return {place for start, end in places for place in range(start, end)}


@given(PLACES)
def test_joined_covers_the_same_code_points_once_and_in_order(places: list[tuple[int, int]]) -> None:
    found = joined(sorted(places))
    assert points(found) == points(places)
    assert length(found) == len(points(places))
    assert all(one[1] < other[0] for one, other in pairwise(found))


@given(PLACES, PLACES)
def test_shared_is_how_much_both_cover(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    assert shared(joined(sorted(one)), joined(sorted(other))) == len(points(one) & points(other))


@given(COVERING)
def test_what_shares_a_code_point_is_in_one_group_and_groups_share_none(places: list[tuple[int, int]]) -> None:
    marks = [Mark(f"m{n}", "d", start, end, "A") for n, (start, end) in enumerate(places)]
    groups = list(hanging_together(marks))
    assert sorted(one.id for group in groups for one in group) == sorted(one.id for one in marks)
    covered = [points((one.start, one.end) for one in group) for group in groups]
    assert sum(map(len, covered)) == len(points(places))
    assert all(here == set(range(min(here), max(here) + 1)) for here in covered)
    for group in groups:
        assert len(group) == 1 or all(any(a is not b and a.span.overlaps(b.span) for b in group) for a in group)
