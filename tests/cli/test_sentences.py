"""The commands' own sentences."""

import re

import pytest

from lardom.cli.sentences import errors, said, sentences, warnings


@pytest.mark.parametrize("name", sentences())
def test_every_sentence_says_the_same_things_in_both_languages(name: str) -> None:
    swedish, english = sentences()[name]
    assert swedish != english
    assert set(re.findall(r"\{(\w+)\}", swedish)) == set(re.findall(r"\{(\w+)\}", english))


def test_a_sentence_is_said_in_the_language_asked_for() -> None:
    assert said("no rule", "sv", code="C999") == "Det finns ingen regel C999; lardom rules räknar upp alla."
    assert said("no rule", "en", code="C999").startswith("There is no rule C999")


def test_numbers_take_the_right_noun() -> None:
    assert [errors(n, "en") for n in (0, 1, 2)] == ["0 errors", "1 error", "2 errors"]
    assert [warnings(n, "sv") for n in (0, 1, 2)] == ["0 varningar", "1 varning", "2 varningar"]
