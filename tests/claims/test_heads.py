import pytest

from lardom.claims.heads import head_after, is_adjective, unit_at
from lardom.text.words import lexicon, tokens


@pytest.mark.parametrize(
    ("text", "language", "kind", "unit"),
    [
        ("många projekt startade", "sv", "unit", "project"),
        ("många små och medelstora företag deltog", "sv", "unit", "company"),
        ("många prototyp- och genomförandeprojekt startade", "sv", "unit", "project"),
        ("många företags- och projektstöd beviljades", "sv", "thing", ""),
        ("många kommunala bolag deltog", "sv", "unit", "municipal company"),
        ("många av projekten startade", "sv", "unit", "project"),
        ("många av dem startade", "sv", "alone", ""),
        ("många av utmaningarna kvarstår", "sv", "thing", ""),
        ("många menar det", "sv", "alone", ""),
        ("många också menar det", "sv", "alone", ""),
        ("många efterfrågar att få", "sv", "alone", ""),
        ("många utmaningar kvarstår", "sv", "thing", ""),
        ("många stora utmaningar kvarstår", "sv", "thing", ""),
        ("många som deltog", "sv", "alone", ""),
        ("många, projekt", "sv", "alone", ""),
        ("många till exempel", "sv", "none", ""),
        ("alla tillfrågade projektledare svarade", "sv", "unit", "project leader"),
        ("many public sector actors joined", "en", "unit", "organisation"),
        ("many project leaders left", "en", "unit", "project leader"),
        ("many project results varied", "en", "thing", ""),
        ("one interview guide was used", "en", "thing", ""),
        ("one project described it", "en", "unit", "project"),
        ("many of the challenges remain", "en", "thing", ""),
        ("many felt it", "en", "alone", ""),
    ],
)
def test_what_stands_behind_a_quantifier(text: str, language: str, kind: str, unit: str) -> None:
    head = head_after(text, tokens(text), 1, lexicon(language))
    assert (head.kind, head.unit) == (kind, unit)


def test_the_number_of_the_whole_is_read() -> None:
    text = "majoriteten av de 26 respondenterna"
    head = head_after(text, tokens(text), 1, lexicon("sv"))
    assert (head.number, head.partitive, head.noun, text[head.start : head.end]) == (
        26,
        True,
        "respondenterna",
        "respondenterna",
    )


def test_those_asked_are_told() -> None:
    for text in ("hälften av de tillfrågade", "hälften av dem som svarade"):
        assert head_after(text, tokens(text), 1, lexicon("sv")).asked, text


def test_a_unit_of_several_words_is_taken_whole() -> None:
    unit = unit_at(tokens("need owners said"), 0, lexicon("en"))
    assert unit is not None
    assert (unit[0].unit, unit[1]) == ("need owner", 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("offentliga parter", True), ("utmaningar kvar", False), ("menar att", False), ("olika saker", True)],
)
def test_adjectives_are_told_by_list_and_ending(text: str, *, expected: bool) -> None:
    assert is_adjective(tokens(text), 0, lexicon("sv")) is expected
