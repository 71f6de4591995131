import json
from pathlib import Path

from click.testing import CliRunner, Result
from planting import starter

from lardom.cli.main import main


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["package", *map(str, arguments)])


def test_the_descriptor_is_written_and_nothing_else_is_touched(tmp_path: Path) -> None:
    study = starter(tmp_path)
    before = {path: path.read_bytes() for path in study.rglob("*") if path.is_file()}
    assert run(study).exit_code == 0
    after = {path: path.read_bytes() for path in study.rglob("*") if path.is_file()}
    assert json.loads(after.pop(study / "datapackage.json"))["resources"]
    assert after == before
    assert run(study).exit_code == 0, "the same descriptor may be written again"


def test_another_descriptor_is_replaced_only_when_told(tmp_path: Path) -> None:
    study = starter(tmp_path)
    (study / "datapackage.json").write_text("{}", encoding="utf-8")
    assert run(study).exit_code == 1
    assert (study / "datapackage.json").read_text(encoding="utf-8") == "{}"
    assert run(study, "--force").exit_code == 0
    assert (study / "datapackage.json").read_text(encoding="utf-8") != "{}"


def test_the_descriptor_can_be_printed_instead(tmp_path: Path) -> None:
    study = starter(tmp_path)
    assert json.loads(run(study, "--print").output)["name"] == "skolgardar-som-haller"
    assert not (study / "datapackage.json").exists()


def test_what_is_no_study_gives_status_2(tmp_path: Path) -> None:
    assert run(tmp_path).exit_code == 2
    assert list(tmp_path.iterdir()) == []
