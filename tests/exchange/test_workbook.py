import io
import zipfile
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from shared_data import shared

from lardom.exchange.workbook import UnreadableError, as_text, sheet_rows


def _workbook(rows: list[list[object]], title: str = "Blad1") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _ods(repeated_rows: int, repeated_cells: int) -> bytes:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Blad1")
    row = TableRow()
    for words in ("id", "namn"):
        cell = TableCell(valuetype="string")
        cell.addElement(P(text=words))
        row.addElement(cell)
    table.addElement(row)
    filled = TableRow(numberrowsrepeated=repeated_rows)
    number = TableCell(valuetype="float", value="7", numbercolumnsrepeated=repeated_cells)
    number.addElement(P(text="7"))
    filled.addElement(number)
    table.addElement(filled)
    empty = TableRow(numberrowsrepeated=1048000)
    empty.addElement(TableCell(numbercolumnsrepeated=16384))
    table.addElement(empty)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_every_kind_of_cell_is_told_as_the_user_sees_it() -> None:
    values: list[object] = [
        1.0, 2.5, 0.1 + 0.2, 7, "Å", True, False, date(2024, 5, 1), datetime(2024, 5, 1, 13, 5, tzinfo=UTC).replace(tzinfo=None), time(9, 30), None, 1e20,
    ]  # fmt: skip
    name, rows = sheet_rows(_workbook([["x"] * len(values), values]))
    assert name == "Blad1"
    assert rows[1] == (
        "1",
        "2.5",
        "0.3",
        "7",
        "Å",
        "TRUE",
        "FALSE",
        "2024-05-01",
        "2024-05-01 13:05",
        "09:30",
        "",
        "1e+20",
    )


def test_a_length_of_time_is_hours_and_minutes() -> None:
    assert as_text(timedelta(hours=36, minutes=5)) == "36:05"
    assert as_text(timedelta(minutes=45, seconds=7)) == "0:45:07"


def test_the_first_sheet_that_holds_anything_is_read() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Projekt").append(["id", "titel"])
    out = io.BytesIO()
    book.save(out)
    assert sheet_rows(out.getvalue()) == ("Projekt", [("id", "titel")])


def test_a_hidden_sheet_comes_after_those_a_user_sees() -> None:
    book = openpyxl.Workbook()
    book.active.append(["hemligt", "blad"])
    book.active.sheet_state = "hidden"
    book.create_sheet("Synligt").append(["id", "titel"])
    out = io.BytesIO()
    book.save(out)
    assert sheet_rows(out.getvalue())[0] == "Synligt"
    assert sheet_rows(out.getvalue(), "sheet")[1] == [("hemligt", "blad")]


def test_a_sheet_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(UnreadableError, match="no sheet") as told:
        sheet_rows(_workbook([["a"]], "Projekt"), "Parter")
    assert told.value.words == {"sheet": "Parter", "sheets": "Projekt"}


def test_blank_rows_and_columns_in_front_are_kept_so_that_rows_keep_their_numbers() -> None:
    _, rows = sheet_rows(_workbook([[], [None, "id"], [], [None, "p1"]]))
    assert rows == [("", ""), ("", "id"), ("", ""), ("", "p1")]


def test_an_ods_sheet_is_read_without_its_million_empty_rows() -> None:
    assert sheet_rows(_ods(2, 2))[1] == [("id", "namn"), ("7", "7"), ("7", "7")]


def test_an_ods_sheet_that_repeats_itself_into_the_sky_is_refused() -> None:
    with pytest.raises(UnreadableError, match="huge sheet") as told:
        sheet_rows(_ods(1_048_000, 16_000))
    assert told.value.words == {"part": "content.xml", "rows": "1,048,001", "columns": "16,000"}


def test_a_stray_cell_in_the_far_corner_is_refused_before_memory_is_filled() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "id"
    book.active["XFD1048576"] = "x"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(UnreadableError, match="huge sheet") as told:
        sheet_rows(out.getvalue())
    assert (told.value.words["rows"], told.value.words["columns"]) == ("1,048,576", "16,384")


def test_a_long_narrow_sheet_is_no_trap() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "id"
    book.active["B200000"] = "x"
    out = io.BytesIO()
    book.save(out)
    assert len(sheet_rows(out.getvalue())[1]) == 200_000


def test_a_workbook_cut_short_is_told() -> None:
    data = _workbook([["id", "titel"]])
    for length in (30, len(data) // 2, len(data) - 10):
        with pytest.raises(UnreadableError, match="damaged"):
            sheet_rows(data[:length])


def test_a_workbook_with_a_broken_part_is_told() -> None:
    data = bytearray(_workbook([["id", "titel"]] * 50))
    place = data.index(b"xl/worksheets/sheet1.xml") + 80
    data[place : place + 20] = b"\x00" * 20
    with pytest.raises(UnreadableError):
        sheet_rows(bytes(data))


def test_a_zip_bomb_is_refused_unopened() -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(60):
            part.write(b" " * 1_000_000)
    with pytest.raises(UnreadableError, match="trap"):
        sheet_rows(out.getvalue())


def test_a_zip_that_is_no_workbook_is_told() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "hej")
    with pytest.raises(UnreadableError, match="no workbook"):
        sheet_rows(out.getvalue())


def test_an_encrypted_workbook_is_told() -> None:
    # An encrypted xlsx is an OLE file with a stream of this name.
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 500
    with pytest.raises(UnreadableError, match="password"):
        sheet_rows(data)


def test_an_old_workbook_that_is_damaged_is_told() -> None:
    with pytest.raises(UnreadableError, match="no workbook"):
        sheet_rows(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 20)


def test_the_real_interreg_workbook_has_its_three_sheets() -> None:
    data = Path(shared("portfolio/interreg_keep_2014-2020.xlsx")).read_bytes()
    sizes = {name: len(sheet_rows(data, name)[1]) - 1 for name in ("Projects (lead partners)", "Partners", "Calls")}
    assert sizes == {"Projects (lead partners)": 1891, "Partners": 8621, "Calls": 138}
