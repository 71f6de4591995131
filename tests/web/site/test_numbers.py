"""How pages write numbers: in the reader's way, with a true minus sign, and a dash where there is none."""

import pytest
from django.utils import translation

from lardom.web.site.templatetags.house import number, percent


@pytest.mark.parametrize(
    ("language", "told"),
    [("sv", ["\u22120,05", "0,00", "–", "\u22125,0", "12,5", "–", "3"]), ("en", ["\u22120.05", "0.00", "–", "\u22125.0", "12.5", "–", "3"])],
)  # fmt: skip
def test_numbers_below_zero_have_a_true_minus_sign_and_missing_ones_a_dash(language: str, told: list[str]) -> None:
    with translation.override(language):
        assert [
            number(-0.05), number(-0.001), number(None), percent(-0.05), percent(0.125), percent(None), number(3.0, "-2")
        ] == told  # fmt: skip
