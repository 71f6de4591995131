"""Reading the portfolio: rows to the ground floor's values."""

from django.db.models import QuerySet

from lardom.portfolio.projects import Party as PartyValue
from lardom.portfolio.projects import Project as ProjectValue
from lardom.web.portfolio.models import Party, Project
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
