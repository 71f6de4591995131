"""`lardom check` as a person runs it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from planting import starter

from lardom.cli.main import main


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, words)])


@pytest.fixture
def study(tmp_path: Path) -> Path:
    return starter(tmp_path)


def test_the_starter_study_is_clean(study: Path) -> None:
    result = run(study)
    assert result.exit_code == 0, result.output
    assert "report.md: inget att anmärka på." in result.output


def test_findings_give_exit_status_one_and_their_place(study: Path) -> None:
    (study / "report.md").write_text("# Resultat\n\nSvaren kom från 27 av 26 orter.\n", encoding="utf-8")
    result = run(study)
    assert result.exit_code == 1
    assert "fel[N305]" in result.output
    assert "report.md:3:17" in result.output


def test_a_draft_elsewhere_is_checked_against_the_study(study: Path, tmp_path: Path) -> None:
    draft = tmp_path / "utkast.md"
    draft.write_text("# Resultat\n\nAllt gick bra.\n", encoding="utf-8")
    assert run(study, draft).exit_code == 0
    draft.write_text("# Resultat\n\nSvaren kom från 27 av 26 orter.\n", encoding="utf-8")
    assert run(study, draft).exit_code == 1
    assert run(study, draft, "--off", "N305").exit_code == 0
    assert run(study, draft, "--only", "Q101").exit_code == 0


def test_several_drafts_are_told_one_after_the_other(study: Path, tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("Svaren kom från 27 av 26 orter.\n", encoding="utf-8")
    result = run(study, tmp_path / "a.md", tmp_path / "b.md", "--format", "json")
    assert [draft["file"] for draft in json.loads(result.output)["drafts"]] == ["a.md", "b.md"]


@pytest.mark.parametrize(("form", "sign"), [("json", '"version"'), ("sarif", '"2.1.0"'), ("html", "<!doctype html>")])
def test_the_audit_can_be_written_to_a_file(form: str, sign: str, study: Path, tmp_path: Path) -> None:
    result = run(study, "--format", form, "--output", tmp_path / "ut")
    assert result.exit_code == 0
    assert sign in (tmp_path / "ut").read_text(encoding="utf-8")


def test_the_language_and_the_width_can_be_chosen(study: Path) -> None:
    (study / "report.md").write_text("Svaren kom från 27 av 26 orter.\n", encoding="utf-8")
    result = run(study, "--language", "en", "--width", "50")
    assert "Part larger than its whole" in result.output
    assert max(map(len, result.output.split("\n"))) <= 50


def test_there_are_no_colours_in_a_pipe_and_there_are_when_asked(study: Path) -> None:
    (study / "report.md").write_text("Svaren kom från 27 av 26 orter.\n", encoding="utf-8")
    assert "\x1b[" not in run(study).output
    assert "\x1b[" in run(study, "--colour").output


def test_what_cannot_run_gives_exit_status_two(study: Path, tmp_path: Path) -> None:
    assert run(tmp_path / "ingenstans").exit_code == 2
    assert run(study, tmp_path / "saknas.docx").exit_code == 2
    assert run(study, "--only", "Z999").exit_code == 2


def test_one_unreadable_draft_does_not_hide_the_others(study: Path, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Svaren kom från 27 av 26 orter.\n", encoding="utf-8")
    result = run(study, tmp_path / "saknas.docx", tmp_path / "a.md")
    assert result.exit_code == 2
    assert "N305" in result.output
