"""Every table of the study folder, as declared once in `tables.toml`."""

import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from lardom.exchange.columns import Column, Table


def _column(declared: Mapping[str, Any]) -> Column:
    words = tuple(dict(declared.get("words", {})).items())
    allowed, synonyms = (tuple(declared.get(name, ())) for name in ("allowed", "synonyms"))
    rest = {name: value for name, value in declared.items() if name not in {"words", "allowed", "synonyms"}}
    return Column(**rest, words=words, allowed=allowed, synonyms=synonyms)


def _table(declared: Mapping[str, Any]) -> Table:
    rest = {name: value for name, value in declared.items() if name not in {"column", "together"}}
    return Table(
        **rest,
        columns=tuple(_column(column) for column in declared["column"]),
        together=tuple(declared.get("together", ())),
    )


def _declared_tables() -> tuple[Table, ...]:
    text = resources.files("lardom.exchange").joinpath("tables.toml").read_text(encoding="utf-8")
    return tuple(_table(declared) for declared in tomllib.loads(text)["table"])


TABLES: tuple[Table, ...] = _declared_tables()
"""All tables, in the order a study fills them."""


def table_named(name: str) -> Table:
    """Return the table of that name; raises `KeyError` when there is none.

    >>> table_named("answers").files
    ('answers.csv', 'answers.xlsx')
    """
    for table in TABLES:
        if table.name == name:
            return table
    raise KeyError(name)
