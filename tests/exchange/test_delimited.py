import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.exchange.delimited import delimiter_of, records


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("id,name\n1,a\n", ","),
        ("id;sum\n1;2,5\n2;3,5\n", ";"),
        ("id\tname, place\n1\ta, b\n", "\t"),
        ('id,quote\n1,"a; b; c; d"\n2,"e; f; g; h"\n', ","),
        ("only\none\ncolumn\n", ","),
        ("a;b;c\n1,5;2,5;3,5\n1,5;2,5\n", ";"),
        ("# a, b, c, d\n# e, f, g\nid;name\n1;x\n", ";"),
        ("Portfölj 2024\n\nid;name;sum\n1;x;2,5\n2;y;3,5\n", ";"),
        ("sep=;\nid;name\n1;a,b\n", ";"),
        ("", ","),
    ],
)
def test_the_sign_between_columns_is_found_by_content(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_row_numbers_are_those_of_a_spreadsheet() -> None:
    found = records('# note\n\nid,text\n1,"two\nlines"\n\n2,b\n', ",")
    assert [(record.number, record.cells) for record in found if any(record.cells)] == [
        (3, ("id", "text")),
        (4, ("1", "two\nlines")),
        (6, ("2", "b")),
    ]


def test_a_comment_may_hold_a_lone_quotation_mark() -> None:
    found = records('# write "like this\n"# and; so"\nid;name\n1;a\n', ";")
    assert [record.cells for record in found[2:]] == [("id", "name"), ("1", "a")]
    assert not any(record.trouble for record in found)


def test_a_header_that_begins_with_a_number_sign_column_is_no_comment() -> None:
    assert records("#;name\n1;a\n", ";")[0].cells == ("#", "name")


def test_one_open_quotation_mark_does_not_swallow_the_rows_below() -> None:
    found = records('id,name\n1,"open\n2,b\n3,"c, d"\n4,e\n', ",")
    assert [record.cells[0] for record in found] == ["id", "1", "2", "3", "4"]
    assert [record.trouble for record in found] == ["", "misplaced", "", "", ""]
    assert found[3].cells == ("3", "c, d")


def test_a_quotation_mark_never_closed_is_told() -> None:
    found = records('id,name\n1,a\n2,"open\n3,c\n', ",")
    assert [(record.number, record.trouble) for record in found] == [(1, ""), (2, ""), (3, "unclosed"), (4, "")]


def test_separators_of_other_scripts_do_not_split_a_line() -> None:
    assert records("id,text\n1,a\u2028b\x0bc\n", ",")[1].cells == ("1", "a\u2028b\x0bc")


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00\ufeff"), max_size=12).map(str.strip)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=6), st.sampled_from([",", ";", "\t"]))
def test_any_table_a_program_writes_is_read_back(rows: list[list[str]], delimiter: str) -> None:
    rows = [["first", *row] for row in rows]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    assert [list(record.cells) for record in records(out.getvalue(), delimiter)] == rows


@given(st.text(alphabet='ab,;"\n#\t ', max_size=60))
def test_no_text_makes_it_raise_and_no_line_is_lost(text: str) -> None:
    found = records(text, delimiter_of(text))
    assert [record.number for record in found] == list(range(1, len(found) + 1))
    assert text.count("a") == sum(cell.count("a") for record in found for cell in record.cells) or "#" in text
