"""The purposive sample: which projects were chosen, for which step, and why."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Decision = Literal["selected", "reserve", "out"]
Outcome = Literal["", "interviewed", "agreed", "declined", "no reply", "changed job", "wrong address", "referred"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What was decided about one project of the frame.

    `label` is the project's pseudonym in the report ("A"), empty for projects not chosen; `steps`
    the steps it was chosen for, e.g. `(1, 2)`; `status` its state at the interview ("completed",
    "ongoing"); `contacted` the first contact; `outcome` how the contact ended.
    """

    project_id: str
    decision: Decision = "out"
    label: str = ""
    steps: tuple[int, ...] = ()
    status: str = ""
    contacted: date | None = None
    outcome: Outcome = ""
    reason: str = ""


def needs_reason(before: str, after: str) -> bool:
    """Tell whether a decision must be argued: a project comes into the sample, or leaves it.

    >>> needs_reason("", "selected"), needs_reason("selected", "out"), needs_reason("reserve", "out")
    (True, True, False)
    """
    return before != after and "selected" in (before, after)
