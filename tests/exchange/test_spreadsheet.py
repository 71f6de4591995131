import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_data import shared

from lardom.exchange.spreadsheet import Row, TableFile, read_table
from lardom.study.problems import Problem


def _read(tmp_path: Path, data: bytes | str, name: str = "table.csv") -> tuple[TableFile | None, tuple[Problem, ...]]:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_table(path)


def _table(tmp_path: Path, data: bytes | str, name: str = "table.csv") -> TableFile:
    table, problems = _read(tmp_path, data, name)
    assert problems == ()
    assert table is not None
    return table


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_reads_the_same_in_every_dress(tmp_path: Path, delimiter: str, encoding: str, end: str) -> None:
    text = "project_id|organisation|kind\np1|Åmåls kommun|municipality\n\np2|Region Örebro län|region\n"
    table = _table(tmp_path, text.replace("|", delimiter).replace("\n", end).encode(encoding))
    assert table.header == ("project_id", "organisation", "kind")
    assert table.rows == (
        Row(2, ("p1", "Åmåls kommun", "municipality")),
        Row(4, ("p2", "Region Örebro län", "region")),
    )


def test_comments_above_the_header_are_skipped_also_after_a_spreadsheet_saved_them(tmp_path: Path) -> None:
    table = _table(tmp_path, "# The projects;;\n# one row each, no more;;\n;;\nid;titel;typ\np1;#tagg;x\n")
    assert (table.header_row, table.header) == (4, ("id", "titel", "typ"))
    assert table.rows == (Row(5, ("p1", "#tagg", "x")),)


def test_a_line_with_a_number_sign_below_the_header_is_data(tmp_path: Path) -> None:
    assert _table(tmp_path, "code_id,colour\n#1,#ff0000\n").rows == (Row(2, ("#1", "#ff0000")),)


def test_a_title_above_the_header_is_skipped(tmp_path: Path) -> None:
    table = _table(tmp_path, "Portfölj 2024\n\nid;titel;typ\np1;A;x\np2;B;y\n")
    assert table.header == ("id", "titel", "typ")


def test_trailing_empty_columns_are_left_out(tmp_path: Path) -> None:
    table = _table(tmp_path, "id;titel;;;\np1;A;;;\n")
    assert (table.header, table.rows) == (("id", "titel"), (Row(2, ("p1", "A")),))


def test_a_row_that_is_too_long_is_an_error_with_its_row_and_value(tmp_path: Path) -> None:
    table, problems = _read(tmp_path, "id,titel\np1,Vatten, avlopp\np2,B\n")
    assert table is not None
    assert table.rows[0].cells == ("p1", "Vatten")
    (problem,) = problems
    assert (problem.row, problem.value, problem.severity) == (2, "avlopp", "error")
    assert "3 cells" in problem.message


def test_a_row_that_is_too_short_is_filled_and_told(tmp_path: Path) -> None:
    table, problems = _read(tmp_path, "id,titel,typ\np1,A\np2,B,y\n")
    assert table is not None
    assert table.rows[0].cells == ("p1", "A", "")
    assert [(problem.row, problem.severity) for problem in problems] == [(2, "warning")]


def test_a_name_that_stands_twice_in_the_header_loses_no_cell(tmp_path: Path) -> None:
    table, problems = _read(tmp_path, "id,not,not\np1,a,b\n")
    assert table is not None
    assert table.header == ("id", "not", "not (2)")
    assert table.rows[0].cells == ("p1", "a", "b")
    assert [problem.column for problem in problems] == ["not"]


def test_a_column_without_name_is_told_when_it_holds_something(tmp_path: Path) -> None:
    table, problems = _read(tmp_path, "id,,titel\np1,x,a\n")
    assert table is not None
    assert table.header == ("id", "(column 2)", "titel")
    assert len(problems) == 1
    assert _table(tmp_path, "id,,titel\np1,,a\n").header == ("id", "(column 2)", "titel")


def test_an_open_quotation_mark_is_told_with_its_row(tmp_path: Path) -> None:
    table, problems = _read(tmp_path, 'id,titel\np1,A\np2,"B\np3,C\n')
    assert table is not None
    assert [row.cells for row in table.rows] == [("p1", "A"), ("p2", "B"), ("p3", "C")]
    assert [(problem.row, problem.severity) for problem in problems] == [(3, "error")]


def test_zero_bytes_are_left_out_and_told(tmp_path: Path) -> None:
    table, problems = _read(tmp_path, b"id,titel\n" + b"p0,A plain title\n" * 20 + b"p1,A\x00B\n")
    assert table is not None
    assert table.rows[-1].cells == ("p1", "AB")
    assert [problem.code for problem in problems] == ["zero-byte"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"\xef\xbb\xbf\r\n", "empty-file"),
        (b" \n;;\n", "empty-file"),
        (b"# only a comment\n", "empty-file"),
        (bytes(range(256)) * 8, "no-table"),
        (b"%PDF-1.7 ...", "no-table"),
        (b"<html><table><tr><td>id</td></tr></table></html>", "no-table"),
        (b"PK\x03\x04cut short", "unreadable"),
    ],
)
def test_what_is_no_table_is_one_clear_sentence(tmp_path: Path, data: bytes, code: str) -> None:
    table, problems = _read(tmp_path, data)
    assert table is None
    assert [problem.code for problem in problems] == [code]
    assert problems[0].message.endswith(".")
    assert problems[0].way_out


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert read_table(tmp_path / "nowhere.csv")[1][0].code == "missing-file"
    assert read_table(tmp_path)[1][0].code == "no-table"


def test_the_content_decides_not_the_ending(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["id", "andel"])
    book.active.append(["p1", 0.5])
    out = io.BytesIO()
    book.save(out)
    assert _table(tmp_path, out.getvalue(), "fel.csv").rows == (Row(2, ("p1", "0.5")),)
    assert _table(tmp_path, "id\tandel\np1\t0,5\n", "fel.xls").rows == (Row(2, ("p1", "0,5")),)


def test_problems_call_the_file_what_the_caller_calls_it(tmp_path: Path) -> None:
    (tmp_path / "parties.csv").write_bytes(b"")
    assert read_table(tmp_path / "parties.csv", name="portfolio/parties.csv")[1][0].file == "portfolio/parties.csv"


def test_problems_are_told_in_the_language_of_the_study(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,titel,typ\np1,A\n", encoding="utf-8")
    _, (problem,) = read_table(tmp_path / "a.csv", language="sv")
    assert problem.message == "Raden har 2 celler, men rubrikraden har 3 namn."


@given(data=st.binary(max_size=300))
def test_no_bytes_at_all_make_it_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(data)
    table, problems = read_table(path)
    assert (table is not None) or problems
    assert table is None or all(len(row.cells) == len(table.header) for row in table.rows)


@pytest.mark.parametrize(
    ("name", "columns", "rows"),
    [
        ("portfolio/iot-sverige-projects.csv", 20, 44),
        ("portfolio/iot-sverige-parties.csv", 5, 129),
        ("portfolio/cordis_h2020_participations.csv", 24, 5153),
        ("portfolio/swecris_kth_projects.csv", 25, 6519),
        ("sweden/municipalities.csv", 4, 290),
        ("names-sv/myndigheter.tsv", 3, 354),
    ],
)
def test_real_tables_are_read_whole_without_a_problem(name: str, columns: int, rows: int) -> None:
    table, problems = read_table(shared(name))
    assert problems == ()
    assert table is not None
    assert (len(table.header), len(table.rows)) == (columns, rows)


def test_codes_keep_their_leading_zeros() -> None:
    table, _ = read_table(shared("sweden/municipalities.csv"))
    assert table is not None
    assert table.rows[0].cells[0] == "0114"
