"""The linter's sentences, in two languages of one shape."""

import re
import string
from typing import Any

import pytest

from lardom.report.rules.book import ABOUT_SETTINGS, RULES
from lardom.report.rules.texts import LANGUAGES, fact_line, sentence, texts, title_of, word


def shape(value: Any) -> object:
    """Return the keys of nested tables; of a sentence, the blanks it has."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items() if key not in ("why", "wrong", "right")}
    if isinstance(value, str):
        return sorted(name for _, name, _, _ in string.Formatter().parse(value) if name)
    return len(value)


def test_both_languages_say_the_same_things_with_the_same_blanks() -> None:
    assert shape(texts("sv")) == shape(texts("en"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [*RULES, *ABOUT_SETTINGS])
def test_every_rule_is_told_whole(code: str, language: str) -> None:
    told = texts(language)[code]
    assert set(told) == {"title", "message", "way_out", "why", "wrong", "right"}
    for part in ("message", "way_out", "why"):
        sentences = told[part].values() if isinstance(told[part], dict) else [told[part]]
        assert all(re.search(r"[.!?}]$", one.strip()) for one in sentences), (code, part)


def test_a_key_that_is_missing_falls_back_on_the_default() -> None:
    values = {"word": "Alla", "claim": "K1"}
    assert sentence("C201", "message", "no-such-key", values, "sv") == sentence(
        "C201", "message", "default", values, "sv"
    )


def test_numbers_are_written_as_the_language_writes_them() -> None:
    values = {"part": 16, "whole": 26, "true": 61.5, "said": 72.0}
    assert "61,5" in sentence("N304", "message", "", values, "sv")
    assert "61.5" in sentence("N304", "message", "", values, "en")


def test_units_are_put_through_the_vocabulary() -> None:
    line = fact_line("counted", {"n": 4, "base": 8, "unit": "respondent", "ids": "A R1"}, "sv")
    assert line == "räknat: 4 av 8 respondenter (A R1)"
    assert word("error", "en", 1) == "error"


def test_titles_differ_between_the_languages() -> None:
    assert title_of("Q101", "sv") != title_of("Q101", "en")
