import shutil
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from planting import starter
from refi_files import project, qdpx, selection, text_source
from refi_projects import everything
from shared_data import shared

from lardom.claims.material import Material
from lardom.exchange.folder import open_study
from lardom.exchange.refi.checking import check_file
from lardom.exchange.refi.limits import Limits
from lardom.exchange.refi.packing import Package, write_package
from lardom.exchange.refi.reading import read_file
from lardom.exchange.refi_study import preview, read_into, rewrite, write_qdc, write_qdpx
from lardom.fieldwork.interviews import Interview
from lardom.fieldwork.respondents import KeyName, Respondent
from lardom.study.settings import Language
from lardom.transcripts.reading import document_from_text


def test_a_whole_study_goes_out_and_comes_back(tmp_path: Path) -> None:
    study = open_study(starter(tmp_path, "en"))
    done = write_qdpx(study, tmp_path / "a.qdpx", names=True)
    assert done.done
    assert check_file(tmp_path / "a.qdpx").troubles == ()
    assert read_into(tmp_path / "a.qdpx", tmp_path / "back").done
    back = open_study(tmp_path / "back")
    assert back.errors == ()
    for name in ("projects", "parties", "sample", "respondents", "interviews", "documents", "codes", "codings", "marks",
                 "answers", "quotations", "claims"):  # fmt: skip
        assert getattr(back, name) == getattr(study, name), name
    assert back.key_names == ()


def test_real_names_do_not_go_out_unless_that_is_meant(tmp_path: Path) -> None:
    study = open_study(starter(tmp_path, "en"))
    assert write_qdpx(study, tmp_path / "a.qdpx").done
    found = read_file(tmp_path / "a.qdpx")
    told = repr(found.project) + "".join(one.decode() for one in found.companion.tables.values())
    assert study.key_names
    assert not [one.name for one in study.key_names if one.name in told]
    assert write_qdpx(study, tmp_path / "b.qdpx", names=True).done
    assert study.key_names[0].name in repr(read_file(tmp_path / "b.qdpx").project)


def test_a_name_that_would_be_left_stops_the_writing(tmp_path: Path) -> None:
    study = Material(
        documents=(document_from_text("A", "Anna kom."),),
        key_names=(KeyName("Anna", "Beata"), KeyName("Beata", "Anna")),
    )
    done = write_qdpx(study, tmp_path / "a.qdpx", language="en")
    assert [one.code for one in done.problems] == ["exchange-names"]
    assert "Anna" not in str(done.problems)
    assert list(tmp_path.iterdir()) == []


def test_files_that_are_no_texts_stay_behind_when_there_is_a_key(tmp_path: Path) -> None:
    (tmp_path / "k.qdpx").write_bytes(
        qdpx(
            "<Project name='p'><Sources><PictureSource guid='0' path='a.png'/></Sources></Project>", {"a.png": b"bild"}
        )
    )
    kept = read_file(tmp_path / "k.qdpx")
    done = write_qdpx(Material(key_names=(KeyName("Anna", "R1"),)), tmp_path / "a.qdpx", kept=kept, language="en")
    assert any("nobody has looked for names" in one for one in done.losses)
    assert read_file(tmp_path / "a.qdpx").files == {}
    assert write_qdpx(Material(), tmp_path / "b.qdpx", kept=kept).done
    assert len(read_file(tmp_path / "b.qdpx").files) == 1


def test_without_the_companion_only_what_refi_has_goes_out(tmp_path: Path) -> None:
    done = write_qdpx(open_study(starter(tmp_path, "en")), tmp_path / "a.qdpx", beside=False, names=True)
    assert read_file(tmp_path / "a.qdpx").companion.tables == {}
    assert any("left out" in one for one in done.losses)


def test_a_preview_tells_what_comes_and_what_does_not(tmp_path: Path) -> None:
    write_package(Package(everything()), tmp_path / "a.qdpx")
    found = preview(tmp_path / "a.qdpx", language="sv")
    assert found.can_come
    assert found.comes == (("texter", 3), ("koder", 3), ("kodningar", 5), ("användare", 2))
    assert any(one.startswith("1 karta ligger") for one in found.losses)
    small = preview(tmp_path / "a.qdpx", limits=Limits(members=1))
    assert [(one.code, "members is 1" in one.message) for one in small.problems] == [("exchange-huge", True)]


def test_a_file_of_another_tool_becomes_a_study_folder(tmp_path: Path) -> None:
    done = read_into(shared("interchange/nvivo-mac20-constructive-turn.qdpx"), tmp_path / "s", language="en")
    assert done.done
    study = open_study(tmp_path / "s")
    assert study.errors == ()
    assert (len(study.documents), len(study.codes), len(study.codings)) == (60, 172, 874)
    again = read_into(shared("interchange/nvivo-mac20-constructive-turn.qdpx"), tmp_path / "s")
    assert not again.done


def test_what_came_in_with_a_study_folder_goes_out_again(tmp_path: Path) -> None:
    shutil.copy(shared("interchange/nvivo-mac20-constructive-turn.qdpx"), tmp_path / "codings.qdpx")
    (tmp_path / "study.toml").write_text('title = "x"', encoding="utf-8")
    study = open_study(tmp_path)
    assert study.exchanged.exchange is not None
    assert write_qdpx(study, tmp_path / "out.qdpx", kept=study.exchanged.exchange).done
    found = read_file(tmp_path / "out.qdpx")
    assert (len(found.project.cases), len(found.project.notes), len(found.files)) == (68, 19, 79)
    assert found.elements["Coding"] == 874
    assert found.companion.origin == "NVivo for Mac 20.5.0"
    assert len(found.doubtful) == 190


def test_a_codebook_goes_out_alone(tmp_path: Path) -> None:
    study = open_study(starter(tmp_path, "en"))
    assert write_qdc(study, tmp_path / "a.qdc").done
    assert check_file(tmp_path / "a.qdc").is_valid
    assert [one.name for one in read_file(tmp_path / "a.qdc").project.codes] == [one.name for one in study.codes]
    empty = write_qdc(Material(), tmp_path / "b.qdc")
    assert [one.code for one in empty.problems] == ["exchange-no-codes"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_any_file_is_written_anew_as_the_standard_asks(language: Language, tmp_path: Path) -> None:
    raw = project(text_source("A", selection(3, 6, "k1"), path="a.txt"), origin="NVivo")
    (tmp_path / "a.qdpx").write_bytes(qdpx(raw, {"Sources/A.txt": "🙂 två\r\nord".encode()}, name="x.qde"))
    done = rewrite(tmp_path / "a.qdpx", tmp_path / "b.qdpx", language=language)
    assert done.done
    found = check_file(tmp_path / "b.qdpx")
    assert [one.code for one in found.troubles] == []
    shutil.copy(shared("interchange/spec-annex-a1-codebook.qdc"), tmp_path / "a.qdc")
    assert rewrite(tmp_path / "a.qdc", tmp_path / "b.qdc", language=language).done
    assert check_file(tmp_path / "b.qdc").is_valid
    assert not rewrite(tmp_path / "none", tmp_path / "c.qdpx", language=language).done
    assert not rewrite(tmp_path / "a.qdpx", tmp_path / "none" / "c.qdpx", language=language).done


def test_what_nothing_points_at_goes_along_only_when_a_file_is_written_anew(tmp_path: Path) -> None:
    raw = project(text_source("A", path="internal://a.txt"))
    files = {"sources/a.txt": b"Hej", "Anna.docx": b"hemligt", "../b.bin": b"b"}
    (tmp_path / "k.qdpx").write_bytes(qdpx(raw, files))
    for language, told in (
        ("en", "comes along in the folder lardom/files"),
        ("sv", "följer med i mappen lardom/files"),
    ):
        done = rewrite(tmp_path / "k.qdpx", tmp_path / "a.qdpx", language=language)  # type: ignore[arg-type]
        assert [one for one in done.losses if told in one and "Anna.docx" in one]
    assert next(one for one in done.lost if one.what == "odd left").examples == ("../b.bin",)
    assert read_file(tmp_path / "a.qdpx").strays == ("lardom/files/Anna.docx",)
    kept = read_file(tmp_path / "a.qdpx")
    for key in ((), (KeyName("Anna", "R1"),)):
        for names in (True, False):
            done = write_qdpx(Material(key_names=key), tmp_path / "b.qdpx", kept=kept, names=names, language="en")
            assert done.done
            assert [one.count for one in done.lost if one.what == "strays left"] == [1]
            assert read_file(tmp_path / "b.qdpx").strays == ()


def test_a_codebook_in_a_container_tells_what_lay_beside_it(tmp_path: Path) -> None:
    book = shared("interchange/spec-annex-a1-codebook.qdc").read_text(encoding="utf-8")
    (tmp_path / "k.qdpx").write_bytes(qdpx(book, {"a.bin": b"a"}, name="book.qdc"))
    done = rewrite(tmp_path / "k.qdpx", tmp_path / "a.qdc")
    assert [(one.what, one.examples) for one in done.lost] == [("strays left", ("a.bin",))]


def test_what_is_not_certain_is_told_before_and_after(tmp_path: Path) -> None:
    raw = project(text_source("A", inline="Hej", path="a.txt"), text_source("B", path="absolute:///c/b.txt"))
    files = {"a.txt": b"Annat", "sources/a/b.txt": b"1", "sources/b/b.txt": b"2"}
    (tmp_path / "a.qdpx").write_bytes(qdpx(raw, files))
    codes = [one.code for one in preview(tmp_path / "a.qdpx").problems]
    assert codes == ["exchange-texts-missing", "exchange-unclear", "exchange-two-texts"]
    done = rewrite(tmp_path / "a.qdpx", tmp_path / "b.qdpx")
    assert {one.what: one.count for one in done.lost} == {"paths": 1, "unclear": 1, "twofold": 1, "strays along": 3}


def test_a_file_of_somebody_who_took_back_the_consent_does_not_go_out(tmp_path: Path) -> None:
    rich = '<TextSource guid="t" name="A" plainTextPath="internal://a.txt" richTextPath="internal://a.docx"/>'
    (tmp_path / "k.qdpx").write_bytes(qdpx(project(rich), {"sources/a.txt": b"Hej", "sources/a.docx": b"hemligt"}))
    kept = read_file(tmp_path / "k.qdpx")
    study = Material(
        documents=(document_from_text("A", "Hej"),),
        respondents=(Respondent("R1", "P", "R1", withdrawn=date(2024, 1, 1)),),
        interviews=(Interview("I1", "P", transcript="A", respondents=("R1",)),),
    )
    assert write_qdpx(study, tmp_path / "a.qdpx", kept=kept).done
    with ZipFile(tmp_path / "a.qdpx") as archive:
        assert [name for name in archive.namelist() if name.startswith("sources/")] == []
