import pytest

from lardom.claims.heads import NOTHING
from lardom.claims.numbers import number_found, opens_a_range
from lardom.claims.quantified import Sentence


def found_in(text: str, language: str = "sv") -> list[tuple[str, int | None, str, str]]:
    sentence = Sentence.read(text, language)
    found, index = [], 0
    while index < len(sentence.words):
        number = number_found(sentence, index, NOTHING)
        if number and number[0]:
            found.append((number[0].word, number[0].number, number[0].bound, number[0].class_))
        index = max(index + 1, number[2], number[1].after) if number else index + 1
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Totalt 53 projekt", [("53", 53, "=", "number")]),
        ("Minst tre kommuner", [("Minst tre", 3, ">=", "number")]),
        ("Färre än tre kommuner", [("Färre än tre", 3, "<", "number")]),
        ("Högst tio bolag", [("Högst tio", 10, "<=", "number")]),
        ("Drygt 20 projekt", [("Drygt 20", 20, "~", "number")]),
        ("14 av 26 respondenter", [("14", 14, "=", "number")]),
        ("tre av fyra projekt", [("tre", 3, "=", "fraction")]),
        ("tre av de fyra projekten", [("tre", 3, "=", "number")]),
        ("62 procent av respondenterna", [("62 procent", 62, "=", "percent")]),
    ],
)
def test_a_number_claims(text: str, expected: list[tuple[str, int, str, str]]) -> None:
    assert found_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "tabell 2 projekt",
        "kap. 3 projekt",
        "år 2024",
        "under 2024 projekt",
        "1–5 projekt",
        "2-3 projekt",
        "två till tre projekt",
        "mellan 5 och 10 projekt",
        "45 minuter",
        "3 maj",
        "4,2 projekt",
        "steg 2 respondenter",
        "62 procent av budgeten",
        "62 procent av projektet",
        "fyra av projektet",
        "fas 1 projekt",
    ],
)
def test_a_number_that_claims_nothing_about_units_is_passed_over(text: str) -> None:
    assert found_in(text) == []


def test_en_eller_flera_opens_a_range() -> None:
    assert opens_a_range(Sentence.read("en eller två parter", "sv"), 0)
    assert not opens_a_range(Sentence.read("en part", "sv"), 0)
