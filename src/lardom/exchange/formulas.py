"""Cells that a spreadsheet would run: kept as text by an apostrophe in front, which reading takes away again.

A cell that begins with `=`, `+`, `-` or `@` is a formula to Excel and LibreOffice, and a formula can reach
out of the file. Text that people wrote may begin so ("- Ja", "=>"); numbers in columns of numbers are not
touched.
"""

import re

_STARTS = "=+\\-@＝＋－＠"
_RISKY = re.compile(f"'*[{_STARTS}]")
_GUARDED = re.compile(f"'+[{_STARTS}]")
_FIRST = frozenset("'=+-@＝＋－＠")
"""How a cell begins that must be looked at; by far the most do not."""


def guarded(cell: str) -> str:
    """Return the cell with an apostrophe in front when a spreadsheet would take it for a formula.

    A cell that has such apostrophes already gets one more, so that `unguarded` gives back every text.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("Ja - nej")
    ("'=1+1", "''=1+1", 'Ja - nej')
    """
    return f"'{cell}" if cell[:1] in _FIRST and _RISKY.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return the text that was guarded; any other cell as it is.

    >>> unguarded("'=1+1"), unguarded("'s morgons")
    ('=1+1', "'s morgons")
    """
    return cell[1:] if cell[:1] == "'" and _GUARDED.match(cell) else cell
