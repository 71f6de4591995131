"""The way of a study: its rooms in the order of the work, as the navigation shows them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from lardom.web.study.access import Here


@dataclass(frozen=True, slots=True)
class Room:
    """One room of the study: its page, and whether the reader stands in it."""

    key: str
    name: str | Promise
    url: str
    current: bool


_ROOMS: tuple[tuple[str, str | Promise, str, str], ...] = (
    ("study", _("Overview"), "study:home", "study.see"),
    ("portfolio", _("Portfolio"), "portfolio:projects", "portfolio.see"),
    ("sampling", _("Sample"), "sampling:sample", "sampling.see"),
    ("fieldwork", _("Fieldwork"), "fieldwork:respondents", "fieldwork.see"),
    ("fieldwork", _("The key"), "fieldwork:key", "fieldwork.key"),
    ("transcripts", _("Transcripts"), "transcripts:list", "transcripts.see"),
    ("coding", _("Coding"), "coding:overview", "coding.see"),
    ("claims", _("Claims"), "claims:board", "claims.see"),
    ("comparison", _("Comparison"), "comparison:contrast", "claims.see"),
    ("report", _("Report"), "report:drafts", "report.published"),
)
"""Each room: key, name, first page, right. A room named twice is entered by the first page that the person may open."""


def rooms_for(here: "Here", path: str) -> tuple[Room, ...]:
    """Return the rooms the person may open, in the order of a study."""
    found: list[Room] = []
    for key, name, page, right in _ROOMS:
        if not here.may(right) or key in (room.key for room in found):
            continue
        try:
            url = reverse(page, kwargs={"study": here.study.slug})
        except NoReverseMatch:
            continue
        inside = path == url if key == "study" else path.startswith(f"/s/{here.study.slug}/{key}/")
        found.append(Room(key, name, url, inside))
    return tuple(found)
