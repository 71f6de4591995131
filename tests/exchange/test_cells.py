from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.exchange.cells import Flaw, Reference, allowed_word, empty_cell, nearest, parse_reference, read_cell
from lardom.exchange.columns import Column
from lardom.exchange.tables import TABLES, table_named


def test_numbers_are_read_as_people_write_them() -> None:
    budget = table_named("projects").column("budget")
    assert read_cell(budget, "1 200 000,50") == (1200000.5, ())
    assert read_cell(budget, "mycket") == (None, (Flaw("not-number", "mycket"),))
    assert read_cell(budget, "-1") == (None, (Flaw("too-low", "-1"),))


def test_whole_numbers_must_be_whole_and_of_reasonable_size() -> None:
    value = table_named("answers").column("value")
    assert read_cell(value, "4,0") == (4, ())
    for text in ("4.5", "1e300", "fyra", "9" * 400):
        assert read_cell(value, text)[1][0].code == "not-whole"


def test_a_number_above_its_bound_is_too_high() -> None:
    bounded = Column("x", "integer", "", "", "1", low=0, high=10)
    assert read_cell(bounded, "11") == (None, (Flaw("too-high", "11"),))


def test_dates_and_colours() -> None:
    assert read_cell(table_named("interviews").column("date"), "14 maj 2024") == (date(2024, 5, 14), ())
    colour = table_named("codebook").column("colour")
    assert read_cell(colour, "2A7F62") == ("#2a7f62", ())
    assert read_cell(colour, "#2a7f6")[1] == (Flaw("not-colour", "#2a7f6"),)


def test_turns_are_numbers_and_ranges_from_one() -> None:
    turns = table_named("quotations").column("turns")
    assert read_cell(turns, "12-14; 17;13") == ((12, 13, 14, 17), ())
    for text in ("0", "4-2", "1-999999", "x"):
        assert read_cell(turns, text) == ((), (Flaw("not-turns", text),))


def test_of_a_cell_with_several_things_the_right_ones_are_kept() -> None:
    speakers = table_named("interviews").column("speakers")
    assert read_cell(speakers, "Anna=K-R3;Per;a=b=K-R4") == (
        (("Anna", "K-R3"), ("a=b", "K-R4")), (Flaw("not-pair", "Per"),),
    )  # fmt: skip


def test_words_are_understood_in_swedish_and_unknown_ones_get_a_suggestion() -> None:
    outcome = table_named("sample").column("outcome")
    assert allowed_word(outcome, "Bytt  jobb") == ("changed job", None)
    assert allowed_word(outcome, "declind") == ("", Flaw("not-allowed", "declind", "declined"))
    assert allowed_word(table_named("claims").column("unit"), "skola") == ("skola", None)


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("coding:K1", Reference("coding", "K1")),
        ("B/quote:Q1", Reference("quotation", "Q1", "b")),
        ("kod:hälsa: vård", Reference("code", "hälsa: vård")),
        ("answers:use>=4", Reference("answers", "use>=4")),
        ("c/code:x", None),
        ("code:", None),
        ("x:1", None),
        ("code", None),
    ],
)
def test_references_to_evidence(text: str, reference: Reference | None) -> None:
    assert parse_reference(text) == reference


def test_nothing_is_suggested_for_what_is_not_alike() -> None:
    assert nearest("X-R9", ("A-R1", "drift")) == ""
    assert nearest("", ()) == ""


@given(st.sampled_from([column for table in TABLES for column in table.columns]), st.text(max_size=60))
def test_no_text_makes_a_cell_raise_and_a_wrong_cell_says_why(column: Column, text: str) -> None:
    value, flaws = read_cell(column, text)
    if not text.strip():
        assert (value, flaws) == (empty_cell(column), ())
    if value == empty_cell(column) and text.strip(" ;\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85") and not text.isspace():
        assert flaws or not [part for part in text.split(";") if part.strip()]
