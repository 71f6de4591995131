"""Broken words are mended where it is safe, and only there."""

import pytest

from lardom.transcripts.hyphens import joint, mend, vocabulary


@pytest.mark.parametrize(
    ("before", "after", "known", "between"),
    [
        ("om teknik-", "utveckling i", {"teknikutveckling"}, ""),
        ("om könsdiskri-", "minering", set(), ""),
        ("a well-", "known fact", {"well", "known"}, "-"),
        ("i kommun-", "och regionsektorn", {"kommun"}, "- "),
        ("från IoT-", "Sverige", set(), "-"),
        ("åren 1999-", "2004", set(), "-"),
        ("det var", "bra", set(), " "),
    ],
)
def test_what_stands_between_two_lines(before: str, after: str, known: set[str], between: str) -> None:
    assert joint(before, after, known) == between


def test_halves_of_broken_words_are_no_words_of_the_document() -> None:
    assert vocabulary(["om könsdiskri-", "minering och könsroller"]) == {"och", "könsroller"}


def test_a_speech_cut_by_a_page_is_whole_again() -> None:
    assert mend(["mot könsdiskri-", "minering i", "arbetslivet"], set()) == "mot könsdiskriminering i arbetslivet"


def test_only_the_last_word_of_a_long_paragraph_counts() -> None:
    assert joint("ord " * 50_000 + "teknik-", "utveckling", {"teknikutveckling"}) == ""
