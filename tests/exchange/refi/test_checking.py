import json
import stat
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from refi_files import project, qdpx, selection, text_source
from refi_projects import everything, many, number
from shared_data import shared

from lardom.exchange.refi.checking import Checked, check_file
from lardom.exchange.refi.container import UnreadableExchangeError
from lardom.exchange.refi.packing import Package, write_package

RIGHT = '<Project xmlns="urn:QDA-XML:project:1.0" name="p"><Sources>{}</Sources></Project>'


def checked(folder: Path, data: bytes, name: str = "a.qdpx") -> Checked:
    (folder / name).write_bytes(data)
    return check_file(folder / name)


def codes(found: Checked) -> set[str]:
    return {one.code for one in found.troubles}


def source(path: str = "internal://a.txt", inside: str = "", more: str = "") -> str:
    return RIGHT.format(f'<TextSource guid="{number(1)}" plainTextPath="{path}"{more}>{inside}</TextSource>')


def passage(start: int, end: int) -> str:
    return f'<PlainTextSelection guid="{number(50 + start)}" startPosition="{start}" endPosition="{end}"/>'


TEXT = {"sources/a.txt": b"Hej du som hej"}


def test_what_lardom_writes_is_valid_and_without_doubt(tmp_path: Path) -> None:
    write_package(Package(many(3, 30)), tmp_path / "a.qdpx")
    found = check_file(tmp_path / "a.qdpx")
    assert found.is_valid
    assert codes(found) == {"exchange-midword"}
    assert dict(found.kinds)["Coding"] == 30
    write_package(Package(everything()), tmp_path / "b.qdpx")
    assert check_file(tmp_path / "b.qdpx").is_valid


def link() -> bytes:
    packed = BytesIO(qdpx(source(), TEXT))
    with zipfile.ZipFile(packed, "a") as archive:
        info = zipfile.ZipInfo("sources/b.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/hostname")
    return packed.getvalue()


def spoken(*positions: int | None) -> str:
    """Return a recording with a passage of its transcript ("Hej du som") between points with those positions."""
    points = "".join(
        f'<SyncPoint guid="{number(60 + n)}"{"" if at is None else f' position="{at}"'}/>'
        for n, at in enumerate(positions)
    )
    passage = f'<TranscriptSelection guid="{number(3)}" fromSyncPoint="{number(60)}" toSyncPoint="{number(61)}"/>'
    inside = f"<PlainTextContent>Hej du som</PlainTextContent>{points}{passage}"
    return RIGHT.format(
        f'<AudioSource guid="{number(1)}"><Transcript guid="{number(2)}" name="T">{inside}</Transcript></AudioSource>'
    )


FAULTS = {
    "exchange-inner-name": qdpx(source(), TEXT, name="Min studie.qde"),
    "exchange-folder": qdpx(source(), {"Sources/a.txt": b"Hej"}),
    "exchange-odd-member": link(),
    "exchange-stray": qdpx(source(), {**TEXT, "sources/b.mp3": b"ljud"}),
    "exchange-namespace": qdpx(source().replace(":1.0", ":0:10"), TEXT),
    "exchange-invalid": qdpx(source(more=' creationDateTime="i går"'), TEXT),
    "exchange-unknown": qdpx(source(more=' weight="3"'), TEXT),
    "exchange-no-texts": qdpx(source("internal://b.txt")),
    "exchange-two-texts": qdpx(source(inside="<PlainTextContent>Du</PlainTextContent>"), TEXT),
    "exchange-unclear": qdpx(source("internal://c/a.txt"), {"sources/a/a.txt": b"Hej", "sources/b/a.txt": b"Hej"}),
    "exchange-in-folder": qdpx(source(), {"P/sources/a.txt": b"Hej"}, name="P/project.qde"),
    "exchange-namespace-among": qdpx(source().replace("<Sources>", '<Sources xmlns="urn:x">'), TEXT),
    "exchange-no-points": qdpx(spoken(0, None)),
    "exchange-no-files": qdpx(RIGHT.format(f'<PictureSource guid="{number(1)}" path="internal://b.png"/>')),
    "exchange-encoding": qdpx(source(), {"sources/a.txt": "Åmåls kommun".encode("cp1252")}),
    "exchange-marks": qdpx(source(), {"sources/a.txt": b"\xef\xbb\xbfHej"}),
    "exchange-line-ends": qdpx(source(), {"sources/a.txt": b"a\r\nb"}),
    "exchange-counts": qdpx(
        source(inside=passage(3, 6) + passage(7, 10)).replace(' name="p"', ' name="p" origin="NVivo"'),
        {"sources/a.txt": "🙂 två ord".encode()},
    ),
    "exchange-outside": qdpx(source(inside=passage(3, 99)), TEXT),
    "exchange-empty": qdpx(source(inside=passage(3, 3)), TEXT),
    "exchange-midword": qdpx(source(inside=passage(1, 6)), TEXT),
    "exchange-guid-twice": qdpx(RIGHT.format(f'<PictureSource guid="{number(1)}"/>' * 2)),
    "exchange-dangling": qdpx(source(more=f' creatingUser="{number(7)}"'), TEXT),
    "exchange-paths": qdpx(RIGHT.format(f'<PictureSource guid="{number(1)}" currentPath="absolute:///C:/Users/eva/a.png"/>')),
}  # fmt: skip


@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_is_found_and_no_other(code: str, tmp_path: Path) -> None:
    others = {
        "exchange-unknown": {"exchange-invalid"}, "exchange-two-texts": {"exchange-stray"},
        "exchange-unclear": {"exchange-no-texts", "exchange-stray"},
    }.get(code, set())  # fmt: skip
    assert codes(checked(tmp_path, FAULTS[code])) == {code} | others


def test_faults_of_one_kind_are_counted_and_the_first_line_told(tmp_path: Path) -> None:
    found = checked(tmp_path, project(text_source("A", selection(0, 1, "k1"), inline="x")).encode(), "a.qde")
    invalid = [one for one in found.troubles if one.code == "exchange-invalid"]
    assert invalid[0].row == 1
    assert sum(int(str(one.facts["count"])) for one in invalid) > len(invalid)
    assert not found.is_valid


@pytest.mark.parametrize(
    ("positions", "code"),
    [((0, 999), "exchange-outside"), ((0, 0), "exchange-empty"), ((1, 6), "exchange-midword"), ((0, 6), None)],
)
def test_passages_of_transcripts_are_looked_at_as_those_of_texts(
    positions: tuple[int, int], code: str | None, tmp_path: Path
) -> None:
    found = checked(tmp_path, qdpx(spoken(*positions)))
    assert codes(found) == ({code} if code else set())
    assert found.is_valid == (code != "exchange-outside")
    for one in found.troubles:
        assert one.facts["total"] == 1
        assert one.facts["places"] == "T ({}–{})".format(*positions)


def test_passages_are_looked_at_wherever_their_text_lies(tmp_path: Path) -> None:
    text = f"<PlainTextContent>Hej du</PlainTextContent>{passage(0, 99)}"
    words = f'guid="{number(2)}">{text}'
    area = f'<PDFSelection guid="{number(3)}" page="0" firstX="1" firstY="1" secondX="2" secondY="2">'
    for inside in (
        f'<PictureSource guid="{number(1)}" name="P"><TextDescription {words}</TextDescription></PictureSource>',
        f'<PDFSource guid="{number(1)}" name="P">{area}<Representation {words}</Representation></PDFSelection></PDFSource>',
    ):
        (found,) = checked(tmp_path, RIGHT.format(inside).encode(), "a.qde").troubles
        assert (found.code, found.facts["places"]) == ("exchange-outside", "P (0–99)")
    note = f'<Notes><Note guid="{number(2)}" name="N">{text}</Note></Notes></Project>'
    whole = RIGHT.format(f'<PictureSource guid="{number(1)}"/>').replace("</Project>", note)
    assert codes(checked(tmp_path, whole.encode(), "a.qde")) == {"exchange-outside"}


def test_what_stands_in_another_namespace_is_no_fault_of_the_project_s_own(tmp_path: Path) -> None:
    found = checked(tmp_path, qdpx(source(inside='<Odd xmlns="urn:other"/>'), TEXT))
    assert codes(found) == {"exchange-invalid", "exchange-unknown"}


def test_a_second_of_what_there_can_be_one_of_counts_once(tmp_path: Path) -> None:
    found = checked(tmp_path, qdpx(source(inside="<Description>a</Description><Description>b</Description>"), TEXT))
    told = next(one.facts["told"] for one in found.troubles if one.code == "exchange-unknown")
    assert told == "TextSource Description (1)"


def test_what_is_no_such_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableExchangeError):
        checked(tmp_path, json.dumps({}).encode())


def test_real_files_are_as_was_measured() -> None:
    assert not check_file(shared("interchange/spec-annex-a3-transana-draft-ns.qdpx")).is_valid
    for name in ("nvivo-mac20-constructive-turn.qdpx", "spec-annex-a2-atlasti-mac8.qde", "spec-annex-a1-codebook.qdc"):
        assert check_file(shared(f"interchange/{name}")).is_valid
