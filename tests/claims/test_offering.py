"""What a sentence says of itself, offered to its author."""

import pytest

from lardom.claims.claim import Claim
from lardom.claims.offering import as_read, offer


@pytest.mark.parametrize(
    ("sentence", "language", "word", "class_", "unit", "base", "number"),
    [
        ("Majoriteten av respondenterna är nöjda.", "sv", "Majoriteten", "majority", "respondent", "", None),
        ("I 38 projekt är det en kommun.", "sv", "38", "number", "project", "", 38),
        ("Många av de 26 respondenterna tvekar.", "sv", "Många", "large", "respondent", "26", None),
        ("Several projects ended early.", "en", "Several", "several", "project", "", None),
    ],
)
def test_word_class_unit_and_base_are_read(
    sentence: str, language: str, word: str, class_: str, unit: str, base: str, number: int | None
) -> None:
    found = offer(sentence, language)
    assert found is not None
    assert (found.quantifier, found.class_, found.unit, found.base, found.number) == (word, class_, unit, base, number)
    assert sentence[found.start : found.end] == word


def test_a_contrast_is_a_kind_of_claim() -> None:
    found = offer("I några projekt blev olikheten en styrka, i andra ett hinder.", "sv")
    assert found is not None
    assert found.kind in ("contrast", "")


def test_a_sentence_that_counts_nothing_offers_nothing() -> None:
    assert offer("Det regnade.", "sv") is None


def test_what_the_author_has_said_is_not_overwritten() -> None:
    read = as_read(Claim("C1", "Många respondenter tvekar.", unit="project"), "sv")
    assert (read.unit, read.class_, read.quantifier) == ("project", "large", "Många")
