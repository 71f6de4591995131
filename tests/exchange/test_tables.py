import tomllib
from pathlib import Path

import pytest

from lardom.exchange.cells import read_cell
from lardom.exchange.columns import Column, Table
from lardom.exchange.sheets import places_of_columns
from lardom.exchange.tables import TABLES, table_named

DECLARED = Path(__file__).resolve().parents[2] / "src" / "lardom" / "exchange" / "tables.toml"
COLUMNS = [(table, column) for table in TABLES for column in table.columns]


def test_the_tables_are_those_of_the_study_folder() -> None:
    assert [table.path for table in TABLES] == [
        "portfolio/projects", "portfolio/parties", "sample", "respondents", "interviews", "codebook", "codings",
        "rounds", "readings", "groups", "settlements", "memos", "answers", "quotations", "claims", "summaries",
        "pairings", "key",
    ]  # fmt: skip
    with pytest.raises(KeyError):
        table_named("answer")


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda one: str(one.name))
def test_every_column_is_described_in_two_languages_and_its_example_is_right(table: Table, column: Column) -> None:
    assert column.sv.endswith(".")
    assert column.en.endswith(".")
    assert column.sv != column.en
    value, flaws = read_cell(column, column.example)
    assert value not in (None, "", ()), table.name
    assert flaws == ()


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda one: str(one.name))
def test_what_a_column_refers_to_exists(table: Table, column: Column) -> None:
    target, _, name = column.references.partition(".")
    if target in {"study", "files"}:
        assert column.references in {"study.item", "study.step", "files.transcript"}
    elif target:
        assert table_named(target).column(name).unique, f"{table.name} refers to a column that is no id"


@pytest.mark.parametrize("table", TABLES, ids=lambda one: str(one.name))
def test_no_header_stands_for_two_columns(table: Table) -> None:
    for column in table.columns:
        for header in (column.name, column.name.upper(), *column.synonyms):
            own = {other.name for other in table.columns}
            if header.casefold() == column.name or header not in own:
                assert places_of_columns(table, (header,)) == {column.name: 0}, header


@pytest.mark.parametrize("table", TABLES, ids=lambda one: str(one.name))
def test_other_spellings_lead_to_allowed_words(table: Table) -> None:
    for column in table.columns:
        if column.allowed:
            assert {word for _, word in column.words} <= set(column.allowed)
    assert set(table.together) <= {column.name for column in table.columns}


def test_nothing_is_declared_that_no_field_holds() -> None:
    raw = tomllib.loads(DECLARED.read_text(encoding="utf-8"))["table"]
    assert sum(len(table["column"]) for table in raw) == len(COLUMNS)
