"""What a process remembers of a study between two acts that change it.

Every act is one entry of the study's trail, and says by its kind what it touched. So what was read of the codebook
stands through any number of codings: only the kinds of the entries since are looked at, once for all that is
remembered. Whatever is not told to be harmless makes a thing be read again.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from lardom.web.study.models import Event, Study
from lardom.web.study.remembering.words import Question

MOST_KEPT = 512
"""Things that a process remembers, of all studies together."""

MOST_ENTRIES = 2000
"""Entries of a study's trail that are kept in memory; what was read before them is read again."""

WORK_ON_TEXTS = ("coding.made", "coding.changed", "coding.removed", "mark.", "memo.", "comment.")
"""How the kinds of acts begin that come by the thousand while a team reads; they touch passages and words about them."""


@dataclass(slots=True)
class _Kept:
    sequence: int
    head: str
    value: Any


@dataclass(slots=True)
class _Trail:
    """The last entries of a study's trail: number, seal and kind, without a gap."""

    entries: list[tuple[int, str, str]]

    def since(self, sequence: int, head: str) -> set[str] | None:
        """Return the kinds of the entries after one, or `None` when that one is not among them as it was."""
        if not self.entries or not self.entries[0][0] <= sequence <= self.entries[-1][0]:
            return None
        at = sequence - self.entries[0][0]
        if self.entries[at][:2] != (sequence, head):
            return None
        return {kind for _, _, kind in self.entries[at + 1 :]}


def _entries(study: int, after: int, last: int) -> QuerySet[Event, tuple[int, str, str, str]]:
    found = Event.objects.of(study).filter(number__gt=after, number__lte=last).order_by("number")
    return found.values_list("number", "hash", "kind", "previous")


_ENTRIES = Question(_entries)
_kept: OrderedDict[tuple[int, str], _Kept] = OrderedDict()
_trails: OrderedDict[int, _Trail] = OrderedDict()
_lock = threading.Lock()
_writing = threading.local()


@contextmanager
def nothing_remembered() -> Iterator[None]:
    """While something is written nothing is remembered: what is read then may never become durable."""
    _writing.depth = getattr(_writing, "depth", 0) + 1
    try:
        yield
    finally:
        _writing.depth -= 1


def is_writing() -> bool:
    """Tell whether something is being written, so that nothing that is read may be kept."""
    return bool(getattr(_writing, "depth", 0))


def kinds_since(study: Study, sequence: int, head: str) -> set[str] | None:
    """Return the kinds of acts from one entry of the trail (its number and seal) to where `study` stands.

    `None` means that it is not known: the entry is too long ago, or was never there.
    """
    if (study.sequence, study.head) == (sequence, head):
        return set()
    with _lock:
        held = _trails.get(study.pk)
        last = held.entries[-1] if held and held.entries else None
    more: list[tuple[int, str, str, str]] = []
    if held is not None and last is not None and last[:2] != (study.sequence, study.head):
        more = _read(study, last[0])
        # Each entry is sealed together with the one before: a trail that was put in another's place is seen at once.
        if not more or more[0][3] != last[1]:
            held = None
    if held is None:
        more = _read(study, min(sequence, study.sequence) - 1)
    held = _Trail([*(held.entries if held else ()), *(one[:3] for one in more)][-MOST_ENTRIES:])
    whole = bool(held.entries) and held.entries[-1][:2] == (study.sequence, study.head)
    if not whole or held.entries[-1][0] - held.entries[0][0] != len(held.entries) - 1:
        return None
    with _lock:
        _trails[study.pk] = held
        while len(_trails) > 8:
            _trails.popitem(last=False)
    return held.since(sequence, head)


def _read(study: Study, after: int) -> list[tuple[int, str, str, str]]:
    """Return number, seal, kind and the seal before of the entries after one."""
    return _ENTRIES(study.pk, max(after, study.sequence - MOST_ENTRIES), study.sequence)


def remembered[Value](
    study: Study, name: str, make: Callable[[], Value], *, through: tuple[str, ...] = WORK_ON_TEXTS
) -> Value:
    """Return what `make` returned for the study and the name, and make it anew once an act may have changed it.

    `through` says how the kinds of acts begin that leave it as it is. The value is shared by all threads: it must not
    be changed by whoever gets it.
    """
    if is_writing():
        return make()
    with _lock:
        kept = _kept.get((study.pk, name))
    if kept is not None:
        kinds = kinds_since(study, kept.sequence, kept.head)
        if kinds is not None and all(kind.startswith(through) for kind in kinds):
            kept.sequence, kept.head = study.sequence, study.head
            return kept.value  # type: ignore[no-any-return]
    value = make()
    with _lock:
        _kept[study.pk, name] = _Kept(study.sequence, study.head, value)
        _kept.move_to_end((study.pk, name))
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return value
