"""Saturation follows Guest, Namey & Chen (2020), and tells how much it leans on the order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.saturation import any_order, emergence, saturation

CODES = st.lists(st.sets(st.sampled_from("abcdefghij")), max_size=12)


def numbered(codes: list[set[str]]) -> dict[str, set[str]]:
    return {f"i{n:02}": told for n, told in enumerate(codes, start=1)}


# The rule as the article works it (fig. 1 and the steps of "Methods"): base 4, run 2, the base's codes as denominator.
def test_the_articles_rule_on_numbers_like_its_own() -> None:
    news = [14, 9, 7, 6, 3, 2, 1, 1, 0, 1]  # 36 codes in the base; runs 5, 3, 2, 1, 1: 14, 8, 6, 3, 3 per cent
    codes = {f"i{n:02}": [f"c{sum(news[:n]) + k}" for k in range(many)] for n, many in enumerate(news)}
    found = saturation(sorted(codes), codes)
    assert (found.base_codes, [run.new for run in found.runs]) == (36, [5, 3, 2, 1, 1])
    assert [round(run.ratio, 2) for run in found.runs] == [0.14, 0.08, 0.06, 0.03, 0.03]
    assert (found.at, found.shown_by) == (7, 9)
    none = saturation(sorted(codes), codes, threshold=0.0)
    assert (none.at, none.shown_by) == (None, None)
    apart = saturation(sorted(codes), codes, disjoint=True)
    assert [(run.first, run.last) for run in apart.runs] == [(5, 6), (7, 8), (9, 10)]
    assert apart.at == 8


@given(codes=CODES)
def test_the_curve_counts_what_a_set_counts(codes: list[set[str]]) -> None:
    told = numbered(codes)
    met: set[str] = set()
    for step, (interview, here) in zip(emergence(list(told), told), told.items(), strict=True):
        assert step.interview == interview
        assert step.new == len(here - met)
        met |= here
        assert step.met == len(met)
        assert step.shared == sum(sum(code in one for one in codes[: step.order]) >= 2 for code in met)


@given(codes=CODES, base=st.integers(1, 5), run=st.integers(1, 3), threshold=st.sampled_from([0.0, 0.05, 0.3]))
def test_saturation_is_the_first_run_that_adds_too_little(
    codes: list[set[str]], base: int, run: int, threshold: float
) -> None:
    told = numbered(codes)
    found = saturation(list(told), told, base=base, run=run, threshold=threshold)
    if len(codes) < base + run:
        assert found.why == "too few interviews"
        return
    at_first = set().union(*codes[:base])
    if not at_first:
        assert found.why == "no codes in the base"
        return
    expected = None
    for before in range(base, len(codes) - run + 1):
        new = set().union(*codes[before : before + run]) - set().union(*codes[:before])
        if len(new) <= threshold * len(at_first):
            expected = before
            break
    assert found.at == expected


def test_other_orders_are_tried_and_never_counts_as_later_than_any() -> None:
    flat = {f"i{n}": {"a", "b"} for n in range(9)}
    assert any_order(flat, rng=np.random.default_rng(1), orders=50).never == 0
    fresh = {f"i{n}": {f"c{n}"} for n in range(9)}
    found = any_order(fresh, rng=np.random.default_rng(1), orders=50)
    assert (found.never, found.median) == (1.0, None)
    mixed = {f"i{n}": {"a", f"c{n}"} if n < 3 else {"a"} for n in range(12)}
    first, second = (any_order(mixed, rng=np.random.default_rng(4)) for _ in range(2))
    assert first == second
    assert (first.low or 0) <= (first.median or 0)


@given(codes=st.lists(st.sets(st.sampled_from("abcde")), min_size=6, max_size=6))
def test_one_order_is_judged_as_any(codes: list[set[str]]) -> None:
    told = numbered(codes)

    class InOrder:
        def permutation(self, many: int) -> np.ndarray:
            return np.arange(many)

    found = any_order(told, rng=InOrder(), orders=1)  # type: ignore[arg-type]
    assert found.median == saturation(sorted(told), told).at


def test_nonsense_is_refused() -> None:
    for wrong in ({"base": 0}, {"run": 0}, {"threshold": 5}):
        with pytest.raises(ValueError, match="make no sense"):
            saturation(["a"], {}, **wrong)  # type: ignore[arg-type]
