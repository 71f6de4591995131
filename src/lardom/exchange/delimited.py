"""Records of a text table: which sign parts the columns, and quotation marks that go wrong."""

import csv
from collections import Counter
from dataclasses import dataclass

DELIMITERS = ("\t", ";", ",")
"""Signs that may part columns; of two that fit alike, the one rarer in prose comes first."""
_SAMPLE = 300
_LONGEST_CELL = 64_000_000


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its row number as a spreadsheet counts, and its cells, unstripped.

    `trouble` is "unclosed" or "misplaced" when a quotation mark had to be read around.
    """

    number: int
    cells: tuple[str, ...]
    trouble: str = ""


def _lines(text: str) -> list[str]:
    # Not splitlines(): it also cuts at characters that may stand inside a cell.
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return [line + "\n" for line in lines]


def _alone(line: str, delimiter: str) -> tuple[str, ...]:
    """Read one line by itself, taking a quotation mark that goes wrong as it stands."""
    try:
        return tuple(next(csv.reader([line.rstrip("\n")], delimiter=delimiter, skipinitialspace=True), []))
    except csv.Error:
        return tuple(line.rstrip("\n").split(delimiter))


def _read(lines: list[str], delimiter: str, first_number: int) -> list[Record]:
    found: list[Record] = []
    begin = 0
    while begin < len(lines):
        begin, trouble = _run(lines, begin, delimiter, first_number, found)
        if trouble:
            # One bad quotation mark must not swallow the rest of the file: the line is read alone.
            found.append(Record(first_number + len(found), _alone(lines[begin], delimiter), trouble))
            begin += 1
    return found


def _run(lines: list[str], begin: int, delimiter: str, first_number: int, found: list[Record]) -> tuple[int, str]:
    """Add records from line `begin` on to `found`; return the line it stopped at and why ("" at the end)."""
    rest = (lines[place] for place in range(begin, len(lines)))
    reader = csv.reader(rest, delimiter=delimiter, skipinitialspace=True, strict=True)
    used = 0
    try:
        for cells in reader:
            found.append(Record(first_number + len(found), tuple(cells)))
            used = reader.line_num
    except csv.Error as error:
        return begin + used, "unclosed" if "end of data" in str(error) else "misplaced"
    return len(lines), ""


def _score(lines: list[str], delimiter: str) -> tuple[bool, float, int]:
    """How well `delimiter` fits: is the header as wide as most records, how many are, and how wide."""
    widths = [len(record.cells) for record in _read(lines, delimiter, 1) if any(c.strip() for c in record.cells)]
    broad = Counter(width for width in widths if width > 1)
    if not broad:
        return (False, 0.0, 0)
    usual = max(broad, key=lambda width: (broad[width], width))
    return (widths[0] == usual, broad[usual] / len(widths), usual)


def _is_comment(line: str, delimiters: str = "".join(DELIMITERS)) -> bool:
    bare = line.strip().lstrip('"')
    # A header whose first name is "#" (a running number) is no comment.
    return bare.startswith("#") and bare[1:2] not in tuple(delimiters) and bare.rstrip('"') != "#"


def delimiter_of(text: str) -> str:
    r"""Return the sign that parts the columns: the one that gives the most even table.

    >>> delimiter_of("id;sum\np1;12,5\np2;13,0\n"), delimiter_of('id,name\n1,"a;b;c"\n')
    (';', ',')
    """
    lines = [line for line in _lines(text[:400_000]) if line.strip()]
    body = [line for place, line in enumerate(lines) if place > 20 or not _is_comment(line)][:_SAMPLE]
    if body and body[0].lower().startswith("sep=") and len(body[0].strip()) == 5:
        return body[0][4]
    best = max(DELIMITERS, key=lambda delimiter: _score(body, delimiter))
    return best if _score(body, best)[2] else ","


def records(text: str, delimiter: str) -> list[Record]:
    r"""Return all records of `text` (line ends `\n`), blank lines and comments too, each numbered.

    A record with a line break inside quotation marks is one row, as in a spreadsheet. Lines that begin
    with `#` before the first other line are comments: one record each, whatever they hold.

    >>> records('# note, "x\nid,name\n1,"a\nb"\n', ",")[-1]
    Record(number=3, cells=('1', 'a\nb'), trouble='')
    """
    csv.field_size_limit(_LONGEST_CELL)
    lines = _lines(text)
    front = 0
    while front < len(lines) and (
        not lines[front].strip() or _is_comment(lines[front], delimiter) or _is_sep(lines[front])
    ):
        front += 1
    comments = [Record(number, ()) for number in range(1, front + 1)]
    return comments + _read(lines[front:], delimiter, front + 1)


def _is_sep(line: str) -> bool:
    return line.lower().startswith("sep=") and len(line.strip()) <= 5
