import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from planting import change, remove, starter

from lardom.cli.main import main


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["facts", *map(str, arguments)])


def test_every_figure_is_printed_by_its_name(tmp_path: Path) -> None:
    answer = run(starter(tmp_path))
    assert answer.exit_code == 0
    figures = {line.rpartition("  av")[0].split("  ")[0]: line for line in answer.output.splitlines() if line[0] != " "}
    assert "3" in figures["with:municipality"]
    assert max(len(line) for line in answer.output.splitlines()) <= 80
    assert "S01" not in answer.output


def test_the_ids_behind_a_figure_can_be_shown(tmp_path: Path) -> None:
    assert "S01, S02, S03" in run(starter(tmp_path), "--ids").output


def test_figures_come_as_json_and_csv_with_the_same_numbers(tmp_path: Path) -> None:
    study = starter(tmp_path)
    rows = json.loads(run(study, "--format", "json").output)
    table = list(csv.DictReader(StringIO(run(study, "--format", "csv", "--ids").output)))
    assert [(row["name"], str(row["value"]), ";".join(row["ids"])) for row in rows] == [
        (row["name"], row["value"], row["ids"]) for row in table
    ]
    assert "ids" not in run(study, "--format", "csv").output.splitlines()[0]


def test_a_portfolio_with_errors_gives_status_1_and_none_status_2(tmp_path: Path) -> None:
    study = starter(tmp_path)
    change("portfolio/projects.csv", "600000", "mycket")(study)
    assert run(study).exit_code == 1
    remove("portfolio/projects.csv")(study)
    answer = run(study)
    assert answer.exit_code == 2
    assert "har ingen portfölj" in " ".join(answer.output.split())


def test_a_narrow_terminal_gets_lines_that_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = run(starter(tmp_path)).output.splitlines()
    assert max(len(line) for line in lines if line.startswith(" ")) <= 40
    assert lines[lines.index("with:municipality") + 1].split() == ["3", "av", "3"]
