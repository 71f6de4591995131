"""What was marked: passages by how many readers marked them, and how alike readers marked."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lardom.web.coding.queries import groups, rounds
from lardom.web.coding.queries import important as queries
from lardom.web.coding.queries.doubtful import uncounted
from lardom.web.coding.queries.sight import sight_of
from lardom.web.study.access import StudyRequest, allowed

PASSAGES_A_PAGE = 40


@allowed("coding.see")
@require_GET
def important(request: StudyRequest) -> HttpResponse:
    """Show the passages that most readers marked first."""
    study, asked = request.here.study, request.GET
    told = asked.get("round", "")
    row = rounds.round_row(study, int(told)) if told.isdecimal() else None
    sight = sight_of(study, request.here.coder)
    found = queries.overview(study, sight, row)
    least = int(asked["least"]) if asked.get("least", "").isdecimal() else 1
    passages = tuple(one for one in found.passages if one.most >= least)
    page = Paginator(passages, PASSAGES_A_PAGE).get_page(asked.get("page"))
    shown = {
        "page": page,
        "passages": queries.shown(study, tuple(page.object_list), found),
        "pairs": found.pairs,
        "readers": sorted(found.read),
        "rounds": rounds.round_rows(study),
        "round": row,
        "least": least,
        "uncounted": uncounted(study, sight, marks=True),
        "groups": groups.group_rows(study).exclude(state="decided"),
    }
    return render(request, "coding/important.html", shown)
