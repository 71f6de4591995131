"""Writing the sample."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from lardom.claims.material import Material
from lardom.exchange.loading import Loaded
from lardom.web.portfolio import queries as portfolio
from lardom.web.sampling import queries
from lardom.web.sampling.models import Selection
from lardom.web.study.models import Event, Person, Study
from lardom.web.study.writing import Writing, writing

if TYPE_CHECKING:
    from lardom.web.portfolio.models import Project


def bring_in(act: Writing, material: Material, projects: "Mapping[str, Project]") -> None:
    """Save the decisions of a study's material."""
    act.add_all(
        (
            Selection(
                project=projects[one.project_id], order=order, decision=one.decision, label=one.label,
                steps=list(one.steps), status=one.status, contacted=one.contacted, outcome=one.outcome, reason=one.reason,
            )
            for order, one in enumerate(material.sample)
            if one.project_id in projects
        ),
        journal=False,
    )  # fmt: skip


_COLUMNS = ("decision", "label", "status", "contacted", "outcome", "reason")


def put_sample(act: Writing, loaded: Iterable[Loaded], *, seen: int | None = None) -> list[Selection]:
    """Keep decisions read from a form or a file."""
    projects = {row.ref: row.pk for row in portfolio.project_rows(act.study)}

    def fields(values: Mapping[str, Any]) -> dict[str, Any]:
        told = {name: values[name] for name in _COLUMNS}
        return {**told, "project_id": projects[values["project_id"]], "steps": list(values["steps"])}

    return act.put(loaded, list(queries.selection_rows(act.study)), Selection, fields, seen=seen)


def decide(study: Study, loaded: Loaded, *, by: Person, seen: int | None = None) -> Event | None:
    """Decide about a project of the frame."""
    with writing(study, by=by, kind="sample.decided", facts={"decision": loaded.values["decision"]}) as act:
        (row,) = put_sample(act, [loaded], seen=seen)
        act.subject = f"project:{row.project_id}"
    return act.event
