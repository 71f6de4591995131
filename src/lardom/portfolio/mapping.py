"""From the tables of a foreign workbook to projects and parties, by a stored mapping.

The kind of a party is decided by, in this order: the mapping's rules on its name (the first that fits),
its cell in the kind column (through the mapping's `values`, else as written), `otherwise`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal

from lardom.portfolio.kinds import canonical_kind
from lardom.portfolio.mapping_toml import mapping_from_toml
from lardom.portfolio.mapping_values import (
    KEY_FIELDS,
    KEY_JOIN,
    Condition,
    KindRule,
    PartyTable,
    PortfolioMapping,
    Repeated,
    TableMapping,
)
from lardom.portfolio.projects import Party, Project
from lardom.study.problems import Problem
from lardom.study.tablefile import Row, TableFile
from lardom.text.values import parse_date, parse_number

__all__ = ["PortfolioMapping", "apply_mapping", "mapping_from_toml", "update"]

_NOTHING = frozenset(["", "-", "–", "—", "n/a", "na", "nan", "null", "none", "okänd", "okänt", "unknown", "x", "xx"])
"""Words that mean "not known" in a cell for a number or a date."""

_PROJECT_TEXTS = ("title", "type", "category", "status", "summary", "url", "need")

Tables = Mapping[tuple[str, str], TableFile]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


@dataclass
class _Reading:
    """One table while it is read: where the columns of each field are, and what was wrong."""

    mapping: TableMapping
    table: TableFile
    problems: list[Problem]
    places: dict[str, tuple[int, ...]] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    rewrites: dict[str, list[tuple[re.Pattern[str], str]]] = field(default_factory=dict)
    tests: list[tuple[bool, Callable[[Row], bool]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name, columns in self.mapping.columns:
            found = tuple(place for place in map(self.place, columns) if place is not None)
            self.places[name] = found
        self.words = {name: {_folded(a): b for a, b in pairs} for name, pairs in self.mapping.values}
        self.constants = dict(self.mapping.constants)
        for rewrite in self.mapping.rewrite:
            self.rewrites.setdefault(rewrite.field, []).append((_compiled(rewrite.pattern), rewrite.replacement))
        self.tests = [(True, self.test(one)) for one in self.mapping.keep]
        self.tests += [(False, self.test(one)) for one in self.mapping.drop]

    def place(self, column: str) -> int | None:
        """Return where a column is, or tell that there is none of that name."""
        place = self.table.column(column)
        if place is None:
            names = ", ".join(self.table.header)
            sentence = f'The table has no column "{column}", which the mapping names.'
            self.tell(sentence, f"Its columns are: {names}.", column=column, severity="error")
        return place

    def tell(
        self,
        message: str,
        way_out: str,
        *,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
        severity: Literal["error", "warning"] = "warning",
    ) -> None:
        """Note a problem of this table."""
        self.problems.append(Problem(self.table.file, message, way_out, row, column, value, severity, "mapping"))

    def test(self, condition: Condition) -> Callable[[Row], bool]:
        """Return a test of rows for a condition; a condition on a missing column never holds."""
        place = self.place(condition.column)
        values, pattern = {_folded(value) for value in condition.values}, condition.pattern
        if place is None:
            return lambda _row: False
        if pattern:
            return lambda row: _folded(row.cells[place]) in values or bool(_compiled(pattern).search(row.cells[place]))
        return lambda row: _folded(row.cells[place]) in values

    def rows(self) -> Iterator[Row]:
        """Yield the rows that the mapping keeps, those it prefers first."""
        preferred = [self.test(one) for one in self.mapping.prefer]
        ordered = sorted(self.table.rows, key=lambda row: not all(test(row) for test in preferred))
        for row in ordered if preferred else self.table.rows:
            if all(test(row) is wanted for wanted, test in self.tests):
                yield row

    def text(self, name: str, row: Row) -> str:
        """Return a field of a row as text: from its columns or constant, reworded and rewritten."""
        places = self.places.get(name)
        if not places:
            return self.constants.get(name, "")
        if name in KEY_FIELDS and len(places) > 1:
            found = KEY_JOIN.join(row.cells[place] for place in places if row.cells[place])
        else:
            found = row.cells[places[0]] or next((row.cells[place] for place in places if row.cells[place]), "")
        if words := self.words.get(name):
            found = words.get(_folded(found), found)
        for pattern, replacement in self.rewrites.get(name, ()):
            found = pattern.sub(replacement, found).strip()
        return found or self.constants.get(name, "")

    def number(self, name: str, row: Row) -> float | None:
        """Return a field as a number; an unreadable cell is told and taken as unknown."""
        cell = self.text(name, row)
        if not cell:
            return None
        number = parse_number(cell, decimal=self.mapping.decimal)
        if number is None and _folded(cell) not in _NOTHING:
            self.unread(name, row, cell, "a number", "12500,50")
        return number

    def day(self, name: Literal["start", "end"], row: Row) -> Any:
        """Return a field as a day; a bare month or year becomes its first or last day."""
        cell = self.text(name, row)
        if not cell:
            return None
        day = parse_date(cell, fill=name)
        if day is None and _folded(cell) not in _NOTHING:
            self.unread(name, row, cell, "a date", "2024-05-01")
        return day

    def unread(self, name: str, row: Row, cell: str, wanted: str, example: str) -> None:
        """Tell that a cell holds something else than wanted."""
        column = next((self.table.header[place] for place in self.places.get(name, ()) if row.cells[place]), name)
        sentence = f'"{cell}" is not {wanted}; it is taken as unknown.'
        self.tell(
            sentence, f"Write it like {example}, or leave the cell empty.", row=row.number, column=column, value=cell
        )


def _project(reading: _Reading, row: Row, project_id: str) -> Project:
    fields: dict[str, Any] = {name: reading.text(name, row) for name in _PROJECT_TEXTS}
    fields |= {"start": reading.day("start", row), "end": reading.day("end", row)}
    return Project(id=project_id, budget=reading.number("budget", row), **fields)


def _filled_in(first: Project, second: Project) -> tuple[Project, bool]:
    """Return the first project with its blanks filled from the second, and whether the two differ."""
    new: dict[str, Any] = {}
    differs = False
    for name in (*_PROJECT_TEXTS, "start", "end", "budget") if first != second else ():
        mine, other = getattr(first, name), getattr(second, name)
        if mine in ("", None) and other not in ("", None):
            new[name] = other
        differs |= mine not in ("", None) and other not in ("", None) and mine != other
    return (replace(first, **new) if new else first), differs


def _projects(reading: _Reading, *, rows_are_participations: bool) -> dict[str, Project]:
    found: dict[str, Project] = {}
    repeated: list[int] = []
    differing: list[int] = []
    last = reading.mapping.repeated == "last"
    for row in reading.rows():
        project_id = reading.text("project_id", row)
        if not project_id:
            reading.tell(
                "The row has no project id.", "Write one, or remove the row.", row=row.number, severity="error"
            )
            continue
        project = _project(reading, row, project_id)
        if project_id in found:
            repeated.append(row.number)
            pair = (project, found[project_id]) if last else (found[project_id], project)
            found[project_id], differs = _filled_in(*pair)
            differing += [row.number] if differs else []
        else:
            found[project_id] = project
    if repeated and not rows_are_participations:
        sentence = f"{len(repeated)} rows repeat a project that stands above; each project is counted once."
        reading.tell(sentence, "Check that the project id tells projects apart.", row=repeated[0])
    if differing:
        sentence = f"{len(differing)} rows tell something else about a project than the first row with its id."
        used = f"The {'last' if last else 'first'} row's words are used; mend the rows if they are wrong."
        reading.tell(sentence, used, row=differing[0])
    return found


def _kind_tests(
    reading: _Reading, rules: Iterable[KindRule]
) -> list[tuple[str, re.Pattern[str], list[Callable[[Row], bool]]]]:
    return [(rule.kind, _compiled(rule.pattern), [reading.test(one) for one in rule.when]) for rule in rules]


def _parties(reading: _Reading, source: PartyTable) -> Iterator[tuple[int, Party]]:
    rules = _kind_tests(reading, source.kind_rules)
    for row in reading.rows():
        project_id, organisation = reading.text("project_id", row), reading.text("organisation", row)
        if not project_id or not organisation:
            lacking = "project id" if not project_id else "organisation"
            sentence = f"The row has no {lacking} and is left out."
            reading.tell(sentence, "Fill it in, or remove the row.", row=row.number)
            continue
        by_rule = next(
            (kind for kind, pattern, tests in rules if pattern.search(organisation) and all(t(row) for t in tests)), ""
        )
        kind = by_rule or reading.text("kind", row) or source.otherwise
        party = Party(
            project_id,
            organisation,
            canonical_kind(kind) if kind else "",
            reading.text("role", row),
            reading.number("budget", row),
            reading.text("organisation_id", row),
            reading.text("place", row),
            reading.text("country", row),
        )
        yield row.number, party


def _once(parties: Iterable[tuple[int, Party]], repeated: Repeated) -> list[tuple[int, Party]]:
    """Leave out rows with the same project, organisation and role as another, unless all count."""
    rows = list(parties)
    if repeated == "all":
        return rows
    kept: dict[tuple[str, str, str], tuple[int, Party]] = {}
    for number, party in rows:
        key = (party.project_id, party.identity, party.role)
        if repeated == "last" or key not in kept:
            kept[key] = (number, party)
    return list(kept.values())


def _reading(tables: Tables, mapping: TableMapping, problems: list[Problem]) -> _Reading | None:
    table = tables.get(mapping.source)
    if table is None:
        place = f'{mapping.file}, sheet "{mapping.sheet}"' if mapping.sheet else mapping.file
        message = "The mapping names this table, but it could not be read."
        problems.append(Problem(place, message, "Put the file in the study folder.", code="mapping"))
        return None
    return _Reading(mapping, table, problems)


def apply_mapping(
    tables: Tables, mapping: PortfolioMapping
) -> tuple[tuple[Project, ...], tuple[Party, ...], tuple[Problem, ...]]:
    """Return the projects and parties that `tables` hold by `mapping`, and what was wrong.

    `tables` has the tables of `mapping.sources`, by file and sheet. A project whose id stands in several
    rows becomes one project (blanks filled from later rows). Parties of projects that the mapping's
    conditions leave out are left out with them; a party of a project that stands nowhere is a problem.
    Kinds are canonical where the word is known. The order is that of the rows.

    >>> table = TableFile("p.csv", ("Dnr", "Part"), (Row(2, ("d1", "Norrviks kommun")), Row(3, ("d1", "Norrvatten AB"))))
    >>> mapping, _ = mapping_from_toml({
    ...     "projects": {"file": "p.csv", "columns": {"project_id": "Dnr"}},
    ...     "parties": {"columns": {"project_id": "Dnr", "organisation": "Part"}, "otherwise": "company",
    ...                 "kind_rules": [{"pattern": "kommun$", "kind": "municipality"}]}})
    >>> projects, parties, problems = apply_mapping({("p.csv", ""): table}, mapping)
    >>> len(projects), [party.kind for party in parties], problems
    (1, ['municipality', 'company'], ())
    """
    problems: list[Problem] = []
    party_sources = {party.table.source for party in mapping.parties}
    projects: dict[str, Project] = {}
    known: set[str] = set()
    if mapping.projects and (reading := _reading(tables, mapping.projects, problems)):
        projects = _projects(reading, rows_are_participations=mapping.projects.source in party_sources)
        known = {reading.text("project_id", row) for row in reading.table.rows}
    parties: list[Party] = []
    for source in mapping.parties:
        if reading := _reading(tables, source.table, problems):
            found = _once(_parties(reading, source), source.table.repeated)
            parties += _of_known(reading, found, projects, known)
    if mapping.with_parties_only:
        having = {party.project_id for party in parties}
        projects = {name: project for name, project in projects.items() if name in having}
    return tuple(projects.values()), tuple(parties), tuple(problems)


def _of_known(
    reading: _Reading, parties: Iterable[tuple[int, Party]], projects: Mapping[str, Project], known: set[str]
) -> Iterator[Party]:
    """Yield the parties of the projects kept; tell about those whose project stands nowhere."""
    for number, party in parties:
        if party.project_id in projects or not known:
            yield party
        elif party.project_id not in known:
            sentence = f'"{party.project_id}" is no project of the portfolio.'
            way_out = "Correct the id, or add the project."
            reading.tell(sentence, way_out, row=number, value=party.project_id, severity="error")


def update(
    old: tuple[Iterable[Project], Iterable[Party]], new: tuple[Iterable[Project], Iterable[Party]]
) -> tuple[tuple[Project, ...], tuple[Party, ...]]:
    """Return a portfolio after a later load: projects with the same id are replaced, with all their parties.

    Projects that the new load does not have stay as they are, so loading one file twice changes nothing.

    >>> load = ([Project("p1", "A")], [Party("p1", "Norrvik")])
    >>> update(load, load) == (tuple(load[0]), tuple(load[1]))
    True
    """
    fresh = {project.id: project for project in new[0]}
    merged = {project.id: fresh.get(project.id, project) for project in old[0]} | fresh
    arriving = tuple(new[1])
    replaced = fresh.keys() | {party.project_id for party in arriving}
    staying = tuple(party for party in old[1] if party.project_id not in replaced)
    return tuple(merged.values()), (*staying, *arriving)
