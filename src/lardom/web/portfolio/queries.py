"""Reading the portfolio: rows to the ground floor's values."""

from dataclasses import dataclass, replace

from django.db.models import Count, Q, QuerySet

from lardom.claims.material import Material
from lardom.portfolio.counts import facts
from lardom.portfolio.facts import Facts
from lardom.portfolio.projects import Party as PartyValue
from lardom.portfolio.projects import Project as ProjectValue
from lardom.study.settings import Language
from lardom.web.portfolio.models import Party, Project
from lardom.web.study import queries as studies
from lardom.web.study.models import Study


def project_rows(study: Study) -> QuerySet[Project]:
    """Return the projects in the study's order."""
    return Project.objects.of(study).filter(removed=False).order_by("order", "pk")


def party_rows(study: Study) -> QuerySet[Party]:
    """Return the parties in the study's order."""
    return Party.objects.of(study).filter(removed=False, project__removed=False).order_by("order", "pk")


def projects(study: Study) -> tuple[ProjectValue, ...]:
    """Return the projects as values."""
    names = ("ref", "title", "type", "category", "start", "end", "budget", "status", "summary", "url", "need")
    return tuple(ProjectValue(*row) for row in project_rows(study).values_list(*names))


def parties(study: Study) -> tuple[PartyValue, ...]:
    """Return the parties as values."""
    names = ("project__ref", "organisation", "kind", "role", "budget", "organisation_id", "place", "country")
    return tuple(PartyValue(*row) for row in party_rows(study).values_list(*names))


def project(study: Study, number: int) -> Project | None:
    """Return one project of the study."""
    return project_rows(study).filter(pk=number).first()


def party(study: Study, number: int) -> Party | None:
    """Return one party of the study."""
    return party_rows(study).filter(pk=number).select_related("project").first()


def material(study: Study) -> Material:
    """Return what the portfolio's own rules look at."""
    return Material(settings=studies.settings(study), projects=projects(study), parties=parties(study))


def figures(study: Study, language: Language | None = None) -> Facts:
    """Return every figure of the portfolio with the ids behind it, its sentences in a language."""
    told = replace(studies.settings(study), language=language or studies.settings(study).language)
    return facts(projects(study), parties(study), settings=told)


SORTS = {"ref": "ref", "title": "title", "type": "type", "category": "category", "status": "status", "start": "start",
         "budget": "budget", "parties": "n_parties"}  # fmt: skip
"""What the list of projects can be sorted by, and the column behind it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for in the portfolio: words, and one value of each filter; empty means all."""

    words: str = ""
    type: str = ""
    category: str = ""
    status: str = ""
    fact: str = ""
    sort: str = ""


def found(study: Study, wanted: Wanted) -> QuerySet[Project]:
    """Return the projects that fit, sorted; "-" stands for projects where nothing is said."""
    rows = project_rows(study).annotate(n_parties=Count("parties", filter=Q(parties__removed=False)))
    for name in ("type", "category", "status"):
        value = getattr(wanted, name)
        if value:
            rows = rows.filter(**{name: "" if value == "-" else value})
    for word in wanted.words.split():
        named = party_rows(study).filter(organisation__icontains=word).order_by().values("project")
        fits = Q(ref__icontains=word) | Q(title__icontains=word) | Q(summary__icontains=word) | Q(need__icontains=word)
        rows = rows.filter(fits | Q(pk__in=named))
    if wanted.fact:
        fact = figures(study).get(wanted.fact)
        rows = rows.filter(ref__in=fact.ids if fact and fact.unit == "project" else ())
    column = SORTS.get(wanted.sort.lstrip("-"))
    if column:
        rows = rows.order_by(f"-{column}" if wanted.sort.startswith("-") else column, "order")
    return rows


def values_of(study: Study, column: str) -> list[str]:
    """Return the values a column of the projects has, for filters and suggestions."""
    return sorted(
        {value for value in project_rows(study).order_by().values_list(column, flat=True).distinct() if value}
    )


def place_of(rows: QuerySet[Project] | QuerySet[Party], number: int) -> int:
    """Return where a row stands among the study's rows, as the values made of them stand."""
    return list(rows.values_list("pk", flat=True)).index(number)
