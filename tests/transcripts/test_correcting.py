"""Correcting one turn moves what comes after it and touches nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.transcripts.correcting import NoWordsError, with_words
from lardom.transcripts.reading import document_from_text

TEXT = "Titel\n\nI: Hej!\nR1: Det var bra.\nMycket bra.\nI: Jaha.\nR1: Ja, så var det."
DOCUMENT = document_from_text("a.txt", TEXT)


@given(st.integers(1, 4), st.text(max_size=40))
def test_every_other_turn_keeps_its_words(number: int, words: str) -> None:
    try:
        new = with_words(DOCUMENT, number, words)
    except NoWordsError:
        return
    for before, after in zip(DOCUMENT.turns, new.turns, strict=True):
        if before.number != number:
            assert new.words_of(after) == DOCUMENT.words_of(before)
    assert list(new.paragraphs) == sorted(set(new.paragraphs))
    assert all(0 <= start <= len(new.text) for start in new.paragraphs)


def test_the_old_words_give_the_old_document_back() -> None:
    changed = with_words(DOCUMENT, 2, "Nej.")
    assert changed != DOCUMENT
    assert with_words(changed, 2, DOCUMENT.words_of(DOCUMENT.turns[1])) == DOCUMENT


def test_a_turn_cannot_be_emptied_and_must_be_there() -> None:
    with pytest.raises(NoWordsError):
        with_words(DOCUMENT, 1, " \n ")
    with pytest.raises(LookupError, match="no turn 9"):
        with_words(DOCUMENT, 9, "Ja.")
