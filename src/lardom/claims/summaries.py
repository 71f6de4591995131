"""What people wrote themselves where things are compared: of a case and a theme, and of answers beside a theme."""

from dataclasses import dataclass
from typing import Literal

Interplay = Literal["", "confirms", "expands", "differs", "silent"]

INTERPLAYS: tuple[Interplay, ...] = ("", "confirms", "expands", "differs", "silent")
"""How answers and a theme relate, as a person judges it; empty while nobody has."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What somebody makes of all that a case (a project's id) says on a theme (a code's id): one cell of the framework."""

    project_id: str
    theme: str
    text: str


@dataclass(frozen=True, slots=True)
class Pairing:
    """An item of the guide set beside a theme, with a person's judgement of how they relate and what follows."""

    item: str
    theme: str
    relation: Interplay = ""
    conclusion: str = ""
