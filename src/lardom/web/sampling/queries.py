"""Reading the sample: rows to the ground floor's values."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from lardom.claims.material import Material
from lardom.sampling.coverage import Coverage, coverage
from lardom.sampling.funnel import Stage, funnel
from lardom.sampling.selection import Selection as SelectionValue
from lardom.web.portfolio import queries as portfolio
from lardom.web.sampling.models import Selection
from lardom.web.study import queries as studies
from lardom.web.study.models import Study

if TYPE_CHECKING:
    from lardom.web.portfolio.models import Project


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


def material(study: Study) -> Material:
    """Return what the sample's own rules look at."""
    return Material(settings=studies.settings(study), projects=portfolio.projects(study), sample=sample(study))


@dataclass(frozen=True, slots=True)
class Framed:
    """One project of the frame with what was decided about it, if anything."""

    project: "Project"
    selection: Selection | None


def frame(study: Study, *, category: str = "", decision: str = "", words: str = "") -> list[Framed]:
    """Return the projects of the frame with their decisions; "-" stands for projects not decided on."""
    decided = {row.project_id: row for row in selection_rows(study)}
    rows: Iterable[Project] = portfolio.found(study, portfolio.Wanted(words=words, category=category))
    found = [Framed(row, decided.get(row.pk)) for row in rows]
    if decision:
        found = [one for one in found if (one.selection.decision if one.selection else "-") == decision]
    # Those in the sample first, by their letters, then the frame in its order.
    chosen = [one for one in found if one.selection and one.selection.decision == "selected"]
    chosen.sort(key=lambda one: (len(one.selection.label), one.selection.label) if one.selection else (0, ""))
    return [*chosen, *(one for one in found if one not in chosen)]


def covered(study: Study) -> list[tuple[Coverage, tuple[int, ...]]]:
    """Return frame against sample for each category, with how many projects each further step has."""
    told = material(study)
    order = told.settings.categories
    later = [step.number for step in told.settings.steps if step.number > 1]
    rows = coverage(told.projects, told.sample, order=order)
    per_step = [coverage(told.projects, told.sample, step=step, order=order) for step in later]
    return [(row, tuple(step[place].sampled for step in per_step)) for place, row in enumerate(rows)]


def stages(study: Study) -> tuple[Stage, ...]:
    """Return the way from the frame to the interviews, as far as the sample's own table tells it."""
    return funnel(portfolio.projects(study), sample(study))


def letters(study: Study) -> dict[str, str]:
    """Return the letter of each project of the sample, by the project's id."""
    rows = selection_rows(study).exclude(label="").order_by()
    return dict(rows.values_list("project__ref", "label"))
