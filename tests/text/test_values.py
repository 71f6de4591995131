from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.text.values import parse_bool, parse_date, parse_number, split_list


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12.0),
        ("12,5", 12.5),
        ("1 234,5", 1234.5),
        ("1\u00a0234\u00a0567", 1234567.0),
        ("1\u2009234,50", 1234.5),
        ("1\u202f234,50", 1234.5),
        ("1.234,56", 1234.56),
        ("1,234.56", 1234.56),
        ("1.234.567", 1234567.0),
        ("1,234,567", 1234567.0),
        ("1,234", 1.234),
        ("1'234.5", 1234.5),
        ("1e+06", 1000000.0),
        ("-3", -3.0),
        ("−3,25", -3.25),
        ("+3", 3.0),
        ("2 000 000 kr", 2000000.0),
        ("SEK 500 000", 500000.0),
        ("2000:-", 2000.0),
        ("€ 1.000,00", 1000.0),
        (",5", 0.5),
        ("0", 0.0),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, number: float) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "okänt",
        "160 00",
        "1,2,3",
        "1.2.3",
        "12 34",
        "nan",
        "inf",
        "1e999",
        "12%",
        "--3",
        "1 2345",
        "٣",
        "5-6",
        ",",
        ".",
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_number(text) is None


def test_a_table_with_decimal_points_reads_one_comma_as_thousands() -> None:
    assert parse_number("500,000", decimal=".") == 500000.0
    assert parse_number("500.000", decimal=",") == 500000.0
    assert parse_number("1,5", decimal=".") is None


@given(
    st.integers(-(10**12), 10**12), st.integers(0, 99), st.sampled_from(["", " ", "\u00a0", "\u2009", "\u202f", "."])
)
def test_any_amount_written_in_swedish_is_read_back(whole: int, cents: int, space: str) -> None:
    written = f"{whole:,}".replace(",", space) + f",{cents:02}"
    expected = float(f"{whole}.{cents:02}")
    assert parse_number(written) == expected


@given(st.text(max_size=20))
def test_no_text_at_all_makes_a_reader_raise(text: str) -> None:
    for number in (parse_number(text), parse_number(text, decimal=".")):
        assert number is None or abs(number) < float("inf")
    for found in (parse_date(text), parse_date(text, fill="end")):
        assert found is None or found.year >= 1
    assert parse_bool(text) in (None, True, False)
    assert all(part and part == part.strip() for part in split_list(text))


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-17",
        "2024/05/17",
        "2024/5/17",
        "2024.05.17",
        "20240517",
        "2024-05-17 12:00:00",
        "2024-05-17T12:00:00Z",
        "2024-05-17T12:00:00.000+02:00",
        "17.5.2024",
        "17.05.2024",
        "17/5/2024",
        "05/17/2024",
        "05/17/2024 23:54:06",
        "17 maj 2024",
        "den 17 maj 2024",
        "17 May 2024",
        "May 17, 2024",
        "17th of May 2024",
    ],
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert parse_date(text) == date(2024, 5, 17)


@pytest.mark.parametrize(
    "text",
    ["", "2024-02-30", "2024-13-01", "05/06/2025", "24-05-01", "240501", "45000", "maj 2024", "2024", "0000-01-01"],
)
def test_what_is_no_certain_day_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_a_bare_month_or_year_is_a_day_only_when_asked_for() -> None:
    assert parse_date("2024-02", fill="start") == date(2024, 2, 1)
    assert parse_date("2024-02", fill="end") == date(2024, 2, 29)
    assert parse_date("2023", fill="start") == date(2023, 1, 1)
    assert parse_date("2023", fill="end") == date(2023, 12, 31)
    assert parse_date("2023-14", fill="end") is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_any_day_is_read_back_in_every_unambiguous_form(day: date) -> None:
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y"):
        assert parse_date(day.strftime(form)) == day


def test_yes_and_no_are_read_in_swedish_and_english() -> None:
    assert [parse_bool(word) for word in ("Ja", "yes", "TRUE", "sant", "1", "X", "j")] == [True] * 7
    assert [parse_bool(word) for word in ("Nej", "no", "False", "falskt", "0", "n")] == [False] * 6
    assert parse_bool("") is None


def test_a_list_in_a_cell_is_split_without_empty_members() -> None:
    assert split_list(" R3 ;R4;; ") == ("R3", "R4")
    assert split_list("") == ()
    assert split_list("a, b", ",") == ("a", "b")
