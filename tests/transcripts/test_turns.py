"""A document answers where a position or a span lies in its turns."""

from hypothesis import given
from hypothesis import strategies as st

from lardom.text.span import Span
from lardom.transcripts.turns import Document, Turn

DOCUMENT = Document("a.txt", "I: Hej!\nR1: Ja, hej.", (Turn(1, 3, 7, "I"), Turn(2, 12, 20, "R1")))


def test_speakers_come_once_each_in_order() -> None:
    assert Document("a", "", (Turn(1, 0, 0, "B"), Turn(2, 0, 0, "A"), Turn(3, 0, 0, "B"))).speakers == ("B", "A")


def test_a_turn_covers_its_words_only() -> None:
    assert [DOCUMENT.words_of(turn) for turn in DOCUMENT.turns] == ["Hej!", "Ja, hej."]


def test_a_position_in_a_label_belongs_to_the_turn_before() -> None:
    before = DOCUMENT.turn_at(9)
    assert before is not None
    assert before.speaker == "I"
    assert DOCUMENT.turn_at(0) is None


@given(st.integers(0, 20), st.integers(0, 20))
def test_turns_in_a_span_are_those_that_share_a_letter_with_it(one: int, other: int) -> None:
    span = Span(min(one, other), max(one, other))
    assert DOCUMENT.turns_in(span) == tuple(turn for turn in DOCUMENT.turns if turn.span.overlaps(span))
