import re
import zipfile
from pathlib import Path

import pytest
from refi_files import qdpx
from refi_projects import everything, number

from lardom.exchange.refi import packing
from lardom.exchange.refi.companion import Companion
from lardom.exchange.refi.container import UnreadableExchangeError, open_container
from lardom.exchange.refi.packing import Package, our_name, without_places, write_codebook, write_package
from lardom.exchange.refi.values import (
    AudioSource,
    Code,
    CodeBook,
    PdfSource,
    PictureSource,
    Project,
    TextSource,
    Transcript,
)  # fmt: skip

HOME = "absolute:///C:/Users/eva/Intervjuer/a.txt"


def test_the_same_values_are_the_same_bytes_and_nothing_tells_when(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_package(Package(everything(), Companion("NVivo", tables={"claims.csv": b"id\r\n"})), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    with zipfile.ZipFile(tmp_path / "a") as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "project.qde"
        assert "lardom/tables/claims.csv" in archive.namelist()


def test_texts_are_utf8_without_a_mark_and_with_plain_line_ends(tmp_path: Path) -> None:
    project = Project(name="p", sources=(TextSource(guid=number(1), text="å\r\nö"),))
    write_package(Package(project), tmp_path / "a")
    with zipfile.ZipFile(tmp_path / "a") as archive:
        assert archive.read(f"sources/{number(1)}.txt") == "å\nö".encode()
        assert f'plainTextPath="internal://{number(1)}.txt"'.encode() in archive.read("project.qde")
        assert archive.read("project.qde").startswith(b"<?xml")


def test_paths_tell_nothing_of_anybodys_machine(tmp_path: Path) -> None:
    project = Project(
        name="p", base="C:/Users/eva", origin="NVivo",
        sources=(
            TextSource(guid=number(1), path=HOME, rich=HOME), PictureSource(guid=number(2), path=HOME, current=HOME),
            PdfSource(guid=number(3), current=HOME, text=TextSource(guid=number(4), path=HOME)),
            AudioSource(guid=number(5), path=r"C:\\Users\\eva\\b.mp3", transcripts=(Transcript(guid=number(6), path=HOME),)),
        ),
        notes=(TextSource(guid=number(7), path="/home/eva/n.txt"),),
    )  # fmt: skip
    write_package(Package(project), tmp_path / "a")
    with zipfile.ZipFile(tmp_path / "a") as archive:
        xml = archive.read("project.qde").decode()
    assert not re.search("eva|Users|home|current|NVivo", xml)
    assert f'origin="{our_name()}"' in xml
    assert xml.count("relative:///") == 7
    assert without_places(without_places(project)) == without_places(project)


def test_two_texts_of_one_guid_have_files_of_their_own(tmp_path: Path) -> None:
    one = PdfSource(guid=number(1), text=TextSource(guid=number(1), text="a"))
    write_package(Package(Project(name="p", sources=(one, TextSource(guid=number(1), text="b")))), tmp_path / "a")
    with zipfile.ZipFile(tmp_path / "a") as archive:
        assert sorted(archive.read(name) for name in archive.namelist() if name.endswith(".txt")) == [b"a", b"b"]


def test_after_a_fault_nothing_has_been_written_and_what_lay_there_still_does(tmp_path: Path) -> None:
    (tmp_path / "broken.qdpx").write_bytes(
        qdpx("<Project/>", {"sources/a.mp3": b"ljud" * 99}).replace(b"ljud", b"LJUD")
    )
    container = open_container(tmp_path / "broken.qdpx")
    (tmp_path / "out.qdpx").write_bytes(b"before")
    package = Package(
        Project(name="p"), container=container, files={"b.mp3": "sources/a.mp3", "c.mp3": "sources/none.mp3"}
    )
    with pytest.raises(UnreadableExchangeError):
        write_package(package, tmp_path / "out.qdpx")
    assert (tmp_path / "out.qdpx").read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.qdpx", "out.qdpx"]


def test_a_codebook_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_codebook(CodeBook(codes=(Code(guid=number(1), name="a"),)), tmp_path / "a.qdc")
    assert our_name() in (tmp_path / "a.qdc").read_text(encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        write_codebook(CodeBook(), tmp_path / "none" / "a.qdc")
    monkeypatch.setattr(packing, "codebook_xml", lambda _: iter([1]))
    with pytest.raises(TypeError):
        write_codebook(CodeBook(), tmp_path / "b.qdc")
    assert [path.name for path in tmp_path.iterdir()] == ["a.qdc"]
