"""Contrasts name the cases and say in words what so few can show."""

import pytest

from lardom.comparison.contrast import answer_contrast, contrast

SEVEN, OTHERS = tuple("ABCDEFG"), tuple("HIJKLMN")


def test_fourteen_projects_show_a_large_contrast() -> None:
    found = contrast(SEVEN, OTHERS, ["A", "B", "C", "D", "E", "X"])
    assert found.with_a == ("A", "B", "C", "D", "E")
    assert found.p == pytest.approx(0.021, abs=5e-4)
    assert "5 av 7 mot 0 av 7" in found.told("sv")
    assert "sällan av slump" in found.told("sv")
    assert "percentage points" in found.told("en")


def test_and_cannot_show_a_small_one() -> None:
    found = contrast(SEVEN, OTHERS, ["A", "B", "C", "H"])
    assert found.p > 0.05
    assert "5 av 7 mot 0 av 7" in found.told("sv")
    assert "does not mean there is none" in found.told("en")
    tiny = contrast(["A", "B"], ["C"], ["A", "B"])
    assert tiny.visible is None
    assert "inte visa någon skillnad alls" in tiny.told("sv")
    assert "cannot show any difference" in tiny.told("en")
    with pytest.raises(ValueError, match="must have cases"):
        contrast([], ["A"], [])


PROJECTS = {"r1": "p1", "r2": "p2", "r3": "p3", "r4": "p4", "r5": "p1"}


def test_answers_are_compared_between_groups_with_two_projects_each() -> None:
    answers = {"r1": 5, "r2": 5, "r5": 5, "r3": 1, "r4": None}
    few = answer_contrast(["r1", "r2"], ["r3", "r4"], answers, PROJECTS)
    assert (few.means, few.why, few.n_b) == (None, "few projects", 1)
    assert "färre än 2 projekt" in few.told("sv")
    assert "fewer than 2 projects" in few.told("en")
    none = answer_contrast(["r1"], ["r4"], answers, PROJECTS)
    assert none.told("en") == "No comparison: a group has no answers."
    assert none.told("sv") == "Ingen jämförelse: en grupp har inga svar."
    found = answer_contrast(["r1", "r2"], ["r3", "r4"], answers | {"r4": 2}, PROJECTS)
    assert found.means is not None
    assert found.means.difference == 3.5
    assert "Medel 5,00 (n = 2) mot 1,50 (n = 2); så få svar utesluter ingen skillnad." in found.told("sv")
    assert "so few answers exclude no difference. Chance can give" in found.told("en")
    assert "do not settle" in found.told("en")
    many = {f"a{n}": 5 for n in range(6)} | {f"b{n}": 2 for n in range(6)}
    places = {one: f"p{n}" for n, one in enumerate(many)}
    clear = answer_contrast([f"a{n}" for n in range(6)], [f"b{n}" for n in range(6)], many, places)
    assert "Chance seldom" in clear.told("en")
    assert "sällan av slump" in clear.told("sv")


def test_a_difference_whose_interval_takes_in_zero_is_a_close_call() -> None:
    # The seven and the twelve of the example study: p is 0.04, and the interval, half a step wider, reaches over zero.
    one, other = [5, 5, 5, 5, 4, 5, 4], [4, 3, 4, 3, 4, 5, 5, 4, 4, 2, 3, 2]
    answers = {f"a{n}": value for n, value in enumerate(one)} | {f"b{n}": value for n, value in enumerate(other)}
    a, b = ([name for name in answers if name[0] == letter] for letter in "ab")
    found = answer_contrast(a, b, answers, {name: name for name in answers})
    assert found.means is not None
    assert found.shows
    assert found.means.interval.low < 0
    assert "close call" in found.told("en")
    assert "intervallet rymmer noll" in found.told("sv")
