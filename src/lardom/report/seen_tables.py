"""The tables of a draft, recognised: who was interviewed, what they answered, how many projects."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from lardom.report.numerals import numerals
from lardom.report.outline import Block, Table
from lardom.study.settings import Item

CAPTION_NUMBER = re.compile(r"^(?P<what>tabell|table|figur|figure|diagram|bild)\s+(?P<number>\d+)", re.IGNORECASE)
"""How a caption names its table or figure."""

_LABEL = re.compile(r"^(?:Projekt(?:et)?\s+|Project\s+)?([A-ZÅÄÖ]{1,2}\d{0,2})\s*(\*?)$")
_PERSON = re.compile(r"\b(R|IP)\s?(\d{1,3})(?:\s?[–-]\s?(?:R|IP)?\s?(\d{1,3}))?\b")
_N = re.compile(r"^(?:n|antal(?: svar)?|svar|antal svarande|number|answers|responses)$", re.IGNORECASE)
_MEAN = re.compile(r"^(?:medel(?:värde|tal)?|genomsnitt|mean|average|m)(?:,? (?:personer|persons))?$", re.IGNORECASE)
_COUNT = re.compile(r"^(?:antal(?: projekt)?|projekt|i portföljen|portföljen|projects|number(?: of projects)?|in the portfolio|"
                    r"portfolio)$", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row of the table of respondents: its place, the project's label, star, persons, category."""

    row: int
    label: str
    starred: bool
    respondents: tuple[str, ...]
    category: str


_SPEECH_WORDS = 8
"""A cell of so many words says something; names of categories and projects are shorter."""


@dataclass(frozen=True, slots=True)
class SeenTable:
    """A table of the draft: its block, its number if the caption has one, and what it shows."""

    block: int
    table: Table
    number: int | None
    kind: Literal["respondents", "answers", "other"]
    people: tuple[PersonRow, ...] = ()


def seen_tables(blocks: Sequence[Block], items: Sequence[Item]) -> tuple[SeenTable, ...]:
    """Return the tables of a draft in order, each with its kind."""
    found = []
    for index, block in enumerate(blocks):
        if block.kind != "table" or block.table is None:
            continue
        named = CAPTION_NUMBER.match(block.table.caption)
        number = int(named["number"]) if named else None
        people = _people(block.table)
        if people:
            found.append(SeenTable(index, block.table, number, "respondents", people))
        elif any(item_of(row, items) for row in block.table.rows):
            found.append(SeenTable(index, block.table, number, "answers"))
        else:
            found.append(SeenTable(index, block.table, number, "other"))
    return tuple(found)


def persons_in(cell: str) -> tuple[str, ...]:
    """Return the respondents' labels a cell lists, ranges written out.

    >>> persons_in("R1–R3, R5")
    ('R1', 'R2', 'R3', 'R5')
    """
    found: list[str] = []
    for match in _PERSON.finditer(cell):
        first, last = int(match[2]), int(match[3] or match[2])
        found += [f"{match[1]}{number}" for number in range(first, min(last, first + 50) + 1)]
    return tuple(dict.fromkeys(found))


def _people(table: Table) -> tuple[PersonRow, ...]:
    rows = [row for row in table.rows if any(row)]
    if len(rows) < 2:
        return ()
    width = max(len(row) for row in rows)
    labels = [sum(bool(_LABEL.match(row[at].strip())) for row in rows if at < len(row)) for at in range(width)]
    persons = [sum(bool(persons_in(row[at])) for row in rows if at < len(row)) for at in range(width)]
    at_label, at_persons = labels.index(max(labels)), persons.index(max(persons))
    if at_label == at_persons or min(labels[at_label], persons[at_persons]) * 5 < len(rows) * 3:
        return ()
    if any(_holds_speech([row[at] for row in rows if at < len(row)]) for at in range(width) if at != at_persons):
        return ()
    found = []
    for number, row in enumerate(table.rows):
        label = _LABEL.match(row[at_label].strip()) if at_label < len(row) else None
        if label and at_persons < len(row):
            category = row[0].strip() if at_label > 0 else ""
            starred = bool(label[2]) or "*" in row[at_persons]
            found.append(PersonRow(number, label[1], starred, persons_in(row[at_persons]), category))
    return tuple(found)


def _holds_speech(cells: Sequence[str]) -> bool:
    """Tell whether a column holds whole sentences: a table of quotations lists no one but whom it quotes."""
    return sum(len(cell.split()) >= _SPEECH_WORDS for cell in cells) * 2 >= len(cells)


def item_of(row: Sequence[str], items: Sequence[Item]) -> Item | None:
    """Return the closed question a row is about, told by its first cell, or `None`."""
    if not row or not row[0].strip():
        return None
    said = row[0].strip().casefold()
    for item in items:
        if said in (item.id.casefold(), item.text.casefold(), item.text_en.casefold()):
            return item
    best = max(items, key=lambda item: _likeness(said, item), default=None)
    return best if best is not None and _likeness(said, best) >= 92 else None


def _likeness(said: str, item: Item) -> float:
    return max(fuzz.ratio(said, text.casefold()) if len(text) > 8 else 0.0 for text in (item.text, item.text_en))


def column(table: Table, what: Literal["n", "mean", "count"]) -> int | None:
    """Return the index of the column that shows answers, means or numbers of projects, or `None`.

    A table with several columns of answers or means compares groups, and none of them is everybody's: `None`.
    """
    pattern = {"n": _N, "mean": _MEAN, "count": _COUNT}[what]
    found = [at for at, title in enumerate(table.header) if at and pattern.match(title.strip())]
    return found[0] if found and (what == "count" or len(found) == 1) else None


def cell_number(cell: str, language: str) -> tuple[float, int] | None:
    """Return the number a cell holds and its printed decimals, or `None` when it holds no lone number.

    >>> cell_number("4,25", "sv"), cell_number("4.25", "sv"), cell_number("R1", "sv")
    ((4.25, 2), (4.25, 2), None)
    """
    text = cell.strip().strip("*").strip()
    found = numerals(text, language)
    if len(found) == 1 and not found[0].is_word and (found[0].start, found[0].end) == (0, len(text)):
        return found[0].value, found[0].decimals
    return None
