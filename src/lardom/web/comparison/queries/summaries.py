"""What people wrote about cells."""

from django.db.models import QuerySet

from lardom.web.comparison.models import Summary
from lardom.web.study.models import Study


def summary_rows(study: Study, kind: str) -> QuerySet[Summary]:
    """Return the summaries of a kind, in the order they were first written."""
    return Summary.objects.of(study).filter(removed=False, kind=kind).select_related("person").order_by("pk")


def texts(study: Study, kind: str) -> dict[tuple[str, str], str]:
    """Return the summaries by row and theme."""
    return {(row, theme): text for row, theme, text in summary_rows(study, kind).values_list("row", "theme", "text")}
