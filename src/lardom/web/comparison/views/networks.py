"""Networks of parties and codes: who stands where, and files for other programs."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from lardom.web.coding.queries.sight import sight_of
from lardom.web.comparison.queries import networks as queries
from lardom.web.comparison.views import answers
from lardom.web.study import jobs
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act
from lardom.web.study.views.tables import MEDIA, given_file

if TYPE_CHECKING:
    from lardom.comparison.gathering import Ties


def _ties(told: str | None) -> "Ties | None":
    from lardom.comparison.gathering import NETWORKS  # noqa: PLC0415 - SciPy, loaded when asked for

    return next((one for one in NETWORKS if one == told), None)


def _name(request: StudyRequest, ties: "Ties") -> str:
    study = request.here.study
    return queries.name_of(study, sight_of(study, request.here.coder), ties)


@allowed("claims.see")
@require_GET
def networks(request: StudyRequest) -> HttpResponse:
    """Show a network as tables; one of a big portfolio is worked out in the background."""
    from lardom.comparison.gathering import study_network  # noqa: PLC0415 - as above

    study, ties = request.here.study, _ties(request.GET.get("of")) or "parties"
    if queries.is_big(study, ties):
        return _big(request, ties)
    told = queries.shown(study_network(answers.ground(request), ties))
    return render(request, "comparison/networks.html", {"told": told, "kind": ties, "hidden": answers.hidden(request)})


def _big(request: StudyRequest, ties: "Ties") -> HttpResponse:
    """Show what was worked out, how far the work has come, or that it is to be asked for."""
    study, name = request.here.study, _name(request, ties)
    job = jobs.newest(study, queries.KIND, name)
    waits = jobs.is_at_work(job)
    shown = {
        "kind": ties, "hidden": answers.hidden(request), "big": True, "job": job, "waits": waits,
        "why": queries.made_of(study, ties), "ask": f"{reverse('comparison:network-work', kwargs={'study': study.slug})}?of={ties}",
    }  # fmt: skip
    if request.headers.get("HX-Request"):
        return render(request, "study/later.html", shown) if waits else HttpResponse(headers={"HX-Refresh": "true"})
    worked = jobs.recall(study, name, through=queries.through(ties))
    return render(request, "comparison/networks.html", shown | {"told": worked.shown if worked else None})


@allowed("claims.see")
@require_POST
@act
def work_out(request: StudyRequest) -> HttpResponse:
    """Ask for the network of a big portfolio to be worked out in the background."""
    study, ties = request.here.study, _ties(request.GET.get("of"))
    if ties is None:
        raise Http404
    jobs.ask_once(study, queries.KIND, _name(request, ties), {"ties": ties}, by=request.user)
    return redirect(f"{reverse('comparison:networks', kwargs={'study': study.slug})}?of={ties}")


@allowed("coding.export")
@require_GET
def take_out(request: StudyRequest, kind: str, ending: str) -> HttpResponse:
    """Give a network as GEXF, or its nodes or ties as csv; one of a big portfolio as it was worked out."""
    from lardom.comparison.gathering import study_network  # noqa: PLC0415 - as above

    study, ties = request.here.study, _ties(kind)
    asked = next((one for one in queries.ENDINGS if one == ending), None)
    if ties is None or asked is None:
        raise Http404
    if queries.is_big(study, ties):
        worked = jobs.recall(study, _name(request, ties), through=queries.through(ties))
        if worked is None:
            return redirect(f"{reverse('comparison:networks', kwargs={'study': study.slug})}?of={ties}")
        content = worked.file(asked)
    else:
        content = queries.file_of(study_network(answers.ground(request), ties), asked)
    name = f"{kind}.gexf" if asked == "gexf" else f"{kind}-{'ties' if asked == 'csv' else 'nodes'}.csv"
    return given_file(study.slug, name, "application/xml" if asked == "gexf" else MEDIA["csv"], content)
