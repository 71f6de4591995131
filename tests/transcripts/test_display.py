"""A turn cut for the page is still the turn."""

from hypothesis import given
from hypothesis import strategies as st

from lardom.text.span import Span
from lardom.transcripts.display import paragraphs


def test_a_short_turn_is_one_paragraph_and_an_empty_one_is_none() -> None:
    assert paragraphs("Hej. Då.", Span(0, 8)) == (Span(0, 8),)
    assert paragraphs("Hej.", Span(2, 2)) == ()


def test_a_long_turn_is_cut_after_sentences() -> None:
    text = "Inledning. " + "Vi gjorde det på vårt sätt. " * 60
    found = paragraphs(text, Span(11, len(text)))
    assert len(found) == 2
    assert all(len(part) <= 1200 for part in found)
    assert found[0].of(text).endswith("sätt. ")


def test_a_turn_without_sentences_is_cut_between_words() -> None:
    text = "ord " * 700
    assert all(part.of(text).endswith(" ") for part in paragraphs(text, Span(0, len(text))))


@given(st.text("ab. \n", max_size=300), st.integers(0, 20), st.integers(5, 40))
def test_the_parts_together_are_exactly_the_turn(text: str, start: int, most: int) -> None:
    turn = Span(min(start, len(text)), len(text))
    found = paragraphs(text, turn, most=most)
    assert "".join(part.of(text) for part in found) == turn.of(text)
    assert all(0 < len(part) <= most for part in found)
