"""Whether a file that the workbench has given out could run anything: each kind is opened as its own reader does."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator

import pypdfium2
from openpyxl import load_workbook

PROGRAM_PARTS = re.compile(r"vbaProject|activeX|embeddings/|afchunk|\.bin$", re.IGNORECASE)
OUTWARD = re.compile(r'Target="([^"]*)"[^>]*TargetMode="External"|TargetMode="External"[^>]*Target="([^"]*)"')
SAFE_TARGET = re.compile(r"https?:|mailto:|#", re.IGNORECASE)
BEGINS_A_FORMULA = tuple("=+-@\t\r")
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?%?")


def programs_in(name: str, content: bytes) -> list[str]:
    """Return what a reader of the file might run, told with where it stands; web pages are for the browser to say."""
    kind = name.rpartition(".")[2].casefold()
    look = {"docx": _docx, "xlsx": _xlsx, "csv": _csv, "pdf": _pdf}.get(kind)
    return [f"{name}: {one}" for one in look(content)] if look else []


def _parts(content: bytes) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as box:
        for name in box.namelist():
            yield name, box.read(name).decode("utf-8", "replace")


def _docx(content: bytes) -> Iterator[str]:
    for name, text in _parts(content):
        if PROGRAM_PARTS.search(name):
            yield f"the part {name}"
        if name.endswith(".rels"):
            targets = (found.group(1) or found.group(2) for found in OUTWARD.finditer(text))
            yield from (f"a link to {one}" for one in targets if not SAFE_TARGET.match(one))
        # A field is Word's own program: only those that number pages and build lists are ours.
        for field in re.findall(r"<w:instrText[^>]*>([^<]*)|w:instr=\"([^\"]*)", text):
            told = "".join(field).split()
            if told and told[0] not in {"PAGE", "NUMPAGES", "TOC", "REF", "PAGEREF", "SEQ", "HYPERLINK"}:
                yield f"the field {told[0]}"
            if told and told[0] == "HYPERLINK" and "script:" in " ".join(told).casefold():
                yield f"the field {' '.join(told)}"


def _xlsx(content: bytes) -> Iterator[str]:
    for name, text in _parts(content):
        if PROGRAM_PARTS.search(name) or "externalLink" in name:
            yield f"the part {name}"
        if name.endswith(".rels"):
            targets = (found.group(1) or found.group(2) for found in OUTWARD.finditer(text))
            yield from (f"a link to {one}" for one in targets if not SAFE_TARGET.match(one))
    for sheet in load_workbook(io.BytesIO(content)):
        for row in sheet.iter_rows():
            yield from (f"a formula in {cell.coordinate}" for cell in row if cell.data_type == "f")


def _csv(content: bytes) -> Iterator[str]:
    for number, row in enumerate(csv.reader(io.StringIO(content.decode("utf-8-sig"))), start=1):
        for cell in row:
            if cell.startswith(BEGINS_A_FORMULA) and not NUMBER.fullmatch(cell):
                yield f"row {number} begins a formula: {cell[:40]}"


def _pdf(content: bytes) -> Iterator[str]:
    for word in (
        b"/JavaScript",
        b"/JS ",
        b"/JS(",
        b"/Launch",
        b"/OpenAction",
        b"/AA ",
        b"/EmbeddedFile",
        b"/RichMedia",
    ):
        if word in content:
            yield f"the key {word.decode()}"
    document = pypdfium2.PdfDocument(content)
    try:
        for link in re.findall(rb"/URI\s*\(([^)]*)\)", content):
            if not SAFE_TARGET.match(link.decode("latin-1")):
                yield f"a link to {link.decode('latin-1')}"
        if not len(document):
            yield "no page, so nothing was looked at"
    finally:
        document.close()
