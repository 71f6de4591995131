"""How far the sample has come: what a study's home tells of it."""

from dataclasses import dataclass

from lardom.web.sampling import queries
from lardom.web.study.models import Study


@dataclass(frozen=True, slots=True)
class SampleProgress:
    """How many projects are decided on and selected, in how many categories, and how many lack their reason."""

    decided: int
    selected: int
    categories: int
    unargued: int


def progress(study: Study) -> SampleProgress:
    """Count the sample."""
    rows = queries.selection_rows(study).order_by()
    selected = rows.filter(decision="selected")
    return SampleProgress(
        decided=rows.count(),
        selected=selected.count(),
        categories=selected.exclude(project__category="").values("project__category").distinct().count(),
        unargued=selected.filter(reason="").count(),
    )
