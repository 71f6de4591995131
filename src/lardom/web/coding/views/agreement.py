"""How far coders agree: every label, one label closely with its reading list, and the numbers as a file."""

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from lardom.coding.visibility import Sight
from lardom.web.coding.queries import agreement as queries
from lardom.web.coding.queries import heavy
from lardom.web.coding.queries.sight import sight_of
from lardom.web.study import jobs
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act
from lardom.web.study.forms import spoken
from lardom.web.study.views.tables import table_file

if TYPE_CHECKING:
    from lardom.exchange.results import Value

CASES_A_PAGE = 20


def _asked(request: StudyRequest) -> tuple[Sight, queries.Asked]:
    study = request.here.study
    sight = sight_of(study, request.here.coder)
    return sight, queries.Asked.read(study, sight, request.GET)


def _frame(request: StudyRequest, found: queries.Compared) -> dict[str, object]:
    sight = sight_of(request.here.study, request.here.coder)
    return {
        "found": found,
        "asked": found.asked,
        "rounds": queries.round_choices(request.here.study, found.asked.of),
        "hidden": len(sight.blindfolded),
        "every": queries.EVERY,
    }


def _part(request: StudyRequest) -> heavy.Part:
    return "sheet" if request.GET.get("file") else "page"


def _waiting(request: StudyRequest, name: str, found: queries.Compared | None) -> HttpResponse:
    """Show how far the work has come, or that it is to be asked for; `found` is nothing when only the work is looked at."""
    study = request.here.study
    job = jobs.newest(study, heavy.KIND, name)
    n = heavy.weight(found) if found else 0
    shown = {
        "job": job, "waits": jobs.is_at_work(job),
        "ask": f"{reverse('coding:agreement-work', kwargs={'study': study.slug})}?{request.GET.urlencode()}",
        "why": ngettext("This rests on %(n)s coding.", "This rests on %(n)s codings.", n) % {"n": n},
    }  # fmt: skip
    if found is None:
        return (
            render(request, "study/later.html", shown)
            if shown["waits"]
            else HttpResponse(headers={"HX-Refresh": "true"})
        )
    return render(request, "coding/agreement_waits.html", _frame(request, found) | shown)


@allowed("coding.see")
@require_GET
def agreement(request: StudyRequest) -> HttpResponse:
    """Show how far those who have finished agree: every label, or one closely. A big study is worked out in the background."""
    study, (sight, asked) = request.here.study, _asked(request)
    name = heavy.name_of(study, sight, asked, _part(request), spoken())
    if request.headers.get("HX-Request"):
        return _waiting(request, name, None)
    found = queries.compared(study, sight, asked)
    shown = _frame(request, found)
    if found.is_empty:
        return render(request, "coding/agreement.html", shown)
    small = heavy.weight(found) <= heavy.MOST_AT_ONCE
    worked = heavy.worked_at_once(study, sight, found, spoken()) if small else jobs.recall(study, name)
    if worked is None:
        return _waiting(request, name, found)
    if isinstance(worked, list):  # the rows of a file that was asked for
        return render(request, "coding/agreement_waits.html", shown | {"ready": True})
    if worked.told is None:
        raise Http404
    shown |= {"told": worked.told, "placed": worked.placed, "big": heavy.weight(found) > heavy.MOST_AT_ONCE}
    if not found.asked.label:
        return render(request, "coding/agreement.html", shown)
    every = found.differing
    page = Paginator(every, CASES_A_PAGE).get_page(request.GET.get("page"))
    cases = queries.cases(request.here.study, found, page.object_list, sum(one.cost for one in every))
    return render(request, "coding/agreement_closely.html", shown | {"page": page, "cases": cases})


@allowed("coding.see")
@require_POST
@act
def work_out(request: StudyRequest) -> HttpResponse:
    """Ask for the agreement of a big study to be worked out in the background."""
    study, (sight, asked), part = request.here.study, _asked(request), _part(request)
    name = heavy.name_of(study, sight, asked, part, spoken())
    told = {"asked": request.GET.urlencode(), "part": part, "language": spoken()}
    jobs.ask_once(study, heavy.KIND, name, told, by=request.user)
    return redirect(f"{reverse('coding:agreement', kwargs={'study': study.slug})}?{request.GET.urlencode()}")


@allowed("coding.export")
@require_GET
def take_out(request: StudyRequest, ending: str) -> HttpResponse:
    """Give every label by pair, transcript and without each coder as a file; a big study's is worked out first."""
    study, (sight, asked) = request.here.study, _asked(request)
    found = queries.compared(study, sight, asked)
    rows: list[dict[str, Value]] | None
    if found.is_empty:
        rows = []
    elif len(found.codings) <= heavy.MOST_AT_ONCE:
        rows = heavy.sheet(found)
    else:
        rows = jobs.recall(study, heavy.name_of(study, sight, asked, "sheet", spoken()))
    if rows is None:
        query = request.GET.copy()
        query["file"] = ending
        return redirect(f"{reverse('coding:agreement', kwargs={'study': study.slug})}?{query.urlencode()}")
    return table_file(study.slug, f"agreement-{found.asked.unit}", ending, rows)
