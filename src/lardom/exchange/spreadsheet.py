"""Reading one table from a file: CSV in any dress, or a sheet of a workbook.

Nothing a user can put in such a file raises: what is wrong comes back as `Problem`s, and what can
still be read is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lardom.exchange.delimited import Record, delimiter_of, records
from lardom.exchange.formulas import unguarded
from lardom.exchange.table_problems import table_problem
from lardom.exchange.workbook import UnreadableError, sheet_rows
from lardom.study.problems import Problem
from lardom.study.settings import Language
from lardom.study.tablefile import Row, TableFile
from lardom.text.decoding import decode
from lardom.text.values import parse_bool, parse_date, parse_number, split_list

__all__ = ["Row", "TableFile", "parse_bool", "parse_date", "parse_number", "read_table", "split_list"]

LARGEST_FILE = 1_000_000_000
"""Bytes of the largest file that is opened."""

_NO_TABLES = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x1f\x8b", "packed"),
    (b"7z\xbc\xaf", "packed"),
)
_USUAL_ENCODINGS = frozenset({"cp1252", "latin-1"})
_ODD_ENCODINGS = {"mac_roman": "Mac Roman", "cp850": "DOS (850)"}


@dataclass(frozen=True, slots=True)
class _Source:
    """The file being read: what problems call it, and the language they are told in."""

    file: str
    language: Language

    def problem(self, key: str, row: int | None = None, **words: Any) -> Problem:
        return table_problem(key, self.file, self.language, row=row, **words)


def read_table(
    path: Path, *, sheet: str | None = None, name: str = "", language: Language = "en"
) -> tuple[TableFile | None, tuple[Problem, ...]]:
    r"""Return the table in the file at `path`, and what is wrong with it; never raises for bad input.

    The content decides what the file is, not its ending. Text tables: columns parted by comma,
    semicolon or tab, UTF-8 (with or without mark), UTF-16, Windows-1252, Latin-1 and kin; lines that
    begin with `#` before the header are comments. Workbooks: xlsx, xlsm, xls, ods; `sheet` names the
    sheet, else the first that holds anything. Blank rows are left out, but rows keep the numbers a
    spreadsheet shows. `name` is what problems call the file (its own name when empty), `language` the
    language they are told in.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "parties.csv"
    >>> _ = path.write_bytes("project_id;budget\n\np1;1 200,50\n".encode("cp1252"))
    >>> table, problems = read_table(path)
    >>> table.header, table.rows, problems
    (('project_id', 'budget'), (Row(number=3, cells=('p1', '1 200,50')),), ())
    """
    source = _Source(name or Path(path).name, language)
    data = _bytes(Path(path), source)
    if isinstance(data, Problem):
        return None, (data,)
    wrong = next((key for start, key in _NO_TABLES if data.startswith(start)), "")
    if wrong:
        return None, (source.problem(wrong),)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        return _from_workbook(data, source, sheet)
    return _from_text(data, source)


def _bytes(path: Path, source: _Source) -> bytes | Problem:
    try:
        if path.is_dir():
            return source.problem("folder")
        if path.stat().st_size > LARGEST_FILE:
            return source.problem("large")
        data = path.read_bytes()
    except FileNotFoundError:
        return source.problem("missing")
    except OSError as error:
        return source.problem("closed", reason=error.strerror or "?")
    return data if data.strip(b'\xef\xbb\xbf\xff\xfe\x00 \t\r\n;,"') else source.problem("empty")


def _from_workbook(data: bytes, source: _Source, sheet: str | None) -> tuple[TableFile | None, tuple[Problem, ...]]:
    try:
        name, rows = sheet_rows(data, sheet)
    except UnreadableError as error:
        return None, (source.problem(error.key, **error.words),)
    found = [Record(number, cells) for number, cells in enumerate(rows, start=1)]
    return _table(source, found, (), sheet=name)


def _from_text(data: bytes, source: _Source) -> tuple[TableFile | None, tuple[Problem, ...]]:
    decoded = decode(data)
    text = decoded.text
    zeros = text.count("\x00")
    odd = sum(text.count(chr(code)) for code in (*range(1, 9), 11, *range(14, 32)))
    if (odd + zeros + decoded.replaced) * 50 > len(text):
        return None, (source.problem("garbage"),)
    if text.lstrip()[:200].lower().startswith(("<!doctype html", "<html", "<table", "<?xml")):
        return None, (source.problem("web page"),)
    early = []
    if zeros:
        early.append(source.problem("zero bytes", _line_of(text, "\x00"), number=zeros))
    if decoded.replaced:
        early.append(source.problem("lost characters", _line_of(text, "\ufffd"), number=decoded.replaced))
    if decoded.guessed and decoded.encoding not in _USUAL_ENCODINGS:
        shown = _ODD_ENCODINGS.get(decoded.encoding, decoded.encoding)
        early.append(source.problem("odd encoding", encoding=shown))
    text = text.replace("\x00", "")
    found = [
        # Only a text file is guarded: in a workbook a cell is a formula or it is not.
        Record(record.number, tuple(unguarded(cell.strip()) for cell in record.cells), record.trouble)
        for record in records(text, delimiter_of(text))
    ]
    return _table(source, found, tuple(early), encoding=decoded.encoding)


def _line_of(text: str, sign: str) -> int:
    return text.count("\n", 0, text.index(sign)) + 1


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
    source: _Source, found: Sequence[Record], early: tuple[Problem, ...], *, sheet: str = "", encoding: str = ""
) -> tuple[TableFile | None, tuple[Problem, ...]]:
    place = _header_at(found)
    if place is None:
        return None, (*early, source.problem("blank"))
    problems = list(early)
    body = [record for record in found[place + 1 :] if any(cell.strip() for cell in record.cells)]
    header = _names(source, found[place], body, problems)
    rows = tuple(Row(record.number, _fitted(source, record, header, problems)) for record in body)
    keys = {"unclosed": "open quote", "misplaced": "stray quote"}
    problems += [source.problem(keys[record.trouble], record.number) for record in found if record.trouble]
    table = TableFile(source.file, header, rows, header_row=found[place].number, sheet=sheet, encoding=encoding)
    return table, tuple(problems)


def _holds_anything(body: Sequence[Record], place: int) -> bool:
    return any(len(record.cells) > place and record.cells[place].strip() for record in body)


def _names(source: _Source, record: Record, body: Sequence[Record], problems: list[Problem]) -> tuple[str, ...]:
    """Return header names that are all different and none empty, telling what had to be changed."""
    raw = [" ".join(cell.split()) for cell in record.cells]
    while raw and not raw[-1] and not _holds_anything(body, len(raw) - 1):
        raw.pop()
    names: list[str] = []
    for place, name in enumerate(raw):
        new = name or f"(column {place + 1})"
        if not name and _holds_anything(body, place):
            problems.append(source.problem("nameless", record.number, number=place + 1))
        if new in names:
            copy = next(f"{new} ({times})" for times in range(2, len(raw) + 3) if f"{new} ({times})" not in names)
            problems.append(source.problem("name twice", record.number, column=new, value=new, name=new, copy=copy))
            new = copy
        names.append(new)
    return tuple(names)


def _fitted(source: _Source, record: Record, header: tuple[str, ...], problems: list[Problem]) -> tuple[str, ...]:
    """Return the record's cells, stripped, as many as the header's names."""
    cells = tuple(cell.strip() for cell in record.cells)
    width = len(header)
    if len(cells) > width and any(cells[width:]):
        rest = " | ".join(cell for cell in cells[width:] if cell)
        problems.append(source.problem("long row", record.number, value=rest, cells=len(cells), names=width))
    elif len(cells) < width and not record.trouble:
        problems.append(source.problem("short row", record.number, cells=len(cells), names=width))
    return (cells + ("",) * (width - len(cells)))[:width]
