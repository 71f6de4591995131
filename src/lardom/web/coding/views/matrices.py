"""Matrices: codes against projects, respondents and each other; each cell opens its quotations."""

import csv
import io
from collections.abc import Iterator

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lardom.exchange.formulas import guarded
from lardom.web.coding.queries import matrices as queries
from lardom.web.coding.queries.doubtful import uncounted
from lardom.web.coding.queries.sight import sight_of
from lardom.web.study.access import StudyRequest, allowed

ENDINGS = ("csv", "xlsx")


@allowed("coding.see")
@require_GET
def matrices(request: StudyRequest) -> HttpResponse:
    """Show a matrix."""
    study, asked = request.here.study, queries.Asked.read(request.GET)
    sight = sight_of(study, request.here.coder)
    matrix = queries.matrix(study, sight, asked)
    found = {"matrix": matrix, "lines": _lines(request, matrix), "asked": asked, "hidden": len(sight.blindfolded)}
    found |= {"uncounted": uncounted(study, sight)}
    return render(request, "coding/matrices.html", found)


def _lines(request: StudyRequest, matrix: queries.Matrix) -> Iterator[tuple[queries.Row, SafeString]]:
    """Yield each row with its cells drawn. A template would take some seconds for the cells of a hundred codes in a hundred texts."""
    query = request.GET.copy()
    for name in ("row", "column"):
        query.pop(name, None)
    kept = [query.urlencode()] if query else []
    page = reverse("coding:cell", kwargs={"study": request.here.study.slug})
    columns = {ref: escape("&" + urlencode({"column": ref})) for ref, _label in matrix.columns}
    for row in matrix.rows:
        way = escape(f"{page}?" + "&".join([*kept, urlencode({"row": row.ref})]))
        name = escape(row.name)
        drawn = [
            f'<td class="heat-{one.heat}"><span class="across" aria-hidden="true">·</span></td>'
            if one.is_empty
            else f'<td class="heat-{one.heat}"><a href="{way}{columns[one.column]}">{escape(one.told)}<span class="hidden-text">, {name}</span></a></td>'
            if one.number
            else f'<td class="heat-{one.heat}"><span class="across">0</span></td>'
            for one in row.cells
        ]
        yield row, mark_safe("".join(drawn))  # noqa: S308 - every word and address in it is escaped above


@allowed("coding.see")
@require_GET
def cell(request: StudyRequest) -> HttpResponse:
    """Show the quotations behind one cell."""
    study, asked = request.here.study, queries.Asked.read(request.GET)
    row, column = request.GET.get("row", ""), request.GET.get("column", "")
    sight = sight_of(study, request.here.coder)
    row_name, column_name, quotes = queries.quotes_behind(study, sight, asked, row=row, column=column)
    if not row_name:
        raise Http404
    found = {"row": row_name, "column": column_name, "quotes": quotes, "asked": asked}
    return render(request, "coding/cell.html", found)


@allowed("coding.export")
@require_GET
def take_out(request: StudyRequest, ending: str) -> HttpResponse:
    """Give the matrix as a file."""
    if ending not in ENDINGS:
        raise Http404
    study, asked = request.here.study, queries.Asked.read(request.GET)
    found = queries.matrix(study, sight_of(study, request.here.coder), asked)
    rows = queries.sheet(found, asked)
    content, kind = (_as_xlsx(rows), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    if ending == "csv":
        content, kind = _as_csv(rows), "text/csv; charset=utf-8"
    name = f"{study.slug}-{asked.rows}-{asked.across}.{ending}"
    return HttpResponse(content, kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _as_csv(rows: list[list[str | int]]) -> bytes:
    """Return rows as a sheet of text that Excel, too, reads as UTF-8."""
    told = io.StringIO()
    csv.writer(told).writerows([guarded(one) if isinstance(one, str) else one for one in row] for row in rows)
    return told.getvalue().encode("utf-8-sig")


def _as_xlsx(rows: list[list[str | int]]) -> bytes:
    """Return rows as a workbook; words are kept as words, never run as formulas."""
    import xlsxwriter  # noqa: PLC0415 - loaded when somebody asks for a workbook

    told = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(told, options) as book:
        sheet, bold = book.add_worksheet(_("Matrix")), book.add_format({"bold": True})
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row, bold if at == 0 else None)
        sheet.freeze_panes(1, 2)
        sheet.set_column(1, 1, 32)
    return told.getvalue()
