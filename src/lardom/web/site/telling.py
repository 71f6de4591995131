"""The last acts in words: what somebody did, acts of the same kind after each other told as one."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lardom.study import events as kinds

if TYPE_CHECKING:
    from lardom.web.study.models import Event


@dataclass(slots=True)
class Told:
    """Acts of one kind that one person did one after another, told as one."""

    who: str
    kind: str
    at: dt.datetime
    numbers: list[int] = field(default_factory=list)
    undone: bool = False

    @property
    def sentence(self) -> str:
        """The sentence, in the reader's language."""
        return f"{self.who} {kinds.told(self.kind, get_language() or 'sv', len(self.numbers))}"


def told(events: Iterable["Event"]) -> list[Told]:
    """Tell events (the newest first), acts of the same kind by the same person one after another as one."""
    found: list[Told] = []
    for event in events:
        who = str(event.person) if event.person else _("The machine")
        last = found[-1] if found else None
        if last and (last.who, last.kind, last.undone) == (who, event.kind, event.undone_by is not None):
            last.numbers.append(event.number)
        else:
            found.append(Told(who, event.kind, event.at, [event.number], event.undone_by is not None))
    return found
