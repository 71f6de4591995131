"""Codes are told apart without colour."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.codebook import Code
from lardom.coding.signs import COLOURS, PATTERNS, letters, signs


def test_a_code_keeps_its_own_colour_and_gets_one_when_it_has_none() -> None:
    found = signs([Code("a", "Tid", colour="#123456"), Code("b", "Pengar")])
    assert found["a"].colour == "#123456"
    assert found["b"].colour == COLOURS[1]


def test_neighbours_in_the_book_never_share_a_pattern() -> None:
    found = list(signs(Code(str(n), f"Kod {n}") for n in range(40)).values())
    assert all(one.pattern != other.pattern for one, other in itertools.pairwise(found))
    assert {one.pattern for one in found} == set(PATTERNS)


def test_letters_come_from_the_name_and_differ() -> None:
    assert letters(["Upphandling och avtal", "Uppföljning", "Ägarskap", "Eld", "Eld", "X", ""]) == (
        "Up", "Uf", "Äg", "El", "Ed", "X", "?",
    )  # fmt: skip


@given(st.lists(st.text("abcåäöABC -1", min_size=1, max_size=12), max_size=30))
def test_every_name_gets_one_or_two_letters(names: list[str]) -> None:
    found = letters(names)
    assert len(found) == len(names)
    assert all(1 <= len(one) <= 3 for one in found)


@given(st.lists(st.text("abcdefgh", min_size=2, max_size=8), max_size=9, unique=True))
def test_nine_codes_never_share_letters(names: list[str]) -> None:
    assert len(set(letters(names))) == len(names)
