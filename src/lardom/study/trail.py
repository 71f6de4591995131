"""The trail: who did what, in an order nobody can change afterwards without its being seen.

Each entry carries a hash of itself and of the entry before it. Changing, removing, inserting or reordering
entries breaks the chain at that place. The trail never holds interview text: ids, counts and kinds only.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FIRST = "0" * 64
"""What the first entry of a study's trail names as its predecessor."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its number in the study (from 1), when (ISO 8601, UTC), who, what kind of act, on what, and facts.

    `person` is the person's id in the workbench as text, empty for the machine itself; `facts` are plain JSON
    values; `previous` is the hash of the entry before, `hash` its own.
    """

    number: int
    at: str
    person: str
    kind: str
    subject: str
    facts: Mapping[str, object]
    previous: str
    hash: str = ""


def sealed(entry: Entry) -> str:
    """Return the hash that belongs to an entry: SHA-256 over its fields and the hash before it, as canonical JSON.

    >>> one = Entry(1, "2026-01-01T10:00:00+00:00", "7", "coding.made", "coding:3", {}, FIRST)
    >>> sealed(one) == sealed(one), len(sealed(one))
    (True, 64)
    """
    told = [entry.number, entry.at, entry.person, entry.kind, entry.subject, dict(entry.facts), entry.previous]
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def broken_at(entries: Iterable[Entry], *, last_number: int | None = None, head: str | None = None) -> int | None:
    """Return the number of the first entry where the chain does not hold, or `None` when all of it does.

    `last_number` and `head` are what the study itself remembers of the end of its trail; with them, entries cut
    off at the end are found too (the number after the last one present is returned).

    >>> broken_at([])
    >>> broken_at([], last_number=2)
    1
    """
    previous, expected = FIRST, 1
    for entry in entries:
        if entry.number != expected or entry.previous != previous or sealed(entry) != entry.hash:
            return expected
        previous, expected = entry.hash, expected + 1
    if last_number is not None and last_number != expected - 1:
        return expected
    if head is not None and expected > 1 and head != previous:
        return expected - 1
    return None
