"""Boundary similarity counts what it should."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.agreement.boundaries import boundary_edits, boundary_similarity

PLACES = st.sets(st.integers(1, 12))


# By the rules of Fournier 2013, section 4: a full miss counts 1, a near miss between neighbours 1/2, out of all.
@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([2, 5], [5], 1 / 2),
        ([3, 7], [4, 7], 3 / 4),
        ([3], [4], 1 / 2),
        ([3], [5], 0),
        ([3, 7], [3, 7], 1),
        ([1, 5, 9], [2, 5], 1 - (1 + 0.5) / 3),
    ],
)
def test_misses_near_misses_and_matches_weigh_as_published(one: list[int], other: list[int], expected: float) -> None:
    assert boundary_similarity({"A": one, "B": other}, 12).value == pytest.approx(expected)


# What the author's own program gives (segeval 2, its tests of boundary similarity), by lengths of pieces.
@pytest.mark.parametrize(
    ("one", "other", "printed"),
    [
        ([2, 3, 6], [5, 6], "0.5"),
        ([2, 3, 6], [2, 3, 3, 3], "0.66666"),
        ([2, 3, 6], [2, 2, 7], "0.75"),
        ([2, 3, 6], [1, 1, 3, 1, 5], "0.5"),
        ([6, 4], [5, 5], "0.5"),
        ([1, 1, 4, 4], [5, 5], "0.166666"),
    ],
)
def test_the_author_s_program_gives_the_same(one: list[int], other: list[int], printed: str) -> None:
    ends = {name: list(accumulate(its))[:-1] for name, its in (("A", one), ("B", other))}
    found = boundary_similarity(ends, sum(one) - 1).value
    assert found == pytest.approx(float(printed), abs=1e-5)


@given(one=PLACES, other=PLACES)
def test_it_lies_between_nothing_and_all_and_does_not_care_who_is_first(one: set[int], other: set[int]) -> None:
    found = boundary_similarity({"A": one, "B": other}, 12)
    if not one and not other:
        assert found.why == "nothing marked"
        return
    assert 0 <= (found.value or 0) <= 1
    assert found.value == boundary_similarity({"A": other, "B": one}, 12).value
    assert (found.value == 1) == (one == other)
    added, missed, matched = boundary_edits(sorted(one), sorted(other))
    assert added + 2 * len(missed) + 2 * matched == len(one) + len(other)


def test_a_longer_reach_makes_more_near_misses() -> None:
    assert boundary_edits([3], [6], near=2) == (2, (), 0)
    assert boundary_edits([3], [6], near=4) == (0, (3,), 0)
    assert boundary_similarity({"A": [3], "B": [6]}, 12, near=4).value == 0.25


def test_several_coders_are_the_mean_and_the_rest_says_why() -> None:
    assert boundary_similarity({"A": [3], "B": [3], "C": []}, 12).value == pytest.approx(1 / 3)
    assert boundary_similarity({"A": [3]}, 12).why == "too few coders"
    with pytest.raises(ValueError, match="no place 13"):
        boundary_similarity({"A": [13], "B": []}, 12)
