import stat
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from refi_files import project, qdpx

from lardom.exchange.refi.container import Container, UnreadableExchangeError, open_container
from lardom.exchange.refi.limits import LimitPassedError, Limits


def opened(folder: Path, data: bytes, limits: Limits | None = None) -> Container:
    path = folder / "a.qdpx"
    path.write_bytes(data)
    return open_container(path, limits or Limits())


def refused(folder: Path, data: bytes) -> str:
    with pytest.raises(UnreadableExchangeError) as error:
        opened(folder, data)
    return error.value.code


def passed(folder: Path, data: bytes, **limits: int) -> str:
    def all_of_it() -> None:
        found = opened(folder, data, Limits(**limits))
        found.read(found.project, "xml")
        for member in found.sizes:
            found.read(member)

    with pytest.raises(LimitPassedError) as error:
        all_of_it()
    return error.value.name


def test_a_project_is_found_whatever_it_is_called_and_however_it_is_packed(tmp_path: Path) -> None:
    for name in ("project.qde", "Project.QDE", "Min studie.qde"):
        found = opened(tmp_path, qdpx(project(), name=name))
        assert found.read(found.project, "xml").decode() == project()
    bare = opened(tmp_path, b"\xef\xbb\xbf" + project().encode())
    assert (bare.project, bare.read("", "xml")[3:].decode()) == ("", project())


def test_no_path_leads_out_of_the_container(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("hemligt", encoding="utf-8")
    found = opened(tmp_path, qdpx(project(), {"../../x.txt": b"inside"}))
    paths = ["../secret.txt", f"absolute://{tmp_path}/secret.txt", "relative:///secret.txt", "secret.txt", ""]
    assert found.found(paths).members == {}
    # A member with dots in its name is read in memory, never written anywhere, and told of.
    assert found.read(found.found(["internal://x.txt"]).members["internal://x.txt"]) == b"inside"
    assert found.odd == ("../../x.txt",)


def test_a_link_in_the_container_is_not_followed(tmp_path: Path) -> None:
    packed = BytesIO(qdpx(project()))
    with zipfile.ZipFile(packed, "a") as archive:
        link = zipfile.ZipInfo("sources/a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/hostname")
    found = opened(tmp_path, packed.getvalue())
    assert (found.found(["a.txt"]).members, found.odd) == ({}, ("sources/a.txt",))


def test_what_is_our_own_beside_the_project_is_no_file_of_it(tmp_path: Path) -> None:
    found = opened(tmp_path, qdpx(project(), {"lardom/files/a.txt": b"hej"}))
    assert found.found(["internal://a.txt", "internal://lardom/files/a.txt", "a.txt"]).members == {}


def test_a_folder_that_was_zipped_instead_of_what_is_in_it_is_read(tmp_path: Path) -> None:
    debris = {"P/.DS_Store": b"x", "__MACOSX/P/._project.qde": b"x", ".DS_Store": b"x"}
    found = opened(tmp_path, qdpx(project(), {"P/sources/a.txt": b"hej", **debris}, name="P/project.qde"))
    assert (found.inside, found.project) == ("P/", "project.qde")
    assert found.read(found.project, "xml").decode() == project()
    assert found.read(found.found(["internal://a.txt"]).members["internal://a.txt"]) == b"hej"


@pytest.mark.parametrize(
    "others", [{"Q/project.qde": b"<Project/>"}, {"P/other.qde": b"<Project/>"}, {"a.txt": b"hej"}, {"Q/a.txt": b"hej"}]
)
def test_where_it_is_not_certain_which_folder_is_meant_none_is_taken(others: dict[str, bytes], tmp_path: Path) -> None:
    assert refused(tmp_path, qdpx(project(), others, name="P/project.qde")) == "exchange-no-project"


def test_other_files_are_refused_in_one_word(tmp_path: Path) -> None:
    assert refused(tmp_path, b"<!DOCTYPE html><html></html>") == "exchange-web-page"
    assert refused(tmp_path, b"  <HTML>") == "exchange-web-page"
    assert refused(tmp_path, b"") == "exchange-no-project"
    assert refused(tmp_path, b"hej") == "exchange-no-project"
    assert refused(tmp_path, b"PK\x03\x04 cut") == "exchange-unreadable"
    assert refused(tmp_path, qdpx(project())[:-40]) == "exchange-unreadable"


def test_a_container_without_a_project_is_refused(tmp_path: Path) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one/two/project.qde", project())
    assert refused(tmp_path, packed.getvalue()) == "exchange-no-project"


def test_a_bomb_is_refused_whatever_its_header_says(tmp_path: Path) -> None:
    large = qdpx(project(more=" " * 20_000), {"sources/a.txt": b"0" * 2_000, "sources/b.txt": b"1"})
    assert passed(tmp_path, large, xml=10_000) == "xml"
    assert passed(tmp_path, large, text=1_000) == "text"
    assert passed(tmp_path, large, unpacked=10_000) == "unpacked"
    assert passed(tmp_path, large, members=2) == "members"
    assert passed(tmp_path, large, file=20) == "file"
    lying = large.replace((2_000).to_bytes(4, "little"), (20).to_bytes(4, "little"))
    found = opened(tmp_path, lying)
    with pytest.raises(UnreadableExchangeError):
        found.read("sources/a.txt")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableExchangeError):
        open_container(tmp_path / "none.qdpx")


def test_only_what_the_zip_reader_meets_is_damage(tmp_path: Path) -> None:
    found = opened(tmp_path, qdpx(project()))
    with pytest.raises(KeyError), found.kept_open():
        raise KeyError("a fault of ours")
