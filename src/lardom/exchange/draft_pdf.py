"""The text of a PDF, line by line, with what tells headings and quotations apart from running text."""

from collections import Counter
from collections.abc import Iterator
from ctypes import c_double
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from lardom.report.lines import Line, draft_from_lines
from lardom.report.outline import Draft
from lardom.study.problems import Problem

_BOLD = 600
_BROKEN = (2, 0xFFFE)
"""How the library marks a hyphen at the end of a line."""


def read_pdf_draft(path: Path) -> tuple[Draft | None, tuple[Problem, ...]]:
    """Read a PDF as a draft; each block knows its page.

    Returns `None` and one sentence when the file is protected by a password, is no PDF, or holds
    pictures of text only.
    """
    if not path.read_bytes()[:1024].lstrip().startswith(b"%PDF"):
        return None, (Problem(path.name, "the file is not a PDF, whatever its name says.",
                              "Save it as PDF again.", code="draft-not-what-it-says"),)  # fmt: skip
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        return None, (_cannot_open(path, str(error)),)
    try:
        lines = [line for number in range(len(document)) for line in _lines(document, number) if line.text]
    except pypdfium2.PdfiumError as error:
        return None, (_cannot_open(path, str(error)),)
    finally:
        document.close()
    draft = draft_from_lines(lines, path.name)
    if not draft.blocks:  # a scan may still have page numbers that are text
        return None, (Problem(path.name, "there is no text in the PDF, only pictures of it.",
                              "Run text recognition on it, or hand in the original document.",
                              code="draft-scan"),)  # fmt: skip
    return draft, ()


def _cannot_open(path: Path, error: str) -> Problem:
    if "password" in error.casefold() or "security" in error.casefold():
        return Problem(path.name, "the file is protected by a password.", "Save it without one.",
                       code="draft-encrypted")  # fmt: skip
    return Problem(path.name, "the file is cut off or damaged.", "Fetch or save it again.", code="draft-truncated")


def _lines(document: Any, number: int) -> Iterator[Line]:
    page = document[number]
    text_page = page.get_textpage()
    row: list[int] = []
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page.raw, index)
        if code not in (10, 13):
            row.append(index)
        # A word broken at the end of a line is run on by the library: its mark is where the line ends.
        if code in (10, 13, *_BROKEN):
            if row:
                yield _line(text_page.raw, row, number + 1)
            row = []
    if row:
        yield _line(text_page.raw, row, number + 1)
    text_page.close()
    page.close()


def _line(raw: Any, indices: list[int], page: int) -> Line:
    text = "".join(_character(raw, index) for index in indices).strip()
    inked = [index for index in indices if pdfium.FPDFText_GetUnicode(raw, index) > 32] or indices
    first, last, middle = inked[0], inked[-1], inked[len(inked) // 2]
    left, _, bottom = _box(raw, first)
    _, right, _ = _box(raw, last)
    sizes = Counter(round(_height(raw, index), 1) for index in (first, middle, last))
    bold = all(pdfium.FPDFText_GetFontWeight(raw, index) >= _BOLD for index in (first, middle, last))
    return Line(text, page, left, right, bottom, sizes.most_common(1)[0][0], bold)


def _character(raw: Any, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(raw, index)
    return "\x02" if code in _BROKEN else chr(code) if code else " "


def _box(raw: Any, index: int) -> tuple[float, float, float]:
    """Left edge, right edge and baseline of one letter, in points."""
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
    return left.value, right.value, y.value


def _height(raw: Any, index: int) -> float:
    """Return the size of a letter as printed: the font's size times the scale it is drawn at."""
    matrix = pdfium.FS_MATRIX()
    size = float(pdfium.FPDFText_GetFontSize(raw, index))
    if pdfium.FPDFText_GetMatrix(raw, index, matrix):
        size *= abs(matrix.d) or abs(matrix.b) or 1.0
    return size
