import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from planting import starter
from refi_files import project, qdpx, selection, text_source
from refi_projects import everything
from shared_data import shared

from lardom.cli.main import main
from lardom.exchange.refi.packing import Package, write_package


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["refi", *map(str, words), "--language", "en"])


def test_a_sound_file_gives_status_0(tmp_path: Path) -> None:
    write_package(Package(everything()), tmp_path / "a.qdpx")
    assert run("check", shared("interchange/spec-annex-a1-codebook.qdc")).exit_code == 0
    answer = run("preview", tmp_path / "a.qdpx")
    assert answer.exit_code == 0
    assert "5 codings" in answer.output
    assert "1 graph stays in the file" in answer.output


def test_a_faulty_file_gives_status_1_and_tells_every_fault(tmp_path: Path) -> None:
    (tmp_path / "a.qdpx").write_bytes(qdpx(project(text_source("A", path="b.txt"))))
    answer = run("check", tmp_path / "a.qdpx")
    assert answer.exit_code == 1
    assert "Not valid REFI-QDA" in answer.output
    told = json.loads(run("check", tmp_path / "a.qdpx", "--format", "json").output)
    assert (told["valid"], told["holds"]["TextSource"]) == (False, 1)
    assert {"exchange-invalid", "exchange-no-texts"} <= {one["code"] for one in told["problems"]}


def test_what_is_no_such_file_gives_status_2(tmp_path: Path) -> None:
    (tmp_path / "a.qdpx").write_text("<html>", encoding="utf-8")
    for words in (("check", tmp_path / "a.qdpx"), ("preview", tmp_path / "a.qdpx"), ("read", tmp_path / "a.qdpx", tmp_path / "s"),
                  ("rewrite", tmp_path / "a.qdpx", tmp_path / "b.qdpx"), ("write", tmp_path / "none", tmp_path / "b.qdpx")):  # fmt: skip
        answer = run(*words)
        assert answer.exit_code == 2, answer.output
        assert answer.output
    assert [path.name for path in tmp_path.iterdir()] == ["a.qdpx"]


def test_a_study_is_written_read_and_never_over_another_file(tmp_path: Path) -> None:
    study = starter(tmp_path, "en")
    answer = run("write", study, tmp_path / "a.qdpx")
    assert answer.exit_code == 0, answer.output
    assert "This did not come along" in answer.output
    assert run("write", study, tmp_path / "a.qdpx").exit_code == 1
    assert run("write", study, tmp_path / "a.qdpx", "--force", "--bare", "--names").exit_code == 0
    assert run("write", study, tmp_path / "a.qdc").exit_code == 0
    assert run("read", tmp_path / "a.qdpx", tmp_path / "s").exit_code == 0
    assert run("read", tmp_path / "a.qdpx", tmp_path / "s").exit_code == 2
    assert run("rewrite", tmp_path / "a.qdpx", tmp_path / "b.qdpx").exit_code == 0
    assert run("rewrite", tmp_path / "a.qdpx", tmp_path / "b.qdpx").exit_code == 1


def test_what_the_list_of_losses_tells_is_not_told_as_a_problem_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    raw = project(text_source("A", selection(1, 6, "k1"), path="a.txt"))
    (tmp_path / "a.qdpx").write_bytes(
        qdpx(raw, {"sources/a.txt": "hela ord, och några till som fyller raden".encode()})
    )
    for answer in (run("preview", tmp_path / "a.qdpx"), run("read", tmp_path / "a.qdpx", tmp_path / "s")):
        assert answer.output.count("inside a word") == 1
        assert max(map(len, answer.output.replace(str(tmp_path), "").splitlines())) <= 80
    assert answer.exit_code == 1


def test_a_doubt_is_told_of_a_whole_study_too(tmp_path: Path) -> None:
    raw = project(text_source("A", selection(1, 6, "k1"), path="a.txt"))
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "codings.qdpx").write_bytes(qdpx(raw, {"sources/a.txt": b"hela ord"}))
    (tmp_path / "s" / "study.toml").write_text('title = "x"', encoding="utf-8")
    assert run("write", tmp_path / "s", tmp_path / "b.qdpx").exit_code == 0
    assert "lardom refi read brings all of it in" in " ".join(run("preview", tmp_path / "b.qdpx").output.split())
    answer = run("read", tmp_path / "b.qdpx", tmp_path / "back")
    assert answer.exit_code == 1
    assert "inside a word" in answer.output
    assert "not read from the file" not in answer.output
