"""The table of judgements and what it adds up to."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.agreement import ratings as module
from lardom.coding.agreement.ratings import ratings, tally

VALUE = st.one_of(st.none(), st.integers(0, 3))


def test_values_stand_in_order_and_the_unknown_is_refused() -> None:
    assert ratings({"A": [2, 10], "B": [1, None]}).labels == (1, 2, 10)
    assert ratings({"A": ["x", 1]}).labels == (1, "x") or ratings({"A": ["x", 1]}).labels == ("x", 1)
    with pytest.raises(ValueError, match="9 is not among the values"):
        ratings({"A": [9]}, labels=[1, 2])
    with pytest.raises(ValueError, match="same units"):
        ratings({"A": [1, 2], "B": [1]})
    with pytest.raises(ValueError, match="same units"):
        ratings({"A": [1, 2]}, lengths=[1])


def test_coders_can_be_chosen_and_left_out() -> None:
    table = ratings({"A": [1], "B": [2], "C": [1]})
    assert table.of(["C", "A"]).values.tolist() == [[0], [0]]
    assert table.without("A").coders == ("B", "C")


@given(rows=st.lists(st.lists(VALUE, min_size=5, max_size=5), min_size=1, max_size=4), small=st.booleans())
def test_a_tally_counts_every_pair_once(rows: list[list[int | None]], small: bool) -> None:
    table = ratings({str(n): row for n, row in enumerate(rows)}, labels=range(4))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_CHUNK", 2)
        if small:
            patch.setattr(module, "_DENSE", 0)
        told = tally(table)
    pairs: dict[tuple[int, int, int], int] = {}
    given_: dict[tuple[int, int, int], int] = {}
    for at in range(5):
        unit = [row[at] for row in rows]
        raters = sum(value is not None for value in unit)
        for coder, value in enumerate(unit):
            if value is not None:
                given_[raters, coder, value] = given_.get((raters, coder, value), 0) + 1
        for one, other in combinations([value for value in unit if value is not None], 2):
            pairs[raters, one, other] = pairs.get((raters, one, other), 0) + 1
    columns = (told.raters, told.one, told.other, told.times)
    assert {row[:3]: row[3] for row in zip(*(c.tolist() for c in columns), strict=True)} == pairs
    assert {tuple(map(int, key)): int(told.given[tuple(key)]) for key in np.argwhere(told.given)} == given_
    assert told.units.sum() == 5
