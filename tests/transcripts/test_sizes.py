"""Files that would grow without end are refused before they do."""

import zipfile
from io import BytesIO

import pytest

from lardom.transcripts.raw import UnreadableError
from lardom.transcripts.sizes import HARMLESS, megabytes, open_zip, part


def packed(name: str, content: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def test_a_part_that_grows_a_thousandfold_is_refused() -> None:
    with pytest.raises(UnreadableError, match="too large unpacked"):
        part(open_zip(packed("a.xml", b" " * (HARMLESS + 1))), "a.xml")


def test_a_small_part_may_repeat_itself() -> None:
    assert part(open_zip(packed("a.xml", b"ja " * 100_000)), "a.xml") == b"ja " * 100_000


def test_an_archive_that_declares_more_than_the_limit_is_refused() -> None:
    data = bytearray(packed("a.xml", b"ja"))
    directory = data.rfind(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (300 * 1024 * 1024).to_bytes(4, "little")
    with pytest.raises(UnreadableError, match="too large unpacked"):
        open_zip(bytes(data))


def test_a_part_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(packed("a.xml", b"ja " * 5000))
    directory = data.rfind(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    with pytest.raises(UnreadableError, match="damaged"):
        part(open_zip(bytes(data)), "a.xml")


def test_a_missing_part_is_damage() -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        part(open_zip(packed("a.xml", b"")), "word/document.xml")


def test_sizes_are_told_in_whole_megabytes() -> None:
    assert [megabytes(0), megabytes(3 * 1024 * 1024 + 5)] == [1, 3]
