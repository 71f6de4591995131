"""What people wrote about cells, as rows and as the ground floor's values."""

from dataclasses import replace

from django.db.models import QuerySet

from lardom.claims.material import Material
from lardom.claims.summaries import Pairing
from lardom.claims.summaries import Summary as SummaryValue
from lardom.web.claims.queries import values as claims
from lardom.web.coding.queries import values as coding
from lardom.web.comparison.models import Summary
from lardom.web.portfolio import queries as portfolio
from lardom.web.study import queries as studies
from lardom.web.study.models import Study


def summary_rows(study: Study, kind: str) -> QuerySet[Summary]:
    """Return the summaries of a kind, in the order they were first written."""
    return Summary.objects.of(study).filter(removed=False, kind=kind).select_related("person").order_by("pk")


def texts(study: Study, kind: str) -> dict[tuple[str, str], str]:
    """Return the summaries by row and theme."""
    return {(row, theme): text for row, theme, text in summary_rows(study, kind).values_list("row", "theme", "text")}


def summaries(study: Study) -> tuple[SummaryValue, ...]:
    """Return what people wrote of a project and a theme; what is of a project or a code that is gone is left out."""
    themes = {one.id for one in coding.codes(study)}
    projects = {one.id for one in portfolio.projects(study)}
    rows = summary_rows(study, "framework")
    return tuple(
        SummaryValue(one.row, one.theme, one.text) for one in rows if one.row in projects and one.theme in themes
    )


def pairings(study: Study) -> tuple[Pairing, ...]:
    """Return the questions that stand beside a theme; those whose question or code is gone are left out."""
    themes = {one.id for one in coding.codes(study)}
    items = {one.id for one in studies.settings(study).items}
    rows = summary_rows(study, "joint")
    return tuple(
        Pairing(one.row, one.theme, one.relation, one.text)  # type: ignore[arg-type] # one of the relations
        for one in rows
        if one.row in items and one.theme in themes
    )


def material(study: Study, *, key: bool = False) -> Material:
    """Return all that the study holds as one value, with what people wrote here; with `key` the names to search for too."""
    return replace(claims.material(study, key=key), summaries=summaries(study), pairings=pairings(study))
