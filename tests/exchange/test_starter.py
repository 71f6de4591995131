from pathlib import Path

import pytest
from click.testing import CliRunner

from lardom.cli.main import main
from lardom.exchange.folder import open_study
from lardom.exchange.starter import FolderInUseError, starter_files, write_starter
from lardom.exchange.tables import TABLES
from lardom.study.settings import Language

LANGUAGES: tuple[Language, ...] = ("sv", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_starter_holds_one_of_everything_and_no_problem(language: Language, tmp_path: Path) -> None:
    written = write_starter(tmp_path / "new" / "study", language)
    study = open_study(tmp_path / "new" / "study")
    assert study.problems == ()
    assert study.settings.language == language
    assert {path.name for path in written} >= {"study.toml", "report.md", ".gitignore"}
    for table in (one for one in TABLES if one.lost_en):  # the others are written by a team's work
        assert (study.folder / table.files[0]).is_file()
    assert (len(study.projects), len(study.respondents), len(study.documents)) == (3, 3, 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_and_quotation_of_the_starter_holds(language: Language, tmp_path: Path) -> None:
    write_starter(tmp_path / "study", language)
    study = open_study(tmp_path / "study")
    assert {found.judgement.verdict for found in study.counts().values()} == {"ok"}
    assert all(verdict.holds for verdict in study.quote_verdicts().values())


def test_both_starters_are_the_same_study(tmp_path: Path) -> None:
    studies = []
    for language in LANGUAGES:
        write_starter(tmp_path / language, language)
        studies.append(open_study(tmp_path / language))
    assert set(starter_files("sv")) == set(starter_files("en"))
    numbers = [[(id_, found.n, found.base) for id_, found in study.counts().items()] for study in studies]
    assert numbers[0] == numbers[1]


def test_every_table_of_the_starter_begins_with_a_word_of_explanation() -> None:
    for language in LANGUAGES:
        for name, text in starter_files(language).items():
            if name.endswith((".csv", ".toml", ".gitignore")):
                assert text.startswith("# "), name


def test_the_key_is_kept_out_of_version_control() -> None:
    for language in LANGUAGES:
        assert "key.csv" in starter_files(language)[".gitignore"].splitlines()


def test_a_folder_that_holds_anything_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mitt", encoding="utf-8")
    with pytest.raises(FolderInUseError):
        write_starter(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    with pytest.raises(FolderInUseError):
        write_starter(tmp_path / "mine.txt")
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mitt"


def test_an_empty_folder_and_a_fresh_repository_are_written_to(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert write_starter(tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_linter_finds_nothing_in_the_starters_report(language: Language, tmp_path: Path) -> None:
    write_starter(tmp_path / "study", language)
    answer = CliRunner().invoke(main, ["check", str(tmp_path / "study")])
    assert answer.exit_code == 0, answer.output
