"""The kappa family equals its definitions, and the published numbers."""

from fractions import Fraction
from itertools import combinations

import brute_force
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.agreement.chance import (
    brennan_prediger,
    cohen,
    conger,
    fleiss,
    gwet,
    percent,
    scott,
    weight_matrix,
)
from lardom.coding.agreement.ratings import Ratings, ratings

LABELS = [0, 1, 2, 3]
VALUE = st.one_of(st.none(), st.sampled_from(LABELS))
ROWS = st.integers(2, 4).flatmap(
    lambda coders: st.lists(st.lists(VALUE, min_size=6, max_size=6), min_size=coders, max_size=coders)
)


def table(rows: list[list[int | None]]) -> Ratings:
    return ratings({f"coder {n}": row for n, row in enumerate(rows)}, labels=LABELS)


@given(rows=ROWS)
def test_chance_of_many_coders_is_exactly_its_definition(rows: list[list[int | None]]) -> None:
    told = table(rows)
    if not any(len(unit) >= 2 for unit in brute_force.units_of(rows)):
        assert {f(told).why for f in (percent, fleiss, conger, gwet, brennan_prediger)} == {"no units"}
        return
    observed, shares = brute_force.percent(rows), brute_force.value_shares(rows, LABELS)
    assert percent(told).value == float(observed)
    assert fleiss(told).value == brute_force.beyond(observed, sum((s * s for s in shares), Fraction(0)))
    assert gwet(told).value == brute_force.beyond(observed, sum((s * (1 - s) for s in shares), Fraction(0)) / 3)
    assert brennan_prediger(told).value == brute_force.beyond(observed, Fraction(1, 4))
    own = [
        [Fraction(row.count(one), len(row) - row.count(None)) for one in LABELS] for row in rows if set(row) != {None}
    ]
    pairs = list(combinations(own, 2))
    chance = sum((sum((a * b for a, b in zip(x, y, strict=True)), Fraction(0)) for x, y in pairs), Fraction(0))
    assert conger(told).value == brute_force.beyond(observed, chance / len(pairs))


@given(rows=st.lists(st.lists(VALUE, min_size=7, max_size=7), min_size=2, max_size=2))
def test_two_coders_are_exactly_cohen_and_scott(rows: list[list[int | None]]) -> None:
    both = [(a, b) for a, b in zip(*rows, strict=True) if a is not None and b is not None]
    told = table(rows)
    if not both:
        assert cohen(told).why == scott(told).why == "no units"
        return
    n = len(both)
    observed = Fraction(sum(a == b for a, b in both), n)
    one = [Fraction(sum(a == k for a, _ in both), n) for k in LABELS]
    two = [Fraction(sum(b == k for _, b in both), n) for k in LABELS]
    assert cohen(told).value == brute_force.beyond(
        observed, sum((a * b for a, b in zip(one, two, strict=True)), Fraction(0))
    )
    mean = [(a + b) / 2 for a, b in zip(one, two, strict=True)]
    assert scott(told).value == brute_force.beyond(observed, sum((a * a for a in mean), Fraction(0)))


# K. L. Gwet, Handbook of Inter-Rater Reliability, 4th ed. 2014, as printed in the documentation of his irrCAC
# (kgwet/irrCAC, README): two abstractors and 100 patients; six psychiatrists and 15 patients; four raters and 12 units.
def test_the_printed_values_of_the_three_by_three_table() -> None:
    pairs = {("E", "E"): 13, ("A", "A"): 20, ("A", "N"): 7, ("N", "A"): 4, ("N", "N"): 56}
    told = ratings({"one": [a for a, _ in pairs], "two": [b for _, b in pairs]}, lengths=list(pairs.values()))
    printed = {percent: 0.89, cohen: 0.7964094, scott: 0.7962397, gwet: 0.8493305, brennan_prediger: 0.835}
    for measure, expected in printed.items():
        assert measure(told).value == pytest.approx(expected, abs=5e-8)


def test_the_printed_values_of_six_psychiatrists() -> None:
    counts = [
        (0, 0, 0, 6, 0), (0, 3, 0, 0, 3), (0, 1, 4, 0, 1), (0, 0, 0, 0, 6), (0, 3, 0, 3, 0), (2, 0, 4, 0, 0),
        (0, 0, 4, 0, 2), (2, 0, 3, 1, 0), (2, 0, 0, 4, 0), (0, 0, 0, 0, 6), (1, 0, 0, 5, 0), (1, 1, 0, 4, 0),
        (0, 3, 3, 0, 0), (1, 0, 0, 5, 0), (0, 2, 0, 3, 1),
    ]  # fmt: skip
    units = [[k for k, n in enumerate(row) for _ in range(n)] for row in counts]
    told = ratings({f"coder {c}": [unit[c] for unit in units] for c in range(6)}, labels=range(5))
    for measure, expected in {gwet: 0.4448007, fleiss: 0.4139265, brennan_prediger: 0.4388889}.items():
        assert measure(told).value == pytest.approx(expected, abs=5e-8)
    assert gwet(told).expected == pytest.approx(0.1914815, abs=5e-8)
    assert fleiss(told).expected == pytest.approx(0.2340741, abs=5e-8)


def test_the_printed_values_of_four_raters_with_units_missed() -> None:
    rows = (
        (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
        (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, None),
        (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3),
        (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
    )
    told = ratings({f"rater {n}": row for n, row in enumerate(rows)})
    printed = {percent: 0.8181818, gwet: 0.77544, fleiss: 0.76117, conger: 0.76282, brennan_prediger: 0.77273}
    for measure, expected in printed.items():
        assert measure(told).value == pytest.approx(expected, abs=5e-6)
    assert conger(told).expected == pytest.approx(0.2334252, abs=5e-8)


# Wikipedia, "Cohen's kappa" (50 grant applications) and "Fleiss' kappa" (14 raters, 10 subjects).
def test_the_textbook_examples() -> None:
    grants = {("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15}
    told = ratings({"A": [a for a, _ in grants], "B": [b for _, b in grants]}, lengths=list(grants.values()))
    assert cohen(told).value == 0.4
    counts = [
        (0, 0, 0, 0, 14), (0, 2, 6, 4, 2), (0, 0, 3, 5, 6), (0, 3, 9, 2, 0), (2, 2, 8, 1, 1), (7, 7, 0, 0, 0),
        (3, 2, 6, 3, 0), (2, 5, 3, 2, 2), (6, 5, 2, 1, 0), (0, 2, 2, 3, 7),
    ]  # fmt: skip
    units = [[k for k, n in enumerate(row) for _ in range(n)] for row in counts]
    many = ratings({f"r{c}": [unit[c] for unit in units] for c in range(14)}, labels=range(5))
    assert round(fleiss(many).value or 0, 3) == 0.210


def test_quadratic_weights_make_scotts_pi_nearly_interval_alpha() -> None:
    told = ratings({"A": [1, 2, 3, 4, 1, 2], "B": [1, 2, 4, 4, 2, 2]})
    assert (cohen(told, "quadratic").value or 0) > (cohen(told).value or 0)
    assert gwet(told, "ordinal").name == "ac2"
    assert [float(w) for w in weight_matrix(tuple("abc"), "linear")[0]] == [1.0, 0.5, 0.0]
    assert [float(w) for w in weight_matrix((1, 2, 3), "ordinal")[0]] == [1.0, pytest.approx(2 / 3), 0.0]


def test_what_is_undefined_says_why() -> None:
    same = ratings({"A": [1, 1], "B": [1, 1]}, labels=[1, 2])
    assert cohen(same).why == scott(same).why == fleiss(same).why == conger(same).why == "one value"
    assert percent(same).value == 1
    assert gwet(same).value == 1  # AC1 takes no chance at all for granted here
    assert (
        gwet(ratings({"A": [1], "B": [1]})).why == brennan_prediger(ratings({"A": [1], "B": [1]})).why == "one category"
    )
    three = ratings({"A": [1, 2], "B": [1, 1], "C": [2, 1]})
    assert cohen(three).why == scott(three).why == "two coders only"
    assert percent(ratings({"A": [1, 2]})).why == "too few coders"
