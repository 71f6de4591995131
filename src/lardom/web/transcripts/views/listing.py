"""The list of transcripts."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lardom.web.study.access import StudyRequest, allowed
from lardom.web.transcripts import pages
from lardom.web.transcripts.queries import texts as queries

PAGE = 100


@allowed("transcripts.see")
@require_GET
def listing(request: StudyRequest) -> HttpResponse:
    """Show every transcript with its interview, its length and how far its readings have come."""
    study = request.here.study
    everything = pages.listed(study)
    order = pages.order_of(request.GET.get("sort", ""))
    found = pages.sifted(everything, request.GET.get("q", ""), request.GET.get("project", ""))
    page = Paginator(order.sort(found), PAGE).get_page(request.GET.get("page"))
    told = {
        "page": page, "total": len(everything), "found": len(found), "order": order,
        "projects": sorted({(one.project, one.project_title) for one in everything if one.project}),
        "waiting": queries.deliveries(study, request.user) if request.here.may("transcripts.edit") else (),
    }  # fmt: skip
    return render(request, "transcripts/list.html", told)
