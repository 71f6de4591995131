"""Configurations of conditions: the truth table of the study's cases and every smallest model."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lardom.web.comparison.views import answers
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.forms import spoken
from lardom.web.study.views.tables import table_file
from lardom.web.study.writing import Refused


@allowed("claims.see")
@require_GET
def configurations(request: StudyRequest) -> HttpResponse:
    """Show the choices, the truth table and the solutions."""
    from lardom.web.comparison.queries import configuring as queries  # noqa: PLC0415 - NumPy, loaded when asked for

    found = answers.ground(request)
    known = queries.choices(found, spoken())
    asked = queries.read(request.GET, known)
    shown = {"choices": known.values(), "asked": asked, "hidden": answers.hidden(request)}
    if asked.outcome and asked.conditions:
        try:
            shown["told"] = queries.configured(found, asked, known)
            if request.GET.get("robust") == "on":
                shown["varied"] = queries.varied(found, asked, known, spoken())
        except Refused as no:
            shown["trouble"] = str(no)
    return render(request, "comparison/configurations.html", shown)


@allowed("coding.export")
@require_GET
def take_out(request: StudyRequest, ending: str) -> HttpResponse:
    """Give the truth table as a file."""
    from lardom.web.comparison.queries import configuring as queries  # noqa: PLC0415 - as above

    found = answers.ground(request)
    known = queries.choices(found, spoken())
    asked = queries.read(request.GET, known)
    try:
        rows = queries.sheet(queries.configured(found, asked, known)) if asked.outcome and asked.conditions else []
    except Refused:
        rows = []
    return table_file(request.here.study.slug, "truth-table", ending, rows)


@allowed("coding.export")
@require_GET
def take_out_terms(request: StudyRequest, ending: str) -> HttpResponse:
    """Give how often each term is there with other thresholds and anchors as a file."""
    from lardom.web.comparison.queries import configuring as queries  # noqa: PLC0415 - as above

    found = answers.ground(request)
    known = queries.choices(found, spoken())
    asked = queries.read(request.GET, known)
    try:
        told = queries.varied(found, asked, known, spoken()) if asked.outcome and asked.conditions else None
    except Refused:
        told = None
    return table_file(request.here.study.slug, "terms", ending, queries.varied_sheet(told) if told else [])
