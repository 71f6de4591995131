"""What a sentence says of itself, offered to its author."""

import pytest

from lardom.claims.claim import Claim
from lardom.claims.offering import as_read, offer


@pytest.mark.parametrize(
    ("language", "sentence", "read"),
    [
        ("sv", "Majoriteten av respondenterna är nöjda.", ("Majoriteten", "majority", "respondent", "", None)),
        ("sv", "I 38 projekt är det en kommun.", ("38", "number", "project", "", 38)),
        ("sv", "Många av de 26 respondenterna tvekar.", ("Många", "large", "respondent", "26", None)),
        ("en", "Several projects ended early.", ("Several", "several", "project", "", None)),
    ],
)
def test_word_class_unit_and_base_are_read(
    language: str, sentence: str, read: tuple[str, str, str, str, int | None]
) -> None:
    found = offer(sentence, language)
    assert found is not None
    assert (found.quantifier, found.class_, found.unit, found.base, found.number) == read
    assert sentence[found.start : found.end] == read[0]


def test_a_contrast_is_a_kind_of_claim() -> None:
    found = offer("I några projekt blev olikheten en styrka, i andra ett hinder.", "sv")
    assert found is not None
    assert found.kind in ("contrast", "")


def test_a_sentence_that_counts_nothing_offers_nothing() -> None:
    assert offer("Det regnade.", "sv") is None


def test_what_the_author_has_said_is_not_overwritten() -> None:
    read = as_read(Claim("C1", "Många respondenter tvekar.", unit="project"), "sv")
    assert (read.unit, read.class_, read.quantifier) == ("project", "large", "Många")
