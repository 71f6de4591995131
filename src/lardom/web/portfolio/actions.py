"""Writing the portfolio."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import ForeignObjectRel
from django.utils.translation import ngettext

from lardom.claims.material import Material
from lardom.exchange.loading import Loaded
from lardom.portfolio.kinds import canonical_kind
from lardom.web.portfolio import queries
from lardom.web.portfolio.models import Party, Project
from lardom.web.study import queries as studies
from lardom.web.study.models import Event, Person, Study
from lardom.web.study.writing import Refused, Writing, writing


def bring_in(act: Writing, material: Material) -> dict[str, Project]:
    """Save the projects and parties of a study's material and return the projects by their id."""
    projects = act.add_all(
        (
            Project(
                ref=one.id, order=order, title=one.title, type=one.type, category=one.category, start=one.start,
                end=one.end, budget=one.budget, status=one.status, summary=one.summary, url=one.url, need=one.need,
            )
            for order, one in enumerate(material.projects)
        ),
        journal=False,
    )  # fmt: skip
    by_ref = {project.ref: project for project in projects}
    act.add_all(
        (
            Party(
                project=by_ref[one.project_id], order=order, organisation=one.organisation,
                organisation_id=one.organisation_id, kind=one.kind, role=one.role, budget=one.budget, place=one.place,
                country=one.country,
            )
            for order, one in enumerate(material.parties)
            if one.project_id in by_ref
        ),
        journal=False,
    )  # fmt: skip
    return by_ref


_PROJECT = ("title", "type", "category", "start", "end", "budget", "status", "summary", "url", "need")
_PARTY = ("organisation", "organisation_id", "kind", "role", "budget", "place", "country")


def put_projects(act: Writing, loaded: Iterable[Loaded], *, seen: int | None = None) -> list[Project]:
    """Keep projects read from a form or a file."""

    def fields(values: Mapping[str, Any]) -> dict[str, Any]:
        return {"ref": values["project_id"], **{name: values[name] for name in _PROJECT}}

    return act.put(loaded, list(queries.project_rows(act.study)), Project, fields, seen=seen)


def put_parties(act: Writing, loaded: Iterable[Loaded], *, seen: int | None = None) -> list[Party]:
    """Keep parties read from a form or a file."""
    projects = {row.ref: row.pk for row in queries.project_rows(act.study)}
    words = studies.settings(act.study).kinds

    def fields(values: Mapping[str, Any]) -> dict[str, Any]:
        kind = canonical_kind(values["kind"], words) if values["kind"] else ""
        told = {name: values[name] for name in _PARTY}
        return {**told, "project_id": projects[values["project_id"]], "kind": kind}

    return act.put(loaded, list(queries.party_rows(act.study)), Party, fields, seen=seen)


def save_project(study: Study, loaded: Loaded, *, by: Person, seen: int | None = None) -> tuple[Project, Event | None]:
    """Add a project, or change one that nobody else has changed since it was `seen`."""
    kind = "project.added" if loaded.place is None else "project.changed"
    with writing(study, by=by, kind=kind) as act:
        (project,) = put_projects(act, [loaded], seen=seen)
        act.subject = f"project:{project.pk}"
    return project, act.event


def save_party(study: Study, loaded: Loaded, *, by: Person, seen: int | None = None) -> tuple[Party, Event | None]:
    """Add a party, or change one that nobody else has changed since it was `seen`."""
    kind = "party.added" if loaded.place is None else "party.changed"
    with writing(study, by=by, kind=kind) as act:
        (party,) = put_parties(act, [loaded], seen=seen)
        act.subject = f"party:{party.pk}"
    return party, act.event


def remove_project(study: Study, project: Project, *, by: Person, seen: int | None = None) -> Event | None:
    """Remove a project with its parties; refused while later steps of the study speak of it."""
    speaking = _speaking_of(project)
    if speaking:
        told = ngettext(
            "%(ref)s cannot be removed: %(n)s row of the sample or the fieldwork speaks of it. Change or remove that first.",
            "%(ref)s cannot be removed: %(n)s rows of the sample or the fieldwork speak of it. Change or remove those first.",
            speaking,
        )
        raise Refused(told % {"ref": project.ref, "n": speaking})
    with writing(study, by=by, kind="project.removed", subject=f"project:{project.pk}") as act:
        for party in queries.party_rows(study).filter(project=project):
            act.remove(party)
        act.remove(project, seen=seen)
    return act.event


def _speaking_of(project: Project) -> int:
    """Count the rows of later rooms that name the project; which rooms those are, the database knows."""
    relations = (one for one in Project._meta.get_fields(include_hidden=True) if isinstance(one, ForeignObjectRel))
    later = (one for one in relations if one.related_model is not Party)
    return sum(
        one.related_model._default_manager.filter(**{one.field.name: project, "removed": False}).count()
        for one in later
    )


def remove_party(study: Study, party: Party, *, by: Person, seen: int | None = None) -> Event | None:
    """Remove a party."""
    with writing(study, by=by, kind="party.removed", subject=f"party:{party.pk}") as act:
        act.remove(party, seen=seen)
    return act.event
