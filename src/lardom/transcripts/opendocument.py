"""OpenDocument texts (odt, and the flat fodt): paragraphs and tables in the order of the page."""

from collections.abc import Iterator

from lxml import etree

from lardom.transcripts.encoding import clean
from lardom.transcripts.markup import local, parse_xml
from lardom.transcripts.raw import Running, UnreadableError
from lardom.transcripts.sizes import open_zip, part
from lardom.transcripts.tables import Paragraph, row_lines, running_text

_AWAY = {
    "note",
    "annotation",
    "annotation-end",
    "title",
    "desc",
    "ruby-text",
    "tracked-changes",
    "sequence-decls",
    "forms",
    "table-of-content",
    "alphabetical-index",
    "bibliography",
    "binary-data",
}
_MOST_BLANKS = 1000


def read_opendocument(data: bytes) -> Running:
    """Return the running text of an OpenDocument text: a line per paragraph, table cells parted by tabs.

    Deleted text, comments, notes and tables of contents are left out. Raises `UnreadableError` when the file
    is damaged, locked with a password or too large.

    >>> flat = "<document><body><text><p>R1: Ja,<s c='2'/>precis.</p></text></body></document>"
    >>> read_opendocument(flat.encode()).text
    'R1: Ja,  precis.'
    """
    if data.startswith(b"PK"):
        archive = open_zip(data)
        names = archive.namelist()
        if "encrypted-package" in names:
            raise UnreadableError("encrypted")
        if "META-INF/manifest.xml" in names and b"encryption-data" in part(archive, "META-INF/manifest.xml"):
            raise UnreadableError("encrypted")
        data = part(archive, "content.xml")
    root = parse_xml(data)
    body = next((each for each in root.iter() if local(each.tag) == "text" and _is_body(each)), None)
    if body is None:
        raise UnreadableError("damaged")
    return running_text(_blocks(body, _bold_styles(root)))


def _is_body(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent.tag) == "body"


def _bold_styles(root: etree._Element) -> frozenset[str]:
    """Return the names of the character styles that are bold."""
    names = {"Strong_20_Emphasis"}
    for style in root.iter():
        if local(style.tag) != "style":
            continue
        for properties in style:
            weight = next((value for key, value in properties.attrib.items() if local(key) == "font-weight"), "")
            if weight in {"bold", "600", "700", "800", "900"}:
                names.update(str(value) for key, value in style.attrib.items() if local(key) == "name")
    return frozenset(names)


def _blocks(container: etree._Element, bold: frozenset[str]) -> Iterator[Paragraph]:
    for child in container:
        name = local(child.tag)
        if name in {"p", "h"}:
            yield _paragraph(child, bold)
        elif name == "table-row":
            cells = [list(_blocks(cell, bold)) for cell in child if local(cell.tag) == "table-cell"]
            yield from row_lines(cells)
        elif name not in _AWAY:
            yield from _blocks(child, bold)


def _paragraph(paragraph: etree._Element, bold: frozenset[str]) -> Paragraph:
    pieces = list(_inline(paragraph, bold, strong=False))
    text = clean("".join(piece for piece, _ in pieces)).strip(" ")
    length = 0
    for piece, strong in pieces:
        if piece.strip() and not strong:
            break
        length += len(piece)
    # White space around is no bold word.
    leading = clean("".join(piece for piece, _ in pieces)[:length]).strip()
    return Paragraph(text, len(leading))


def _inline(element: etree._Element, bold: frozenset[str], *, strong: bool) -> Iterator[tuple[str, bool]]:
    if element.text:
        yield _collapsed(element.text), strong
    for child in element:
        name = local(child.tag)
        if name == "s":
            count = next((value for key, value in child.attrib.items() if local(key) == "c"), "1")
            yield " " * min(int(count) if str(count).isdigit() else 1, _MOST_BLANKS), strong
        elif name == "tab":
            yield "\t", strong
        elif name == "line-break":
            yield "\n", strong
        elif name in {"p", "h"}:
            yield "\n", strong
            yield from _inline(child, bold, strong=strong)
        elif name not in _AWAY:
            style = next((value for key, value in child.attrib.items() if local(key) == "style-name"), "")
            yield from _inline(child, bold, strong=strong or style in bold)
        if child.tail:
            yield _collapsed(child.tail), strong


def _collapsed(text: str) -> str:
    """Treat white space as OpenDocument does: any run of it is one space."""
    if not ("\n" in text or "\t" in text or "  " in text or "\r" in text):
        return text
    words = " ".join(text.split())
    return (" " if text[0].isspace() else "") + words + (" " if words and text[-1].isspace() else "")
