import csv
import json
from io import StringIO
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result
from planting import remove, starter

from lardom.cli.main import main


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["agreement", *map(str, arguments)])


def test_every_used_code_is_told_with_what_the_numbers_mean(tmp_path: Path) -> None:
    answer = run(starter(tmp_path))
    assert answer.exit_code == 0, answer.output
    assert "alfa" in answer.output.splitlines()[0]
    assert "Okodad text" in " ".join(answer.output.split())


def test_json_csv_and_parquet_hold_the_same_rows(tmp_path: Path) -> None:
    study = starter(tmp_path)
    rows = json.loads(run(study, "--format", "json").output)
    table = list(csv.DictReader(StringIO(run(study, "--format", "csv").output)))
    assert [row["code"] for row in rows] == [row["code"] for row in table]
    assert run(study, "--to", tmp_path / "rows.parquet").exit_code == 0
    assert pl.read_parquet(tmp_path / "rows.parquet").to_dicts() == rows
    assert run(study, "--to", tmp_path / "rows.csv", "--by", "pair").exit_code == 0
    assert " – " in (tmp_path / "rows.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("unit", ["characters", "turns", "sentences", "codings"])
def test_every_unit_and_grouping_is_printed(tmp_path: Path, unit: str) -> None:
    study = starter(tmp_path, "en")
    assert run(study, "--unit", unit).exit_code == 0
    assert run(study, "--unit", unit, "--by", "document").exit_code == 0


def test_nothing_to_compare_gives_status_2(tmp_path: Path) -> None:
    study = starter(tmp_path)
    remove("codings.csv")(study)
    answer = run(study)
    assert answer.exit_code == 2
    assert "minst två kodare" in " ".join(answer.output.split())


def test_the_measures_of_place_are_printed_and_in_every_file(tmp_path: Path) -> None:
    study = starter(tmp_path, "en")
    told = run(study, "--places")
    assert told.exit_code == 0, told.output
    assert "(s)u-alpha" in told.output.splitlines()[0]
    assert "Uncoded text is part of it, as gaps" in " ".join(told.output.split())
    rows = json.loads(run(study, "--format", "json").output)
    assert all(row["u_alpha"] is not None or row["u_alpha_why"] for row in rows)
    assert all("gamma" in row and "k_u_alpha_coverage" in row for row in rows)
    assert run(study, "--places", "--by", "pair").exit_code == 0
