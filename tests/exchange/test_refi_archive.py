import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from refi_files import project, qdpx

from lardom.exchange import refi_archive
from lardom.exchange.refi_archive import UnreadableExchangeError, attribute, identifier, local, open_archive


def opened(folder: Path, data: bytes) -> refi_archive.Archive:
    path = folder / "a.qdpx"
    path.write_bytes(data)
    return open_archive(path)


def refused(folder: Path, data: bytes) -> str:
    with pytest.raises(UnreadableExchangeError) as error:
        opened(folder, data)
    return error.value.code


def test_a_project_is_found_whatever_it_is_called_and_however_it_is_packed(tmp_path: Path) -> None:
    for name in ("project.qde", "Project.QDE", "Min studie.qde"):
        assert local(opened(tmp_path, qdpx(project(), name=name)).root) == "Project"
    assert local(opened(tmp_path, project().encode()).root) == "Project"
    assert local(opened(tmp_path, b"\xef\xbb\xbf" + project().encode()).root) == "Project"


@pytest.mark.parametrize(
    "namespace",
    ["urn:QDA-XML:project:1.0", "urn:QDA-XML:project:0:10", "http://schema.qdasoftware.org/versions/Project/v1.0"],
)
def test_every_version_of_the_namespace_is_accepted(namespace: str, tmp_path: Path) -> None:
    assert local(opened(tmp_path, project(namespace=namespace).encode()).root) == "Project"


@pytest.mark.parametrize("member", ["sources/a.txt", "Sources/A.TXT", "a.txt"])
@pytest.mark.parametrize("path", ["internal://a.txt", "a.txt", "sources/a.txt", "INTERNAL://A.txt"])
def test_a_text_is_found_by_its_last_name(member: str, path: str, tmp_path: Path) -> None:
    assert opened(tmp_path, qdpx(project(), {member: b"hej"})).text_member(path) == b"hej"


def test_no_path_leads_out_of_the_archive(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("hemligt", encoding="utf-8")
    archive = opened(tmp_path, qdpx(project(), {"../../x.txt": b"inside"}))
    for path in ("../secret.txt", f"absolute://{tmp_path}/secret.txt", "relative:///secret.txt", "secret.txt", ""):
        assert archive.text_member(path) is None
    # A member with dots in its name is read in memory and never written anywhere.
    assert archive.text_member("internal://x.txt") == b"inside"


def test_other_files_are_refused_in_one_word(tmp_path: Path) -> None:
    assert refused(tmp_path, b"<!DOCTYPE html><html></html>") == "exchange-web-page"
    assert refused(tmp_path, b"  <HTML>") == "exchange-web-page"
    assert refused(tmp_path, b"") == "exchange-no-project"
    assert refused(tmp_path, b"hej") == "exchange-no-project"
    assert refused(tmp_path, b"<Other/>") == "exchange-no-project"
    assert refused(tmp_path, b"<Project>") == "exchange-unreadable"
    assert refused(tmp_path, b"PK\x03\x04 cut") == "exchange-unreadable"
    assert refused(tmp_path, qdpx(project())[:-40]) == "exchange-unreadable"


def test_an_archive_without_a_project_is_refused(tmp_path: Path) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inner/project.qde", project())
    assert refused(tmp_path, packed.getvalue()) == "exchange-no-project"


def test_xml_that_declares_entities_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><Project>&b;</Project>'
    assert refused(tmp_path, bomb.encode()) == "exchange-unreadable"
    outside = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]><Project>&a;</Project>'
    assert refused(tmp_path, qdpx(outside)) == "exchange-unreadable"


def test_a_zip_bomb_is_refused_whatever_its_header_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refi_archive, "LARGEST_XML", 10_000)
    assert refused(tmp_path, qdpx(project(more=" " * 20_000))) == "exchange-huge"
    monkeypatch.setattr(refi_archive, "LARGEST_XML", 100_000)
    monkeypatch.setattr(refi_archive, "LARGEST_TEXT", 1000)
    assert opened(tmp_path, qdpx(project(), {"sources/a.txt": b"0" * 2000})).text_member("a.txt") is None


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableExchangeError):
        open_archive(tmp_path / "none.qdpx")


def test_guids_are_compared_without_braces_and_case(tmp_path: Path) -> None:
    root = opened(tmp_path, project().encode()).root
    (_, second) = root[0]
    assert identifier(second) == "u2"
    assert attribute(second, "ID") == "AL"
