"""What is typed about a project of the sample."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from lardom.exchange.loading import Loaded
from lardom.exchange.rows import rows
from lardom.exchange.tables import table_named
from lardom.sampling.selection import needs_reason
from lardom.web.sampling import queries
from lardom.web.study.forms import RowForm
from lardom.web.study.models import Study

SAMPLE = table_named("sample")


def place_of(study: Study, project: int) -> int | None:
    """Return where the decision about a project stands among the study's, or nothing before the first."""
    placed = list(queries.selection_rows(study).values_list("project_id", flat=True))
    return placed.index(project) if project in placed else None


def decision_form(study: Study, data: Mapping[str, Any] | None, ref: str, place: int | None) -> RowForm:
    """Return the form of a decision about a project."""
    material = queries.material(study)
    values = {"project_id": ref} if place is None else rows(SAMPLE, material)[place]
    steps = [(str(step.number), f"{step.number} {step.name}".strip()) for step in material.settings.steps]
    choices = {"steps": steps} if steps else {}
    return RowForm(SAMPLE, data, values=values, without=("project_id",), choices=choices)


def decided(form: RowForm, study: Study, place: int | None, before: str) -> Loaded | None:
    """Return the decision as it would be kept, or nothing when it cannot be: then the form says why."""
    loaded = form.row(queries.material(study), place=place)
    if loaded and needs_reason(before, str(loaded.values["decision"])) and not str(loaded.values["reason"]).strip():
        form.add_error("reason", _("A decision that takes a project into the sample or out of it needs its reason."))
        return None
    return loaded
