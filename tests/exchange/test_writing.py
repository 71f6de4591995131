"""Writing a study folder: the way out, by which the same study comes in again."""

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from any_study import materials
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from real_study import assemble
from shared_data import SHARED, shared
from small_study import study as small_study
from team_work import team_work

from lardom.claims.material import Material
from lardom.exchange.bundle import Study
from lardom.exchange.folder import read_study_folder
from lardom.exchange.starter import starter_files, write_starter
from lardom.exchange.tables import TABLES
from lardom.exchange.writing import study_files, write_files, write_study_folder
from lardom.fieldwork.respondents import KeyName
from lardom.portfolio.projects import Project
from lardom.study.settings import StudySettings

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "innovationsprogram"


def written(material: Material, folder: Path, **how: object) -> Material:
    """Return the study as it is read from the folder that it was written to."""
    problems = write_study_folder(material, folder, **how)  # type: ignore[arg-type] # as the tests name them
    assert [str(one) for one in problems if one.severity == "error"] == []
    return read_study_folder(folder)


def names(folder: Path) -> list[str]:
    """Return the names of what lies in a folder, in order."""
    return sorted(path.name for path in folder.iterdir())


def differing(one: Material, other: Material) -> list[str]:
    """Return the names of the tables in which two studies differ; files are read in the order of their names."""
    told = [each.name for each in fields(Material)]
    told = [name for name in told if name != "documents" and getattr(one, name) != getattr(other, name)]
    texts = [{document.id: (document.text, document.turns) for document in study.documents} for study in (one, other)]
    return told + ["documents"] * (texts[0] != texts[1])


@hypothesis_settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=30)
@given(materials())
def test_any_study_comes_back_from_its_folder_as_it_was(material: Material) -> None:
    with TemporaryDirectory() as place:
        back = written(material, Path(place) / "study", key=True)
    assert [str(one) for one in back.problems if one.severity == "error"] == []  # type: ignore[attr-defined] # it was read
    assert differing(material, back) == []


def test_the_example_comes_back_as_it_was_without_its_original_files(tmp_path: Path) -> None:
    example = read_study_folder(EXAMPLE)
    assert differing(example, written(example, tmp_path / "x", key=True)) == []


def test_the_example_with_its_files_is_the_same_study_in_the_same_files(tmp_path: Path) -> None:
    example = read_study_folder(EXAMPLE)
    originals = {path.name: path.read_bytes() for path in (EXAMPLE / "transcripts").iterdir()}
    settings = (EXAMPLE / "study.toml").read_text(encoding="utf-8")
    report = (EXAMPLE / "report.md").read_text(encoding="utf-8")
    back = written(example, tmp_path / "x", originals=originals, settings_text=settings, report=report)
    assert differing(example, back) == []
    assert back.documents == example.documents
    for name, data in originals.items():
        assert (tmp_path / "x" / "transcripts" / name).read_bytes() == data
    assert (tmp_path / "x" / "study.toml").read_text(encoding="utf-8") == settings
    assert (tmp_path / "x" / "report.md").read_text(encoding="utf-8") == report


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_starter_comes_back_without_a_problem(tmp_path: Path, language: str) -> None:
    write_starter(tmp_path / "a", language)  # type: ignore[arg-type] # one of the two
    starter = read_study_folder(tmp_path / "a")
    back = written(starter, tmp_path / "b", key=True, report=starter_files(language)["report.md"])  # type: ignore[arg-type]
    assert differing(starter, back) == []
    assert back.problems == ()  # type: ignore[attr-defined] # a study that was read


def test_a_study_of_real_files_comes_back_as_it_was(tmp_path: Path) -> None:
    shared("portfolio/interreg_keep_2014-2020.xlsx")
    (tmp_path / "a").mkdir()
    assemble(tmp_path / "a", SHARED)
    study = read_study_folder(tmp_path / "a")
    assert len(study.codings) > 800
    assert differing(study, written(study, tmp_path / "b")) == []


def test_a_team_s_work_comes_back_with_the_same_counts_and_again_as_the_same_files(tmp_path: Path) -> None:
    team = team_work()
    back = written(team, tmp_path / "a", key=True)
    assert {one.severity for one in back.problems} == {"note"}  # type: ignore[attr-defined] # tables it does not have
    assert differing(team, back) == []
    counts = {one: found.n for one, found in Study.of(team).counts().items()}
    assert counts == {one: found.n for one, found in Study.of(back).counts().items()} == {"C1": 1, "C2": 1, "C3": 0}
    assert study_files(team, key=True).files == study_files(back, key=True).files


def test_a_study_put_together_in_memory_comes_back(tmp_path: Path) -> None:
    study = small_study()
    study = replace(study, codes=tuple(replace(code, order=order) for order, code in enumerate(study.codes)))
    assert differing(study, written(study, tmp_path / "x")) == []


def test_the_same_study_gives_the_same_bytes() -> None:
    example = read_study_folder(EXAMPLE)
    assert study_files(example).files == study_files(read_study_folder(EXAMPLE)).files
    assert list(study_files(example).files) == sorted(study_files(example).files)
    texts = [data for path, data in study_files(example).files.items() if not path.startswith("transcripts/")]
    assert all(b"\r" not in data for data in texts)


def test_the_key_leaves_only_when_asked_for_and_then_is_kept_out_of_version_control() -> None:
    material = Material(key_names=(KeyName("Storsjö kommun", "[X]", "organisation"),))
    assert not any("Storsj" in data.decode("utf-8") for data in study_files(material).files.values())
    files = study_files(material, key=True).files
    assert "Storsjö" in files["key.csv"].decode("utf-8")
    assert "key.csv" in files[".gitignore"].decode()


def test_a_table_without_rows_is_no_file() -> None:
    assert list(study_files(Material()).files) == ["study.toml"]


def test_excel_sees_swedish_letters_and_the_columns_of_its_language() -> None:
    projects = (Project("P1", "Åmål", budget=1.5),)
    swedish = study_files(Material(projects=projects)).files["portfolio/projects.csv"]
    english = study_files(Material(StudySettings(language="en"), projects)).files["portfolio/projects.csv"]
    assert swedish.startswith(b"\xef\xbb\xbfproject_id;title;")
    assert "P1;Åmål;;;;;1,5;" in swedish.decode("utf-8-sig")
    assert "P1,Åmål,,,,,1.5," in english.decode("utf-8-sig")


def test_text_that_looks_like_a_formula_is_none_in_the_file_and_comes_back(tmp_path: Path) -> None:
    words = ("=HYPERLINK(1)", "+46", "-", "- Ja", "@SUM(A1)", "'=x", "\t=1")
    material = Material(projects=tuple(Project(f"={n}", word) for n, word in enumerate(words)))
    back = written(material, tmp_path / "x")
    assert [one.title for one in back.projects] == [word.strip() for word in words]
    lines = (tmp_path / "x" / "portfolio" / "projects.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert all(cell[:1] not in tuple("=+-@\t") for line in lines for cell in line.split(";") if cell)


def test_what_a_table_cannot_hold_is_told_and_the_rest_is_written(tmp_path: Path) -> None:
    study = small_study()
    study = replace(
        study, interviews=(replace(study.interviews[0], interviewers=("Lo; Kim", "Mo")), *study.interviews[1:])
    )
    (problem,) = write_study_folder(study, tmp_path / "x", language="en")
    assert (problem.code, problem.file, problem.row, problem.column) == (
        "cell-not-kept",
        "interviews.csv",
        2,
        "interviewers",
    )
    assert "Lo, Kim" in problem.message
    assert read_study_folder(tmp_path / "x").interviews[0].interviewers == ("Lo, Kim", "Mo")


def test_nothing_is_written_where_something_lies(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    for place in (tmp_path, tmp_path / "mine.txt"):
        (problem,) = write_study_folder(Material(), place)
        assert (problem.code, problem.severity) == ("folder-in-use", "error")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_new_folder_is_made_with_those_above_it_and_an_empty_one_is_filled(tmp_path: Path) -> None:
    assert write_study_folder(small_study(), tmp_path / "new" / "deep") == ()
    assert names(tmp_path / "new") == ["deep"]
    (tmp_path / "empty").mkdir()
    assert write_study_folder(small_study(), tmp_path / "empty") == ()
    assert names(tmp_path / "empty") == names(tmp_path / "new" / "deep")
    assert names(tmp_path) == ["empty", "new"]


def test_the_folder_one_stands_in_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert write_study_folder(small_study(), Path()) == ()
    assert "study.toml" in names(tmp_path)


def test_nothing_half_written_stays_behind(tmp_path: Path) -> None:
    # The second file cannot be written: a file stands where its folder should be.
    files: Mapping[str, bytes] = {"a": b"1", "a/b": b"2"}
    for place in (tmp_path / "new" / "deep", tmp_path):
        trouble = write_files(files, place)
        assert trouble is not None
        assert trouble.code == "folder-closed"
        assert list(tmp_path.iterdir()) == []


def test_other_files_of_the_study_come_along_but_never_in_place_of_its_own(tmp_path: Path) -> None:
    pictures = {"figures/bro.png": b"\x89PNG", "portfolio/export.xlsx": b"PK"}
    assert write_study_folder(Material(projects=(Project("P1", "x"),)), tmp_path / "x", beside=pictures) == ()
    assert (tmp_path / "x" / "figures" / "bro.png").read_bytes() == b"\x89PNG"
    for path in (
        "study.toml",
        "../x.png",
        "/etc/x",
        "claims.csv",
        "transcripts/x.txt",
        "portfolio",
        "Study.toml/x",
        "key.xlsx",
    ):
        (problem,) = write_study_folder(Material(), tmp_path / "y", beside={path: b""})
        assert problem.code == "name-taken"
        assert not (tmp_path / "y").exists()


def test_every_table_and_column_that_is_declared_is_written() -> None:
    example, team = read_study_folder(EXAMPLE), team_work()
    work = {
        name: getattr(team, name)
        for name in ("rounds", "readings", "groups", "settled", "memos", "summaries", "pairings", "key_names")
    }
    files = study_files(replace(example, **work), key=True).files
    for table in TABLES:
        header = files[table.files[0]].decode("utf-8-sig").splitlines()[0]
        assert header.split(";") == [column.name for column in table.columns]
