"""Networks of parties and codes: who stands where, and files for other programs."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lardom.exchange.graphs import edges_csv, gexf, nodes_csv
from lardom.web.comparison.queries import networks as queries
from lardom.web.comparison.views import answers
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.views.tables import MEDIA, given_file


@allowed("claims.see")
@require_GET
def networks(request: StudyRequest) -> HttpResponse:
    """Show a network as tables."""
    from lardom.comparison.gathering import NETWORKS, study_network  # noqa: PLC0415 - SciPy, loaded when asked for

    kind = next((one for one in NETWORKS if one == request.GET.get("of")), NETWORKS[0])
    told = queries.shown(study_network(answers.ground(request), kind))
    return render(request, "comparison/networks.html", {"told": told, "kind": kind, "hidden": answers.hidden(request)})


@allowed("coding.export")
@require_GET
def take_out(request: StudyRequest, kind: str, ending: str) -> HttpResponse:
    """Give a network as GEXF, or its nodes or ties as csv."""
    from lardom.comparison.gathering import NETWORKS, study_network  # noqa: PLC0415 - as above

    asked = next((one for one in NETWORKS if one == kind), None)
    if asked is None or ending not in {"gexf", "csv", "nodes.csv"}:
        raise Http404
    found = study_network(answers.ground(request), asked)
    if ending == "gexf":
        return given_file(request.here.study.slug, f"{kind}.gexf", "application/xml", gexf(found))
    text = edges_csv(found) if ending == "csv" else nodes_csv(found)
    name = f"{kind}-{'ties' if ending == 'csv' else 'nodes'}.csv"
    return given_file(request.here.study.slug, name, MEDIA["csv"], text.encode("utf-8-sig"))
