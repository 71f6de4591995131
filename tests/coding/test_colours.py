"""Colours of codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.colours import contrast, is_colour, is_seen
from lardom.coding.signs import COLOURS

HEX = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


@given(HEX, HEX)
def test_contrast_is_the_same_both_ways_and_between_1_and_21(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.001


@given(HEX)
def test_a_colour_is_told_from_other_words(colour: str) -> None:
    assert is_colour(colour)
    assert not is_colour(colour[1:])


@pytest.mark.parametrize("colour", COLOURS)
def test_the_colours_given_to_codes_are_seen_on_light_and_dark_pages(colour: str) -> None:
    assert is_seen(colour)
