"""Words broken at the end of a line."""

import pytest

from lardom.report.hyphens import joined, words_in


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("både teknik-", "utveckling och", "både teknikutveckling och"),
        ("smart VA-", "övervakning", "smart VA-övervakning"),
        ("teknik-", "och metodutveckling", "teknik- och metodutveckling"),
        ("IoT-", "Sverige", "IoT-Sverige"),
        ("en rad", "till", "en rad till"),
        ("överkla\x02", "gat", "överklagat"),
        ("mål\xad", "bild", "målbild"),
    ],
)
def test_soft_hyphens_go_and_hard_ones_stay(first: str, second: str, whole: str) -> None:
    assert joined(first, second, frozenset()) == whole


def test_a_word_that_stands_whole_elsewhere_decides() -> None:
    known = words_in(["en long-term plan", "samarbete"])
    assert joined("a long-", "term view", known) == "a long-term view"
    assert joined("sam-", "arbete", known) == "samarbete"
