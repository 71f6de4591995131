"""Which units a claim counts, and which of them there are: respondents, projects, municipalities, interviews."""

from collections.abc import Iterable
from dataclasses import dataclass

from lardom.claims.backing import Backing
from lardom.claims.ground import Ground
from lardom.fieldwork.scores import base_of

PEOPLE = {"respondent": "", "project leader": "project leader", "need owner": "need owner", "supplier": "supplier"}
"""Units that are persons heard in the study, with the relation that a respondent of that unit has."""

ORGANISATIONS = frozenset(
    {
        "municipality",
        "region",
        "municipal company",
        "state agency",
        "university",
        "company",
        "association",
        "organisation",
    }
)
"""Units that are parties of projects."""

_SAID_AS_PROJECTS = frozenset({"project", "case"})  # "i flera fall" is said of projects unless the study says otherwise


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of units, sorted, and when they cannot be told the reason in Swedish and English."""

    ids: tuple[str, ...] = ()
    why_not: tuple[str, str] = ("", "")


def units_of(backing: Backing, unit: str, ground: Ground) -> Found:
    """Return the units of one kind behind some evidence.

    People are those heard in the passages; projects theirs. An organisation can only be told where the project has a
    single party of its kind; otherwise the reason says in which project there are several.
    """
    if unit in PEOPLE:
        return Found(tuple(sorted(_with_relation(backing.respondents, unit, ground))))
    if unit in _SAID_AS_PROJECTS:
        return Found(tuple(sorted(backing.projects)))
    if unit == "interview":
        return Found(tuple(sorted(backing.interviews)))
    if unit == "quotation":
        return Found(tuple(sorted(backing.quotations)))
    if unit in ORGANISATIONS:
        return _organisations(backing, unit, ground)
    return Found(
        why_not=(
            f"Enheten ”{unit}” går inte att räkna ur materialet; välj respondenter, projekt eller intervjuer.",
            f"The unit “{unit}” cannot be counted from the material; choose respondents, projects or interviews.",
        )
    )


def _with_relation(people: Iterable[str], unit: str, ground: Ground) -> set[str]:
    relation = PEOPLE[unit]
    if not relation:
        return set(people)
    return {one for one in people if (person := ground.person(one)) and person.relation == relation}


def _organisations(backing: Backing, unit: str, ground: Ground) -> Found:
    if backing.organisations:
        return Found(tuple(sorted(backing.organisations)))
    found: set[str] = set()
    several: list[str] = []
    for project in sorted(backing.projects):
        here = ground.parties_of(project, unit)
        if len(here) > 1:
            several.append(ground.label_of(project) or project)
        found.update(here)
    if several:
        listed = ", ".join(several)
        return Found(
            why_not=(
                f"Det går inte att säga vilka som avses: flera möjliga parter i projekt {listed}.",
                f"It cannot be told which are meant: several possible parties in project {listed}.",
            )
        )
    return Found(tuple(sorted(found)))


def all_units(unit: str, ground: Ground) -> tuple[str, ...]:
    """Return every unit of a kind that was interviewed (for organisations: that takes part in those projects)."""
    projects = {person.project_id for person in ground.heard if person.project_id}
    if unit in PEOPLE:
        return tuple(sorted(_with_relation((person.id for person in ground.heard), unit, ground)))
    if unit in _SAID_AS_PROJECTS:
        return tuple(sorted(projects))
    if unit == "interview":
        heard = {person.id for person in ground.heard}
        return tuple(sorted(one.id for one in ground.material.interviews if heard.intersection(one.respondents)))
    if unit in ORGANISATIONS:
        return tuple(sorted({name for project in projects for name in ground.parties_of(project, unit)}))
    if unit == "quotation":
        return tuple(sorted(ground.quotations))
    return ()


def asked(items: Iterable[str], codes: Iterable[str], ground: Ground) -> set[str]:
    """Return the respondents who were asked: those whose guide has the items, else those of the steps in question.

    For codes, nobody wrote down who was asked; a step in which the theme comes up at all is taken to ask about it.
    """
    known = {item.id: item for item in ground.material.settings.items}
    asked_items = [known[item] for item in items if item in known]
    if asked_items:
        return {person.id for item in asked_items for person in base_of(item, ground.heard)}
    answered = {one for item in items for one in ground.answers_to(item)}
    if answered:
        return answered
    speaking = {one for code in codes for passage in ground.passages_under(code) for one in passage.respondents}
    steps = {person.step for person in ground.heard if person.id in speaking}
    return {person.id for person in ground.heard if person.step in steps}


def lift(people: Iterable[str], unit: str, ground: Ground) -> set[str]:
    """Return the units of a kind that a group of respondents makes up (their projects, interviews, organisations)."""
    group = set(people)
    projects = {person.project_id for one in group if (person := ground.person(one)) and person.project_id}
    if unit in PEOPLE:
        return _with_relation(group, unit, ground)
    if unit in _SAID_AS_PROJECTS:
        return projects
    if unit == "interview":
        return {one.id for one in ground.material.interviews if group.intersection(one.respondents)}
    return {name for project in projects for name in ground.parties_of(project, unit)}
