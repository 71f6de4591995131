"""Exact intervals keep what they promise, whatever the truth; tests equal an enumeration."""

from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.comparison.exact import (
    difference_interval,
    fisher,
    least_visible,
    mean_difference,
    share_interval,
)


# Clopper & Pearson's limits as tables print them: 0 of 14, 7 of 14, and 1 of 10.
@pytest.mark.parametrize(
    ("n", "of", "low", "high"),
    [(0, 14, 0.0, 0.2316), (7, 14, 0.2304, 0.7696), (1, 10, 0.0025, 0.4450), (10, 10, 0.6915, 1.0)],
)
def test_shares_have_the_tabled_limits(n: int, of: int, low: float, high: float) -> None:
    found = share_interval(n, of)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


# R. A. Fisher's lady tasting tea: 3 of 4 right gives 0.486, 4 of 4 gives 0.029.
def test_the_lady_tasting_tea() -> None:
    assert round(fisher(3, 4, 1, 4), 3) == 0.486
    assert round(fisher(4, 4, 0, 4), 3) == 0.029


@given(sizes=st.tuples(st.integers(1, 7), st.integers(1, 7)), data=st.data())
def test_fisher_counts_every_way_to_part_the_cases(sizes: tuple[int, int], data: st.DataObject) -> None:
    of_a, of_b = sizes
    n_a, n_b = data.draw(st.integers(0, of_a)), data.draw(st.integers(0, of_b))
    total = n_a + n_b
    chances = [comb(of_a, k) * comb(of_b, total - k) for k in range(total + 1) if k <= of_a and total - k <= of_b]
    seen = comb(of_a, n_a) * comb(of_b, n_b)
    assert fisher(n_a, of_a, n_b, of_b) == pytest.approx(
        sum(c for c in chances if c <= seen) / comb(of_a + of_b, total)
    )


def test_the_least_contrast_to_be_seen() -> None:
    assert least_visible(7, 7) == (5, 0)
    assert fisher(5, 7, 0, 7) < 0.05 <= fisher(4, 7, 0, 7)
    assert least_visible(3, 3) is None


def test_the_interval_of_a_difference_covers_the_truth_as_often_as_it_says() -> None:
    of_a, of_b = 5, 6
    intervals = {(a, b): difference_interval(a, of_a, b, of_b) for a in range(of_a + 1) for b in range(of_b + 1)}
    for one in np.linspace(0.02, 0.98, 13).tolist():
        for two in np.linspace(0.02, 0.98, 13).tolist():
            covered = sum(
                comb(of_a, a) * one**a * (1 - one) ** (of_a - a) * comb(of_b, b) * two**b * (1 - two) ** (of_b - b)
                for (a, b), found in intervals.items()
                if found.low - 0.001 <= one - two <= found.high + 0.001
            )
            assert covered >= 0.95 - 0.002, (one, two)


def test_the_interval_holds_what_was_seen_and_turns_with_the_groups() -> None:
    one, other = difference_interval(5, 7, 1, 6), difference_interval(1, 6, 5, 7)
    assert one.low < 5 / 7 - 1 / 6 < one.high
    assert (one.low, one.high) == pytest.approx((-other.high, -other.low), abs=0.002)
    with pytest.raises(ValueError, match="8 of 7 is no share"):
        difference_interval(8, 7, 0, 7)
    with pytest.raises(ValueError, match="no share"):
        share_interval(0, 0)


ANSWERS = st.lists(st.integers(1, 5), min_size=1, max_size=5)


@given(a=ANSWERS, b=ANSWERS)
def test_the_permutation_test_counts_every_way_to_part_the_answers(a: list[int], b: list[int]) -> None:
    pooled = a + b
    seen = abs(sum(a) / len(a) - sum(b) / len(b))
    apart = []
    for chosen in combinations(range(len(pooled)), len(a)):
        mine = sum(pooled[at] for at in chosen)
        apart.append(abs(mine / len(a) - (sum(pooled) - mine) / len(b)))
    found = mean_difference(a, b)
    assert found.p == pytest.approx(sum(one >= seen - 1e-9 for one in apart) / len(apart))
    assert found.interval.low <= found.difference + 0.06
    assert found.interval.high >= found.difference - 0.06
    # A group's answers shifted beyond all others: if not even that is rejected, nothing is.
    never = (1 + (len(a) == len(b))) / comb(len(pooled), len(a)) > 0.05
    assert found.excludes is not never
    on_scale = mean_difference(a, b, scale=(1, 5)).interval
    assert (on_scale.low, on_scale.high) == (max(-4, found.interval.low), min(4, found.interval.high))
    assert mean_difference(b, a).p == pytest.approx(found.p)


def test_a_comparison_needs_answers() -> None:
    with pytest.raises(ValueError, match="both groups"):
        mean_difference([], [1])
