"""From a value to the cell that stands for it: the way back of `lardom.exchange.cells`."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lardom.exchange.cells import Cell, empty_cell, read_cell
from lardom.exchange.columns import SEPARATOR, Column
from lardom.exchange.formulas import guarded
from lardom.study.settings import Language
from lardom.text.decoding import normalised

_KEPT_SIGNS = frozenset("\n\t")
_PLAIN_KINDS = frozenset({"integer", "number", "date", "colour"})


@dataclass(frozen=True, slots=True)
class Dress:
    """How a table is written: what parts its columns and what parts decimals.

    Each language has what the spreadsheets of its users expect.
    """

    delimiter: str
    decimal: str


DRESSES: dict[Language, Dress] = {"sv": Dress(";", ","), "en": Dress(",", ".")}
"""The dress of each language; reading understands both."""


def tidy(text: str) -> str:
    r"""Return the text as a table keeps it: NFC, `\n` line ends, no control characters, no space around.

    >>> tidy(" Ja\r\nnej\x00 ")
    'Ja\nnej'
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    kept = normalised(text)
    if not kept.isprintable():
        kept = normalised("".join(sign for sign in kept if sign in _KEPT_SIGNS or unicodedata.category(sign) != "Cc"))
    return kept.strip()


def cell_text(column: Column, value: Cell, dress: Dress) -> str:
    """Return the cell that `read_cell` reads as `value`; text that looks like a formula is guarded.

    >>> from lardom.exchange.tables import table_named
    >>> cell_text(table_named("interviews").column("minutes"), 52.5, DRESSES["sv"])
    '52,5'
    >>> cell_text(table_named("interviews").column("speakers"), (("Anna", "A-R1"), ("Mia", "interviewer")), DRESSES["sv"])
    'Anna=A-R1;Mia=interviewer'
    """
    if value is None:
        return ""
    if isinstance(value, tuple):
        return guarded(SEPARATOR.join(_member(member) for member in value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(value, dress)
    text = tidy(value)
    return text if column.allowed or column.kind in _PLAIN_KINDS else guarded(text)


def _member(member: object) -> str:
    text = "=".join(tidy(part) for part in member) if isinstance(member, tuple) else tidy(str(member))
    # What parts members cannot stand inside one.
    return text.replace(SEPARATOR, ",")


def _number(value: float, dress: Dress) -> str:
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e15):
        return str(int(value))
    # Never with an exponent: no spreadsheet and no reader takes it for anything else.
    return format(Decimal(repr(value)), "f").replace(".", dress.decimal)


def read_back(column: Column, text: str) -> Cell:
    """Return what a written cell is read as.

    >>> from lardom.exchange.tables import table_named
    >>> read_back(table_named("sample").column("steps"), "1;2")
    (1, 2)
    """
    return read_cell(column, text)[0]


def kept(column: Column, value: Cell) -> Cell:
    """Return the value as a table can at best keep it: texts tidy, members once, none empty.

    >>> from lardom.exchange.tables import table_named
    >>> kept(table_named("interviews").column("interviewers"), ("MK ", "AL", "MK", ""))
    ('MK', 'AL')
    """
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, tuple):
        members = (tuple(map(tidy, one)) if isinstance(one, tuple) else _tidied(one) for one in value)
        return tuple(dict.fromkeys(one for one in members if one != ""))  # type: ignore[return-value] # as it was
    return empty_cell(column) if value is None else value


def _tidied(member: object) -> object:
    return tidy(member) if isinstance(member, str) else member
