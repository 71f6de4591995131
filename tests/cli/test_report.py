import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lardom.cli.main import main
from lardom.cli.report import RECORD

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "innovationsprogram"

TEXT = """# Metod

Programmet har []{.fact name="projects"} projekt.

::: {.respondents-table}
:::
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the example study with a short report."""
    study = tmp_path / "study"
    shutil.copytree(EXAMPLE, study, ignore=shutil.ignore_patterns("printed", "transcripts"))
    (study / "transcripts").symlink_to(EXAMPLE / "transcripts")
    (study / "report.md").write_text(TEXT, encoding="utf-8")
    return study


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, words)])


def test_a_clean_study_is_printed_in_the_form_asked_for(folder: Path, tmp_path: Path) -> None:
    done = run(folder, "--to", "html", "--output", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert [file.name for file in (tmp_path / "out").glob("report.*")] == ["report.html"]
    assert "15 juni 2026" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert str(tmp_path / "out" / "report.html") in done.output


def test_without_an_output_the_files_go_into_the_study_folder(folder: Path) -> None:
    assert run(folder, "--to", "html").exit_code == 0
    assert (folder / "printed" / "report.html").is_file()


def test_an_error_stops_the_printing_and_is_shown(folder: Path) -> None:
    (folder / "report.md").write_text(TEXT + '\n[]{.fact name="with:martians"}\n', encoding="utf-8")
    done = run(folder, "--to", "html")
    assert done.exit_code == 1
    assert "with:martians" in done.output
    assert "Inte tryckt: 1 fel." in done.output
    assert not (folder / "printed").exists()


def test_a_reason_prints_over_errors_and_stands_in_the_annex(folder: Path) -> None:
    (folder / "report.md").write_text(TEXT + '\n[]{.fact name="with:martians"}\n', encoding="utf-8")
    done = run(folder, "--to", "html", "--despite", "Utkast till styrgruppen.")
    assert done.exit_code == 0, done.output
    html = (folder / "printed" / "report.html").read_text(encoding="utf-8")
    assert "Utkast till styrgruppen." in html
    assert "X904" in html


def test_a_reason_nobody_needed_is_not_printed(folder: Path) -> None:
    assert run(folder, "--to", "html", "--despite", "För säkerhets skull.").exit_code == 0
    assert "För säkerhets skull." not in (folder / "printed" / "report.html").read_text(encoding="utf-8")


def test_the_date_and_the_language_can_be_told(folder: Path) -> None:
    assert run(folder, "--to", "html", "--date", "2026-11-23", "--language", "en").exit_code == 0
    html = (folder / "printed" / "report.html").read_text(encoding="utf-8")
    assert "23 November 2026" in html
    assert '<html lang="en">' in html


def test_printing_again_overwrites_what_was_printed_and_nothing_else(folder: Path) -> None:
    file = folder / "printed" / "report.html"
    assert run(folder, "--to", "html").exit_code == 0
    assert run(folder, "--to", "html", "--date", "2027-01-01").exit_code == 0
    assert json.loads((folder / "printed" / RECORD).read_text(encoding="utf-8")).keys() == {"report.html"}
    file.write_text("ändrad för hand", encoding="utf-8")
    done = run(folder, "--to", "html")
    assert done.exit_code == 2
    assert "--force" in done.output
    assert file.read_text(encoding="utf-8") == "ändrad för hand"
    assert run(folder, "--to", "html", "--force").exit_code == 0
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--to", "odt"], "Välj bland: docx, pdf, html"),
        (["--to", ""], "Välj bland"),
        (["--date", "i höstas"], "Skriv det som 2026-11-23"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_status_two(folder: Path, words: list[str], told: str) -> None:
    done = run(folder, *words)
    assert done.exit_code == 2
    assert told in done.output
    assert "Traceback" not in done.output


def test_a_folder_that_is_no_study_cannot_be_printed(tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere").exit_code == 2
    assert run(tmp_path).exit_code == 2


def test_a_study_without_a_report_is_told_where_to_write_it(folder: Path) -> None:
    (folder / "report.md").unlink()
    done = run(folder)
    assert done.exit_code == 2
    assert "report.md finns inte" in " ".join(done.output.split())


def test_a_broken_table_of_the_study_stops_the_printing_too(folder: Path) -> None:
    with (folder / "answers.csv").open("a", encoding="utf-8") as file:
        file.write("A-R1,varde,6,\nZ-R9,nojdhet,3,\n")
    done = run(folder, "--to", "html")
    assert done.exit_code == 1
    assert "answers.csv" in done.output


def test_a_study_in_english_is_spoken_to_in_english(folder: Path) -> None:
    (folder / "report.md").write_text(TEXT + '\n[]{.fact name="with:martians"}\n', encoding="utf-8")
    assert "Not printed: 1 error." in run(folder, "--to", "html", "--language", "en").output
