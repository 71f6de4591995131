"""Answers to closed questions."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """One respondent's answer to one closed item; `value` is `None` when missing, `missing` says why."""

    respondent_id: str
    item_id: str
    value: int | None
    missing: str = ""
