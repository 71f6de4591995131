"""Gamma's alignments are the best there are, and gamma does what it should."""

from itertools import permutations, product
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lardom.coding.agreement.gamma import TooLong, Weighing, best_alignment, gamma, gamma_by_pair
from lardom.coding.agreement.unitising import Segment

LENGTH = 40
SEGMENT = st.builds(
    lambda label, start, size: (label, start, min(LENGTH, start + size)),
    st.sampled_from("st"), st.integers(0, LENGTH - 1), st.integers(1, 12),
)  # fmt: skip


def apart(one: Segment | None, other: Segment | None, weighing: Weighing) -> float:
    if one is None or other is None:
        return 1.0
    place = (abs(one[1] - other[1]) + abs(one[2] - other[2])) / (one[2] - one[1] + other[2] - other[1])
    return weighing.place * place**2 + weighing.label * (one[0] != other[0])


def slow_two(a: list[Segment], b: list[Segment], weighing: Weighing) -> float:
    """Try every way to pair two coders' segments."""
    short, long = sorted((a, b), key=len)
    best = float("inf")
    for chosen in permutations(range(len(long)), len(short)):
        for kept in product((True, False), repeat=len(short)):
            cost = sum(
                apart(one, long[at], weighing) if keep else 2.0
                for one, at, keep in zip(short, chosen, kept, strict=True)
            )
            best = min(best, cost + len(long) - len(short))
    return best


@settings(max_examples=60)
@given(
    a=st.lists(SEGMENT, min_size=1, max_size=4), b=st.lists(SEGMENT, min_size=1, max_size=4),
    weighing=st.sampled_from([Weighing(), Weighing(3, 1), Weighing(0, 1), Weighing(1, 0)]),
)  # fmt: skip
def test_two_coders_are_aligned_as_well_as_can_be(a: list[Segment], b: list[Segment], weighing: Weighing) -> None:
    found = best_alignment({"A": a, "B": b}, LENGTH, weighing)
    assert found.disorder == pytest.approx(slow_two(a, b, weighing) / ((len(a) + len(b)) / 2), abs=1e-9)
    used = [sorted(at for row in found.unitary if (at := row[coder]) is not None) for coder in (0, 1)]
    assert used == [list(range(len(a))), list(range(len(b)))]


def slow_three(told: list[list[Segment]], weighing: Weighing) -> float:
    """Put the first unused segment into every unitary alignment it could be in, and so on."""
    coders = len(told)

    def cost(row: tuple[int | None, ...]) -> float:
        its = [None if at is None else told[coder][at] for coder, at in enumerate(row)]
        return sum(apart(its[i], its[j], weighing) for i in range(coders) for j in range(i)) / comb(coders, 2)

    def least(free: tuple[frozenset[int], ...]) -> float:
        coder = next((at for at, left in enumerate(free) if left), None)
        if coder is None:
            return 0.0
        first = min(free[coder])
        rest = [[None, *left] if at != coder else [first] for at, left in enumerate(free)]
        return min(
            cost(row) + least(tuple(left - {at} for left, at in zip(free, row, strict=True))) for row in product(*rest)
        )

    return least(tuple(frozenset(range(len(its))) for its in told)) / (sum(map(len, told)) / coders)


@settings(max_examples=20, deadline=None)
@given(told=st.lists(st.lists(SEGMENT, min_size=1, max_size=2), min_size=3, max_size=3))
def test_three_coders_are_aligned_as_well_as_can_be(told: list[list[Segment]]) -> None:
    found = best_alignment(dict(zip("ABC", told, strict=True)), LENGTH)
    # Segments are numbered by place, so the slow way sorts them alike.
    ordered = [sorted(its, key=lambda one: one[1:]) for its in told]
    assert found.disorder == pytest.approx(slow_three(ordered, Weighing()), abs=1e-9)


def scattered(seed: int, coders: int, many: int = 30) -> dict[str, list[Segment]]:
    dice = np.random.default_rng(seed)
    told: dict[str, list[Segment]] = {}
    for coder in "ABCDE"[:coders]:
        starts = dice.integers(0, 2000, many)
        told[coder] = [("st"[dice.integers(2)], int(at), int(at) + int(dice.integers(5, 30))) for at in starts]
    return told


def test_chance_gives_about_nothing_and_likeness_one() -> None:
    random = gamma(scattered(1, 2), 2100, rng=np.random.default_rng(5))
    assert abs(random.value or 1) < 0.15
    same = scattered(2, 1)["A"]
    whole = gamma({"A": same, "B": same}, 2100, rng=np.random.default_rng(5))
    assert whole.value == 1.0
    assert (whole.observed, whole.coders) == (0.0, 2)


def test_the_same_dice_give_the_same_gamma_and_precision_asks_for_more_samples() -> None:
    told = scattered(3, 2, many=6)
    first, second = (gamma(told, 2100, rng=np.random.default_rng(7)) for _ in range(2))
    assert first == second
    assert gamma(told, 2100, rng=np.random.default_rng(7), precision=None) != first


def test_several_coders_are_the_mean_over_pairs_or_all_at_once() -> None:
    base = scattered(4, 1, many=8)["A"]
    told = {coder: [(label, start + at, end + at) for label, start, end in base] for at, coder in enumerate("ABC")}
    mean = gamma(told, 2100, rng=np.random.default_rng(1))
    joint = gamma(told, 2100, rng=np.random.default_rng(1), joint=True, samples=5, precision=None)
    assert mean.value == pytest.approx(joint.value, abs=0.05)
    assert joint.coders == mean.coders == 3
    pairs = gamma_by_pair(told, 2100, rng=np.random.default_rng(1))
    assert mean.value == pytest.approx(
        np.mean([one.value for one in pairs.values() if one.value is not None]), abs=0.02
    )


def test_too_much_for_an_exact_alignment_says_so() -> None:
    crowd = {coder: [("t", at, at + 30) for at in range(60)] for coder in "ABCDE"}
    with pytest.raises(TooLong, match="mean over pairs"):
        best_alignment(crowd, 100)


def test_undefined_says_why() -> None:
    dice = np.random.default_rng(1)
    assert gamma({"A": [("t", 0, 5)]}, 20, rng=dice).why == "too few coders"
    assert gamma({"A": [], "B": []}, 20, rng=dice).why == "nothing marked"
    assert gamma({"A": [("t", 0, 5)], "B": []}, 20, rng=dice).value is not None
    assert gamma({"A": [("t", 0, 5)], "B": [], "C": []}, 20, rng=dice).coders == 3
