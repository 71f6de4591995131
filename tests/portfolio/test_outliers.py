from hypothesis import given
from hypothesis import strategies as st

from lardom.portfolio.outliers import most, outliers, upper_fence

NUMBERS = st.dictionaries(st.text("ab", min_size=1, max_size=4), st.integers(0, 30))


def test_the_projects_with_the_largest_number_are_found() -> None:
    assert most({"p1": 2, "p2": 7, "p3": 7, "p4": 0}) == (7, ("p2", "p3"))
    assert most({"p1": 0}) == (0, ())
    assert most({}) == (0, ())


def test_projects_without_the_kind_do_not_pull_the_fence_down() -> None:
    numbers = {f"p{place}": number for place, number in enumerate([1, 1, 2, 2, 9])}
    assert upper_fence(numbers) == upper_fence(numbers | {"q1": 0, "q2": 0}) == 3.5
    assert outliers(numbers) == ("p4",)


def test_few_projects_have_no_fence() -> None:
    assert upper_fence({"p1": 1, "p2": 9, "p3": 1}) is None
    assert outliers({"p1": 1, "p2": 9, "p3": 1}) == ()


@given(NUMBERS)
def test_nothing_stands_out_among_equals_and_every_outlier_is_above_the_fence(numbers: dict[str, int]) -> None:
    fence = upper_fence(numbers)
    assert all(fence is not None and numbers[project] > fence for project in outliers(numbers))
    assert outliers(dict.fromkeys(numbers, 3)) == ()
