"""Reading the sample: rows to the ground floor's values."""

from django.db.models import QuerySet

from lardom.sampling.selection import Selection as SelectionValue
from lardom.web.sampling.models import Selection
from lardom.web.study.models import Study


def selection_rows(study: Study) -> QuerySet[Selection]:
    """Return what was decided about each project, in the study's order."""
    found = Selection.objects.of(study).filter(removed=False, project__removed=False)
    return found.select_related("project").order_by("order", "pk")


def sample(study: Study) -> tuple[SelectionValue, ...]:
    """Return the sample as values."""
    return tuple(
        SelectionValue(
            row.project.ref, row.decision, row.label, tuple(row.steps), row.status, row.contacted, row.outcome, row.reason  # type: ignore[arg-type]
        )
        for row in selection_rows(study)
    )  # fmt: skip
