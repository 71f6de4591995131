import stat
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from refi_files import project, qdpx

from lardom.exchange.refi.container import Container, UnreadableExchangeError, last_name, open_container
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
        for member in found.members.values():
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


@pytest.mark.parametrize("member", ["sources/a.txt", "Sources/A.TXT", "a.txt"])
@pytest.mark.parametrize("path", ["internal://a.txt", "a.txt", "sources/a.txt", "INTERNAL://A.txt"])
def test_a_file_is_found_by_its_last_name(member: str, path: str, tmp_path: Path) -> None:
    found = opened(tmp_path, qdpx(project(), {member: b"hej"}))
    assert found.read(found.member(path) or "?") == b"hej"


def test_no_path_leads_out_of_the_container(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("hemligt", encoding="utf-8")
    found = opened(tmp_path, qdpx(project(), {"../../x.txt": b"inside"}))
    for path in ("../secret.txt", f"absolute://{tmp_path}/secret.txt", "relative:///secret.txt", "secret.txt", ""):
        assert found.member(path) is None
    # A member with dots in its name is read in memory, never written anywhere, and told of.
    assert found.read(found.member("internal://x.txt") or "?") == b"inside"
    assert found.odd == ("../../x.txt",)


def test_a_link_in_the_container_is_not_followed(tmp_path: Path) -> None:
    packed = BytesIO(qdpx(project()))
    with zipfile.ZipFile(packed, "a") as archive:
        link = zipfile.ZipInfo("sources/a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/hostname")
    found = opened(tmp_path, packed.getvalue())
    assert (found.member("a.txt"), found.odd) == (None, ("sources/a.txt",))


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
        archive.writestr("inner/project.qde", project())
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


def test_the_last_name_of_a_path_is_the_same_for_every_system() -> None:
    assert [last_name(one) for one in ("C:\\a\\b.txt", "/a/b.txt", "b.txt", "")] == ["b.txt", "b.txt", "b.txt", ""]


def test_only_what_the_zip_reader_meets_is_damage(tmp_path: Path) -> None:
    found = opened(tmp_path, qdpx(project()))
    with pytest.raises(KeyError), found.kept_open():
        raise KeyError("a fault of ours")
