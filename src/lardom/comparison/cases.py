"""The cases of a study, and the groups they can be put in: by what is known of them, and by what people in them speak of."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from lardom.claims.ground import Ground
from lardom.coding.tree import in_order

type Kind = Literal["status", "step", "category", "type", "code", "cases"]


@dataclass(frozen=True, slots=True)
class Group:
    """Cases (project ids) that have something in common: a fact of some `kind` with its `value`, a code, or a list of labels."""

    kind: Kind
    value: str
    cases: frozenset[str]

    @property
    def key(self) -> str:
        """What the group is called where somebody asks for it: "status:completed", "code:T1".

        >>> Group("status", "completed", frozenset()).key
        'status:completed'
        """
        return f"{self.kind}:{self.value}"


def cases_of(ground: Ground) -> dict[str, str]:
    """Return the sampled projects that have a label, by id, in the order of the labels.

    >>> from lardom.claims.material import Material
    >>> from lardom.sampling.selection import Selection
    >>> cases_of(Ground(Material(sample=(Selection("p2", "selected", "B"), Selection("p1", "selected", "A")))))
    {'p1': 'A', 'p2': 'B'}
    """
    chosen = [(one.project_id, one.label) for one in ground.material.sample if one.label]
    return dict(sorted(chosen, key=lambda pair: (len(pair[1]), pair[1])))


def groups_of(ground: Ground) -> dict[str, Group]:
    """Return the groups the cases can be put in, by key: category, status, step, type, and where a code was given.

    >>> from lardom.claims.material import Material
    >>> from lardom.sampling.selection import Selection
    >>> groups_of(Ground(Material(sample=(Selection("p1", "selected", "A", (1,), "ongoing"),)))).keys()
    dict_keys(['status:ongoing', 'step:1'])
    """
    cases = cases_of(ground)
    told: dict[tuple[Kind, str], set[str]] = {}
    for one in ground.material.sample:
        if one.project_id not in cases:
            continue
        project = ground.projects.get(one.project_id)
        facts: list[tuple[Kind, str]] = [("status", one.status), *(("step", str(step)) for step in one.steps)]
        if project:
            facts += [("category", project.category), ("type", project.type)]
        for kind, value in facts:
            if value:
                told.setdefault((kind, value), set()).add(one.project_id)
    rows = [Group(kind, value, frozenset(those)) for (kind, value), those in sorted(told.items())]
    rows += [
        Group("code", placed.code.id, ground.projects_under(placed.code.id) & cases.keys())
        for placed in in_order(ground.material.codes)
    ]
    return {one.key: one for one in rows}


def group_named(text: str, groups: Mapping[str, Group], cases: Mapping[str, str]) -> Group | None:
    """Return the group that somebody asks for by its key, or by the labels of its cases ("A;F;H"); `None` for what is neither.

    Large and small letters are the same.

    >>> group_named("b; a", {}, {"p1": "A", "p2": "B"}).cases == {"p1", "p2"}
    True
    >>> group_named("A; X", {}, {"p1": "A"}) is None
    True
    """
    wanted = text.strip().casefold()
    found = next((one for key, one in groups.items() if key.casefold() == wanted), None)
    if found is not None:
        return found
    by_label = {label.casefold(): case for case, label in cases.items()}
    labels = [part.strip() for part in wanted.split(";") if part.strip()]
    if not labels or any(label not in by_label for label in labels):
        return None
    those = frozenset(by_label[label] for label in labels)
    return Group("cases", ", ".join(label for case, label in cases.items() if case in those), those)


def people_of(ground: Ground, projects: Collection[str]) -> tuple[str, ...]:
    """Return the respondents heard in some projects.

    >>> from lardom.claims.material import Material
    >>> from lardom.fieldwork.respondents import Respondent
    >>> people_of(Ground(Material(respondents=(Respondent("A-R1", "p1", "R1"),))), ["p1"])
    ('A-R1',)
    """
    return tuple(one.id for one in ground.heard if one.project_id in projects)
