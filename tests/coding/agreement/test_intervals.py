"""Intervals hold what is known of them: published ones come out, whole blocks widen them, the same seed gives the same."""

import json

import numpy as np
import pytest
from shared_data import shared

from lardom.coding.agreement.intervals import alpha_interval, kalpha_interval
from lardom.coding.agreement.ratings import Ratings, ratings


def noisy(units: int, seed: int = 3) -> Ratings:
    dice = np.random.default_rng(seed)
    truth = dice.integers(0, 3, units)
    values = np.where(dice.random((3, units)) < 0.7, truth, dice.integers(0, 3, (3, units)))
    return Ratings(("A", "B", "C"), (1, 2, 3), values.astype(np.int8), None, np.arange(units) // 50)


def test_the_published_interval_of_krippendorffs_four_observers() -> None:
    told = json.loads(shared("stats/alpha_krippendorff_C.json").read_text())
    (case,) = [one for one in told["cases"] if one["coefficient"] == "krippendorff_alpha_unit_bootstrap_95"]
    table = ratings({f"{n}": row for n, row in enumerate(told["data"])})
    found = alpha_interval(table, rng=np.random.default_rng(12), resamples=4000)
    assert found.low == pytest.approx(case["expected"][0], abs=case["tol"])
    assert found.high == pytest.approx(case["expected"][1], abs=case["tol"])
    assert found.drawn == 11


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_an_interval_holds_alpha_and_repeats_with_its_seed(level: str) -> None:
    from lardom.coding.agreement.alpha import alpha

    table = noisy(400)
    first, second = (alpha_interval(table, level, rng=np.random.default_rng(5), resamples=300) for _ in range(2))  # type: ignore[arg-type]
    assert first == second
    value = alpha(table, level).value or 0  # type: ignore[arg-type]
    assert (first.low or 0) < value < (first.high or 0)
    assert (first.high or 0) - (first.low or 0) < 0.2


def test_lengths_count_as_units_and_many_units_take_the_normal_way() -> None:
    table = noisy(200)
    long = Ratings(table.coders, table.labels, table.values, np.full(200, 100, dtype=np.int64))
    longer = Ratings(table.coders, table.labels, table.values, np.full(200, 1000, dtype=np.int64))
    exact, normal = (alpha_interval(one, rng=np.random.default_rng(1)) for one in (long, longer))
    assert (exact.drawn, normal.drawn) == (20_000, 200_000)
    width, narrow = (one.high - one.low for one in (exact, normal) if one.high is not None and one.low is not None)
    assert width / narrow == pytest.approx(10**0.5, rel=0.15)


def test_whole_blocks_are_drawn_when_asked_for() -> None:
    dice = np.random.default_rng(8)
    # Two coders who agree wholly in some transcripts and not at all in others.
    truth = dice.integers(0, 2, 1000)
    other = np.where((np.arange(1000) // 100) % 2, truth, 1 - truth)
    table = Ratings(("A", "B"), (0, 1), np.stack([truth, other]), None, np.arange(1000) // 100)
    single, whole = (alpha_interval(table, rng=np.random.default_rng(2), blocks=blocks) for blocks in (False, True))
    assert whole.drawn == 10
    assert (whole.high or 0) - (whole.low or 0) > 4 * ((single.high or 0) - (single.low or 0))


def test_kalphas_interval_is_as_wide_as_the_unit_bootstrap_in_small_material_and_stops_narrowing() -> None:
    small, large = noisy(60), noisy(6000)
    ours = alpha_interval(small, rng=np.random.default_rng(1))
    theirs = kalpha_interval(small, rng=np.random.default_rng(1))
    assert theirs.low == pytest.approx(ours.low, abs=0.12)
    assert kalpha_interval(large, rng=np.random.default_rng(1)).drawn == 25 * 9
    assert kalpha_interval(large, "ordinal", rng=np.random.default_rng(1)).why == ""


def test_undefined_says_why() -> None:
    dice = np.random.default_rng(1)
    for interval in (alpha_interval, kalpha_interval):
        assert interval(ratings({"A": [1, 2]}), rng=dice).why == "too few coders"
        assert interval(ratings({"A": [1, None], "B": [None, 1]}), rng=dice).why == "no units"
        assert interval(ratings({"A": ["x"], "B": ["y"]}), "interval", rng=dice).why == "not numbers"
        assert interval(ratings({"A": [1, 1], "B": [1, 1]}), rng=dice).why == "one value"
    rare = alpha_interval(ratings({"A": [1, 1, 1, 2], "B": [1, 1, 1, 2]}), rng=dice, resamples=200)
    assert rare.undefined > 0
    assert rare.resamples + rare.undefined == 200
    assert (rare.low, rare.high) == (1.0, 1.0)
