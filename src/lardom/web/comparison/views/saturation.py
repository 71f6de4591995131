"""Saturation: whether later interviews still bring new codes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lardom.web.comparison.views import answers
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.views.tables import table_file


@allowed("claims.see")
@require_GET
def saturation(request: StudyRequest) -> HttpResponse:
    """Show the curve of codes met and what base, run and threshold say."""
    from lardom.web.comparison.queries import emerging as queries  # noqa: PLC0415 - NumPy, loaded when asked for

    told = queries.emerging(answers.ground(request), queries.Asked.read(request.GET))
    return render(request, "comparison/saturation.html", {"told": told, "hidden": answers.hidden(request)})


@allowed("coding.export")
@require_GET
def take_out(request: StudyRequest, ending: str) -> HttpResponse:
    """Give the curve as a file."""
    from lardom.web.comparison.queries import emerging as queries  # noqa: PLC0415 - as above

    told = queries.emerging(answers.ground(request), queries.Asked.read(request.GET))
    return table_file(request.here.study.slug, "saturation", ending, queries.sheet(told))
