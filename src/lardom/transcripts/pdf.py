"""PDF transcripts: pages to paragraphs, with line breaks joined and the page's furniture left out."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import pypdfium2
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from lardom.transcripts.encoding import clean
from lardom.transcripts.hyphens import joint, vocabulary
from lardom.transcripts.lines import candidate
from lardom.transcripts.pages import Page, PageLine, without_furniture
from lardom.transcripts.raw import Remark, Running, UnreadableError

_ENDED = re.compile(r"""[.?!…:]["”’»)\]]*$""")
_BLANKS = re.compile(r"[ \t\u00a0]+")
_PASSWORD = pypdfium2.raw.FPDF_ERR_PASSWORD
_MOST_PAGES = 3000


def read_pdf(data: bytes) -> Running:
    """Return the running text of a PDF: a line per paragraph.

    Head lines, foot lines, page numbers and numbers in the margin are left out; lines are joined where
    the paragraph goes on, judged by distance, indentation and whether the next word would have fitted;
    words broken at line ends are mended where that is safe (`hyphens`). Raises `UnreadableError` for a
    file that is locked, damaged or holds pictures of text only.

    >>> read_pdf(b"%PDF-1.7 and then the download broke off")
    Traceback (most recent call last):
    lardom.transcripts.raw.UnreadableError: damaged
    """
    if b"%%EOF" not in data[-4096:]:
        raise UnreadableError("damaged")
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD or "assword" in str(error)
        raise UnreadableError("encrypted" if locked else "damaged") from error
    try:
        if len(document) > _MOST_PAGES:
            raise UnreadableError("too many pages", pages=len(document), limit=_MOST_PAGES)
        read = [_page(document, number) for number in range(len(document))]
    finally:
        document.close()
    if not any(height for _, height in read):
        raise UnreadableError("damaged")
    pages, height = [lines for lines, _ in read], max(height for _, height in read)
    if not any(pages):
        raise UnreadableError("no text in pdf", pages=len(pages))
    return _running(pages, height)


def _page(document: PdfDocument, number: int) -> tuple[Page, float]:
    """Return the lines of a page and its height; a damaged page has neither."""
    try:
        page = document[number]
    except PdfiumError:
        return (), 0.0
    try:
        return _lines(page), page.get_height()
    except PdfiumError:
        return (), page.get_height()
    finally:
        page.close()


def _running(pages: Sequence[Page], height: float) -> Running:
    kept, gone = without_furniture(pages, height)
    remarks = [Remark("from pdf")]
    empty = sum(not page for page in pages)
    if empty:
        remarks.append(Remark("pages without text", {"count": empty}))
    if gone:
        remarks.append(Remark("page furniture", {"count": gone}))
    known = vocabulary(line.text for page in kept for line in page)
    paragraphs: list[str] = []
    mended = 0
    for line, opens in _with_openings(kept):
        if opens or not paragraphs:
            paragraphs.append(line.text)
            continue
        before = paragraphs[-1]
        between = joint(before, line.text, known)
        mended += between != " "
        paragraphs[-1] = (before if between == " " else before[:-1]) + between + line.text
    if mended:
        remarks.append(Remark("hyphens mended", {"count": mended}))
    return Running(clean("\n".join(paragraphs)), wrapped=False, remarks=tuple(remarks))


_LINE_END = re.compile(r"(\r\n|\n|\r|[\ufffe\x02])")


def _lines(page: PdfPage) -> Page:
    """Return the lines on one page that lie inside it, in the order of the file."""
    width, height = page.get_size()
    textpage = page.get_textpage()
    last_place = textpage.count_chars() - 1
    found = []
    at = 0
    pieces = _LINE_END.split(textpage.get_text_range())
    for raw, ending in zip(pieces[0::2], [*pieces[1::2], ""], strict=True):
        words = raw.strip() if raw.count("\t") == 1 else _BLANKS.sub(" ", raw).strip()
        if words:
            first = at + len(raw) - len(raw.lstrip())
            # Loose boxes have the font's height, so that lines do not dance with the letters in them.
            box = textpage.get_charbox(min(first, last_place), loose=True)
            end = textpage.get_charbox(min(at + len(raw.rstrip()) - 1, last_place), loose=True)
            if -2 <= box[1] <= height + 2 and -2 <= box[0] <= width + 2:
                # The library hides a hyphen at the end of a line behind a sign of its own.
                hyphen = "-" if ending in {"\ufffe", "\x02"} else ""
                found.append(PageLine(words + hyphen, box[0], max(end[2], box[0]), box[1]))
        at += len(raw) + len(ending)
    textpage.close()
    return tuple(found)


def _with_openings(pages: Sequence[Page]) -> Iterator[tuple[PageLine, bool]]:
    """Yield every line and whether it begins a paragraph."""
    lines = [line for page in pages for line in page]
    if not lines:
        return
    steps = [a.foot - b.foot for page in pages for a, b in pairwise(page) if a.foot > b.foot + 2]
    pitch = _usual(steps)
    edge = sorted(line.right for line in lines)[int(len(lines) * 0.95)]
    before: PageLine | None = None
    for page in pages:
        for place, line in enumerate(page):
            if before is None:
                yield line, True
            else:
                step = before.foot - line.foot if place else None
                yield line, _opens(before, line, step, pitch, edge)
            before = line


def _usual(steps: Sequence[float]) -> float:
    """Return the distance between lines of one paragraph: the smaller of the common ones."""
    if not steps:
        return 12.0
    common = median(steps)
    near = [step for step in steps if step <= common * 1.05]
    return median(near)


def _opens(before: PageLine, line: PageLine, step: float | None, pitch: float, edge: float) -> bool:
    if step is not None and step > pitch * 1.45:
        return True
    ended = _ENDED.search(before.text) is not None
    if ended and candidate(line.text) is not None:
        return True
    if step is not None and abs(line.left - before.left) > 9 and (ended or line.left > before.left) and step > 0:
        return _room(before, line, edge) or ended
    return _room(before, line, edge) and (ended or not line.text[0].islower())


def _room(before: PageLine, line: PageLine, edge: float) -> bool:
    """Tell whether the first word of `line` would have fitted behind `before`."""
    letter = (line.right - line.left) / max(len(line.text), 1)
    word = line.text.split(" ", 1)[0]
    return before.right + letter * (len(word) + 2) < edge
