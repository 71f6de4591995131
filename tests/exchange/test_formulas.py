"""Text that a spreadsheet would run stays text, and comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.exchange.formulas import guarded, unguarded


@given(st.text("='+-@x ＝", max_size=6) | st.text())
def test_every_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.text("='+-@x ＝", max_size=6) | st.text())
def test_no_guarded_text_begins_as_a_formula(text: str) -> None:
    assert guarded(text)[:1] not in tuple("=+-@＝＋－＠")


@pytest.mark.parametrize("text", ["", "Ja", "'s morgons", "’=", "1-2", "–3", " =x"])
def test_other_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text
