"""What numbers say of kinds of organisation."""

import pytest

from lardom.report.kinds_stated import kind_statements
from lardom.report.numerals import numerals

KINDS = ("municipality", "region", "municipal company")


def told(text: str, language: str = "sv", *, portfolio: bool = True) -> list[tuple[str, float]]:
    found = kind_statements(text, numerals(text, language), language, KINDS, portfolio=portfolio)
    return [(one.fact, one.value) for one in found]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "I 38 projekt är en kommun huvudsaklig behovsägare, i 12 en region och i ett projekt ett kommunalt bolag.",
            [("owner:municipality", 38), ("owner:region", 12), ("owner:municipal company", 1)],
        ),
        ("Huvudsaklig behovsägare är en kommun i 38 projekt.", [("owner:municipality", 38)]),
        ("Minst en kommun deltar i 43 projekt.", [("with:municipality", 43)]),
        ("Regioner finns med i 17 projekt.", [("with:region", 17)]),
        ("43 av de 53 projekten har minst en kommun.", [("with:municipality", 43)]),
        (
            "82 (ej unika) kommuner och 23 unika kommuner.",
            [("participations:municipality", 82), ("organisations:municipality", 23)],
        ),
        ("Två projekt har sju kommuner.", [("exactly:municipality=7", 2)]),
        ("Tre kommuner berättar om sju regioner.", []),
    ],
)
def test_swedish_sentences(text: str, facts: list[tuple[str, int]]) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("At least one municipality takes part in 43 projects.", [("with:municipality", 43)]),
        ("43 of the 53 projects have at least one municipality.", [("with:municipality", 43)]),
        ("The main need owner is a municipality in 38 projects.", [("owner:municipality", 38)]),
        ("Municipalities take part in 43 of the projects.", [("with:municipality", 43)]),
    ],
)
def test_english_sentences(text: str, facts: list[tuple[str, int]]) -> None:
    assert told(text, "en") == facts


def test_looser_words_need_the_portfolio() -> None:
    assert told("Regioner finns med i 17 projekt.", portfolio=False) == []
    assert told("I 17 projekt deltar minst en region.", portfolio=False) == [("with:region", 17)]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("5 of 6 projects have at least one municipality.", "en", "5 of 6 projects have at least one municipality"),
        ("Av 53 projekt deltar i 43 projekt minst en kommun.", "sv", "43 projekt minst en kommun"),
    ],
)
def test_the_stretch_that_says_so_is_whole(text: str, language: str, words: str) -> None:
    (one,) = kind_statements(text, numerals(text, language), language, KINDS)
    assert text[one.start : one.end] == words
