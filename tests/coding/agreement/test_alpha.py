"""Krippendorff's alpha equals its definition, and the published numbers."""

import json
import math
import random
from itertools import permutations
from typing import get_args

import brute_force
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_data import shared

from lardom.coding.agreement.alpha import Level, alpha, alpha_of_value
from lardom.coding.agreement.intervals import alpha_interval
from lardom.coding.agreement.ratings import ratings

LEVELS: tuple[Level, ...] = get_args(Level.__value__)


@st.composite
def tables(draw: st.DrawFn) -> list[list[int | None]]:
    coders, units = draw(st.integers(2, 5)), draw(st.integers(1, 9))
    value = st.one_of(st.none(), st.integers(0, 4))
    return [draw(st.lists(value, min_size=units, max_size=units)) for _ in range(coders)]


@given(rows=tables(), level=st.sampled_from(LEVELS))
def test_alpha_is_exactly_its_definition(rows: list[list[int | None]], level: Level) -> None:
    labels = list(range(5))
    table = ratings({f"coder {n}": row for n, row in enumerate(rows)}, labels=labels)
    assert alpha(table, level).value == brute_force.alpha(rows, labels, brute_force.distances(rows, labels, level))


@given(rows=tables())
def test_a_length_stands_for_that_many_like_units(rows: list[list[int | None]]) -> None:
    lengths = [1 + n % 3 for n in range(len(rows[0]))]
    long = [[value for value, n in zip(row, lengths, strict=True) for _ in range(n)] for row in rows]
    short = alpha(ratings({str(n): row for n, row in enumerate(rows)}, labels=range(5), lengths=lengths))
    assert short == alpha(ratings({str(n): row for n, row in enumerate(long)}, labels=range(5)))


def test_the_printed_values_of_krippendorffs_four_observers() -> None:
    told = json.loads(shared("stats/alpha_krippendorff_C.json").read_text())
    table = ratings({f"{n}": row for n, row in enumerate(told["data"])})
    for case in told["cases"]:
        if case["coefficient"] == "krippendorff_alpha":
            value = alpha(table, case["level"]).value
            assert value == pytest.approx(case["expected"], abs=case["tol"])
            assert value == pytest.approx(case["full_precision"], abs=1e-12)
        if case["coefficient"] == "alpha_influence_dfbeta":
            rest = [[v for at, v in enumerate(row, start=1) if at != case["drop_unit"]] for row in told["data"]]
            without = alpha(ratings({f"{n}": row for n, row in enumerate(rest)})).value
            assert (alpha(table).value or 0) - (without or 0) == pytest.approx(case["expected"], abs=case["tol"])


# Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", sections A and B.
def test_the_printed_values_of_the_binary_and_the_nominal_example() -> None:
    binary = {"Jon": [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], "Han": [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]}
    assert round(alpha(ratings(binary)).value or 0, 3) == 0.095
    nominal = {"Ben": ["a", "a", "b", "b", "d", "c", "c", "c", "e", "d", "d", "a"],
               "Gerry": ["b", "a", "b", "b", "b", "c", "c", "c", "e", "d", "d", "d"]}  # fmt: skip
    assert round(alpha(ratings(nominal)).value or 0, 3) == 0.692


# Gwet 2014 as printed in the documentation of irrCAC (kgwet/irrCAC, README): 2 abstractors, 100 patients.
def test_the_printed_value_of_the_three_by_three_table() -> None:
    pairs = {("E", "E"): 13, ("A", "A"): 20, ("A", "N"): 7, ("N", "A"): 4, ("N", "N"): 56}
    table = ratings({"one": [a for a, _ in pairs], "two": [b for _, b in pairs]}, lengths=list(pairs.values()))
    assert round(alpha(table).value or 0, 7) == 0.7972585


def test_one_value_only_gives_no_alpha_but_says_why() -> None:
    found = alpha(ratings({"A": [1, 1], "B": [1, 1]}, labels=[1, 2]))
    assert (found.value, found.why, found.observed) == (None, "one value", 0.0)
    assert alpha(ratings({"A": [1, None], "B": [None, 1]})).why == "no units"
    assert alpha(ratings({"A": [1, 2]})).why == "too few coders"
    assert alpha(ratings({"A": ["x", "y"], "B": ["x", "x"]}), "interval").why == "not numbers"


@given(rows=tables())
def test_alpha_of_a_value_is_alpha_of_the_value_against_the_rest(rows: list[list[int | None]]) -> None:
    table = ratings({str(n): row for n, row in enumerate(rows)}, labels=range(5))
    lumped = [[None if value is None else value == 3 for value in row] for row in rows]
    assert alpha_of_value(table, 3) == alpha(
        ratings({str(n): row for n, row in enumerate(lumped)}, labels=[False, True])
    )


def test_many_different_numbers_need_no_table_of_all_that_could_be() -> None:
    dice = random.Random(4)  # noqa: S311 - seeded, nothing secret
    first = [dice.randint(0, 2000) for _ in range(90)]
    rows = {"A": first, "B": [value + dice.randint(0, 400) for value in first]}
    told, labels = list(rows.values()), sorted({value for row in rows.values() for value in row})
    exact = brute_force.alpha(told, labels, brute_force.distances(told, labels, "interval"))
    assert alpha(ratings(rows), "interval").value == exact
    pooled = [value for row in told for value in row]

    def apart(a: int, b: int) -> float:
        return ((a - b) / (a + b)) ** 2 if a + b else 0.0

    observed = 2 * sum(apart(a, b) for a, b in zip(*told, strict=True))
    expected = sum(apart(a, b) for a, b in permutations(pooled, 2))
    about = 1 - (len(pooled) - 1) * observed / expected
    assert alpha(ratings(rows), "ratio").value == pytest.approx(about, abs=1e-12)


def test_values_that_cannot_be_measured_at_a_level_say_why() -> None:
    below = ratings({"A": [-1, 1], "B": [1, 1]})
    assert (alpha(below, "ratio").value, alpha(below, "ratio").why) == (None, "below zero")
    assert alpha(below, "interval").value == 0
    endless = ratings({"A": [1.0, math.inf, 2.0], "B": [1.0, 2.0, 2.0]})
    assert [alpha(endless, level).why for level in ("interval", "ratio")] == ["not numbers"] * 2
    assert alpha(endless).value is not None
    assert alpha_interval(below, "ratio", rng=np.random.default_rng(1)).why == "below zero"


def test_a_missing_number_as_tables_write_it_is_no_judgement() -> None:
    told = {"A": [1.0, math.nan, 2.0, 2.0], "B": [1.0, 2.0, math.nan, 1.0]}
    bare = {coder: [None if math.isnan(one) else one for one in row] for coder, row in told.items()}
    for level in ("nominal", "ordinal", "interval", "ratio"):
        assert alpha(ratings(told), level) == alpha(ratings(bare), level)
