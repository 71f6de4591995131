"""Round trips with real peers, Taguette and qc, as their own commands and code make and read files.

They are brought from the package registry into environments of their own (.cache/peers) with the project's uv, never into
the lock. LARDOM_PEERS=1 runs these tests.
"""

import os
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from refi_projects import coding, number

from lardom.claims.material import Material
from lardom.coding.codebook import Code as OwnCode
from lardom.exchange.folder import open_study
from lardom.exchange.qdpx import read_qdpx
from lardom.exchange.refi.checking import check_file
from lardom.exchange.refi.packing import Package, write_package
from lardom.exchange.refi.reading import main_texts, read_file
from lardom.exchange.refi.values import Code, Project, TextSelection, TextSource, User
from lardom.exchange.refi_study import read_into, rewrite, write_qdc
from lardom.exchange.writing import write_study_folder
from lardom.study.settings import StudySettings

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [
    pytest.mark.peers,
    pytest.mark.skipif(
        not os.environ.get("LARDOM_PEERS"), reason="LEFT OUT: peers from the registry; LARDOM_PEERS=1 runs them"
    ),
]
TEXT = "Första raden.\nAndra raden är här 😀 ja.\nTredje raden.\n"


def brought(name: str, *packages: str) -> Path:
    """Return the folder of a peer's commands, brought once."""
    home = ROOT / ".cache" / "peers" / name
    uv = str(ROOT / ".tools" / "bin" / "uv")
    if not (home / "ready").exists():
        subprocess.run([uv, "venv", "-q", "--allow-existing", "--python", sys.executable, str(home)], check=True)
        subprocess.run([uv, "pip", "install", "-q", "--python", str(home / "bin" / "python"), *packages], check=True)
        (home / "ready").touch()
    return home / "bin"


def qc(folder: Path, *words: str) -> str:
    """Run a command of qc; a `breakpoint()` left in its release is passed over."""
    environment = {**os.environ, "PYTHONBREAKPOINT": "0"}
    program = brought("qc", "qualitative-coding==1.7.8") / "qc"
    done = subprocess.run(
        [program, *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


def lined() -> Project:
    """Return a project whose passages are whole lines, named as qc names them."""
    lines = TEXT.splitlines()
    starts = [TEXT.index(line) for line in lines]
    told = [(1, 11), (2, 12), (0, 11), (1, 12)]
    selections = tuple(
        TextSelection(
            guid=number(50 + n), name=f"line:{line}", start=starts[line], end=starts[line] + len(lines[line]),
            codings=(coding(70 + n, code),),
        )
        for n, (line, code) in enumerate(told)
    )  # fmt: skip
    return Project(
        name="p",
        users=(User(guid=number(1), name="Eva"),),
        codes=(
            Code(guid=number(10), name="vard"),
            Code(guid=number(11), name="nytta", depth=1),
            Code(guid=number(12), name="oro"),
        ),
        sources=(TextSource(guid=number(20), name="a.txt", text=TEXT, selections=selections),),
    )


def what_is_coded(project: Project) -> Counter[tuple[str, str, str]]:
    """Return what is coded with what by whom, in words."""
    codes = {one.guid: one.name for one in project.codes}
    users = {one.guid: one.name for one in project.users}
    return Counter(
        ((text.text or "")[one.start : one.end].strip(), codes[coded.code], users[coded.user])
        for text in main_texts(project)
        for one in text.selections
        for coded in one.codings
    )


def test_what_we_write_qc_reads_and_what_it_writes_back_we_read_the_same(tmp_path: Path) -> None:
    write_package(Package(lined()), tmp_path / "ours.qdpx")
    place = tmp_path / "qc"
    place.mkdir()
    qc(place, "init", "--import", "../ours.qdpx")
    qc(place, "export", "../theirs.qdpx")
    assert check_file(tmp_path / "theirs.qdpx").is_valid
    theirs = read_file(tmp_path / "theirs.qdpx").project
    assert what_is_coded(theirs) == what_is_coded(lined())
    assert {(one.name, one.depth) for one in theirs.codes} == {("vard", 0), ("nytta", 1), ("oro", 0)}
    assert rewrite(tmp_path / "theirs.qdpx", tmp_path / "again.qdpx").done
    second = tmp_path / "qc2"
    second.mkdir()
    qc(second, "init", "--import", "../again.qdpx")
    qc(second, "export", "../twice.qdpx")
    assert what_is_coded(read_file(tmp_path / "twice.qdpx").project) == what_is_coded(lined())


@pytest.mark.parametrize(
    ("name", "sources", "codes", "codings"), [("demo.qdpx", 2, 262, 205), ("refi_qda/nvivo_project.qdpx", 2, 262, 0)]
)
def test_the_files_qc_brings_along_are_read_with_what_was_counted_in_them(
    name: str, sources: int, codes: int, codings: int, tmp_path: Path
) -> None:
    package = next((brought("qc", "qualitative-coding==1.7.8").parent / "lib").glob("python*/site-packages"))
    file = package / "qualitative_coding" / name
    first = read_file(file)
    assert (len(first.project.sources), len(first.project.codes)) == (sources, codes)
    assert first.elements.get("Coding", 0) == codings
    assert check_file(file).is_valid
    assert rewrite(file, tmp_path / "b.qdpx").done
    assert check_file(tmp_path / "b.qdpx").is_valid
    second = read_file(tmp_path / "b.qdpx")
    assert replace(second.project, origin="", base="") == replace(first.project, origin="", base="")
    assert read_into(file, tmp_path / "study").done
    assert open_study(tmp_path / "study").errors == ()


TAGUETTE = """
import sys
from types import SimpleNamespace as Tag
from taguette import export, import_codebook
export.codebook_xml([Tag(path=path, description="") for path in ("vård", "vård.nytta", "oro")], sys.argv[1])
with open(sys.argv[2], "rb") as stream:
    print("|".join(f"{tag.path if hasattr(tag, 'path') else tag[0] if isinstance(tag, tuple) else tag}" for tag in import_codebook.list_tags_csv(stream)))
"""


def test_taguettes_codebook_is_read_and_mended_and_ours_it_reads(tmp_path: Path) -> None:
    python = brought("taguette", "taguette==1.5.2", "setuptools<81") / "python"
    study = Material(
        settings=StudySettings(language="en"),
        codes=(OwnCode("v", "Vård", definition="Om vård"), OwnCode("n", "Nytta", "v", order=1)),
    )
    assert write_study_folder(study, tmp_path / "study") == ()
    done = subprocess.run(
        [python, "-c", TAGUETTE, tmp_path / "theirs.qdc", tmp_path / "study" / "codebook.csv"],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Vård" in done.stdout
    found, problems = read_qdpx(tmp_path / "theirs.qdc")
    assert [code.name for code in found.codes] == ["vård", "vård.nytta", "oro"]
    assert problems == ()
    # An empty list of sets is what the schema forbids and Taguette writes.
    checked = check_file(tmp_path / "theirs.qdc")
    assert {one.code for one in checked.troubles} == {"exchange-invalid"}
    assert rewrite(tmp_path / "theirs.qdc", tmp_path / "mended.qdc").done
    assert check_file(tmp_path / "mended.qdc").troubles == ()
    assert write_qdc(study, tmp_path / "ours.qdc").done


def test_what_qc_cannot_open_is_told_by_the_check(tmp_path: Path) -> None:
    write_package(Package(lined()), tmp_path / "a.qdpx")
    with zipfile.ZipFile(tmp_path / "a.qdpx") as whole, zipfile.ZipFile(tmp_path / "b.qdpx", "w") as other:
        for name in whole.namelist():
            other.writestr("Min studie.qde" if name == "project.qde" else name, whole.read(name))
    assert {one.code for one in check_file(tmp_path / "b.qdpx").troubles} == {"exchange-inner-name"}
