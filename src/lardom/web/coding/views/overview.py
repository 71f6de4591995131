"""The room's first page: what waits for me, what waits for whom, and the way to everything."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lardom.web.coding.queries import rounds
from lardom.web.study.access import StudyRequest, allowed


@allowed("coding.see")
@require_GET
def overview(request: StudyRequest) -> HttpResponse:
    """Show one's own readings, the rounds, and how far coding has come."""
    study = request.here.study
    found = {
        "mine": rounds.readings_of(study, request.here.coder),
        "rounds": rounds.standings(study),
    }
    return render(request, "coding/overview.html", found)
