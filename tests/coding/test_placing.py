"""Where a passage may stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.placing import Misplaced, cut, digest, place
from lardom.text.span import Span

TEXT = "Vi såg 😀 att\n det var möjligt."


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(0, 6, "Vi såg"), (2, 9, "såg 😀"), (9, 30, "att\n det var möjligt."), (0, 30, TEXT)],
)
def test_a_passage_stands_without_the_white_space_at_its_ends(start: int, end: int, words: str) -> None:
    found = place(TEXT, start, min(end, len(TEXT)))
    assert isinstance(found, Span)
    assert found.of(TEXT) == words


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [(-1, 4, "outside"), (0, 999, "outside"), (4, 4, "empty"), (6, 7, "empty"), (9, 4, "empty")],
)
def test_a_passage_that_cannot_stand_says_why(start: int, end: int, reason: str) -> None:
    assert place(TEXT, start, end) == Misplaced(reason, start, end, len(TEXT))  # type: ignore[arg-type]


def test_a_passage_is_cut_between_its_ends_only() -> None:
    assert cut(TEXT, Span(0, 12), 6) == (Span(0, 6), Span(7, 12))
    for at in (0, 12, 40, -1):
        assert isinstance(cut(TEXT, Span(0, 12), at), Misplaced)


def test_nothing_is_cut_off_that_would_be_white_space_only() -> None:
    assert isinstance(cut("ord   ", Span(0, 6), 3), Misplaced)


@given(st.text(max_size=40), st.integers(-2, 42), st.integers(-2, 42))
def test_what_is_placed_lies_inside_holds_no_more_and_stays_where_it_is(text: str, start: int, end: int) -> None:
    found = place(text, start, end)
    if isinstance(found, Span):
        assert start <= found.start < found.end <= end
        assert found.of(text) == text[start:end].strip()
        assert place(text, found.start, found.end) == found


def test_the_digest_follows_the_words_and_not_the_place() -> None:
    assert digest("Hej hej", Span(0, 3)) == digest("... Hej", Span(4, 7))
    assert digest("Hej hej", Span(0, 3)) != digest("Hej hej", Span(4, 7))
    assert len(digest("", Span(0, 0))) == 16
