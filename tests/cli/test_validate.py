import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from planting import add, change, remove, starter, write
from refi_files import project, qdpx, selection, text_source

from lardom.cli.main import main


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["validate", *map(str, arguments)])


def test_a_clean_study_gives_status_0_and_says_what_is_in_use(tmp_path: Path) -> None:
    answer = run(starter(tmp_path))
    assert answer.exit_code == 0
    assert answer.output.splitlines()[0].startswith("I bruk: 3 projekt, 3 respondenter")
    assert answer.output.endswith("Inga fel.\n")


def test_errors_give_status_1_and_stand_together_by_file(tmp_path: Path) -> None:
    study = starter(tmp_path)
    change("answers.csv", "nojdhet;3", "nojdhet;6")(study)
    change("answers.csv", "B-R1", "B-R7")(study)
    change("codebook.csv", "#2a7f62", "grön")(study)
    answer = run(study, "--language", "en")
    assert answer.exit_code == 1
    lines = answer.output.splitlines()
    assert [line for line in lines if line and not line.startswith(" ")][:2] == ["codebook.csv", "answers.csv"]
    assert any(line.split()[:3] == ["4", "value", "error"] for line in lines)
    assert lines[-1] == "3 errors, 0 warnings."
    assert max(len(line) for line in lines) <= 80


def test_warnings_give_status_1_only_when_strict(tmp_path: Path) -> None:
    study = starter(tmp_path)
    write("transcripts/C-1.txt", "R1: Hej!")(study)
    assert run(study).exit_code == 0
    assert run(study, "--strict").exit_code == 1


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_is_no_study_gives_status_2(form: str, tmp_path: Path) -> None:
    assert run(tmp_path, "--format", form).exit_code == 2
    assert run(tmp_path / "nowhere", "--format", form).exit_code == 2


def test_a_broken_study_toml_is_an_error_of_a_study(tmp_path: Path) -> None:
    study = starter(tmp_path)
    add("study.toml", "oj oj")(study)
    assert run(study).exit_code == 1


def test_absent_tables_are_named_in_one_sentence_and_are_no_fault(tmp_path: Path) -> None:
    study = starter(tmp_path)
    remove("key.csv")(study)
    answer = run(study, "--strict")
    assert answer.exit_code == 0
    assert "Finns inte än (inget fel): key.csv." in answer.output


def test_as_json_every_problem_has_its_place_and_way_out(tmp_path: Path) -> None:
    study = starter(tmp_path)
    change("answers.csv", "nojdhet;3", "nojdhet;6")(study)
    answer = run(study, "--format", "json", "--language", "en")
    content = json.loads(answer.output)
    assert answer.exit_code == 1
    assert (content["errors"], content["warnings"]) == (1, 0)
    (problem,) = content["problems"]
    assert (problem["file"], problem["row"], problem["column"], problem["value"]) == ("answers.csv", 4, "value", "6")
    assert problem["code"] == "answer-outside"
    assert problem["way_out"].startswith("Write a whole number from 1 to 5")


def test_doubtful_passages_of_another_tool_are_listed_when_asked_for(tmp_path: Path) -> None:
    study = starter(tmp_path)
    text = text_source("Brev", selection(1, 5, "k1"), inline="Dyrt blev det.")
    (study / "codings.qdpx").write_bytes(qdpx(project(text)))
    assert "yrt" not in [line.split()[-1] for line in run(study).output.splitlines() if line.startswith("    ")]
    assert any(line.split() == ["1–5", "yrt"] for line in run(study, "--all").output.splitlines())
    (doubt,) = json.loads(run(study, "--format", "json").output)["doubtful"]
    assert (doubt["document_id"], doubt["raw_start"], doubt["words"]) == ("Brev", 1, "yrt")
