"""What is compared: the study as far as the person may see its codings, and what its groups and themes are called."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lardom.claims.ground import Ground
from lardom.coding.tree import in_order
from lardom.coding.visibility import Sight
from lardom.comparison import cases
from lardom.study.settings import Language
from lardom.web.coding.queries import ground
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
    """Return the study's ground with those of the codings that the person may see; marks and claims are left out."""
    return ground.ground(study, sight)


def themes_of(found: Ground) -> list[Theme]:
    """Return the book as it is read."""
    return [Theme(one.code.id, one.code.name, one.depth) for one in in_order(found.material.codes)]


def groups_of(found: Ground) -> dict[str, Group]:
    """Return the groups the cases can be put in, by key, as they are called here."""
    themes = {one.ref: one for one in themes_of(found)}
    names = {"status": _("status"), "step": _("step"), "category": _("category"), "type": _("type")}
    return {
        key: Group(key, themes[one.value].name, _("speaks of"), one.cases, themes[one.value].depth)
        if one.kind == "code"
        else Group(key, f"{names[one.kind]}: {one.value}", names[one.kind], one.cases)
        for key, one in cases.groups_of(found).items()
    }


def item_words(found: Ground, language: Language) -> dict[str, str]:
    """Return the closed questions by id, in a language."""
    return {
        one.id: one.text_en if language == "en" and one.text_en else one.text for one in found.material.settings.items
    }
