import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.text.numerals import number, number_at, number_in_words
from lardom.text.words import tokens


@pytest.mark.parametrize(
    ("word", "language", "number"),
    [
        ("noll", "sv", 0),
        ("två", "sv", 2),
        ("tolv", "sv", 12),
        ("tjugosex", "sv", 26),
        ("femtiotre", "sv", 53),
        ("hundra", "sv", 100),
        ("seven", "en", 7),
        ("twenty-six", "en", 26),
        ("ninety", "en", 90),
        ("flera", "sv", None),
        ("two", "sv", None),
    ],
)
def test_numbers_in_words(word: str, language: str, number: int | None) -> None:
    assert number_in_words(word, language) == number


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("14 projekt", "sv", (14, 1)),
        ("5 000 projekt", "sv", (5000, 2)),
        ("5 000 000 kronor", "sv", (5_000_000, 3)),
        ("5 00 kronor", "sv", (5, 1)),
        ("2024 projekt", "sv", None),
        ("1850 projekt", "sv", (1850, 1)),
        ("4,2 projekt", "sv", None),
        ("R1 projekt", "sv", None),
        ("fjorton projekt", "sv", (14, 1)),
        ("one hundred and twenty people", "en", (120, 4)),
        ("two hundred people", "en", (200, 2)),
        ("one project", "en", (1, 1)),
        ("³ projekt", "sv", None),
        ("12345678901234 projekt", "sv", None),
    ],
)
def test_a_whole_number_is_read_where_it_begins(text: str, language: str, found: tuple[int, int] | None) -> None:
    assert number_at(tokens(text), 0, language) == found


def test_numbers_follow_the_language() -> None:
    assert number(12345.678, "sv") == "12\xa0345,68"
    assert number(12345.678, "en") == "12,345.68"
    assert number(-1.5, "sv") == "−1,5"
    assert number(4.0, "sv", 2) == "4,00"


@given(st.integers(-(10**9), 10**9))
def test_a_whole_number_is_printed_without_decimals_and_keeps_its_digits(value: int) -> None:
    printed = number(value, "sv")
    assert "," not in printed
    assert int(printed.replace("\xa0", "").replace("−", "-")) == value
