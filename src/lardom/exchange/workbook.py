"""Sheets of a workbook (xlsx, xlsm, xls, ods) as rows of text."""

import re
import unicodedata
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

LARGEST_UNPACKED = 500_000_000
"""Bytes a workbook may hold when unpacked; more is taken for a trap."""

LARGEST_SHEET = 60_000_000
"""Cells (rows x columns of the area in use) a sheet may have."""

_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})[0-9]+"')
_FAR_COLUMN = re.compile(rb'\br="[A-Z]{3}[0-9]')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="([0-9]+)"')
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml$")
_ODS_TOKEN = re.compile(rb"<table:(?:covered-)?(table|table-row|table-cell)(?=[\s/>])[^>]*>")
_ODS_REPEATED = re.compile(rb'table:number-(?:rows|columns)-repeated="([0-9]{1,9})"')
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class UnreadableError(Exception):
    """The workbook cannot be read: `key` is the reason among the table problems, `words` fill its sentence."""

    def __init__(self, key: str, **words: str) -> None:
        super().__init__(key)
        self.key = key
        self.words: dict[str, Any] = words


def as_text(value: Any) -> str:
    """Return a cell's value as the user sees it.

    >>> [as_text(value) for value in (1.0, 0.1 + 0.2, True, datetime(2024, 5, 1), " Åre ")]
    ['1', '0.3', 'TRUE', '2024-05-01', 'Åre']
    """
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else format(value, ".15g")
    if isinstance(value, datetime):
        whole_day = value.time() == time(0)
        return value.date().isoformat() if whole_day else value.isoformat(" ", "seconds").removesuffix(":00")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("seconds").removesuffix(":00")
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
    return str(value)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _extent_of_xml(data: bytes) -> tuple[int, int]:
    """Return rows and columns of the used area of an xlsx sheet, without laying it out."""
    last_row = max((int(row) for row in _ROW.findall(data)), default=1)
    if last_row * 702 <= LARGEST_SHEET and not _FAR_COLUMN.search(data):
        return last_row, 702
    return last_row, max((_column_number(letters) for letters in set(_CELL.findall(data))), default=1)


def _extent_of_ods(data: bytes) -> tuple[int, int]:
    """Return rows and columns of the used area of the largest ods sheet, repeated cells counted."""
    largest, row, column, last_row, width = (1, 1), 0, 0, 0, 0
    for token in _ODS_TOKEN.finditer(data):
        times = _ODS_REPEATED.search(token[0])
        number = int(times[1]) if times else 1
        if token[1] == b"table":
            row = last_row = width = 0
        elif token[1] == b"table-row":
            row, column = row + number, 0
        else:
            column += number
            if b"office:value-type" in token[0] or b"calcext:value-type" in token[0]:
                last_row, width = row, max(width, column)
        largest = max(largest, (last_row, width), key=lambda extent: extent[0] * extent[1])
    return largest


def _refuse_huge(name: str, data: bytes) -> None:
    """Refuse a sheet whose used area is absurdly large: it would be laid out in memory cell by cell."""
    rows, columns = _extent_of_ods(data) if name == "content.xml" else _extent_of_xml(data)
    if rows * columns > LARGEST_SHEET:
        raise UnreadableError("huge sheet", part=name, rows=f"{rows:,}", columns=f"{columns:,}")


def _refuse_traps(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError("password")
    swollen = any(part.file_size > 50_000_000 and part.file_size > 250 * part.compress_size for part in parts)
    if swollen or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise UnreadableError("trap")


def _check_parts(data: bytes) -> None:
    """Unpack every part once, so that a trap or a damaged file is found before it is parsed."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _refuse_traps(archive.infolist())
            for part in archive.infolist():
                content = archive.read(part)
                if part.filename == "content.xml" or _SHEET_PART.match(part.filename):
                    _refuse_huge(part.filename, content)
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError("damaged") from error


def _open(data: bytes) -> CalamineWorkbook:
    if not data.startswith(b"PK") and _ENCRYPTED in data:
        raise UnreadableError("password")
    try:
        return CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError as error:
        raise UnreadableError("password") from error
    except BaseException as error:
        raise _unreadable(error) from error


def _unreadable(error: BaseException) -> BaseException:
    """Return what to raise for an error of the reading library; its panics are no `Exception`s."""
    if isinstance(error, Exception) or type(error).__name__ == "PanicException":
        return UnreadableError("no workbook")
    return error


def _chosen(workbook: CalamineWorkbook, wanted: str | None) -> list[str]:
    """Return the names of the sheets to try, those a user sees first."""
    names = [sheet.name for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    if wanted is None:
        seen = {sheet.name for sheet in workbook.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible}
        return sorted(names, key=lambda name: name not in seen)
    same = [name for name in names if name == wanted] or [
        name for name in names if name.strip().casefold() == wanted.strip().casefold()
    ]
    if not same:
        raise UnreadableError("no sheet", sheet=wanted, sheets=", ".join(names))
    return same[:1]


def _rows(workbook: CalamineWorkbook, sheet: str) -> list[tuple[str, ...]]:
    try:
        values = workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    except BaseException as error:
        raise _unreadable(error) from error
    return [tuple(as_text(value) for value in row) for row in values]


def sheet_rows(data: bytes, sheet: str | None = None) -> tuple[str, list[tuple[str, ...]]]:
    """Return the name and all rows (from row 1, blank ones too) of a sheet of a workbook's bytes.

    Without `sheet` it is the first sheet that holds anything, hidden ones last. Raises
    `UnreadableError` when the workbook is encrypted, damaged, a trap, or
    has no such sheet.
    """
    if data.startswith(b"PK"):
        _check_parts(data)
    workbook = _open(data)
    for name in _chosen(workbook, sheet):
        rows = _rows(workbook, name)
        if sheet is not None or any(any(row) for row in rows):
            return name, rows
    return "", []
