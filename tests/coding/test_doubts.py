"""A doubt is read as it was written."""

from typing import get_args

import pytest

from lardom.coding.doubts import Doubt, doubt_of, kept
from lardom.text.carrying import How


@pytest.mark.parametrize("how", [*get_args(How), "unsure", "kept"])
def test_a_doubt_comes_back_and_fits_its_column(how: str) -> None:
    doubt = Doubt(how, 1234)
    assert doubt_of(doubt.told) == doubt
    assert len(doubt.told) <= 40


def test_what_is_kept_says_so() -> None:
    told = doubt_of(kept(3))
    assert told is not None
    assert told.is_kept


def test_an_older_doubt_without_its_version_is_still_one() -> None:
    assert doubt_of("odd") == Doubt("odd", 0)
