from pathlib import Path

import pytest
from click.testing import CliRunner

from lardom.cli.main import main


@pytest.mark.parametrize(("language", "word"), [("sv", "påhittat"), ("en", "invented")])
def test_a_new_study_is_written_told_and_clean(language: str, word: str, tmp_path: Path) -> None:
    folder = tmp_path / "studie"
    answer = CliRunner().invoke(main, ["new", str(folder), "--language", language])
    assert answer.exit_code == 0, answer.output
    assert word in answer.output
    assert f"lardom validate {folder}" in answer.output
    assert CliRunner().invoke(main, ["validate", str(folder), "--strict"]).exit_code == 0


def test_swedish_is_the_default(tmp_path: Path) -> None:
    CliRunner().invoke(main, ["new", str(tmp_path / "s")])
    assert 'language = "sv"' in (tmp_path / "s" / "study.toml").read_text(encoding="utf-8")


def test_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mitt", encoding="utf-8")
    answer = CliRunner().invoke(main, ["new", str(tmp_path)])
    assert answer.exit_code == 2
    assert "inget i den har rörts" in answer.output
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    answer = CliRunner().invoke(main, ["new", str(tmp_path / "file" / "inside"), "--language", "en"])
    assert answer.exit_code == 2
    assert "cannot be written to" in answer.output
