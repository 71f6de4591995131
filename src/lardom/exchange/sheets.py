"""A table read into values: which column is which, each row's values, and what is wrong with them.

Everything here derives from what `tables.toml` declares; rules that need more than one table stand in
`lardom.exchange.validating`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lardom.exchange.cells import Cell, Flaw, empty_cell, nearest, read_cell
from lardom.exchange.columns import Column, Table
from lardom.exchange.troubles import Trouble
from lardom.study.tablefile import Row, TableFile


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its number in the file, the value of every column, and the columns whose cell was wrong."""

    row: int
    values: Mapping[str, Cell]
    wrong: frozenset[str] = frozenset()

    def text(self, column: str) -> str:
        """Return the value of a column of text."""
        value = self.values[column]
        return value if isinstance(value, str) else ""

    def texts(self, column: str) -> tuple[str, ...]:
        """Return the members of a column of lists of text."""
        value = self.values[column]
        return tuple(one for one in value if isinstance(one, str)) if isinstance(value, tuple) else ()

    def numbers(self, column: str) -> tuple[int, ...]:
        """Return the members of a column of lists of whole numbers."""
        value = self.values[column]
        return tuple(one for one in value if isinstance(one, int)) if isinstance(value, tuple) else ()

    def whole(self, column: str) -> int | None:
        """Return the value of a column of whole numbers."""
        value = self.values[column]
        return value if isinstance(value, int) else None

    def pairs(self, column: str) -> tuple[tuple[str, str], ...]:
        """Return the members of a column of pairs."""
        value = self.values[column]
        return tuple(one for one in value if isinstance(one, tuple)) if isinstance(value, tuple) else ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a study as it was read; `present` is false when the study has no such file."""

    table: Table
    file: str
    records: tuple[Record, ...] = ()
    present: bool = True
    columns: frozenset[str] = field(default_factory=frozenset)

    def holding(self, column: str) -> Mapping[str, Record]:
        """Return the first record for each value of a column of text, whether the row is usable or not."""
        found: dict[str, Record] = {}
        for record in self.records:
            if value := record.text(column):
                found.setdefault(value, record)
        return found

    def trouble(self, code: str, record: Record, column: str, value: str, near: str = "", **facts: object) -> Trouble:
        """Return a trouble with one cell of the sheet."""
        return Trouble(code, self.file, record.row, column, value, facts, near)


def absent(table: Table) -> Sheet:
    """Return the sheet of a table the study does not have."""
    return Sheet(table, table.files[0], present=False)


def _folded(header: str) -> str:
    return "_".join(header.casefold().replace("-", " ").replace("_", " ").split())


def _spellings(table: Table) -> dict[str, str]:
    """Return the declared column that each header stands for; a name goes before another's synonym."""
    synonyms = {_folded(other): column.name for column in table.columns for other in column.synonyms}
    return synonyms | {_folded(column.name): column.name for column in table.columns}


def places_of_columns(table: Table, header: Sequence[str]) -> dict[str, int]:
    """Return the place in `header` of each declared column that is there, by name or synonym.

    >>> from lardom.exchange.tables import table_named
    >>> places_of_columns(table_named("answers"), ("Värde", "respondent_id", "egen kolumn"))
    {'respondent_id': 1, 'value': 0}
    """
    spellings = _spellings(table)
    names = [spellings.get(_folded(written), "") for written in header]
    places: dict[str, int] = {}
    # A column's own name goes before a synonym, then the first column goes before later ones.
    own = [_folded(written) == name for written, name in zip(header, names, strict=True)]
    for place in sorted(range(len(header)), key=lambda place: not own[place]):
        if names[place]:
            places.setdefault(names[place], place)
    return places


def _header_troubles(table: Table, source: TableFile, places: Mapping[str, int]) -> Iterator[Trouble]:
    """Yield the columns of the file that are unknown, or there a second time."""
    spellings = _spellings(table)
    for place, header in enumerate(source.header):
        name = spellings.get(_folded(header))
        if name is None:
            near = spellings.get(nearest(_folded(header), tuple(spellings)), "")
            near = "" if near in places else near
            yield Trouble("column-unknown", source.file, source.header_row, header, header, near=near)
        elif places[name] != place:
            facts = {"column_name": name, "other": source.header[places[name]]}
            yield Trouble("column-twice", source.file, source.header_row, header, header, facts)


def _missing(table: Table, places: Mapping[str, int], source: TableFile) -> Iterator[Trouble]:
    for column in table.columns:
        if column.required and column.name not in places:
            facts = {"description": (column.sv, column.en)}
            yield Trouble("column-missing", source.file, source.header_row, value=column.name, facts=facts)


def _facts(column: Column) -> dict[str, object]:
    return {
        "example": column.example,
        "allowed": ", ".join(column.allowed),
        "low": _plain(column.low),
        "high": _plain(column.high),
        "description": (column.sv, column.en),
    }


def _plain(number: float | None) -> str:
    return "" if number is None else f"{number:g}"


def _record(table: Table, row: Row, places: Mapping[str, int], file: str) -> tuple[Record, list[Trouble]]:
    values: dict[str, Cell] = {}
    troubles: list[Trouble] = []
    for column in table.columns:
        if column.name not in places:
            values[column.name] = empty_cell(column)
            continue
        text = row.cells[places[column.name]]
        values[column.name], flaws = read_cell(column, text)
        if column.required and not text.strip():
            flaws = (Flaw("cell-empty", ""),)
        troubles += [
            Trouble(flaw.code, file, row.number, column.name, flaw.value, _facts(column), flaw.near) for flaw in flaws
        ]
    return Record(row.number, values, frozenset(trouble.column or "" for trouble in troubles)), troubles


def _twice(sheet: Sheet) -> Iterator[Trouble]:
    """Yield what stands twice where it may stand once: ids, and columns that together are an id."""
    for column in sheet.table.columns:
        if column.unique:
            first: dict[str, int] = {}
            for record in sheet.records:
                value = record.text(column.name)
                if value and first.setdefault(value, record.row) != record.row:
                    yield sheet.trouble("id-twice", record, column.name, value, first=first[value])
    together = sheet.table.together
    met: dict[tuple[str, ...], int] = {}
    for record in sheet.records if together else ():
        key = tuple(record.text(name) for name in together)
        if all(key) and met.setdefault(key, record.row) != record.row:
            columns = " + ".join(together)
            yield sheet.trouble("together-twice", record, together[-1], key[-1], columns=columns, first=met[key])


def _whole_rows_twice(sheet: Sheet) -> Iterator[Trouble]:
    if any(column.unique for column in sheet.table.columns) or sheet.table.together:
        return
    met: dict[tuple[tuple[str, Cell], ...], int] = {}
    for record in sheet.records:
        first = met.setdefault(tuple(record.values.items()), record.row)
        if first != record.row:
            yield Trouble("row-twice", sheet.file, record.row, facts={"first": first})


def read_sheet(table: Table, source: TableFile) -> tuple[Sheet, tuple[Trouble, ...]]:
    """Return the table's rows as values, with everything that is wrong with single cells and ids.

    >>> from lardom.exchange.tables import table_named
    >>> source = TableFile("key.csv", ("Namn", "slag"), (Row(2, ("Storsjö", "ort")),))
    >>> sheet, troubles = read_sheet(table_named("key"), source)
    >>> sheet.records[0].text("name"), troubles
    ('Storsjö', ())
    """
    places = places_of_columns(table, source.header)
    troubles = list(_header_troubles(table, source, places))
    missing = list(_missing(table, places, source))
    if missing:
        return Sheet(table, source.file, columns=frozenset(places)), (*troubles, *missing)
    records = []
    for row in source.rows:
        record, found = _record(table, row, places, source.file)
        records.append(record)
        troubles += found
    sheet = Sheet(table, source.file, tuple(records), columns=frozenset(places))
    return sheet, (*troubles, *_twice(sheet), *_whole_rows_twice(sheet))


def usable(sheet: Sheet, troubles: Iterable[Trouble]) -> Sheet:
    """Return the sheet without what cannot be used: rows with a wrong vital cell, other wrong cells emptied.

    Of a cell with several members only the wrong member is taken out.
    """
    wrong: dict[tuple[int, str], list[str]] = {}
    for trouble in troubles:
        if trouble.file == sheet.file and trouble.row is not None and trouble.severity == "error":
            wrong.setdefault((trouble.row, trouble.column or ""), []).append(trouble.value or "")
    if not wrong:
        return sheet
    records = [_mended(sheet.table, record, wrong) for record in sheet.records]
    return Sheet(sheet.table, sheet.file, tuple(one for one in records if one), sheet.present, sheet.columns)


def _mended(table: Table, record: Record, wrong: Mapping[tuple[int, str], list[str]]) -> Record | None:
    values = dict(record.values)
    for column in table.columns:
        members = wrong.get((record.row, column.name))
        if members is None:
            continue
        value = values[column.name]
        if isinstance(value, tuple) and column.several:
            kept = tuple(one for one in value if _written(one) not in members)
            if column.decides and not kept:
                return None
            values[column.name] = kept  # type: ignore[assignment] # a part of what it was
        elif column.decides:
            return None
        else:
            values[column.name] = empty_cell(column)
    return Record(record.row, values, record.wrong)


def _written(member: object) -> str:
    return "=".join(member) if isinstance(member, tuple) else str(member)
