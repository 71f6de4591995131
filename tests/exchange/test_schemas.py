import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from planting import starter
from team_work import team_work

from lardom.exchange.columns import Table
from lardom.exchange.schemas import example_of, row_as_json, schema_files, settings_schema, table_schema
from lardom.exchange.sheets import read_sheet
from lardom.exchange.spreadsheet import read_table
from lardom.exchange.tables import TABLES, table_named
from lardom.exchange.writing import write_study_folder

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "reference" / "schemas"


def errors(schema: dict[str, Any], value: object) -> list[str]:
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [error.message for error in validator.iter_errors(value)]


def example_row(table: Table) -> dict[str, Any]:
    return {column.name: example_of(column) for column in table.columns}


@pytest.mark.parametrize("name", schema_files())
def test_the_published_schemas_are_those_of_the_declarations(name: str) -> None:
    published = PUBLISHED / name
    assert published.read_text(encoding="utf-8") == schema_files()[name], "run: lardom schema --to docs/reference"
    Draft202012Validator.check_schema(json.loads(schema_files()[name]))


def test_no_schema_is_published_that_no_table_has() -> None:
    assert {path.name for path in PUBLISHED.iterdir()} == set(schema_files())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_of_examples_is_valid_and_a_row_without_a_required_column_is_not(table: Table) -> None:
    schema, row = table_schema(table), example_row(table)
    assert errors(schema, [row]) == []
    for column in table.columns:
        if column.required:
            assert errors(schema, [{name: value for name, value in row.items() if name != column.name}])
    assert errors(schema, [row | {"no such column": "x"}])


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_rows_of_a_study_are_valid(table: Table, tmp_path: Path) -> None:
    study = starter(tmp_path)
    if not table.lost_en:  # a team's work, of which a beginner's study has none
        study = tmp_path / "team"
        write_study_folder(team_work(), study)
    source, _ = read_table(study / table.files[0])
    assert source is not None
    sheet, _ = read_sheet(table, source)
    assert errors(table_schema(table), [row_as_json(record) for record in sheet.records]) == []


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("sample", "decision", "perhaps"),
        ("sample", "steps", [1.5]),
        ("interviews", "date", "2024-02-31x"),
        ("interviews", "speakers", [["Anna"]]),
        ("codebook", "colour", "green"),
        ("quotations", "turns", [0]),
        ("claims", "supports", ["something"]),
        ("claims", "number", "five"),
        ("projects", "budget", -1),
        ("respondents", "consent", ["quote", "quote"]),
    ],
)
def test_a_wrong_value_is_refused(table: str, column: str, value: object) -> None:
    row = example_row(table_named(table)) | {column: value}
    assert errors(table_schema(table_named(table)), [row])


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_starters_settings_are_valid(language: str, tmp_path: Path) -> None:
    study = starter(tmp_path, "sv" if language == "sv" else "en")
    content = tomllib.loads((study / "study.toml").read_text(encoding="utf-8"))
    assert errors(settings_schema(), content) == []
    assert errors(settings_schema(), content | {"langage": "sv"})
    assert errors(settings_schema(), content | {"check": {"exception": [{"rule": 1}]}})
    assert errors(settings_schema(), content | {"glossary": {"a": 1}})
