"""What is compared: the study as far as the person may see its codings, its cases, and the groups they can be put in."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lardom.claims.ground import Ground
from lardom.coding.tree import in_order
from lardom.coding.visibility import Sight
from lardom.study.settings import Language
from lardom.web.claims.queries import values as claims
from lardom.web.coding.queries import values as coding
from lardom.web.coding.queries.sight import seen
from lardom.web.study.models import Study


@dataclass(frozen=True, slots=True)
class Group:
    """Cases that have something in common: a key for the address, what it is called, and the project ids."""

    key: str
    name: str
    kind: str
    cases: frozenset[str]
    depth: int = 0

    @property
    def listed(self) -> str:
        """What it is called in a list, set in as deep as the code stands in the book."""
        return "\u2003" * self.depth + self.name


@dataclass(frozen=True, slots=True)
class Theme:
    """A code or theme to choose: its id, its name and how deep it stands in the book."""

    ref: str
    name: str
    depth: int


def ground_of(study: Study, sight: Sight) -> Ground:
    """Return the study's ground with those of the codings that the person may see; marks are left out."""
    codings = coding.codings(study, seen(coding.coding_rows(study), sight))
    return Ground(claims.material(study, work=False, passages=coding.Passages(codings, (), ())))


def cases_of(found: Ground) -> dict[str, str]:
    """Return the sampled projects that have a label, by id, in the order of the labels."""
    chosen = [(one.project_id, one.label) for one in found.material.sample if one.label]
    return dict(sorted(chosen, key=lambda pair: (len(pair[1]), pair[1])))


def themes_of(found: Ground) -> list[Theme]:
    """Return the book as it is read."""
    return [Theme(one.code.id, one.code.name, one.depth) for one in in_order(found.material.codes)]


def groups_of(found: Ground) -> dict[str, Group]:
    """Return the groups the cases can be put in, by key: category, status, type, step, and where a code was given."""
    cases, projects = cases_of(found), found.projects
    told: dict[tuple[str, str], set[str]] = {}
    for one in found.material.sample:
        if one.project_id not in cases:
            continue
        project = projects.get(one.project_id)
        facts = [("status", one.status), *(("step", str(step)) for step in one.steps)]
        if project:
            facts += [("category", project.category), ("type", project.type)]
        for kind, value in facts:
            if value:
                told.setdefault((kind, value), set()).add(one.project_id)
    names = {"status": _("status"), "step": _("step"), "category": _("category"), "type": _("type")}
    rows = [
        Group(f"{kind}:{value}", f"{names[kind]}: {value}", names[kind], frozenset(those))
        for (kind, value), those in sorted(told.items())
    ]
    rows += [
        Group(
            f"code:{theme.ref}",
            theme.name,
            _("speaks of"),
            found.projects_under(theme.ref) & cases.keys(),
            theme.depth,
        )
        for theme in themes_of(found)
    ]
    return {one.key: one for one in rows}


def people_of(found: Ground, projects: Collection[str]) -> list[str]:
    """Return the respondents heard in some projects."""
    return [one.id for one in found.heard if one.project_id in projects]


def item_words(found: Ground, language: Language) -> dict[str, str]:
    """Return the closed questions by id, in a language."""
    return {
        one.id: one.text_en if language == "en" and one.text_en else one.text for one in found.material.settings.items
    }
