import json
from pathlib import Path

from click.testing import CliRunner, Result
from planting import starter

from lardom.cli.main import main


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["saturation", *map(str, arguments)])


def test_the_curve_and_the_answer_are_printed(tmp_path: Path) -> None:
    study = starter(tmp_path)
    answer = run(study, "--base", 1, "--run", 1)
    assert answer.exit_code in (0, 1)
    assert "(bas 1, körning 1, tröskel 5 %)" in " ".join(answer.output.split())
    assert "slumpade ordningar" in answer.output
    loose = run(study, "--base", 1, "--run", 1, "--threshold", 100)
    assert loose.exit_code == 0, loose.output
    assert "Mättnad efter 1 intervjuer" in loose.output


def test_json_holds_the_steps(tmp_path: Path) -> None:
    told = json.loads(run(starter(tmp_path), "--base", 1, "--run", 1, "--format", "json").output)
    assert [step["order"] for step in told["steps"]] == [1, 2]
    assert told["other_orders"]["orders"] == 1000


def test_too_few_interviews_give_status_2(tmp_path: Path) -> None:
    answer = run(starter(tmp_path, "en"))
    assert answer.exit_code == 2
    assert "too few for a base of 4" in " ".join(answer.output.split())
