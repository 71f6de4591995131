"""Reading a stored mapping from the `[portfolio.mapping]` part of `study.toml`, as parsed values."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, cast, get_args

from lardom.portfolio.mapping_values import (
    PARTY_FIELDS,
    PROJECT_FIELDS,
    Condition,
    KindRule,
    PartyTable,
    PortfolioMapping,
    Repeated,
    Rewrite,
    TableMapping,
)
from lardom.study.problems import Problem

_FILE = "study.toml"
_TABLE_KEYS = (
    "file",
    "sheet",
    "columns",
    "values",
    "constants",
    "keep",
    "drop",
    "prefer",
    "rewrite",
    "decimal",
    "repeated",
)
_PARTY_KEYS = (*_TABLE_KEYS, "kind_rules", "otherwise")


class _Reader:
    """Takes settings one by one; what does not fit becomes a problem and its default."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def wrong(self, place: str, message: str, way_out: str, value: object = None) -> None:
        shown = None if value is None else str(value)
        self.problems.append(Problem(_FILE, message, way_out, column=place, value=shown, code="mapping"))

    def section(self, source: Mapping[str, Any], place: str, known: Sequence[str]) -> None:
        for key in source:
            if key not in known:
                self.wrong(f"{place}.{key}", f'"{key}" is no setting of {place}.', f"Known are: {', '.join(known)}.")

    def table(self, value: object, place: str) -> Mapping[str, Any]:
        if value is None:
            return {}
        if isinstance(value, Mapping):
            return value
        self.wrong(place, "This must be a section.", f"Write [{place}].", value)
        return {}

    def tables(self, value: object, place: str) -> list[Mapping[str, Any]]:
        if value is None:
            return []
        listed = value if isinstance(value, list) else [value]
        found = [one for one in listed if isinstance(one, Mapping)]
        if len(found) < len(listed):
            self.wrong(place, "This must be a list of sections.", f"Write [[{place}]] above each.", value)
        return found

    def text(self, source: Mapping[str, Any], key: str, place: str) -> str:
        value = source.get(key, "")
        if isinstance(value, str):
            return value
        self.wrong(f"{place}.{key}", "This must be a text.", "Write it in quotation marks.", value)
        return str(value)

    def words(self, value: object, place: str) -> tuple[str, ...]:
        listed = value if isinstance(value, list) else [value]
        if all(isinstance(one, str) for one in listed):
            return tuple(listed)
        self.wrong(place, "This must be a text or a list of texts.", "Write them in quotation marks.", value)
        return tuple(str(one) for one in listed)

    def choice(self, source: Mapping[str, Any], key: str, place: str, allowed: Sequence[str]) -> str:
        value = self.text(source, key, place) if key in source else allowed[0]
        if value in allowed:
            return value
        known = ", ".join(f'"{one}"' for one in allowed)
        self.wrong(f"{place}.{key}", f'"{value}" is not known here.', f"Write one of: {known}.", value)
        return allowed[0]

    def pattern(self, source: Mapping[str, Any], key: str, place: str) -> str:
        value = self.text(source, key, place)
        try:
            re.compile(value)
        except re.error as error:
            self.wrong(f"{place}.{key}", f"It is no regular expression: {error}.", "Correct or remove it.", value)
            return "(?!)"
        return value

    def pairs(self, value: object, place: str) -> tuple[tuple[str, str], ...]:
        return tuple((key, str(one)) for key, one in self.table(value, place).items())


def _conditions(reader: _Reader, value: object, place: str) -> tuple[Condition, ...]:
    found = []
    for one in reader.tables(value, place):
        reader.section(one, place, ("column", "values", "pattern"))
        if not one.get("column"):
            reader.wrong(place, "A condition names no column.", 'Write column = "…".', one)
            continue
        values = reader.words(one.get("values", []), f"{place}.values")
        found.append(Condition(reader.text(one, "column", place), values, reader.pattern(one, "pattern", place)))
    return tuple(found)


def _rewrites(reader: _Reader, value: object, place: str, known: Sequence[str]) -> tuple[Rewrite, ...]:
    found = []
    for one in reader.tables(value, place):
        reader.section(one, place, ("field", "pattern", "replacement"))
        field = reader.text(one, "field", place)
        if field not in known:
            reader.wrong(f"{place}.field", f'"{field}" is no field.', f"Known are: {', '.join(known)}.", field)
            continue
        found.append(Rewrite(field, reader.pattern(one, "pattern", place), reader.text(one, "replacement", place)))
    return tuple(found)


def _table(
    reader: _Reader, source: Mapping[str, Any], place: str, known: Sequence[str], *, file: str, needed: Sequence[str]
) -> TableMapping:
    columns = reader.table(source.get("columns"), f"{place}.columns")
    values = reader.table(source.get("values"), f"{place}.values")
    constants = reader.table(source.get("constants"), f"{place}.constants")
    for part, fields in (("columns", columns), ("values", values), ("constants", constants)):
        reader.section(fields, f"{place}.{part}", known)
    own_file = reader.text(source, "file", place) or file
    if not own_file:
        reader.wrong(f"{place}.file", "No file is named.", 'Write file = "portfolio.xlsx".')
    for field in needed:
        if field not in columns and field not in constants:
            reader.wrong(f"{place}.columns", f'No column is named for "{field}".', f'Write {field} = "…".')
    return TableMapping(
        own_file,
        reader.text(source, "sheet", place),
        tuple((k, reader.words(v, f"{place}.columns.{k}")) for k, v in columns.items() if k in known),
        tuple((k, reader.pairs(v, f"{place}.values.{k}")) for k, v in values.items() if k in known),
        tuple((k, str(v)) for k, v in constants.items() if k in known),
        _conditions(reader, source.get("keep"), f"{place}.keep"),
        _conditions(reader, source.get("drop"), f"{place}.drop"),
        _conditions(reader, source.get("prefer"), f"{place}.prefer"),
        _rewrites(reader, source.get("rewrite"), f"{place}.rewrite", known),
        reader.choice(source, "decimal", place, ("", ".", ",")),
        cast("Repeated", reader.choice(source, "repeated", place, get_args(Repeated))),
    )


def _kind_rules(reader: _Reader, value: object, place: str) -> tuple[KindRule, ...]:
    found = []
    for one in reader.tables(value, place):
        reader.section(one, place, ("kind", "pattern", "when"))
        kind, pattern = reader.text(one, "kind", place), reader.pattern(one, "pattern", place)
        when = _conditions(reader, one.get("when"), f"{place}.when")
        if not kind or not (pattern or when):
            reader.wrong(place, "A rule needs a kind, and a pattern or a condition.", 'Write kind = "…".', one)
            continue
        found.append(KindRule(kind, pattern, when))
    return tuple(found)


def mapping_from_toml(source: Mapping[str, Any]) -> tuple[PortfolioMapping, tuple[Problem, ...]]:
    """Return the stored mapping that the parsed section `[portfolio.mapping]` describes, and its problems.

    What cannot be understood becomes a problem that names the setting, and is left out; nothing raises.
    The format is described in the reference pages, with worked examples in `docs/reference/mappings`.

    >>> mapping, problems = mapping_from_toml({"projects": {"file": "a.csv", "columns": {"project_id": "Dnr"}}})
    >>> mapping.projects.columns, problems
    ((('project_id', ('Dnr',)),), ())
    >>> print(mapping_from_toml({"projects": {"columns": {"project_id": 3}}})[1][0].message)
    No file is named.
    """
    reader, place = _Reader(), "portfolio.mapping"
    reader.section(source, place, ("name", "projects", "parties", "with_parties_only"))
    projects, file = None, ""
    if section := reader.table(source.get("projects"), f"{place}.projects"):
        reader.section(section, f"{place}.projects", _TABLE_KEYS)
        projects = _table(reader, section, f"{place}.projects", PROJECT_FIELDS, file="", needed=("project_id",))
        file = projects.file
    parties = []
    for section in reader.tables(source.get("parties"), f"{place}.parties"):
        reader.section(section, f"{place}.parties", _PARTY_KEYS)
        table = _table(
            reader, section, f"{place}.parties", PARTY_FIELDS, file=file, needed=("project_id", "organisation")
        )
        rules = _kind_rules(reader, section.get("kind_rules"), f"{place}.parties.kind_rules")
        parties.append(PartyTable(table, rules, reader.text(section, "otherwise", f"{place}.parties")))
    only = source.get("with_parties_only", False)
    if not isinstance(only, bool):
        reader.wrong(f"{place}.with_parties_only", "This must be true or false.", "Write true or false.", only)
    name = reader.text(source, "name", place)
    return PortfolioMapping(projects, tuple(parties), only is True, name), tuple(reader.problems)
