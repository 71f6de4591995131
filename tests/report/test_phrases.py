"""Ways of stating a number of the study."""

import re

import pytest

from lardom.report.phrases import NOUNS, phrases


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_phrase_is_a_pattern_with_its_nouns_filled_in(language: str) -> None:
    for phrase in phrases(language):
        for pattern in (phrase.after, phrase.before, phrase.where, phrase.unless):
            re.compile(pattern)
            assert not re.search(r"\{[a-z_]+\}", pattern), phrase.fact


def test_both_languages_know_the_same_nouns_and_facts() -> None:
    assert set(NOUNS["sv"]) == set(NOUNS["en"])
    assert {phrase.fact for phrase in phrases("sv")} == {phrase.fact for phrase in phrases("en")}
