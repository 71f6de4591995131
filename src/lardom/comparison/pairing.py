"""What a person sets beside each other in a joint display: a closed question and a theme, and how they relate."""

from dataclasses import dataclass
from typing import Literal

type Relation = Literal["", "confirms", "expands", "differs", "silent"]

RELATIONS: tuple[Relation, ...] = ("", "confirms", "expands", "differs", "silent")
"""How answers and a theme relate, as a person judges it; empty while nobody has."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """An item of the guide set beside a theme, with a person's judgement of how they relate and what follows."""

    item: str
    theme: str
    relation: Relation = ""
    conclusion: str = ""
