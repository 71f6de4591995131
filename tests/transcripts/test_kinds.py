"""A file is what its content shows."""

import zipfile
from io import BytesIO

import pytest

from lardom.transcripts.kinds import kind_of
from lardom.transcripts.raw import UnreadableError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def packed(*names: str, mimetype: str = "") -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (packed("word/document.xml"), "docx"),
        (packed("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "odt"),
        (packed("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"), "xlsx"),
        (packed("xl/workbook.xml"), "xlsx"),
        (packed("ppt/presentation.xml"), "pptx"),
        (packed("a.txt"), "zip"),
        (OLE + "WordDocument".encode("utf-16-le"), "doc"),
        (b"%PDF-1.4\n", "pdf"),
        (rb"{\rtf1 Hej}", "rtf"),
        (b"\xef\xbb\xbfWEBVTT\n", "vtt"),
        ("WEBVTT\n".encode("utf-16"), "vtt"),
        (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nHej\r\n", "srt"),
        (b"<!DOCTYPE html><html>", "html"),
        (b'<?xml version="1.0"?><TEI/>', "tei"),
        (b"ID3\x03", "sound"),
        (b"\0\0\0 ftypM4A ", "sound"),
        (b"\x89PNG\r\n", "picture"),
        ("R1: Hej på dig.".encode("utf-16"), "text"),
    ],
)
def test_the_content_tells_the_kind(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


def test_a_locked_word_file_is_told_from_an_old_one() -> None:
    with pytest.raises(UnreadableError, match="encrypted"):
        kind_of(OLE + "EncryptedPackage".encode("utf-16-le"))
