"""Where coders differ, held against a count of every single code point."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.disagreements import SETTLED, disagreements
from lardom.coding.marks import Coding

CODINGS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 9), st.sampled_from(["T1", "T2"]), st.sampled_from("ABC")), max_size=12
).map(lambda rows: [Coding(f"k{n}", "d", s, s + w, code, coder) for n, (s, w, code, coder) in enumerate(rows)])


def coded(codings: list[Coding], coder: str, place: int) -> set[str]:
    return {one.code_id for one in codings if one.coder == coder and one.start <= place < one.end}


@given(CODINGS)
def test_the_cost_is_the_number_of_code_points_codes_and_pairs_that_differ(codings: list[Coding]) -> None:
    cost = sum(
        len(coded(codings, one, place) ^ coded(codings, other, place))
        for one, other in combinations("ABC", 2)
        for place in range(45)
    )
    assert sum(one.cost for one in disagreements(codings, {"d": "ABC"})) == cost


@given(CODINGS)
def test_what_differs_lies_in_a_region_and_what_is_agreed_upon_in_none(codings: list[Coding]) -> None:
    found = disagreements(codings, {"d": "AB"})
    for place in range(45):
        if coded(codings, "A", place) != coded(codings, "B", place):
            assert sum(one.start <= place < one.end for one in found) == 1
    for one in found:
        here = [
            coding for coding in codings if coding.coder in "AB" and coding.start < one.end and one.start < coding.end
        ]
        assert one.originals == {coding.id for coding in here if coding.start < coding.end}


@given(CODINGS)
def test_the_dearest_comes_first(codings: list[Coding]) -> None:
    costs = [one.cost for one in disagreements(codings, {"d": "ABC"})]
    assert costs == sorted(costs, reverse=True)


def test_who_has_not_closed_the_reading_is_left_out() -> None:
    codings = [Coding("k1", "d", 0, 9, "T1", "A"), Coding("k2", "d", 0, 9, "T2", "B")]
    assert disagreements(codings, {"d": ["A"]}) == ()
    assert disagreements(codings, {"d": ["A", "C"]})[0].codings == (("A", (codings[0],)), ("C", ()))


@pytest.mark.parametrize(
    ("other", "kind", "cost"),
    [
        (Coding("k2", "d", 0, 7, "T1", "B"), "extent", 3),
        (Coding("k2", "d", 0, 10, "T2", "B"), "codes", 20),
        (Coding("k2", "d", 50, 60, "T1", "B"), "codes", 10),
    ],
    ids=["the same code, a shorter stretch", "another code", "somewhere else"],
)
def test_kinds_of_disagreement(other: Coding, kind: str, cost: int) -> None:
    first = disagreements([Coding("k1", "d", 0, 10, "T1", "A"), other], {"d": "AB"})[0]
    assert (first.kind, first.cost) == (kind, cost)


def test_the_same_words_in_two_pieces_is_agreement() -> None:
    codings = [
        Coding("k1", "d", 0, 10, "T1", "A"),
        Coding("k2", "d", 0, 6, "T1", "B"),
        Coding("k3", "d", 5, 10, "T1", "B"),
    ]
    assert disagreements(codings, {"d": "AB"}) == ()


def test_what_was_settled_is_nobodys_opinion() -> None:
    codings = [Coding("k1", "d", 0, 9, "T1", SETTLED), Coding("k2", "d", 0, 9, "T2", "A")]
    assert [one.cost for one in disagreements(codings, {"d": ["A", SETTLED]})] == []
