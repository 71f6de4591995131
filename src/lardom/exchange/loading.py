"""A table brought into a study that already has rows: what is new, what changes, what is wrong, before anything is kept.

One row typed into a form is such a table too, so that a form and a file are judged by the same rules.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lardom.claims.material import Material
from lardom.exchange.cells import Cell
from lardom.exchange.columns import Table
from lardom.exchange.contents import Contents
from lardom.exchange.rows import Values, rows
from lardom.exchange.sheets import Record, Sheet, places_of_columns, read_sheet, usable
from lardom.exchange.tables import TABLES
from lardom.exchange.troubles import Trouble, tell
from lardom.exchange.validating import validate
from lardom.study.problems import Problem
from lardom.study.settings import Language
from lardom.study.tablefile import Row, TableFile

Kind = Literal["new", "changed", "same", "wrong"]

_KEYS: Mapping[str, tuple[str, ...]] = {"parties": ("project_id", "organisation"), "key": ("name",)}
"""What tells the rows of a table apart where no column of it is declared to."""

_ALWAYS_THERE = frozenset({"projects", "respondents"})
"""Tables whose rows others must name: while they are empty there is nothing that could be named."""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that the study has otherwise: what stands there, and what would."""

    column: str
    before: Cell
    after: Cell


@dataclass(frozen=True, slots=True)
class Loaded:
    """One row of the file beside the study's own: `place` is where the study's row stands among its rows.

    `values` is the whole row as it would be; columns that the file does not have, and cells of it that cannot be used,
    are taken from the study.
    """

    row: int
    key: str
    kind: Kind
    values: Values
    place: int | None = None
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What would come of bringing a table in. `problems` are those of the whole file, the rows have their own."""

    table: Table
    file: str
    rows: tuple[Loaded, ...] = ()
    problems: tuple[Problem, ...] = ()

    def of(self, kind: Kind) -> tuple[Loaded, ...]:
        """Return the rows of one kind."""
        return tuple(row for row in self.rows if row.kind == kind)

    @property
    def wanted(self) -> tuple[Loaded, ...]:
        """The rows that would change something."""
        return tuple(row for row in self.rows if row.kind in ("new", "changed"))

    @property
    def every_problem(self) -> tuple[Problem, ...]:
        """All problems, those of the whole file first."""
        return (*self.problems, *(problem for row in self.rows for problem in row.problems))


def key_columns(table: Table) -> tuple[str, ...]:
    """Return the columns by which a row of a file is known to be a row of the study.

    >>> from lardom.exchange.tables import table_named
    >>> key_columns(table_named("sample")), key_columns(table_named("answers"))
    (('project_id',), ('respondent_id', 'item'))
    """
    ids = tuple(column.name for column in table.columns if column.unique and column.required)
    return ids[:1] or _KEYS.get(table.name) or table.together


def key_of(table: Table, values: Values) -> tuple[str, ...]:
    """Return what tells a row apart; letters' size and the spaces around do not count."""
    return tuple(" ".join(str(values[name] or "").casefold().split()) for name in key_columns(table))


def plan(
    table: Table,
    source: TableFile,
    material: Material,
    *,
    language: Language,
    texts_known: bool = True,
    beside: Mapping[int, int | None] | None = None,
) -> Plan:
    """Return what bringing the file in would do to the study; nothing is changed.

    `beside` says which row of the study each row of the file is (`None`: a new one); without it the keys tell.
    Where the caller does not hold the study's transcripts (`texts_known` false), a transcript's name is taken on trust.

    >>> from lardom.exchange.tables import table_named
    >>> from lardom.portfolio.projects import Project
    >>> study = Material(projects=(Project("P1", "Ljus"), Project("P2", "Vatten")))
    >>> file = TableFile("p.csv", ("projekt", "titel"), (Row(2, ("P1", "Ljus")), Row(3, ("P2", "Vattnet")), Row(4, ("P3", "Luft"))))
    >>> [(row.key, row.kind) for row in plan(table_named("projects"), file, study, language="sv").rows]
    [('P1', 'same'), ('P2', 'changed'), ('P3', 'new')]
    """
    sheet, troubles = read_sheet(table, source)
    there = rows(table, material)
    # Rows found by their ids keep them as the study spells them.
    kept_ids = frozenset(key_columns(table)) if beside is None else frozenset()
    beside = _beside(sheet, there) if beside is None else beside
    merged = _merged(sheet, there, beside, kept_ids)
    troubles = (*troubles, *validate(_contents(merged, material, texts_known=texts_known)))
    ours = {record.row for record in sheet.records}
    told = [
        one for one in troubles if one.file == source.file and (one.row in ours or one.row in (None, source.header_row))
    ]
    kept = {record.row: record for record in usable(replace(merged, file=source.file), told).records}
    spoiled: dict[int | None, set[str]] = defaultdict(set)
    for one in told:
        if one.severity == "error" and one.column:
            spoiled[one.row].add(one.column)
    by_row: dict[int, list[Problem]] = defaultdict(list)
    whole: list[Problem] = []
    for trouble in dict.fromkeys(map(_hashable, told)):
        problem = tell(trouble.trouble, language)
        (by_row[trouble.trouble.row] if trouble.trouble.row in ours else whole).append(problem)
    loaded = []
    for record in sheet.records:
        place = beside[record.row]
        own = None if place is None else (place, there[place])
        standing = kept.get(record.row)
        if standing is not None and own is not None:  # a cell that cannot be used takes nothing away
            stays = {name: own[1][name] for name in spoiled[record.row] & standing.values.keys()}
            standing = replace(standing, values={**standing.values, **stays})
        loaded.append(_loaded(table, record, standing, own, tuple(by_row[record.row])))
    return Plan(table, source.file, tuple(loaded), tuple(whole))


@dataclass(frozen=True, slots=True)
class _Once:
    """A trouble that equals another when it says the same of the same place."""

    code: str
    row: int | None
    column: str | None
    value: str | None
    trouble: Trouble

    def __hash__(self) -> int:
        return hash((self.code, self.row, self.column, self.value))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Once) and (self.code, self.row, self.column, self.value) == (
            other.code, other.row, other.column, other.value,
        )  # fmt: skip


def _hashable(trouble: Trouble) -> _Once:
    return _Once(trouble.code, trouble.row, trouble.column, trouble.value, trouble)


def _beside(sheet: Sheet, there: Sequence[Values]) -> dict[int, int | None]:
    """Return for each row of the file the place of the study's row it speaks of; of twins, one after the other."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, values in enumerate(there):
        places[key_of(sheet.table, values)].append(place)
    met: dict[tuple[str, ...], int] = defaultdict(int)
    found: dict[int, int | None] = {}
    for record in sheet.records:
        key = key_of(sheet.table, record.values)
        nth = met[key]
        met[key] += 1
        found[record.row] = places[key][nth] if nth < len(places[key]) else None
    return found


def _merged(sheet: Sheet, there: Sequence[Values], beside: Mapping[int, int | None], kept_ids: frozenset[str]) -> Sheet:
    """Return the table as it would stand: the file's rows over the study's, the study's other rows before them."""
    taken = set(beside.values())
    # Rows of the study that the file does not speak of have numbers no file has.
    staying = [Record(-place - 1, values) for place, values in enumerate(there) if place not in taken]
    coming = []
    for record in sheet.records:
        place = beside[record.row]
        given = sheet.columns if place is None else sheet.columns - kept_ids
        own = {} if place is None else there[place]
        values = {name: value if name in given else own.get(name, value) for name, value in record.values.items()}
        coming.append(Record(record.row, values, record.wrong))
    every = frozenset(column.name for column in sheet.table.columns)
    return Sheet(sheet.table, sheet.file, (*staying, *coming), columns=every)


def _contents(merged: Sheet, material: Material, *, texts_known: bool) -> Contents:
    sheets = {table.name: _sheet(table, material) for table in TABLES}
    sheets[merged.table.name] = merged
    trusted: frozenset[str] = frozenset()
    if not texts_known:
        trusted = frozenset(record.text("transcript") for record in sheets["interviews"].records) - {""}
    return Contents(material.settings, sheets, material.documents, unreadable=trusted)


def _sheet(table: Table, material: Material) -> Sheet:
    records = tuple(Record(-place - 1, values) for place, values in enumerate(rows(table, material)))
    present = bool(records) or table.name in _ALWAYS_THERE
    return Sheet(table, table.files[0], records, present, frozenset(column.name for column in table.columns))


def _loaded(
    table: Table, record: Record, kept: Record | None, own: tuple[int, Values] | None, problems: tuple[Problem, ...]
) -> Loaded:
    key = " · ".join(str(record.values[name] or "") for name in key_columns(table))
    if kept is None:
        return Loaded(record.row, key, "wrong", record.values, own[0] if own else None, (), problems)
    if own is None:
        return Loaded(record.row, key, "new", kept.values, None, (), problems)
    place, before = own
    changes = tuple(
        Change(name, before[name], value) for name, value in kept.values.items() if not _alike(before[name], value)
    )
    return Loaded(record.row, key, "changed" if changes else "same", kept.values, place, changes, problems)


def _alike(one: Cell, other: Cell) -> bool:
    return one == other or (one in (None, "", ()) and other in (None, "", ()))


def typed(table: Table, cells: Mapping[str, str]) -> TableFile:
    """Return one row, typed into a form, as a table of one row.

    >>> from lardom.exchange.tables import table_named
    >>> typed(table_named("answers"), {"item": "nytta", "value": "6"}).rows
    (Row(number=2, cells=('nytta', '6')),)
    """
    names = [column.name for column in table.columns if column.name in cells]
    return TableFile(table.files[0], tuple(names), (Row(2, tuple(cells[name] for name in names)),))


def renamed(source: TableFile, names: Mapping[str, str]) -> TableFile:
    """Return a file whose columns are called what the study calls them; `names` gives column of the study: header.

    >>> renamed(TableFile("a.xlsx", ("Dnr", "Titel")), {"project_id": "Dnr"}).header
    ('project_id', 'Titel')
    """
    wanted = {header: name for name, header in names.items()}
    return replace(source, header=tuple(wanted.get(header, header) for header in source.header))


def unmatched(table: Table, source: TableFile) -> tuple[str, ...]:
    """Return the columns every row must fill that the file does not have under any name Lärdom knows.

    >>> from lardom.exchange.tables import table_named
    >>> unmatched(table_named("projects"), TableFile("a.xlsx", ("Dnr", "Titel")))
    ('project_id',)
    """
    places = places_of_columns(table, source.header)
    return tuple(column.name for column in table.columns if column.required and column.name not in places)


def summary(found: Iterable[Loaded]) -> dict[str, int]:
    """Return how many rows there are of each kind.

    >>> summary([Loaded(2, "P1", "new", {})])
    {'new': 1, 'changed': 0, 'same': 0, 'wrong': 0}
    """
    counts: dict[str, int] = {"new": 0, "changed": 0, "same": 0, "wrong": 0}
    for row in found:
        counts[row.kind] += 1
    return counts
