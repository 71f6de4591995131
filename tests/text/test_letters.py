"""Where one letter ends, as a reader sees it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.text.letters import is_inside_letter


@pytest.mark.parametrize(
    "letter", ["å", "x\u0302", "👍🏽", "👩\u200d🌾", "🇸🇪", "❤\ufe0f", "🏴\U000e0067\U000e0062\U000e007f", "क\u093f"]
)
def test_what_a_reader_sees_as_one_letter_is_never_parted(letter: str) -> None:
    text = f"a{letter}b"
    parted = [at for at in range(len(text) + 1) if not is_inside_letter(text, at)]
    assert parted == [0, 1, 1 + len(letter), 2 + len(letter)]


def test_two_flags_side_by_side_are_two() -> None:
    flags = "🇸🇪🇳🇴"
    assert [at for at in range(5) if not is_inside_letter(flags, at)] == [0, 2, 4]


@given(st.text(alphabet="aå \u0302👍🏽\u200d🇸🇪"))
def test_a_text_never_begins_or_ends_inside_a_letter(text: str) -> None:
    assert not is_inside_letter(text, 0)
    assert not is_inside_letter(text, len(text))
