"""Networks of parties and codes: who stands where, and files for other programs."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lardom.exchange.graphs import edges_csv, gexf, nodes_csv
from lardom.web.comparison.queries import networks as queries
from lardom.web.comparison.views import answers
from lardom.web.study.access import StudyRequest, allowed


@allowed("claims.see")
@require_GET
def networks(request: StudyRequest) -> HttpResponse:
    """Show a network as tables."""
    asked = request.GET.get("of", "")
    kind = asked if asked in queries.KINDS else queries.KINDS[0]
    told = queries.shown(queries.network(answers.ground(request), kind))
    return render(request, "comparison/networks.html", {"told": told, "kind": kind, "hidden": answers.hidden(request)})


@allowed("coding.export")
@require_GET
def take_out(request: StudyRequest, kind: str, ending: str) -> HttpResponse:
    """Give a network as GEXF, or its nodes or ties as csv."""
    if kind not in queries.KINDS or ending not in {"gexf", "csv", "nodes.csv"}:
        raise Http404
    found = queries.network(answers.ground(request), kind)
    if ending == "gexf":
        return answers.given(request, f"{kind}.gexf", "application/xml", gexf(found))
    text = edges_csv(found) if ending == "csv" else nodes_csv(found)
    name = f"{kind}-{'ties' if ending == 'csv' else 'nodes'}.csv"
    return answers.given(request, name, answers.MEDIA["csv"], text.encode("utf-8-sig"))
