"""The trail in words: what somebody did, as a sentence to a person."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

if TYPE_CHECKING:
    from lardom.web.study.models import Event

KINDS: dict[str, str | Promise] = {
    "study.made": gettext_lazy("%(who)s began the study"),
    "study.imported": gettext_lazy("%(who)s brought a study folder in"),
    "study.exported": gettext_lazy("%(who)s took the study out as a folder"),
    "study.settings": gettext_lazy("%(who)s changed the study's settings"),
    "roles.given": gettext_lazy("%(who)s changed who takes part"),
    "act.undone": ngettext_lazy("%(who)s took an act back", "%(who)s took %(n)s acts back", "n"),
    "table.uploaded": gettext_lazy("%(who)s uploaded a table to look at"),
    "table.imported": ngettext_lazy("%(who)s brought in a table", "%(who)s brought in %(n)s tables", "n"),
    "project.added": ngettext_lazy("%(who)s added a project", "%(who)s added %(n)s projects", "n"),
    "project.changed": ngettext_lazy("%(who)s changed a project", "%(who)s changed projects %(n)s times", "n"),
    "project.removed": ngettext_lazy("%(who)s removed a project", "%(who)s removed %(n)s projects", "n"),
    "party.added": ngettext_lazy("%(who)s added a party", "%(who)s added %(n)s parties", "n"),
    "party.changed": ngettext_lazy("%(who)s changed a party", "%(who)s changed parties %(n)s times", "n"),
    "party.removed": ngettext_lazy("%(who)s removed a party", "%(who)s removed %(n)s parties", "n"),
    "sample.decided": ngettext_lazy(
        "%(who)s decided on a project of the sample", "%(who)s made %(n)s decisions on the sample", "n"
    ),
    "respondent.added": ngettext_lazy("%(who)s added a respondent", "%(who)s added %(n)s respondents", "n"),
    "respondent.changed": ngettext_lazy("%(who)s changed a respondent", "%(who)s changed respondents %(n)s times", "n"),
    "respondent.withdrawn": ngettext_lazy(
        "%(who)s registered that a consent was taken back",
        "%(who)s registered that %(n)s consents were taken back",
        "n",
    ),
    "interview.added": ngettext_lazy("%(who)s added an interview", "%(who)s added %(n)s interviews", "n"),
    "interview.changed": ngettext_lazy("%(who)s changed an interview", "%(who)s changed interviews %(n)s times", "n"),
    "answer.given": ngettext_lazy("%(who)s entered an answer", "%(who)s entered %(n)s answers", "n"),
    "key.seen": ngettext_lazy("%(who)s looked at the key", "%(who)s looked at the key %(n)s times", "n"),
    "key.changed": ngettext_lazy("%(who)s changed the key", "%(who)s changed the key %(n)s times", "n"),
    "transcript.added": ngettext_lazy("%(who)s brought in a transcript", "%(who)s brought in %(n)s transcripts", "n"),
    "coding.made": ngettext_lazy("%(who)s coded a passage", "%(who)s coded %(n)s passages", "n"),
    "mark.made": ngettext_lazy("%(who)s marked a passage", "%(who)s marked %(n)s passages", "n"),
    "reading.closed": ngettext_lazy("%(who)s closed a reading", "%(who)s closed %(n)s readings", "n"),
    "claim.added": ngettext_lazy("%(who)s wrote a claim", "%(who)s wrote %(n)s claims", "n"),
    "report.signed": gettext_lazy("%(who)s signed the report"),
}
"""What is said of each kind of act; rooms whose kinds are not here are told of by their part of the study."""

PARTS: dict[str, str | Promise] = {
    "study": gettext_lazy("%(who)s worked on the study"),
    "person": gettext_lazy("%(who)s changed who takes part"),
    "role": gettext_lazy("%(who)s changed who takes part"),
    "invitation": gettext_lazy("%(who)s invited somebody"),
    "comment": gettext_lazy("%(who)s commented"),
    "portfolio": gettext_lazy("%(who)s worked on the portfolio"),
    "sample": gettext_lazy("%(who)s worked on the sample"),
    "transcript": gettext_lazy("%(who)s worked on the transcripts"),
    "coding": gettext_lazy("%(who)s coded"),
    "mark": gettext_lazy("%(who)s marked"),
    "memo": gettext_lazy("%(who)s wrote a memo"),
    "code": gettext_lazy("%(who)s worked on the codebook"),
    "codebook": gettext_lazy("%(who)s worked on the codebook"),
    "group": gettext_lazy("%(who)s grouped marks into themes"),
    "theme": gettext_lazy("%(who)s worked on the themes"),
    "round": gettext_lazy("%(who)s led a reading round"),
    "reading": gettext_lazy("%(who)s read"),
    "claim": gettext_lazy("%(who)s worked on the claims"),
    "evidence": gettext_lazy("%(who)s linked evidence to a claim"),
    "quotation": gettext_lazy("%(who)s worked on the quotations"),
    "draft": gettext_lazy("%(who)s worked on the report"),
    "report": gettext_lazy("%(who)s worked on the report"),
    "job": gettext_lazy("%(who)s started background work"),
    "token": gettext_lazy("%(who)s made or withdrew a token for a program"),
}


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
        known = KINDS.get(self.kind) or PARTS.get(self.kind.partition(".")[0]) or gettext_lazy("%(who)s did something")
        told: str = known % {"who": self.who, "n": len(self.numbers)}
        return told


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
