"""What the linter found: one sentence to a person, the place, and the way out."""

from dataclasses import dataclass
from typing import Literal

from lardom.report.outline import Place

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of one rule. An *error* blocks the printing of the report, a *warning* does not.

    `passage` is the text pointed at, `excerpt` the sentence or line around it; `facts` are short lines
    that show the count or the difference (each can be opened: unit ids, turns); `claim_id` ties it to
    a registered claim; `related` are other places (the table a sum disagrees with). `block` is the number of
    the draft's block (-1: the whole draft), `start` and `end` the code points of the passage in its text.
    """

    rule: str
    level: Level
    message: str
    way_out: str
    place: Place
    passage: str = ""
    excerpt: str = ""
    facts: tuple[str, ...] = ()
    claim_id: str = ""
    related: tuple[tuple[Place, str], ...] = ()
    block: int = -1
    start: int = 0
    end: int = 0
