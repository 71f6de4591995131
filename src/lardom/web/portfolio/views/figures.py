"""The figures of the portfolio, each with the list it stands for."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lardom.portfolio.facts import Fact, Facts
from lardom.report.portfolio_tables import group_name
from lardom.web.portfolio import queries
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.forms import spoken


@dataclass(frozen=True, slots=True)
class Division:
    """One way of dividing the portfolio: its name and its groups, each with its figure."""

    key: str
    name: str
    rows: tuple[tuple[str, Fact], ...]
    whole: int
    note: str = ""


def _divisions(facts: Facts) -> list[Division]:
    whole = facts["projects"].value
    named = (
        ("category", _("Category"), ""),
        ("type", _("Type"), ""),
        (
            "owner",
            _("Main need owner"),
            _("The public party with the largest budget in the project; ties are undetermined."),
        ),
        ("pattern", _("Which kinds of public party meet"), ""),
        ("public", _("Number of public parties"), ""),
    )
    found = []
    for key, name, note in named:
        prefix = "public=" if key == "public" else f"{key}:"
        told = ((one.name.removeprefix(prefix), one) for one in facts.starting(prefix))
        rows = tuple((group_name(key, group, spoken()), one) for group, one in told if one.value and group != "1-2")
        found.append(Division(key, name, rows, whole, note))
    return found


def _kinds(facts: Facts) -> list[tuple[str, tuple[Fact, ...]]]:
    rows: list[tuple[str, tuple[Fact, ...]]] = []
    for one in facts.starting("with:"):
        kind = one.name.removeprefix("with:")
        name = _("Public in all") if kind == "public" else group_name("with", kind, spoken())
        if one.value:
            rows.append((name, (one, facts[f"participations:{kind}"], facts[f"organisations:{kind}"])))
    return rows


@allowed("portfolio.see")
@require_GET
def figures(request: StudyRequest) -> HttpResponse:
    """Show every figure of the portfolio."""
    facts = queries.figures(request.here.study, spoken())
    named = ((group_name("with", one.name.removeprefix("most:"), spoken()), one) for one in facts.starting("most:"))
    standing_out = [(name, one) for name, one in named if one.value and one.name != "most:public"]
    several = [facts[name] for name in ("kinds>=2", "three-kinds", "public=1-2") if name in facts]
    about = {
        "divisions": _divisions(facts),
        "kinds": _kinds(facts),
        "all": facts["projects"],
        "several": several,
        "most": standing_out,
    }
    return render(request, "portfolio/figures.html", about)


@allowed("portfolio.see")
@require_GET
def figure(request: StudyRequest) -> HttpResponse:
    """Show what stands behind one figure."""
    fact = queries.figures(request.here.study, spoken()).get(request.GET.get("name", ""))
    if fact is None:
        raise Http404
    by_ref = {row.ref: row for row in queries.project_rows(request.here.study)}
    rows = [(one, by_ref.get(one.partition(" · ")[0]), one.partition(" · ")[2]) for one in fact.ids]
    return render(request, "portfolio/figure.html", {"fact": fact, "rows": rows})
