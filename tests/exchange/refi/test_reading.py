from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from refi_files import project, qdpx, selection, text_source
from refi_projects import everything, many
from shared_data import shared

from lardom.exchange.refi.companion import COMPANION
from lardom.exchange.refi.limits import LimitPassedError, Limits
from lardom.exchange.refi.packing import Package, without_places, write_codebook, write_package
from lardom.exchange.refi.reading import Exchange, main_texts, read_file
from lardom.exchange.refi.validity import faults
from lardom.exchange.refi.values import CodeBook, Project

FILES = (
    "nvivo-mac20-constructive-turn.qdpx", "spec-annex-a2-atlasti-mac8.qde", "spec-annex-a3-transana-draft-ns.qdpx",
)  # fmt: skip


def same(one: Project, other: Project) -> bool:
    """Whether two are the same but for the tool that wrote them and what was told of a machine."""
    return replace(without_places(one), origin="") == replace(other, origin="")


def again(found: Exchange, folder: Path) -> Exchange:
    write_package(found.package, folder / "b.qdpx")
    with ZipFile(folder / "b.qdpx") as archive:
        assert faults([archive.read("project.qde")], "Project") == ()
    return read_file(folder / "b.qdpx")


@pytest.mark.parametrize("name", FILES)
def test_a_real_project_is_written_valid_and_read_again_as_it_was(name: str, tmp_path: Path) -> None:
    first = read_file(shared(f"interchange/{name}"))
    second = again(first, tmp_path)
    assert same(first.project, second.project)
    assert (second.companion.origin, second.doubtful) == (first.origin, first.doubtful)
    assert second.project.kept == first.project.kept
    for name_, member in first.files.items():
        assert first.container.read(member) == second.container.read(second.files[name_])
    third = again(second, tmp_path)
    assert (third.project, third.companion) == (second.project, second.companion)


def test_a_real_codebook_is_written_valid_and_read_again_as_it_was(tmp_path: Path) -> None:
    first = read_file(shared("interchange/spec-annex-a1-codebook.qdc"))
    assert first.is_book
    write_codebook(CodeBook(codes=first.project.codes, sets=first.project.sets), tmp_path / "b.qdc")
    assert faults([(tmp_path / "b.qdc").read_bytes()], "CodeBook") == ()
    assert read_file(tmp_path / "b.qdc").project.codes == first.project.codes


def test_every_kind_of_thing_comes_back(tmp_path: Path) -> None:
    write_package(Package(everything()), tmp_path / "a.qdpx")
    assert replace(read_file(tmp_path / "a.qdpx").project, origin="") == everything()


def test_twenty_thousand_codings_over_two_hundred_texts_are_the_same_passages(tmp_path: Path) -> None:
    first = many(200, 20_000)
    write_package(Package(first), tmp_path / "a.qdpx")
    second = read_file(tmp_path / "a.qdpx").project
    assert replace(second, origin="") == first
    before, after = (
        [text.text[one.start : one.end] for text in main_texts(whole) for one in text.selections if text.text]
        for whole in (first, second)
    )
    assert (len(before), before) == (20_000, after)


def test_a_doubt_does_not_go_by_being_written(tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    path.write_bytes(qdpx(project(text_source("A", selection(1, 4, "k1"), inline="😀 två ord"))))
    first = read_file(path)
    assert list(first.doubtful.values()) == [(1, 4)]
    assert again(first, tmp_path).doubtful == first.doubtful


def test_what_the_schema_does_not_know_comes_back_from_the_companion(tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    path.write_bytes(qdpx(project(more="<Extra>å</Extra>")))
    first = read_file(path)
    second = again(first, tmp_path)
    assert "<Extra>å</Extra>" in [one.text for one in second.project.kept]
    assert second.project.kept == first.project.kept


def test_tables_of_a_study_lie_beside_the_project(tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    path.write_bytes(qdpx(project(), {COMPANION: b"{}", "lardom/tables/claims.csv": b"id"}))
    assert read_file(path).companion.tables == {"claims.csv": b"id"}
    with pytest.raises(LimitPassedError):
        read_file(path, Limits(text=1))


def test_what_nothing_points_at_goes_along_and_keeps_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    files = {
        "sources/a.txt": b"Hej",
        "Extra/b.bin": b"b",
        "sources/c.txt": b"c",
        "../d.bin": b"d",
        "lardom/e.bin": b"e",
    }
    path.write_bytes(qdpx(project(text_source("A", path="internal://a.txt")), files))
    first = read_file(path)
    assert first.strays == ("../d.bin", "Extra/b.bin", "lardom/e.bin", "sources/c.txt")
    second = again(first, tmp_path)
    names = [f"lardom/files/{name}" for name in ("Extra/b.bin", "lardom/e.bin", "sources/c.txt")]
    assert list(second.strays) == names
    assert [second.container.read(name) for name in names] == [b"b", b"e", b"c"]
    before = (tmp_path / "b.qdpx").read_bytes()
    write_package(second.package, tmp_path / "c.qdpx")
    assert (tmp_path / "c.qdpx").read_bytes() == before


def test_a_companion_that_cannot_be_read_goes_along_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    path.write_bytes(qdpx(project(), {COMPANION: b"{}"}))
    second = again(read_file(path), tmp_path)
    assert second.strays == ("lardom/files/lardom/companion.json",)
    assert second.companion.origin == "NVivo"


def test_a_file_of_a_path_that_cannot_be_decided_is_not_decided_by_being_written(tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    sources = [f'<PictureSource guid="{n}" path="absolute:///{n}/x.png"/>' for n in "ab"]
    path.write_bytes(qdpx(project(*sources), {"sources/x.png": b"bild"}))
    first = read_file(path)
    assert (first.unclear, first.files) == (("x.png", "x.png"), {})
    second = again(first, tmp_path)
    assert (second.files, second.strays) == ({}, ("lardom/files/sources/x.png",))
    assert second.missing_files == ("x.png", "x.png")


def test_what_is_kept_of_another_namespace_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    path.write_bytes(qdpx(project(more='<Odd>k<!-- c --><b xmlns="urn:other"/></Odd>')))
    second = again(read_file(path), tmp_path)
    assert '<Odd>k<!-- c --><b xmlns="urn:other"></b></Odd>' in [one.text for one in second.project.kept]
