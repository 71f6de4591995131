"""From a value to its cell: what reading makes of it is the value again."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.exchange.cell_texts import DRESSES, Dress, cell_text, kept, read_back, tidy
from lardom.exchange.formulas import unguarded
from lardom.exchange.tables import TABLES, table_named

DRESS = st.sampled_from(list(DRESSES.values()))
TEXT = st.text("ab =+-@'\"\n\t å\u030a\x00,;:", max_size=12)
MEMBER = st.text("ab =+-@'å,:", max_size=8)
COLUMNS = {
    "number": table_named("interviews").column("minutes"),
    "integer": table_named("answers").column("value"),
    "date": table_named("projects").column("start"),
    "text": table_named("projects").column("summary"),
    "list": table_named("interviews").column("interviewers"),
    "integers": table_named("sample").column("steps"),
    "turns": table_named("quotations").column("turns"),
    "pairs": table_named("interviews").column("speakers"),
    "references": table_named("claims").column("supports"),
    "colour": table_named("codebook").column("colour"),
}
VALUES: dict[str, Any] = {
    "number": st.none() | st.floats(0, 1e300, allow_nan=False),
    "integer": st.none() | st.integers(-(10**12), 10**12),
    "date": st.none() | st.dates(),
    "text": TEXT,
    "list": st.lists(MEMBER).map(tuple),
    "integers": st.lists(st.integers(-(10**12), 10**12), unique=True).map(tuple),
    "turns": st.lists(st.integers(1, 999_999), unique=True).map(tuple),
    "pairs": st.lists(
        st.tuples(MEMBER.filter(str.strip), MEMBER.filter(str.strip).filter(lambda one: "=" not in one))
    ).map(tuple),
    "references": st.lists(st.sampled_from(("code:C1", "a/quote:Q01", "answers:use>=4")), unique=True).map(tuple),
    "colour": st.sampled_from(("", "#2a7f62")),
}


def test_every_kind_of_column_is_tried() -> None:
    assert {column.kind for table in TABLES for column in table.columns} == set(COLUMNS)


@pytest.mark.parametrize("kind", COLUMNS)
@given(st.data(), DRESS)
def test_what_is_written_is_read_as_it_was(kind: str, data: st.DataObject, dress: Dress) -> None:
    value = data.draw(VALUES[kind])
    written = cell_text(COLUMNS[kind], value, dress)
    assert read_back(COLUMNS[kind], unguarded(written)) == kept(COLUMNS[kind], value)


def test_an_allowed_word_stands_as_it_is_though_it_looks_like_a_formula() -> None:
    polarity = table_named("claims").column("polarity")
    assert [cell_text(polarity, sign, DRESSES["sv"]) for sign in "+-"] == ["+", "-"]


def test_numbers_have_no_exponent_and_the_decimals_of_the_language() -> None:
    numbers = (3.0, 0.25, 1e16, 1.5e-7)
    swedish = [cell_text(COLUMNS["number"], number, DRESSES["sv"]) for number in numbers]
    assert swedish == ["3", "0,25", "10000000000000000", "0,00000015"]
    assert cell_text(COLUMNS["number"], 0.25, DRESSES["en"]) == "0.25"


def test_turns_are_written_one_by_one_for_a_spreadsheet_takes_a_range_for_a_date() -> None:
    assert cell_text(COLUMNS["turns"], (12, 13, 14), DRESSES["sv"]) == "12;13;14"


def test_a_day_long_ago_has_four_digits_in_its_year() -> None:
    assert cell_text(COLUMNS["date"], date(812, 1, 2), DRESSES["sv"]) == "0812-01-02"


@given(TEXT)
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
