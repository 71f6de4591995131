"""The one way to write: one transaction, one trail entry, every change of a row in the journal.

    with writing(study, by=person, kind="coding.made", subject="transcript:4") as act:
        coding = act.add(Coding(...))

The write is durable when the `with` block has ended (SQLite: WAL with synchronous=FULL; PostgreSQL: commit).
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import batched, groupby
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lardom.exchange.loading import Loaded
from lardom.study.events import LASTING
from lardom.study.trail import FIRST, Entry, sealed
from lardom.web.study.models import Change, Event, Journaled, Person, Scoped, Study
from lardom.web.study.remembering.values import nothing_remembered
from lardom.web.study.remembering.words import Question, insert, update
from lardom.web.study.together import live

_ENCODER = DjangoJSONEncoder()
_AT_ONCE = 2000
"""Rows that are read or changed by one statement."""

_QUEUE = threading.RLock()
"""SQLite has one writer: waiting here in turn keeps the wait short, where polling for the file's lock does not."""


class Conflict(Exception):  # noqa: N818 - it is an answer to a person, not a fault of ours
    """Somebody has changed the row in the meantime: what was to be written, and what stands there now.

    `later` is the act that changed it last, when an act was to be taken back that came before it.
    """

    def __init__(self, row: models.Model, wanted: Mapping[str, Any], *, later: int | None = None) -> None:
        self.row = row
        self.wanted = dict(wanted)
        self.later = later
        super().__init__(f"{row._meta.label} {row.pk} has changed since it was read.")

    @property
    def removes(self) -> bool:
        """Whether the row was to go: then nothing was said of its fields."""
        return self.wanted in ({}, {"removed": True})

    def sides(self) -> Iterator[tuple[Any, Any, Any]]:
        """Yield the columns that were to change (all, of a row that was to go), each with what was wanted and what stands."""
        for column in self.row._meta.concrete_fields:
            wanted = [self.wanted[name] for name in (column.name, column.attname) if name in self.wanted]
            if wanted or self.removes:
                yield column, None if self.removes else wanted[0], getattr(self.row, column.attname)


class Refused(Exception):  # noqa: N818 - as above
    """An act that cannot be done, with sentences to the person (value, place, way out)."""

    def __init__(self, *sentences: str, status: int = 422) -> None:
        self.sentences = sentences
        self.status = status
        super().__init__(" ".join(sentences))


@contextmanager
def one_writer() -> Iterator[None]:
    """Hold the process's place in the queue of writers (SQLite only) and one transaction."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with _QUEUE, nothing_remembered(), transaction.atomic():
            yield
    else:
        with nothing_remembered(), transaction.atomic():
            yield


def fields_of(row: models.Model) -> dict[str, Any]:
    """Return a row's own fields as JSON can hold them; files and other binary content stay out of the journal."""
    return {
        column.attname: _plain(getattr(row, column.attname))
        for column in row._meta.concrete_fields
        if not isinstance(column, models.BinaryField)
    }


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float | bool | list | dict):
        return value
    return _ENCODER.default(value)


@dataclass
class Writing:
    """An act being written: what it has changed so far. `facts` go to the trail: ids and counts, never text."""

    study: Study
    by: Person | None
    kind: str
    subject: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    undoes: int | None = None
    changes: list[Change] = field(default_factory=list)
    event: Event | None = None

    def add[R: Scoped](self, row: R) -> R:
        """Save a new row."""
        row.study_id = self.study.pk
        insert(row)
        self._note(row, None, fields_of(row))
        return row

    def note_new(self, row: Scoped) -> None:
        """Put a row into the journal that had to be saved in two steps (its own first part points to it)."""
        self._note(row, None, fields_of(row))

    def add_all[R: Scoped](self, rows: Iterable[R], *, journal: bool = True) -> list[R]:
        """Save many new rows at once; without `journal` they cannot be taken back one act at a time (imports)."""
        rows = list(rows)
        if not rows:
            return []
        for row in rows:
            row.study_id = self.study.pk
        type(rows[0])._default_manager.bulk_create(rows, batch_size=2000)
        if journal:
            for row in rows:
                self._note(row, None, fields_of(row))
        return rows

    def change[R: Journaled](self, row: R, *, seen: int | None = None, **values: Any) -> R:
        """Change fields of a row; raises `Conflict` when it is no longer the version that was `seen`."""
        self._lock(row, seen, values)
        before = fields_of(row)
        changed = {name: value for name, value in values.items() if getattr(row, name) != value}
        if not changed:
            return row
        for name, value in changed.items():
            setattr(row, name, value)
        row.version += 1
        update(row, *changed, "version")
        after = fields_of(row)
        self._note(row, {k: v for k, v in before.items() if after[k] != v},
                   {k: v for k, v in after.items() if before[k] != v})  # fmt: skip
        return row

    def change_all[R: Journaled](self, rows: Iterable[R], **values: Any) -> int:
        """Change the same fields of many rows at once and return how many; they must have been read inside the act."""
        rows = list(rows)
        for row in rows:
            before = fields_of(row)
            for name, value in values.items():
                setattr(row, name, value)
            row.version += 1
            after = fields_of(row)
            self._note(row, {k: v for k, v in before.items() if after[k] != v},
                       {k: v for k, v in after.items() if before[k] != v})  # fmt: skip
        for at in range(0, len(rows), _AT_ONCE):
            here = type(rows[0])._default_manager.filter(pk__in=[row.pk for row in rows[at : at + _AT_ONCE]])
            here.update(**values, version=models.F("version") + 1)
        return len(rows)

    def put[R: Journaled](
        self, loaded: Iterable[Loaded], rows: Sequence[R], make: type[R],
        fields: Callable[[Mapping[str, Any]], dict[str, Any]], *, seen: int | None = None,
    ) -> list[R]:  # fmt: skip
        """Keep rows read from a file or a form: new ones are added after `rows`, those among `rows` are changed."""
        new: list[R] = []
        kept: list[R] = []
        for one in loaded:
            told = fields(one.values)
            if one.place is None:
                new.append(make(order=len(rows) + len(new), **told))
            else:
                kept.append(self.change(rows[one.place], seen=seen, **told))
        return [*self.add_all(new), *kept]

    def change_each[R: Journaled](self, rows: Iterable[tuple[R, Mapping[str, Any]]]) -> int:
        """Change many rows at once, each its own way, and return how many; they must have been read inside the act."""
        changed: list[R] = []
        names: set[str] = set()
        for row, values in rows:
            before = fields_of(row)
            for name, value in values.items():
                setattr(row, name, value)
            row.version += 1
            after = fields_of(row)
            self._note(row, {k: v for k, v in before.items() if after[k] != v},
                       {k: v for k, v in after.items() if before[k] != v})  # fmt: skip
            changed.append(row)
            names |= set(values)
        if changed:
            columns = {column.attname: column.name for column in changed[0]._meta.concrete_fields}
            told = [columns.get(name, name) for name in sorted(names)]
            type(changed[0])._default_manager.bulk_update(changed, [*told, "version"], batch_size=500)
        return len(changed)

    def remove(self, row: Journaled, *, seen: int | None = None) -> None:
        """Hide a row; it can be brought back by taking the act back."""
        self.change(row, seen=seen, removed=True)

    def _lock(self, row: Journaled, seen: int | None, wanted: Mapping[str, Any]) -> None:
        row.refresh_from_db()
        if row.study_id != self.study.pk:
            raise LookupError(f"{row._meta.label} {row.pk} is not of this study.")
        if seen is not None and row.version != seen:
            raise Conflict(row, wanted)

    def _note(self, row: models.Model, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        self.changes.append(Change(table=row._meta.label_lower, row=row.pk, before=before, after=after))

    def close(self) -> Event:
        """Write the trail entry and the journal; called once, by `writing`."""
        study = self.study
        now = timezone.now()
        entry = Entry(
            study.sequence + 1, now.isoformat(), str(self.by.pk) if self.by else "", self.kind, self.subject,
            self.facts, study.head or FIRST,
        )  # fmt: skip
        event = Event(
            study=study, number=entry.number, at=now, person=self.by, kind=self.kind, subject=self.subject,
            facts=self.facts, previous=entry.previous, hash=sealed(entry), undoes=self.undoes,
        )  # fmt: skip
        insert(event)
        study.sequence, study.head = event.number, event.hash
        update(study, "sequence", "head")
        for change in self.changes:
            change.event = event
        if len(self.changes) == 1:
            insert(self.changes[0])
        else:
            Change.objects.bulk_create(self.changes, batch_size=2000)
        self.event = event
        live.announce(study.pk, event.number, event.subject)
        return event


_LOCKED = Question(lambda number: Study.objects.select_for_update().filter(pk=number))


def _locked(study: Study) -> Study:
    """Return the study as it stands now; nobody else writes in it until the transaction ends."""
    (found,) = _LOCKED(study.pk)
    return found


@contextmanager
def writing(
    study: Study, *, by: Person | None, kind: str, subject: str = "", facts: Mapping[str, Any] | None = None
) -> Iterator[Writing]:
    """Open an act: everything inside becomes durable together with its trail entry, or nothing does."""
    with one_writer():
        locked = _locked(study)
        act = Writing(locked, by, kind, subject, dict(facts or {}))
        yield act
        act.close()
        study.sequence, study.head = locked.sequence, locked.head


def _lasting() -> Refused:
    return Refused(_("This act cannot be taken back."))


def with_ways_back(events: "models.QuerySet[Event]") -> "models.QuerySet[Any]":
    """Mark each act with `can_be` when it can be meant to be taken back: it has changed rows of the journal only."""
    here = Change._default_manager.filter(event=models.OuterRef("pk"))
    kept = [table._meta.label_lower for table in apps.get_models() if issubclass(table, Journaled)]
    return events.annotate(
        can_be=models.Exists(here) & ~models.Exists(here.exclude(table__in=kept)) & ~models.Q(kind__in=LASTING)
    )


def _restored(change: Change) -> tuple[type[models.Model], dict[str, Any]]:
    table = apps.get_model(change.table)
    columns = {column.attname: column for column in table._meta.concrete_fields}
    back = {name: columns[name].to_python(value) for name, value in (change.before or {}).items() if name in columns}
    return table, back


def undo(study: Study, number: int, *, by: Person | None) -> Event:
    """Take an act back; raises `Conflict` when one of its rows has been changed since, `Refused` when it cannot be."""
    with one_writer():
        _locked(study)
        event = Event.objects.of(study).filter(number=number).first()
        if event is None:
            raise Refused(_("There is no act %(number)s in this study.") % {"number": number}, status=404)
        if event.kind in LASTING:
            raise _lasting()
        if event.undone_by is not None:  # asked for twice: the first answer, and nothing is written
            return Event.objects.of(study).get(number=event.undone_by)
        facts = {"of": event.facts.get("of", event.kind), "undoes": number}  # a redo names the act that was first done
        with writing(study, by=by, kind="act.undone", subject=f"event:{number}", facts=facts) as act:
            act.undoes = number
            changes = event.changes.order_by("-pk")
            for _table, run in groupby(changes, key=lambda one: one.table):
                for part in batched(run, _AT_ONCE, strict=False):
                    _take_back(act, part)
            Event.objects.of(study).filter(number=number).update(undone_by=act.study.sequence + 1)
            if event.undoes is not None:  # redo: the act it took back stands again
                Event.objects.of(study).filter(number=event.undoes).update(undone_by=None)
    if act.event is None:
        raise RuntimeError("an act was closed without its event")
    return act.event


def _take_back(act: Writing, changes: Sequence[Change]) -> None:
    """Take back changes of one table, the last first; rows that follow each other and become the same, all at once."""
    table = apps.get_model(changes[0].table)
    rows = table._default_manager.select_for_update().in_bulk([one.row for one in changes])
    together: dict[int, Journaled] = {}
    becoming: dict[str, Any] = {}
    for change in changes:
        row = rows.get(change.row)
        if not isinstance(row, Journaled) or row.study_id != act.study.pk:
            raise _lasting()
        if row.pk in together:  # changed twice in one act: what came last goes first
            act.change_all(together.values(), **becoming)
            together = {}
        back = _way_back(row, change)
        if together and back != becoming:
            act.change_all(together.values(), **becoming)
            together = {}
        becoming = back
        together[row.pk] = row
    act.change_all(together.values(), **becoming)


def _later(row: Journaled, change: Change) -> int | None:
    """Return the last act that changed a row after a change of it and still stands: the one to take back first."""
    told = Change._default_manager.filter(event__study=row.study_id, table=change.table, row=row.pk)
    after = told.filter(event__gt=change.event_id, event__undone_by=None, event__undoes=None)
    last: int | None = after.aggregate(last=models.Max("event__number"))["last"]
    return last


def _way_back(row: Journaled, change: Change) -> dict[str, Any]:
    """Return the values a row had before a change; raises `Conflict` when it has been changed since."""
    back = {"removed": True} if change.before is None else _restored(change)[1]
    after = {name: value for name, value in (change.after or {}).items() if name not in {"version", "made_at"}}
    now = fields_of(row)
    # What somebody has since brought back to what it was is no difference.
    if any(now.get(name) not in (value, back.get(name, value)) for name, value in after.items()):
        raise Conflict(row, back, later=_later(row, change))
    back.pop("version", None)
    return back
