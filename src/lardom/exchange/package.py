"""A Frictionless data package of a study folder: a descriptor that other programs can read it by.

Standard: Data Package 2.0 (https://datapackage.org). The key with real names is never part of it.
"""

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from lardom.exchange.bundle import Study
from lardom.exchange.columns import Column, Table
from lardom.exchange.delimited import delimiter_of
from lardom.exchange.folder import TRANSCRIPTS, table_path
from lardom.exchange.sheets import places_of_columns
from lardom.exchange.spreadsheet import read_table
from lardom.exchange.tables import TABLES
from lardom.study.tablefile import TableFile
from lardom.text.decoding import decode
from lardom.text.values import parse_date

FILE = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"

_PRIVATE = frozenset({"key"})
_MEDIA = {".csv": "text/csv", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
_TYPES = {"integer": "integer", "number": "number", "date": "date"}


def describe_package(study: Study) -> dict[str, Any]:
    """Return the descriptor of the study's folder: its tables with their schemas, its transcripts by hash.

    Columns are named as the files name them. The tables are described as they lie there, whether or not
    everything in them is right; nothing is changed.

    >>> describe_package(Study())["resources"]
    []
    """
    tables: dict[str, tuple[Table, Path, TableFile]] = {}
    for table in TABLES:
        path = table_path(study.folder, table)
        source = read_table(path)[0] if path and table.name not in _PRIVATE else None
        if path and source is not None:
            tables[table.name] = (table, path, source)
    headers = {name: _headers(table, source) for name, (table, _, source) in tables.items()}
    resources = [_table_resource(study.folder, *found, headers) for found in tables.values()]
    resources += [_transcript_resource(path) for path in _transcripts(study.folder)]
    descriptor: dict[str, Any] = {
        "$schema": PROFILE,
        "name": _slug(study.settings.title or study.folder.name or "study"),
    }
    descriptor |= {"title": study.settings.title} if study.settings.title else {}
    contributors = [{"title": name, "roles": ["author"]} for name in study.settings.authors]
    descriptor |= {"contributors": contributors} if contributors else {}
    return descriptor | {"resources": resources}


def package_text(study: Study) -> str:
    """Return the descriptor as the text of `datapackage.json`."""
    return json.dumps(describe_package(study), ensure_ascii=False, indent=2) + "\n"


def _slug(text: str) -> str:
    folded = text.casefold().translate(str.maketrans("åäöé", "aaoe"))
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-") or "study"


def _headers(table: Table, source: TableFile) -> dict[str, str]:
    """Return the name each declared column has in the file."""
    return {name: source.header[place] for name, place in places_of_columns(table, source.header).items()}


def _table_resource(
    folder: Path, table: Table, path: Path, source: TableFile, headers: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    suffix = path.suffix.casefold()
    resource: dict[str, Any] = {
        "$schema": RESOURCE_PROFILE,
        "name": table.name,
        "type": "table",
        "path": path.relative_to(folder).as_posix(),
        "description": table.en,
        "format": suffix.lstrip("."),
        "mediatype": _MEDIA[suffix],
    }
    resource |= {"encoding": _encoding(source.encoding)} if source.encoding else {}
    return resource | {"dialect": _dialect(path, source), "schema": _schema(table, source, headers)}


def _encoding(name: str) -> str:
    return {"cp1252": "windows-1252", "latin-1": "iso-8859-1", "utf-8-sig": "utf-8"}.get(name, name)


def _dialect(path: Path, source: TableFile) -> dict[str, Any]:
    header = {"header": True, "headerRows": [source.header_row]}
    if path.suffix.casefold() != ".csv":
        return header | ({"sheetName": source.sheet} if source.sheet else {})
    return header | {"delimiter": delimiter_of(decode(path.read_bytes()).text), "quoteChar": '"', "commentChar": "#"}


def _schema(table: Table, source: TableFile, headers: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    own = headers[table.name]
    declared = {header: table.column(name) for name, header in own.items()}
    fields = [
        _field(declared[header], header, [row.cells[place] for row in source.rows])
        if header in declared
        else {"name": header, "type": "string"}
        for place, header in enumerate(source.header)
    ]
    keys = [column.name for column in table.columns if column.unique and column.required and column.name in own]
    schema: dict[str, Any] = {"$schema": SCHEMA_PROFILE, "fields": fields, "missingValues": [""]}
    schema |= {"primaryKey": [own[keys[0]]]} if keys else {}
    if table.together and set(table.together) <= own.keys():
        schema["uniqueKeys"] = [[own[name] for name in table.together]]
    foreign = [key for column in table.columns if (key := _foreign_key(table, column, headers))]
    return schema | ({"foreignKeys": foreign} if foreign else {})


def _field(column: Column, header: str, cells: list[str]) -> dict[str, Any]:
    kind = _TYPES.get(column.kind, "list" if column.several else "string")
    field: dict[str, Any] = {"name": header, "type": kind, "description": column.en, "example": column.example}
    if kind == "list":
        field |= {"delimiter": ";", "itemType": "integer" if column.kind == "integers" else "string"}
    if kind == "number" and any("," in cell for cell in cells):
        field |= {"decimalChar": ",", "groupChar": " "}
    if kind == "date" and any(cell and str(parse_date(cell)) != cell for cell in cells):
        field["format"] = "any"
    constraints: dict[str, Any] = {
        name: True for name, holds in (("required", column.required), ("unique", column.unique)) if holds
    }
    bounds = (("minimum", column.low), ("maximum", column.high))
    constraints |= {name: bound for name, bound in bounds if bound is not None and kind != "list"}
    if column.allowed and kind == "string":
        constraints["enum"] = [*column.allowed, *dict(column.words)]
    if column.kind == "colour":
        constraints["pattern"] = "#?[0-9A-Fa-f]{6}"
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(table: Table, column: Column, headers: Mapping[str, Mapping[str, str]]) -> dict[str, Any] | None:
    """Return the key of a column with one reference per cell to another column that is there."""
    target, _, name = column.references.partition(".")
    if column.several or name not in headers.get(target, {}) or column.name not in headers[table.name]:
        return None
    reference: dict[str, Any] = {"fields": [headers[target][name]]}
    reference |= {"resource": target} if target != table.name else {}
    return {"fields": [headers[table.name][column.name]], "reference": reference}


def _transcripts(folder: Path) -> list[Path]:
    inside = folder / TRANSCRIPTS
    if not inside.is_dir():
        return []
    return sorted(path for path in inside.iterdir() if path.is_file() and not path.name.startswith((".", "~$")))


def _transcript_resource(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    return {
        "$schema": RESOURCE_PROFILE,
        "name": f"transcript-{_slug(path.name)}",
        "path": f"{TRANSCRIPTS}/{path.name}",
        "format": path.suffix.lstrip(".").casefold(),
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
    }
