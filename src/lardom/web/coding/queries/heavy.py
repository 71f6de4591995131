"""Agreement of a big study: when it is too much for a page, and how it is worked out step by step. Brings NumPy when asked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext as _

from lardom.coding.visibility import Sight
from lardom.exchange.results import Value
from lardom.study.settings import Language
from lardom.web.coding.queries import ground
from lardom.web.coding.queries.agreement import Asked, Compared
from lardom.web.study import jobs
from lardom.web.study.models import Study

if TYPE_CHECKING:
    from lardom.web.coding.queries.by_place import ByPlace
    from lardom.web.coding.queries.measuring import Closely, Overview

KIND = "coding.agreement"

MOST_AT_ONCE = 600
"""Codings that a page works out while somebody waits: about a second."""

type Part = Literal["page", "sheet"]
type At = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Worked:
    """What a page of agreement shows: every label or one of them, and the same by place."""

    told: "Overview | Closely | None"
    placed: "ByPlace | None"


def weight(found: Compared) -> int:
    """Return how many codings (or marks) the numbers asked for rest on."""
    codes = found.labels.get(found.asked.label)
    return len(found.codings) if codes is None else sum(one.code_id in codes for one in found.codings)


def name_of(study: Study, sight: Sight, asked: Asked, part: Part, language: Language) -> str:
    """Return the name under which this is kept: what is asked, what the person may see, and the language."""
    return jobs.name_of(study, KIND, asked, sight.key, part, language)


def _at_once(done: int, total: int, stage: str) -> None:
    """Tell nobody: what is worked out at once has nobody who watches."""


def sheet(found: Compared, at: At = _at_once) -> list[dict[str, Value]]:
    """Work out the rows of the file, telling `at` how far it has come."""
    from lardom.web.coding.queries import by_place  # noqa: PLC0415 - NumPy, loaded when asked for

    return by_place.sheet(found, lambda done, total: at(done, total, _("Every group is worked out.")))


def worked_at_once(study: Study, sight: Sight, found: Compared, language: Language) -> Worked:
    """Return what a page shows of a small study, worked out once for all who may see the same."""
    name = ("worked", found.asked, language)
    return ground.while_it_stands(study, sight, name, lambda: worked(found, language))


def worked(found: Compared, language: Language, at: At = _at_once) -> Worked:
    """Work out what a page shows, telling `at` how far it has come."""
    from lardom.web.coding.queries import by_place, measuring  # noqa: PLC0415 - as above

    at(0, 2, _("Judged units are worked out."))
    if not found.asked.label:
        overview = measuring.overview(found, language)
        at(1, 2, _("Where passages begin and end is worked out."))
        return Worked(overview, by_place.places(found, language))
    told = measuring.closely(found, language)
    at(1, 2, _("Where passages begin and end is worked out."))
    if told is None:
        return Worked(None, None)
    return Worked(told, by_place.place_of(found, language, lambda done, total: at(done + 1, total + 1, "")))
