import shutil
from pathlib import Path

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
from lardom.fieldwork.respondents import KeyName
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
