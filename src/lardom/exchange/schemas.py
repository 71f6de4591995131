"""JSON Schemas of the study folder's tables and settings, derived from their declarations.

A row is described as JSON holds it after reading: numbers as numbers, dates as ISO text, cells with
several things as arrays. Dialect: JSON Schema 2020-12 (https://json-schema.org/draft/2020-12).
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from lardom.exchange.cells import EVIDENCE_WORDS, read_cell
from lardom.exchange.columns import Column, Table
from lardom.exchange.settings import Setting, known_settings
from lardom.exchange.sheets import Record
from lardom.exchange.tables import TABLES

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_PAIR = {"type": "array", "prefixItems": [{"type": "string"}, {"type": "string"}], "items": False, "minItems": 2}


def _member(column: Column) -> dict[str, Any]:
    if column.kind in ("integers", "turns"):
        return {"type": "integer"} | ({"minimum": 1} if column.kind == "turns" else {})
    if column.kind == "pairs":
        return dict(_PAIR)
    if column.kind == "references":
        kinds = "|".join(dict.fromkeys(EVIDENCE_WORDS))
        return {"type": "string", "pattern": f"^([ab]/)?({kinds}):.+$"}
    return {"type": "string", "minLength": 1} | ({"enum": list(column.allowed)} if column.allowed else {})


def _limits(column: Column) -> dict[str, Any]:
    bounds = {"minimum": column.low, "maximum": column.high}
    return {name: int(bound) if bound == int(bound) else bound for name, bound in bounds.items() if bound is not None}


def _single(column: Column) -> dict[str, Any]:
    if column.kind in ("integer", "number"):
        return {"type": column.kind if column.required else [column.kind, "null"]} | _limits(column)
    if column.kind == "date":
        return {"type": "string" if column.required else ["string", "null"], "format": "date"}
    if column.kind == "colour":
        return {"type": "string", "pattern": "^(#[0-9a-f]{6})?$"}
    if column.allowed:
        return {"type": "string", "enum": [*column.allowed, *([] if column.required else [""])]}
    return {"type": "string"} | ({"minLength": 1} if column.required else {})


def example_of(column: Column) -> Any:
    """Return the column's example as JSON holds it.

    >>> from lardom.exchange.tables import table_named
    >>> example_of(table_named("sample").column("steps"))
    [1, 2]
    """
    value, _ = read_cell(column, column.example)
    return _as_json(value)


def _as_json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return [_as_json(one) for one in value] if isinstance(value, tuple) else value


def row_as_json(record: Record) -> dict[str, Any]:
    """Return a row of a table as JSON holds it: what `table_schema` describes."""
    return {name: _as_json(value) for name, value in record.values.items()}


def _property(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {"description": column.en, "$comment": column.sv, "examples": [example_of(column)]}
    if column.several:
        least = {"minItems": 1} if column.required else {}
        return described | {"type": "array", "items": _member(column), "uniqueItems": True} | least
    return described | _single(column)


def table_schema(table: Table) -> dict[str, Any]:
    """Return the JSON Schema of a table: an array of rows.

    >>> from lardom.exchange.tables import table_named
    >>> table_schema(table_named("key"))["items"]["required"]
    ['name']
    """
    return {
        "$schema": DIALECT,
        "$id": f"{table.name}.schema.json",
        "title": table.name,
        "description": table.en,
        "$comment": table.sv,
        "type": "array",
        "items": {
            "type": "object",
            "properties": {column.name: _property(column) for column in table.columns},
            "required": [column.name for column in table.columns if column.required],
            "additionalProperties": False,
        },
    }


_SETTING_TYPES: Mapping[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "words": {"type": "array", "items": {"type": "string"}},
    "whole": {"type": "integer"},
    "share": {"type": "number", "minimum": 0, "maximum": 1},
    "language": {"enum": ["sv", "en"]},
    "profile": {"enum": ["default", "strict"]},
    "map": {"type": "object", "additionalProperties": {"type": "string"}},
    "free": {"type": "object"},
}


def _described(setting: Setting) -> dict[str, Any]:
    return {"description": setting.en, "$comment": setting.sv} | _SETTING_TYPES[setting.kind]


def settings_schema() -> dict[str, Any]:
    """Return the JSON Schema of `study.toml`, read as JSON.

    >>> settings_schema()["properties"]["language"]["enum"]
    ['sv', 'en']
    """
    top: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}
    for setting in known_settings():
        here = top
        for part in setting.place.strip("[]").split(".") if setting.place else ():
            here = _section(here, part, repeated=setting.place.startswith("[[") and setting.place.endswith(f"{part}]]"))
        if setting.name:
            here["properties"][setting.name] = _described(setting)
        else:
            here.clear()
            here |= _described(setting)
    head = {"$schema": DIALECT, "$id": "study.schema.json", "title": "study.toml"}
    return head | {"description": "The settings of a study.", "$comment": "Studiens inställningar."} | top


def _section(outer: dict[str, Any], name: str, *, repeated: bool) -> dict[str, Any]:
    empty: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}
    section: dict[str, Any] = outer["properties"].setdefault(
        name, {"type": "array", "items": empty} if repeated else empty
    )
    inner: dict[str, Any] = section["items"] if repeated else section
    return inner


def schema_files() -> Mapping[str, str]:
    """Return every schema as the text of its file, by file name.

    >>> sorted(schema_files())[0]
    'answers.schema.json'
    """
    schemas = {table.name: table_schema(table) for table in TABLES} | {"study": settings_schema()}
    return {
        f"{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas.items()
    }
