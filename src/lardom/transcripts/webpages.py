"""Web pages (html) as transcripts: noScribe's own format, and interviews saved from the web."""

from collections.abc import Iterator

from lxml import etree, html

from lardom.transcripts.encoding import clean, decode
from lardom.transcripts.markup import local
from lardom.transcripts.raw import Running, UnreadableError
from lardom.transcripts.tables import Paragraph, row_lines, running_text

_AWAY = frozenset("head script style nav noscript template svg form button iframe object select".split())  # noqa: SIM905 - a list of names reads best so
_BLOCKS = frozenset(
    """
address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5
h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul caption
""".split()  # noqa: SIM905 - one word a line would hide the rest of the module
)
_BOLD = frozenset({"b", "strong"})
_DEEPEST = 200


def read_web_page(data: bytes) -> Running:
    """Return the running text of a web page: a line per paragraph, table cells parted by tabs.

    Scripts, menus and forms are left out. Raises `UnreadableError` when the page holds no text.

    >>> read_web_page(b"<html><body><p><b>S01:</b> [00:00:12] Ja, precis.</p></body></html>").text
    'S01: [00:00:12] Ja, precis.'
    """
    decoded = decode(data)
    # What the page says of its own encoding no longer holds for decoded text.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(decoded.text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("no words") from error
    running = running_text(paragraph for paragraph in _blocks(root, 0) if paragraph.text.strip())
    return Running(running.text, running.bold, wrapped=False, remarks=decoded.remarks, encoding=decoded.encoding)


def _blocks(element: etree._Element, depth: int) -> Iterator[Paragraph]:
    """Yield the paragraphs of a block; the words around inner blocks are paragraphs too."""
    if depth > _DEEPEST:
        return
    if local(element.tag) == "tr":
        cells = [list(_blocks(cell, depth + 1)) for cell in element if local(cell.tag) in {"td", "th"}]
        yield from row_lines(cells)
        return
    if local(element.tag) == "pre":
        yield from map(Paragraph, clean("".join(str(words) for words in element.itertext())).split("\n"))
        return
    line: list[tuple[str, bool]] = []
    for words, strong, inner in _pieces(element, depth, strong=False):
        if inner is None:
            line.append((words, strong))
        else:
            yield from _paragraphs(line)
            line = []
            yield from _blocks(inner, depth + 1)
    yield from _paragraphs(line)


def _pieces(element: etree._Element, depth: int, *, strong: bool) -> Iterator[tuple[str, bool, etree._Element | None]]:
    """Yield words, whether they are bold, and instead of words each block that stands among them."""
    yield _collapsed(element.text), strong, None
    for child in element:
        name = local(child.tag)
        if name == "br":
            yield "\n", strong, None
        elif name in _BLOCKS:
            yield "", False, child
        elif name and name not in _AWAY and depth < _DEEPEST:
            yield from _pieces(child, depth + 1, strong=strong or name in _BOLD)
        yield _collapsed(child.tail), strong, None


def _collapsed(text: str | None) -> str:
    if not text:
        return ""
    words = " ".join(text.replace("\xa0", " ").split())
    return (" " if text[0].isspace() else "") + words + (" " if words and text[-1].isspace() else "")


def _paragraphs(pieces: list[tuple[str, bool]]) -> Iterator[Paragraph]:
    """Yield the lines of one paragraph, parted where the page breaks them."""
    line: list[tuple[str, bool]] = []
    for words, strong in [*pieces, ("\n", False)]:
        if words != "\n":
            line.append((words, strong))
            continue
        text = clean("".join(each for each, _ in line))
        bold = 0
        for each, is_bold in line:
            if each.strip() and not is_bold:
                break
            bold += len(each)
        lead = clean("".join(each for each, _ in line)[:bold]).strip()
        yield Paragraph(" ".join(text.split()), len(" ".join(lead.split())))
        line = []
