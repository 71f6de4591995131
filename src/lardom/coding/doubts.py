"""Why the place of a mark or coding is in doubt after its transcript was changed, as its row keeps it.

A doubt says what became of the words and with which version they were compared: "words changed 3". A passage that a
person has left on its old version says "kept 3".
"""

from dataclasses import dataclass

from lardom.text.carrying import Carried

KEPT = "kept"
UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What became of a passage (a word of `lardom.text.carrying.How`, "unsure" or "kept"), and in which version."""

    how: str
    version: int

    @property
    def told(self) -> str:
        """The doubt as a row keeps it.

        >>> Doubt("not found", 3).told
        'not found 3'
        """
        return f"{self.how} {self.version}"

    @property
    def is_kept(self) -> bool:
        """Whether a person has decided that the passage stays on its old version."""
        return self.how == KEPT


def doubt_after(carried: Carried) -> str:
    """Return what is doubtful about a passage that was carried to a new version; "" when nothing is.

    >>> from lardom.text.span import Span
    >>> doubt_after(Carried(Span(4, 9), "moved", sure=True)), doubt_after(Carried(Span(4, 9), "moved")), doubt_after(Carried(None, "not found"))
    ('', 'unsure', 'not found')
    """
    if carried.how not in {"same place", "moved"}:
        return carried.how
    return "" if carried.sure and carried.span else UNSURE


def kept(version: int) -> str:
    """Return the doubt of a passage that stays on its old version.

    >>> kept(3)
    'kept 3'
    """
    return Doubt(KEPT, version).told


def doubt_of(told: str) -> Doubt | None:
    """Read a doubt as a row keeps it; nothing when there is none.

    >>> doubt_of("several places 12"), doubt_of("")
    (Doubt(how='several places', version=12), None)
    """
    how, _, version = told.rpartition(" ")
    if not told:
        return None
    return Doubt(how, int(version)) if how and version.isdecimal() else Doubt(told, 0)
