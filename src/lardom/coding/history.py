"""Replaying: what stood in the book before an act, from what stands now and the journal of changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Changed:
    """What one act did to one row: the fields that changed, before and after; `before` is `None` for a new row."""

    act: int
    row: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def as_it_was(
    now: Mapping[int, Mapping[str, Any]], changes: Iterable[Changed], *, after: int
) -> dict[int, dict[str, Any]]:
    r"""Return the rows as they stood just after the act with that number.

    `now` are the rows as they stand, by number; `changes` the journal in the order it was written. Walking backwards,
    each later change gives back what it replaced; a row that a later act made is not there yet.

    >>> as_it_was({1: {"name": "B"}}, [Changed(7, 1, {"name": "A"}, {"name": "B"})], after=6)
    {1: {'name': 'A'}}
    """
    rows = {number: dict(fields) for number, fields in now.items()}
    for one in reversed(list(changes)):
        if one.act <= after:
            break
        if one.before is None:
            rows.pop(one.row, None)
        elif one.row in rows:
            rows[one.row].update(one.before)
    return rows
