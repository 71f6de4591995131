"""The history of codebook and groups: replayed, and taken back act by act."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lardom.web.coding.queries import history as queries
from lardom.web.study.access import StudyRequest, allowed

ACTS_A_PAGE = 50


def _number(request: StudyRequest, name: str) -> int | None:
    told = request.GET.get(name, "")
    return int(told) if told.isdecimal() else None


@allowed("coding.see")
@require_GET
def history(request: StudyRequest) -> HttpResponse:
    """Show who did what with the codebook and the groups, when and why."""
    study, here = request.here.study, request.here
    found = queries.entries(study, code=_number(request, "code"), group=_number(request, "group"))
    page = Paginator(found, ACTS_A_PAGE).get_page(request.GET.get("page"))
    acts = queries.told(study, page.object_list, by=request.user, lead=here.may("study.people"))
    return render(request, "coding/history.html", {"acts": acts, "page": page, "may_undo": here.may("study.undo")})


@allowed("coding.see")
@require_GET
def moment(request: StudyRequest, event: int) -> HttpResponse:
    """Show the codebook as it stood after one act."""
    study = request.here.study
    found = queries.moment(study, event)
    lead = request.here.may("study.people")
    (told,) = queries.told(study, [found.event], by=request.user, lead=lead)
    return render(request, "coding/moment.html", {"moment": found, "told": told})
