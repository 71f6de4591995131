"""Every measure that has a name is explained, in both languages, and says what uncoded text does."""

import pytest

from lardom.coding.agreement.coefficient import NAMES
from lardom.coding.agreement.explaining import MEASURES, explained


@pytest.mark.parametrize("measure", NAMES)
def test_every_named_measure_is_explained(measure: str) -> None:
    assert measure in MEASURES


@pytest.mark.parametrize("measure", MEASURES)
def test_uncoded_text_is_spoken_of_in_both_languages(measure: str) -> None:
    assert any(word in explained(measure, "sv").lower() for word in ("okodad", "ingen", "utan gränser"))
    assert any(word in explained(measure, "en").lower() for word in ("uncoded", "nobody", "without boundaries"))
