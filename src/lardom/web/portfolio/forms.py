"""What is typed about projects and parties, judged by the rules a file of them is judged by."""

from collections.abc import Mapping
from typing import Any

from lardom.exchange.rows import rows
from lardom.exchange.tables import table_named
from lardom.web.portfolio import queries
from lardom.web.portfolio.models import Party, Project
from lardom.web.study.forms import RowForm
from lardom.web.study.models import Study

PROJECTS, PARTIES = table_named("projects"), table_named("parties")


def project_form(study: Study, data: Mapping[str, Any] | None, project: Project | None = None) -> RowForm:
    """Return the form of a project; the id of one that exists is not changed, since everything names it."""
    if project is None:
        return RowForm(PROJECTS, data)
    place = queries.place_of(queries.project_rows(study), project.pk)
    values = rows(PROJECTS, queries.material(study))[place]
    return RowForm(PROJECTS, data, values=values, without=("project_id",))


def party_form(study: Study, data: Mapping[str, Any] | None, project: Project, party: Party | None = None) -> RowForm:
    """Return the form of a project's party."""
    if party is None:
        return RowForm(PARTIES, data, values={"project_id": project.ref}, without=("project_id",))
    place = queries.place_of(queries.party_rows(study), party.pk)
    return RowForm(PARTIES, data, values=rows(PARTIES, queries.material(study))[place], without=("project_id",))
