"""Word documents (docx): paragraphs and tables in the order of the page."""

import re
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from lardom.transcripts.encoding import clean
from lardom.transcripts.markup import local, parse_xml
from lardom.transcripts.raw import Running, UnreadableError
from lardom.transcripts.sizes import open_zip, part
from lardom.transcripts.tables import Paragraph, row_lines, running_text

# Read straight from the XML: python-docx needs about four times as long and leaves out content controls.
_MAIN = re.compile(rb'Target="/?([^"]+)"[^>]*officeDocument"|officeDocument"[^>]*Target="/?([^"]+)"')
_PIECES = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}
_AWAY = ("del", "moveFrom", "Fallback", "pict")


def read_word(data: bytes) -> Running:
    """Return the running text of a Word document: a line per paragraph, table cells parted by tabs.

    Deleted text (tracked changes), comments, notes, headers and footers are left out. The bold beginning
    of each paragraph is kept, for speakers are often told by it. Raises `UnreadableError` when the file is
    damaged, locked or too large.

    >>> from io import BytesIO
    >>> from docx import Document
    >>> page, file = Document(), BytesIO()
    >>> added = page.add_paragraph("R1: Ja, precis.")
    >>> page.save(file)
    >>> read_word(file.getvalue()).text
    'R1: Ja, precis.'
    """
    archive = open_zip(data)
    root = parse_xml(part(archive, _main_part(archive)))
    body = next((each for each in root if local(each.tag) == "body"), None)
    if body is None:
        raise UnreadableError("damaged")
    for unwanted in [each for each in body.iter() if local(each.tag) in _AWAY]:
        parent = unwanted.getparent()
        if parent is not None:
            parent.remove(unwanted)
    return running_text(_blocks(body))


def _main_part(archive: ZipFile) -> str:
    names = archive.namelist()
    if "word/document.xml" in names:
        return "word/document.xml"
    if "_rels/.rels" in names:
        found = _MAIN.search(part(archive, "_rels/.rels"))
        if found:
            return (found[1] or found[2]).decode()
    raise UnreadableError("damaged")


def _blocks(container: etree._Element) -> Iterator[Paragraph]:
    for child in container:
        name = local(child.tag)
        if name == "p":
            yield from _paragraph(child)
        elif name == "tbl":
            for row in child.iterchildren():
                yield from _row(row)
        elif name not in {"sectPr", "tblPr", "tblGrid", "sdtPr", "tcPr", "trPr"}:
            yield from _blocks(child)


def _row(row: etree._Element) -> Iterator[Paragraph]:
    if local(row.tag) == "sdt":
        for inner in row.iter():
            if local(inner.tag) == "tr":
                yield from _row(inner)
        return
    cells = [list(_blocks(cell)) for cell in _cells(row)]
    yield from row_lines(cells)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        name = local(child.tag)
        if name == "tc":
            yield child
        elif name in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _cells(child)


def _paragraph(paragraph: etree._Element) -> Iterator[Paragraph]:
    boxes = [each for each in paragraph.iter() if local(each.tag) == "txbxContent"]
    for box in boxes:
        parent = box.getparent()
        if parent is not None:
            parent.remove(box)
    texts: list[str] = []
    bold = 0
    leading = True
    for run in paragraph.iter():
        if local(run.tag) != "r":
            continue
        text = "".join(_run(run))
        texts.append(text)
        if leading and text.strip():
            leading = _is_bold(run)
        if leading:
            bold += len(text)
    yield Paragraph(clean("".join(texts)), bold)
    for box in boxes:
        yield from _blocks(box)


def _run(run: etree._Element) -> Iterator[str]:
    for piece in run:
        name = local(piece.tag)
        if name == "t":
            yield piece.text or ""
        elif name in _PIECES:
            yield _PIECES[name]


def _is_bold(run: etree._Element) -> bool:
    for properties in run:
        if local(properties.tag) != "rPr":
            continue
        for each in properties:
            name = local(each.tag)
            value = next((text for key, text in each.attrib.items() if local(key) == "val"), "true")
            if name == "b":
                return value not in {"0", "false", "off"}
            if name == "rStyle" and value in {"Strong", "Stark", "Fett"}:
                return True
    return False
