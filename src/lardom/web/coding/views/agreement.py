"""How far coders agree: every label, one label closely with its reading list, and the numbers as a file."""

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lardom.web.coding.queries import agreement as queries
from lardom.web.coding.queries.sight import sight_of
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.forms import spoken
from lardom.web.study.views.tables import table_file

if TYPE_CHECKING:
    from types import ModuleType

CASES_A_PAGE = 20


def _measuring() -> "ModuleType":
    from lardom.web.coding.queries import measuring  # noqa: PLC0415 - NumPy, loaded when somebody asks for numbers

    return measuring


def _by_place() -> "ModuleType":
    from lardom.web.coding.queries import by_place  # noqa: PLC0415 - as above

    return by_place


def _compared(request: StudyRequest) -> queries.Compared:
    study, sight = request.here.study, sight_of(request.here.study, request.here.coder)
    return queries.compared(study, sight, queries.Asked.read(study, sight, request.GET))


def _frame(request: StudyRequest, found: queries.Compared) -> dict[str, object]:
    sight = sight_of(request.here.study, request.here.coder)
    return {
        "found": found,
        "asked": found.asked,
        "rounds": queries.round_choices(request.here.study, found.asked.of),
        "hidden": len(sight.blindfolded),
        "every": queries.EVERY,
    }


@allowed("coding.see")
@require_GET
def agreement(request: StudyRequest) -> HttpResponse:
    """Show how far those who have finished agree: every label, or one closely."""
    found = _compared(request)
    shown = _frame(request, found)
    if found.is_empty:
        return render(request, "coding/agreement.html", shown)
    if not found.asked.label:
        shown |= {"told": _measuring().overview(found, spoken()), "placed": _by_place().places(found, spoken())}
        return render(request, "coding/agreement.html", shown)
    told = _measuring().closely(found, spoken())
    if told is None:
        raise Http404
    every = queries.differing(found)
    page = Paginator(every, CASES_A_PAGE).get_page(request.GET.get("page"))
    cases = queries.cases(request.here.study, found, page.object_list, sum(one.cost for one in every))
    shown |= {"told": told, "placed": _by_place().place_of(found, spoken()), "page": page, "cases": cases}
    return render(request, "coding/agreement_closely.html", shown)


@allowed("coding.export")
@require_GET
def take_out(request: StudyRequest, ending: str) -> HttpResponse:
    """Give every label by pair, transcript and without each coder as a file."""
    found = _compared(request)
    rows = [] if found.is_empty else _by_place().sheet(found)
    return table_file(request.here.study.slug, f"agreement-{found.asked.unit}", ending, rows)
