"""Every bad file gives a sentence, never a crash, and writes nothing that it should not."""

from pathlib import Path

import pytest
from refi_bad import REFUSED, TOLD

from lardom.exchange.qdpx import QdpxProject, read_qdpx
from lardom.exchange.refi.checking import check_file
from lardom.exchange.refi.container import UnreadableExchangeError
from lardom.exchange.refi.limits import LimitPassedError, Limits
from lardom.exchange.refi.validity import faults
from lardom.exchange.refi_study import preview, read_into, rewrite
from lardom.exchange.troubles import tell

SMALL = Limits(xml=1_000_000, text=1_000_000, unpacked=2_500_000, members=200, elements=20_000)


def put(folder: Path, data: bytes) -> Path:
    path = folder / "bad.qdpx"
    path.write_bytes(data)
    return path


def test_there_are_enough_of_them() -> None:
    assert len(REFUSED) + len(TOLD) >= 60


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_read_is_told_in_one_sentence_and_writes_nothing(
    kind: str, language: str, tmp_path: Path
) -> None:
    spoken = "sv" if language == "sv" else "en"
    path = put(tmp_path, REFUSED[kind])
    found, problems = read_qdpx(path, language=spoken, limits=SMALL)  # type: ignore[arg-type]
    assert found == QdpxProject("bad.qdpx")
    assert [one.severity for one in problems] == ["error"]
    assert problems[0].message.endswith(".")
    assert "Traceback" not in str(problems[0])
    assert problems[0].way_out
    with pytest.raises((UnreadableExchangeError, LimitPassedError)):
        check_file(path, limits=SMALL)
    assert not read_into(path, tmp_path / "study", limits=SMALL).done
    assert not rewrite(path, tmp_path / "new.qdpx", limits=SMALL).done
    assert [one.name for one in tmp_path.iterdir()] == ["bad.qdpx"]


@pytest.mark.parametrize("kind", TOLD)
def test_what_is_read_in_part_is_told_and_can_be_mended(kind: str, tmp_path: Path) -> None:
    path = put(tmp_path, TOLD[kind])
    found = preview(path, language="en", limits=SMALL)
    assert found.can_come, found.problems
    checked = check_file(path, limits=SMALL)
    told = [tell(one, "en") for one in checked.troubles] + [tell(one, "sv") for one in checked.troubles]
    silent = {"a companion that is none", "a companion of another kind", "a companion of a thousand brackets",
              "tables that lead outside", "codes a thousand deep", "names with line breaks", "names that are empty"}  # fmt: skip
    assert told or kind in silent, kind
    assert rewrite(path, tmp_path / "new.qdpx", limits=SMALL).done
    mended = check_file(tmp_path / "new.qdpx", limits=SMALL)
    assert mended.is_valid or {one.code for one in mended.troubles if one.severity == "error"} == {"exchange-outside"}
    assert mended.exchange is not None
    assert faults(mended.exchange.container.pieces("project.qde", "xml"), "Project") == ()
    before = {one.name for one in tmp_path.parent.rglob("*")}
    read_into(path, tmp_path / "in" / "study", limits=SMALL)
    after = {one for one in tmp_path.parent.rglob("*") if one.name not in before}
    assert all(one.is_relative_to(tmp_path / "in") for one in after)
    assert not list(tmp_path.parent.rglob("escaped.csv"))
