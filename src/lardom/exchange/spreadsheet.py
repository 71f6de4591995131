"""Reading one table from a file: CSV in any dress, or a sheet of a workbook.

Nothing a user can put in such a file raises: what is wrong comes back as `Problem`s, and what can
still be read is read.
"""

from collections.abc import Sequence
from pathlib import Path

from lardom.exchange.delimited import Record, delimiter_of, records
from lardom.exchange.workbook import UnreadableError, sheet_rows
from lardom.study.problems import Problem, Severity
from lardom.study.tablefile import Row, TableFile
from lardom.text.decoding import decode
from lardom.text.values import parse_bool, parse_date, parse_number, split_list

__all__ = ["Row", "TableFile", "parse_bool", "parse_date", "parse_number", "read_table", "split_list"]

LARGEST_FILE = 1_000_000_000
"""Bytes of the largest file that is opened."""

_NO_TABLES = (
    (b"%PDF", "It is a PDF, not a table."),
    (b"\x89PNG", "It is a picture, not a table."),
    (b"\xff\xd8\xff", "It is a picture, not a table."),
    (b"\x1f\x8b", "It is a compressed file (gzip), not a table."),
    (b"7z\xbc\xaf", "It is a compressed file (7z), not a table."),
)
_ODD_ENCODINGS = {"mac_roman": "Mac Roman", "cp850": "DOS (code page 850)"}


def read_table(path: Path, *, sheet: str | None = None, name: str = "") -> tuple[TableFile | None, tuple[Problem, ...]]:
    r"""Return the table in the file at `path`, and what is wrong with it; never raises for bad input.

    The content decides what the file is, not its ending. Text tables: columns parted by comma,
    semicolon or tab, UTF-8 (with or without mark), UTF-16, Windows-1252, Latin-1 and kin; lines that
    begin with `#` before the header are comments. Workbooks: xlsx, xlsm, xls, ods; `sheet` names the
    sheet, else the first that holds anything. Blank rows are left out, but rows keep the numbers a
    spreadsheet shows. `name` is what problems call the file (its own name when empty).

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "parties.csv"
    >>> _ = path.write_bytes("project_id;budget\n\np1;1 200,50\n".encode("cp1252"))
    >>> table, problems = read_table(path)
    >>> table.header, table.rows, problems
    (('project_id', 'budget'), (Row(number=3, cells=('p1', '1 200,50')),), ())
    """
    file = name or Path(path).name
    data = _bytes(Path(path), file)
    if isinstance(data, Problem):
        return None, (data,)
    wrong = next((sentence for start, sentence in _NO_TABLES if data.startswith(start)), "")
    if wrong:
        return None, (Problem(file, wrong, "Save the table as .csv or .xlsx.", code="no-table"),)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        return _from_workbook(data, file, sheet)
    return _from_text(data, file)


def _bytes(path: Path, file: str) -> bytes | Problem:
    try:
        if path.is_dir():
            return Problem(file, "It is a folder, not a table.", "Name a .csv or .xlsx file.", code="no-table")
        if path.stat().st_size > LARGEST_FILE:
            return Problem(file, "It is larger than 1 GB.", "Save only the columns that are needed.", code="too-large")
        data = path.read_bytes()
    except FileNotFoundError:
        return Problem(file, "There is no such file.", "Put it there, or correct its name.", code="missing-file")
    except OSError as error:
        reason = error.strerror or "unknown reason"
        return Problem(file, f"It cannot be opened: {reason}.", "Close other programs that use it.", code="unreadable")
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n;,"):
        return Problem(file, "It is empty.", "Write at least a header row.", code="empty-file")
    return data


def _from_workbook(data: bytes, file: str, sheet: str | None) -> tuple[TableFile | None, tuple[Problem, ...]]:
    try:
        name, rows = sheet_rows(data, sheet)
    except UnreadableError as error:
        sentence, way_out = error.args
        return None, (Problem(file, sentence, way_out, code="unreadable"),)
    found = [Record(number, cells) for number, cells in enumerate(rows, start=1)]
    return _table(file, found, (), sheet=name)


def _from_text(data: bytes, file: str) -> tuple[TableFile | None, tuple[Problem, ...]]:
    decoded = decode(data)
    text = decoded.text
    odd = sum(text.count(chr(code)) for code in (*range(9), 11, *range(14, 32)) if chr(code) != "\x00")
    zeros = text.count("\x00")
    if (odd + zeros + decoded.replaced) * 50 > len(text):
        return None, (Problem(file, "It is no text and no workbook.", "Save it as .csv or .xlsx.", code="no-table"),)
    if text.lstrip()[:200].lower().startswith(("<!doctype html", "<html", "<table", "<?xml")):
        sentence = "It is a web page or XML file with the ending of a table."
        return None, (Problem(file, sentence, "Open it in a spreadsheet program and save as .xlsx.", code="no-table"),)
    early = _damage(file, text, zeros, decoded.replaced)
    if decoded.encoding in _ODD_ENCODINGS:
        sentence = f"It was read as {_ODD_ENCODINGS[decoded.encoding]} text, judged by its letters."
        early += (_warning(file, sentence, "Save it as UTF-8 if letters look wrong.", code="encoding"),)
    text = text.replace("\x00", "")
    return _table(file, records(text, delimiter_of(text)), early, encoding=decoded.encoding)


def _warning(file: str, message: str, way_out: str, *, row: int | None = None, code: str = "") -> Problem:
    return Problem(file, message, way_out, row=row, severity="warning", code=code)


def _damage(file: str, text: str, zeros: int, replaced: int) -> tuple[Problem, ...]:
    found = []
    if zeros:
        row = text.count("\n", 0, text.index("\x00")) + 1
        found.append(
            _warning(file, f"{zeros} zero bytes were left out.", "Save it anew as UTF-8.", row=row, code="zero-byte")
        )
    if replaced:
        row = text.count("\n", 0, text.index("\ufffd")) + 1
        sentence = f"{replaced} characters could not be read; the first is on this line."
        found.append(_warning(file, sentence, "Save it anew as UTF-8.", row=row, code="encoding"))
    return tuple(found)


def _filled(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell.strip())


def _header_at(found: Sequence[Record]) -> int | None:
    """Return the place of the header: the first row that holds anything, comments and a title aside."""
    for place, record in enumerate(found):
        first = next((cell.strip() for cell in record.cells if cell.strip()), "")
        if (
            not first
            or first.startswith("# ")
            or (first.startswith("#") and first != "#" and _filled(record.cells) < 3)
        ):
            continue
        following = [_filled(later.cells) for later in found[place + 1 : place + 8] if _filled(later.cells)]
        # A lone cell above a broad table is the sheet's title.
        if _filled(record.cells) == 1 and len(following) > 1 and min(following[1:]) > 2:
            continue
        return place
    return None


def _table(
    file: str, found: Sequence[Record], early: tuple[Problem, ...], *, sheet: str = "", encoding: str = ""
) -> tuple[TableFile | None, tuple[Problem, ...]]:
    place = _header_at(found)
    if place is None:
        empty = Problem(file, "It has no row that holds anything.", "Write at least a header row.", code="empty-file")
        return None, (*early, empty)
    problems = list(early)
    body = [record for record in found[place + 1 :] if any(cell.strip() for cell in record.cells)]
    header = _names(file, found[place], body, problems)
    rows = tuple(Row(record.number, _fitted(file, record, header, problems)) for record in body)
    _quotation_marks(file, found, problems)
    table = TableFile(file, header, rows, header_row=found[place].number, sheet=sheet, encoding=encoding)
    return table, tuple(problems)


def _names(file: str, record: Record, body: Sequence[Record], problems: list[Problem]) -> tuple[str, ...]:
    """Return header names that are all different and none empty, telling what had to be changed."""
    raw = [" ".join(cell.split()) for cell in record.cells]
    while raw and not raw[-1] and not any(cells[len(raw) - 1].strip() for _, cells in _wide(body, len(raw))):
        raw.pop()
    names: list[str] = []
    for number, name in enumerate(raw, start=1):
        new = name or f"(column {number})"
        if not name and any(cells[number - 1].strip() for _, cells in _wide(body, number)):
            sentence = f"Column {number} has no name in the header."
            problems.append(_warning(file, sentence, "Give it a name.", row=record.number, code="header-empty"))
        if new in names:
            copy = next(f"{new} ({times})" for times in range(2, len(raw) + 2) if f"{new} ({times})" not in names)
            sentence = f'The header has the name "{new}" twice; the later column is called "{copy}".'
            way_out = "Rename one of the columns."
            severity: Severity = "warning"
            problems.append(
                Problem(file, sentence, way_out, record.number, new, new, severity=severity, code="header-twice")
            )
            new = copy
        names.append(new)
    return tuple(names)


def _wide(body: Sequence[Record], width: int) -> list[tuple[int, tuple[str, ...]]]:
    return [(record.number, record.cells) for record in body if len(record.cells) >= width]


def _fitted(file: str, record: Record, header: tuple[str, ...], problems: list[Problem]) -> tuple[str, ...]:
    """Return the record's cells, stripped, as many as the header's names."""
    cells = tuple(cell.strip() for cell in record.cells)
    width = len(header)
    if len(cells) > width and any(cells[width:]):
        sentence = f"The row has {len(cells)} cells, but the header has {width} names."
        way_out = "Put quotation marks round a cell that holds the sign between columns."
        value = " | ".join(cell for cell in cells[width:] if cell)
        problems.append(Problem(file, sentence, way_out, record.number, value=value, code="row-long"))
    elif len(cells) < width and width - len(cells) and not record.trouble:
        sentence = f"The row has {len(cells)} cells, but the header has {width} names."
        way_out = "The missing cells are taken as empty; add the signs between columns if they are not."
        problems.append(_warning(file, sentence, way_out, row=record.number, code="row-short"))
    return (cells + ("",) * (width - len(cells)))[:width]


def _quotation_marks(file: str, found: Sequence[Record], problems: list[Problem]) -> None:
    for record in found:
        if record.trouble == "unclosed":
            sentence = "A quotation mark opens a cell and is never closed; the line was read by itself."
            problems.append(Problem(file, sentence, "Close it, or write it twice.", record.number, code="quote-open"))
        elif record.trouble:
            sentence = "A quotation mark stands where none should; the line was read by itself."
            way_out = "Write a quotation mark inside a quoted cell twice."
            problems.append(_warning(file, sentence, way_out, row=record.number, code="quote-stray"))
