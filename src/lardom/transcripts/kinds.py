"""What kind of file something is: by its content first, by its name second."""

import re
import zipfile
from io import BytesIO

from lardom.transcripts.raw import UnreadableError
from lardom.transcripts.sizes import open_zip

SUFFIXES = {
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".odt": "odt", ".ott": "odt", ".fodt": "odt", ".rtf": "rtf",
    ".pdf": "pdf", ".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", ".vtt": "vtt", ".srt": "srt",
    ".json": "json", ".xml": "tei", ".csv": "csv", ".tsv": "csv", ".tab": "csv",
    ".html": "html", ".htm": "html", ".xhtml": "html",
}  # fmt: skip
"""The kind that each suffix promises."""

BINARY = frozenset({"docx", "odt", "rtf", "pdf"})
"""Kinds that are never plain text."""

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_SOUNDS = (b"ID3", b"OggS", b"RIFF", b"fLaC", b"\xff\xfb", b"\xff\xf3", b"\x1aE\xdf\xa3", b"#!AMR")
_SRT = re.compile(r"\s*\d+\s*\n\s*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}\s*-->")
_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")


def kind_of(data: bytes) -> str:
    r"""Return the kind that the content shows: one of `SUFFIXES`, a key of `wording.KINDS`, or `"text"`.

    Raises `UnreadableError` for a file that is locked, or a zipped one that is damaged.

    >>> kind_of(b"WEBVTT\n\n"), kind_of(b"%PDF-1.4 ..."), kind_of(b"R1: Hej!")
    ('vtt', 'pdf', 'text')
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if _PACKAGE in data:
            raise UnreadableError("encrypted")
        return "doc" if _WORD in data else "ole"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_PICTURES):
        return "picture"
    if data.startswith(_SOUNDS) or data[4:8] == b"ftyp":
        return "sound"
    return _textual(data)


def _zipped(data: bytes) -> str:
    archive = open_zip(data)
    names = set(archive.namelist())
    if "word/document.xml" in names or any(name.startswith("word/") for name in names):
        return "docx"
    if "mimetype" in names or "content.xml" in names:
        declared = _start(data, "mimetype")
        if b"opendocument.text" in declared or (not declared and "content.xml" in names):
            return "odt"
        return "xlsx" if b"spreadsheet" in declared else "zip"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    return "pptx" if any(name.startswith("ppt/") for name in names) else "zip"


def _start(data: bytes, name: str) -> bytes:
    try:
        with zipfile.ZipFile(BytesIO(data)).open(name) as opened:
            return opened.read(200)
    except (KeyError, zipfile.BadZipFile, RuntimeError, ValueError, NotImplementedError, OSError):
        return b""


def _textual(data: bytes) -> str:
    head = data[:4000]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "latin-1", "replace").removeprefix("ï»¿").lstrip("\ufeff \t\r\n")
    lowered = text[:2000].lower()
    if text.startswith("WEBVTT"):
        return "vtt"
    if lowered.startswith(("<!doctype html", "<html", "<head", "<body")):
        return "html"
    if lowered.startswith("<?xml") and "<html" in lowered:
        return "html"
    if "office:document" in text and text.startswith("<?xml"):
        return "odt"
    if text.startswith("<?xml") or re.match(r"<(?:\w+:)?(?:TEI|teiCorpus)\b", text):
        return "tei"
    return "srt" if _SRT.match(text.replace("\r\n", "\n")) else "text"
