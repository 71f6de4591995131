"""The trail: who did what, in an order whose being changed is seen."""

import csv
import io
import json
from collections.abc import Iterator

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from lardom.exchange.formulas import guarded
from lardom.web.study import queries
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.forms import TrailForm

COLUMNS = ("number", "at", "person", "name", "kind", "what", "subject", "facts", "undoes", "previous", "hash")
"""The columns of the trail as csv, and the names of its jsonl."""


@allowed("study.trail")
@require_GET
def trail(request: StudyRequest) -> HttpResponse:
    """Show the trail, the latest first, by person, kind and day."""
    study, language = request.here.study, get_language() or "sv"
    form = TrailForm(request.GET, people=queries.people_of_trail(study), kinds=queries.kinds_of_trail(study, language))
    page = queries.trail(study, form.asked(), language=language, by=request.user, may=request.here.may)
    return render(request, "study/trail.html", {"form": form, "page": page})


@allowed("study.trail")
@require_GET
def chain(request: StudyRequest) -> HttpResponse:
    """Go through the whole chain and tell whether it is unbroken."""
    study = request.here.study
    told = {"broken": queries.broken_at(study), "last": queries.last_number(study.pk)}
    return render(request, "study/trail.html#chain" if request.headers.get("HX-Request") else "study/chain.html", told)


@allowed("study.trail")
@require_GET
def export(request: StudyRequest, form: str) -> StreamingHttpResponse:
    """Give the whole trail out, as csv for a spreadsheet or as jsonl for a program that checks the chain."""
    rows = queries.trail_rows(request.here.study, get_language() or "sv")
    if form == "csv":
        lines, kind = _csv(rows), "text/csv; charset=utf-8"
    elif form == "jsonl":
        lines, kind = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "application/x-ndjson"
    else:
        raise Http404
    name = f"{request.here.study.slug}-trail.{form}"
    return StreamingHttpResponse(
        lines, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _csv(rows: Iterator[dict[str, object]]) -> Iterator[str]:
    yield "\ufeff" + ",".join(COLUMNS) + "\r\n"
    for row in rows:
        line = io.StringIO()
        cells = [
            json.dumps(row[name]) if name == "facts" else str(row[name] if row[name] is not None else "")
            for name in COLUMNS
        ]
        csv.writer(line).writerow(guarded(cell) for cell in cells)
        yield line.getvalue()
