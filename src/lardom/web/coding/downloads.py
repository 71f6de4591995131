"""The table of quotations as files: csv, xlsx and docx, written a row at a time."""

import csv
import io
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO
from xml.sax.saxutils import escape

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lardom.exchange.formulas import guarded
from lardom.text.printable import printable
from lardom.web.coding.queries.quotations import Quotation

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
LARGEST_CELL = 32_000
"""Characters of a cell in a workbook; the format's own limit is 32,767."""


def header() -> list[str]:
    """Return the heads of the columns in the reader's language."""
    return [
        _("Project"), _("Project's title"), _("Respondent"), _("Relation"), _("Step"), _("Interview"), _("Date"),
        _("Transcript"), _("Turn"), _("Time"), _("Speaker"), _("Code"), _("Kind of theme"), _("Coder"), _("Source"),
        _("Quotation"),
    ]  # fmt: skip


def cells(row: Quotation) -> list[str | int | None]:
    """Return a row's cells in the order of the header."""
    return [
        row.project, row.project_title, row.respondent, row.relation, row.step, row.interview,
        row.date.isoformat() if row.date else "", row.transcript, row.turn, row.time, row.speaker,
        "; ".join(row.codes), "; ".join(row.kinds), "; ".join(row.coders), row.source, row.text,
    ]  # fmt: skip


def as_csv(rows: Iterable[Quotation]) -> Iterator[bytes]:
    """Return a csv a spreadsheet opens right: with a byte-order mark, the language's delimiter, and no formulas."""
    # Settled now: by the time the rows are sent the request's language is over.
    return _lines(rows, header(), ";" if (get_language() or "sv").startswith("sv") else ",")


def _lines(rows: Iterable[Quotation], heads: list[str], delimiter: str) -> Iterator[bytes]:
    yield BYTE_ORDER_MARK
    line = io.StringIO()
    writer = csv.writer(line, delimiter=delimiter)
    writer.writerow(heads)
    for number, row in enumerate(rows):
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in cells(row)])
        if number % 200 == 199:
            yield _taken(line)
    yield _taken(line)


def _taken(line: io.StringIO) -> bytes:
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text.encode()


def as_xlsx(rows: Iterable[Quotation]) -> IO[bytes]:
    """Return a workbook with one row a quotation; every text is written as text, never as a formula."""
    import xlsxwriter  # noqa: PLC0415 - a server loads what writes Word and Excel when somebody asks for it

    made = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    with xlsxwriter.Workbook(
        made, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet(_("Quotations")[:31])
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 14, 14)
        sheet.set_column(15, 15, 90)
        for column, name in enumerate(header()):
            sheet.write_string(0, column, name, bold)
        for place, row in enumerate(rows, start=1):
            for column, cell in enumerate(cells(row)):
                if isinstance(cell, int):
                    sheet.write_number(place, column, cell, wrapped)
                elif cell:
                    sheet.write_string(place, column, printable(cell)[:LARGEST_CELL], wrapped)
    made.seek(0)
    return made


_ROW = "<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"
_CELL = '<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraphs}</w:tc>'
_PARAGRAPH = '<w:p><w:pPr><w:spacing w:after="40"/></w:pPr><w:r><w:rPr>{bold}<w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
_WIDTHS = (1700, 1900, 2000, 8400)
_TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="14000" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    "<w:tblGrid>{grid}</w:tblGrid>"
)


def as_docx(rows: Iterable[Quotation], title: str) -> IO[bytes]:
    """Return a Word document with the quotations in a table, landscape, one row each."""
    import docx  # noqa: PLC0415 - as xlsxwriter above
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415 - as above

    template = docx.Document()
    section = template.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    template.add_heading(printable(title), level=1)
    template.add_paragraph("@rows@")
    empty = io.BytesIO()
    template.save(empty)
    made = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    # The library adds rows in a time that grows with their square; the table is written straight into the file.
    with zipfile.ZipFile(empty) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            if part.filename != "word/document.xml":
                target.writestr(part, source.read(part))
                continue
            before, after = _around(source.read(part).decode())
            with target.open("word/document.xml", "w") as document:
                document.write(before.encode())
                for piece in _table(rows):
                    document.write(piece.encode())
                document.write(f"<w:p/>{after}".encode())
    made.seek(0)
    return made


def _around(document: str) -> tuple[str, str]:
    """Cut a document at the paragraph that stands where the table goes."""
    place = document.index("@rows@")
    start, end = (
        max(document.rfind("<w:p>", 0, place), document.rfind("<w:p ", 0, place)),
        document.index("</w:p>", place) + len("</w:p>"),
    )
    return document[:start], document[end:]


def _table(rows: Iterable[Quotation]) -> Iterator[str]:
    yield _TABLE.format(grid="".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS))
    names = (_("Who"), _("Where"), _("Code and coder"), _("Quotation"))
    yield _row_xml([[name] for name in names], head=True)
    for row in rows:
        date = date_format(row.date, "SHORT_DATE_FORMAT") if row.date else ""
        turn = _("turn %(number)s") % {"number": row.turn} if row.turn else ""
        step = _("step %(number)s") % {"number": row.step} if row.step is not None else ""
        who = [" ".join(one for one in (row.project, row.respondent) if one), row.relation, step]
        where = [row.transcript, " · ".join(one for one in (turn, row.time) if one), date]
        what = ["; ".join(row.codes), "; ".join(row.coders)]
        yield _row_xml([who, where, what, row.text.split("\n")])
    yield "</w:tbl>"


def _row_xml(columns: list[list[str]], *, head: bool = False) -> str:
    told = []
    for width, lines in zip(_WIDTHS, columns, strict=True):
        texts = [line for line in lines if line] or [""]
        bold = "<w:b/>" if head else ""
        paragraphs = "".join(_PARAGRAPH.format(bold=bold, text=escape(printable(line))) for line in texts)
        told.append(_CELL.format(width=width, paragraphs=paragraphs))
    return _ROW.format(head="<w:tblHeader/>" if head else "", cells="".join(told))


_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "docx": f"{_OFFICE}.wordprocessingml.document",
}
"""The kinds of file, and what each is called by its media type."""
