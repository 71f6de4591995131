import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from planting import add, change, found, remove, starter, write

import lardom
from lardom.exchange.folder import StudyError, open_study, read_study_folder, table_path
from lardom.exchange.tables import TABLES, table_named

FILES = [
    "study.toml", "portfolio/projects.csv", "portfolio/parties.csv", "sample.csv", "respondents.csv", "interviews.csv",
    "codebook.csv", "codings.csv", "answers.csv", "quotations.csv", "claims.csv", "key.csv", "transcripts/A-1.txt",
]  # fmt: skip


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_package_opens_a_study_by_itself(tmp_path: Path) -> None:
    assert len(lardom.open_study(starter(tmp_path)).projects) == 3


def test_only_study_toml_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "study.toml").write_text('title = "x"', encoding="utf-8")
    study = open_study(tmp_path)
    assert study.errors == ()
    assert [one.file for one in study.problems] == [table.files[0] for table in TABLES if table.lost_en]
    assert {one.severity for one in study.problems} == {"note"}


def test_a_codebook_may_tell_when_a_code_is_used_and_when_not_and_on_which_side_it_stands(tmp_path: Path) -> None:
    (tmp_path / "study.toml").write_text('title = "x"', encoding="utf-8")
    rows = "kod;namn;Används när;exclude;Exempel;pol\nnytta;Nytta;När den märks.;När den väntas.;det märks;möjlighet\n"
    (tmp_path / "codebook.csv").write_text(rows, encoding="utf-8")
    code = read_study_folder(tmp_path).codes[0]
    assert (code.include, code.exclude, code.example) == ("När den märks.", "När den väntas.", "det märks")
    assert code.pole == "möjlighet"


def test_a_folder_that_is_none_or_no_study_is_told_in_one_sentence(tmp_path: Path) -> None:
    assert [one.code for one in read_study_folder(tmp_path / "x").problems] == ["folder-missing"]
    assert [one.code for one in read_study_folder(tmp_path).problems] == ["settings-missing"]
    (tmp_path / "file").touch()
    assert [one.code for one in read_study_folder(tmp_path / "file").problems] == ["folder-missing"]


def test_strictly_opened_a_study_with_errors_raises_one_error_that_lists_them_all(tmp_path: Path) -> None:
    study = starter(tmp_path)
    change("answers.csv", "nojdhet;3", "nojdhet;6")(study)
    change("codebook.csv", "#2a7f62", "grön")(study)
    with pytest.raises(StudyError) as told:
        open_study(study, strict=True, language="en")
    assert "has 2 error(s)" in str(told.value)
    assert "answers.csv, row 4" in str(told.value)
    assert "codebook.csv, row 3" in str(told.value)
    assert len(told.value.problems) == 2


def test_strictly_opened_a_study_with_warnings_alone_is_opened(tmp_path: Path) -> None:
    study = starter(tmp_path)
    write("transcripts/C-1.txt", "R1: Hej!")(study)
    assert open_study(study, strict=True).problems


def test_messages_are_in_the_studys_language_unless_told_otherwise(tmp_path: Path) -> None:
    study = starter(tmp_path)
    change("answers.csv", "nojdhet;3", "nojdhet;6")(study)
    assert "är inget svar" in read_study_folder(study).errors[0].message
    assert "is no answer" in read_study_folder(study, language="en").errors[0].message


def test_a_broken_study_toml_does_not_hide_the_tables_nor_blame_them(tmp_path: Path) -> None:
    study = starter(tmp_path)
    add("study.toml", "oj oj")(study)
    read = read_study_folder(study)
    assert [one.code for one in read.errors] == ["settings-malformed"]
    assert len(read.answers) == 3


def test_a_table_may_be_a_workbook(tmp_path: Path) -> None:
    folder = starter(tmp_path)
    before = open_study(folder)
    remove("answers.csv")(folder)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Respondent", "Fråga", "Värde"],
        ["A-R1", "nojdhet", 5],
        ["A-R2", "nojdhet", 3],
        ["B-R1", "nojdhet", 4],
    ):
        sheet.append(row)
    book.save(folder / "answers.xlsx")
    assert found(folder) == []
    assert open_study(folder).answers == before.answers
    assert table_path(folder, table_named("answers")) == folder / "answers.xlsx"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "latin-1", "utf-16"])
def test_a_table_may_have_any_usual_encoding_and_separator(encoding: str, tmp_path: Path) -> None:
    folder = starter(tmp_path)
    before = open_study(folder)
    path = folder / "portfolio" / "projects.csv"
    path.write_bytes(path.read_text(encoding="utf-8").replace(";", "\t").replace("\n", "\r\n").encode(encoding))
    assert found(folder) == []
    assert open_study(folder).projects == before.projects


def test_file_names_may_have_capitals_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    folder = starter(tmp_path)
    (folder / "answers.csv").rename(folder / "Answers.CSV")
    for name in (".DS_Store", "~$A-1.docx"):
        (folder / "transcripts" / name).write_bytes(b"\0")
    assert found(folder) == []
    assert len(open_study(folder).answers) == 3


def test_one_unreadable_transcript_is_told_once_and_the_others_are_read(tmp_path: Path) -> None:
    folder = starter(tmp_path)
    remove("transcripts/A-1.txt")(folder)
    write("transcripts/A-1.docx", b"PK\x03\x04 cut short")(folder)
    for file in ("interviews.csv", "codings.csv", "quotations.csv"):
        path = folder / file
        path.write_text(path.read_text(encoding="utf-8").replace("A-1.txt", "A-1.docx"), encoding="utf-8")
    problems = found(folder)
    assert [one.file for one in problems] == ["transcripts/A-1.docx"]
    assert [document.id for document in open_study(folder).documents] == ["B-1.txt"]


def test_no_file_of_the_user_is_ever_changed(tmp_path: Path) -> None:
    folder = starter(tmp_path)
    change("answers.csv", "nojdhet;3", "nojdhet;6")(folder)
    before = contents(folder)
    open_study(folder)
    assert contents(folder) == before


@settings(max_examples=60)
@given(st.sampled_from(FILES), st.binary(max_size=300), st.sampled_from(["instead", "after", "before"]))
def test_no_bytes_in_any_file_make_it_raise(
    tmp_path_factory: pytest.TempPathFactory, file: str, junk: bytes, place: str
) -> None:
    folder = tmp_path_factory.mktemp("s", numbered=True)
    study = starter(folder)
    right = (study / file).read_bytes()
    (study / file).write_bytes({"instead": junk, "after": right + junk, "before": junk + right}[place])
    read_study_folder(study)
    shutil.rmtree(folder)


@settings(max_examples=60)
@given(st.sampled_from(FILES), st.data())
def test_no_letter_put_in_or_left_out_makes_it_raise(
    tmp_path_factory: pytest.TempPathFactory, file: str, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("s", numbered=True)
    study = starter(folder)
    text = (study / file).read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(text)))
    gone = data.draw(st.integers(0, 30))
    new = data.draw(st.text('";,=[]\n\r#:/0a{}', max_size=4))
    (study / file).write_text(text[:at] + new + text[at + gone :], encoding="utf-8", newline="")
    read_study_folder(study)
    shutil.rmtree(folder)
