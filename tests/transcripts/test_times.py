"""Time stamps of all tools become the same seconds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.transcripts.times import BRACKETED, alone, bracketed, seconds


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("0:03", 3.0),
        ("12:03", 723.0),
        ("00:01:02", 62.0),
        ("1:02:03", 3723.0),
        ("00:01:02.345", 62.345),
        ("00:01:02,345", 62.345),
        ("00:00:32-5", 32.5),
        ("00:19:38:01", 1178.0),
    ],
)
def test_each_way_of_writing_a_time_is_understood(stamp: str, expected: float) -> None:
    assert seconds(stamp) == expected


@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59), st.integers(0, 999))
def test_hours_minutes_seconds_and_thousandths_add_up(hours: int, minutes: int, rest: int, thousandths: int) -> None:
    said = seconds(f"{hours:02}:{minutes:02}:{rest:02}.{thousandths:03}")
    assert said == pytest.approx(hours * 3600 + minutes * 60 + rest + thousandths / 1000)


@pytest.mark.parametrize("text", ["[00:12] Ja", "(00:00:12) Ja", "#00:00:12-0# Ja", r"\[00:12\] Ja", "{00:12} Ja"])
def test_every_kind_of_bracket_holds_a_stamp(text: str) -> None:
    found = BRACKETED.match(text)
    assert found is not None
    assert bracketed(found) == (12.0, None)


def test_a_line_that_is_only_a_stamp_is_told_from_a_sentence() -> None:
    assert alone("[00:05:00]")
    assert alone("00:00:01.000 --> 00:00:02.000")
    assert not alone("10:30 började vi.")


def test_a_line_of_many_blanks_is_no_stamp() -> None:
    assert alone(" " * 20_000 + "x") is None
    assert alone("\t [00:05]" + " " * 20_000) is not None
