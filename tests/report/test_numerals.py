"""Numbers in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.report.numerals import numerals


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("Av 1 891 projekt valdes fjorton.", "sv", [1891, 14]),
        ("1,891 projects and 8 621 rows", "en", [1891, 8621]),
        ("R1 i avsnitt 2.3.1, klockan 12:30, den 3/4", "sv", []),
        ("tjugosex personer och twenty", "sv", [26]),
        ("0,7 procent", "sv", [0.7]),
        ("ett projekt", "sv", [1]),
        ("three hundred codings", "en", [3]),
    ],
)
def test_figures_and_words_are_read(text: str, language: str, values: list[float]) -> None:
    assert [number.value for number in numerals(text, language)] == values


def test_percent_articles_and_decimals_are_told() -> None:
    (number,) = numerals("62,5 procent", "sv")
    assert (number.percent, number.decimals, number.whole) == (True, 1, None)
    assert numerals("en respondent", "sv")[0].article


@given(st.integers(0, 99_999))
def test_any_figure_is_read_back(number: int) -> None:
    text = f"Vi räknade {number:,} svar.".replace(",", " ")
    assert [one.value for one in numerals(text, "sv")] == [number]
