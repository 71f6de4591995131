"""The book's history: who did what, when and why; and the book as it stood after any act."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lardom.coding.codebook import Code as CodeValue
from lardom.coding.history import Changed, as_it_was
from lardom.coding.tree import Placed, in_order
from lardom.study.events import told as kind_of_act
from lardom.web.coding.models import Code, Group
from lardom.web.study.models import Change, Comment, Event, Person, Study
from lardom.web.study.queries import DAYS_TO_REGRET
from lardom.web.study.writing import fields_of

FIELDS = {
    "name": gettext_lazy("name"),
    "kind": gettext_lazy("kind"),
    "pole": gettext_lazy("pole"),
    "definition": gettext_lazy("definition"),
    "include": gettext_lazy("when to use"),
    "exclude": gettext_lazy("when not to"),
    "example": gettext_lazy("example"),
    "colour": gettext_lazy("colour"),
    "note": gettext_lazy("note"),
}
"""What a history tells of a row, in the words of the pages; places and numbers are told by the act itself."""

_THEME_KINDS = {"context": gettext_lazy("context"), "effect": gettext_lazy("effect"), "lesson": gettext_lazy("lesson")}

_TABLES = ("coding.code", "coding.group")
_KINDS = ("code.", "group.", "settlement.")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one code or group, before and after."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """One act of the history as a person reads it."""

    number: int
    at: dt.datetime
    who: str
    what: str
    why: str
    differences: tuple[Difference, ...]
    undone_by: int | None
    can_be_undone: bool
    is_of_the_book: bool


def entries(study: Study, *, code: int | None = None, group: int | None = None) -> QuerySet[Event]:
    """Return the acts on codebook and groups, the newest first; only those that touched one code or group."""
    kinds = undoing = Q(pk__in=[])
    for beginning in _KINDS:
        kinds |= Q(kind__startswith=beginning)
        undoing |= Q(kind="act.undone", facts__of__startswith=beginning)
    found = Event.objects.of(study).filter(kinds | undoing)
    if code is not None:
        found = found.filter(Q(subject=f"code:{code}") | Q(facts__into=code) | Q(facts__new=code) | Q(facts__code=code))
    if group is not None:
        found = found.filter(subject=f"group:{group}")
    return found.select_related("person").order_by("-number")


def told(study: Study, events: Iterable[Event], *, by: Person, lead: bool) -> list[Told]:
    """Return the acts with who, when, what and why."""
    events = list(events)
    names = {("coding.code", row.pk): row.name for row in Code.objects.of(study)}
    names |= {("coding.group", row.pk): row.name or _("a group without a name") for row in Group.objects.of(study)}
    reasons = dict(
        Comment.objects.of(study)
        .filter(pk__in=[event.facts["why"] for event in events if "why" in event.facts])
        .values_list("pk", "text")
    )
    changes: dict[int, list[Change]] = {}
    for change in Change.objects.filter(event__in=events, table__in=_TABLES).order_by("pk"):
        changes.setdefault(change.event_id, []).append(change)
    youngest = timezone.now() - dt.timedelta(days=DAYS_TO_REGRET)
    return [
        Told(
            event.number, event.at, str(event.person or ""), _what(event, names), reasons.get(event.facts.get("why"), ""),
            tuple(_differences(changes.get(event.pk, []))), event.undone_by,
            event.undone_by is None and event.at > youngest and (lead or event.person_id == by.pk),
            str(event.facts.get("of", event.kind)).startswith(("code.", "group.decided")),
        )
        for event in events
    ]  # fmt: skip


def _differences(changes: Iterable[Change]) -> Iterable[Difference]:
    for change in changes:
        if change.before is None or change.after is None:
            continue
        for field, word in FIELDS.items():
            if field in change.after:
                before, after = str(change.before.get(field, "")), str(change.after[field])
                said = kind_told if field == "kind" else str
                yield Difference(str(word), said(before), said(after))


def kind_told(kind: str) -> str:
    """Return what a kind of theme is called on the pages; one from elsewhere keeps its own word."""
    return str(_THEME_KINDS.get(kind, kind))


def _what(event: Event, names: Mapping[tuple[str, int], str]) -> str:
    table, _between, number = event.subject.partition(":")
    name = names.get((f"coding.{table}", int(number) if number.isdecimal() else 0), "?")
    facts: dict[str, Any] = event.facts
    other = names.get(("coding.code", facts.get("into") or facts.get("new") or facts.get("code") or 0), "?")
    parent = names.get(("coding.code", facts.get("parent") or 0), "")
    known = {"name": name, "other": other, "parent": parent, "n": facts.get("codings", facts.get("marks", 0))}
    known |= {"originals": facts.get("originals", 0), "stand": facts.get("stand", 0)}
    sentences = {
        "code.made": _("made the code “%(name)s”"),
        "code.renamed": _("renamed the code “%(name)s”"),
        "code.changed": _("changed the code “%(name)s”"),
        "code.moved": _("moved the code “%(name)s” to under “%(parent)s”")
        if parent
        else _("moved the code “%(name)s”"),
        "code.merged": _("merged the code “%(name)s” into “%(other)s” (codings: %(n)s)"),
        "code.split": _("split “%(other)s” out of the code “%(name)s” (codings: %(n)s)"),
        "code.removed": _("removed the code “%(name)s”"),
        "group.made": _("made the group “%(name)s”"),
        "group.changed": _("changed the group “%(name)s”"),
        "group.filled": _("put marks into the group “%(name)s” (marks: %(n)s)"),
        "group.emptied": _("took marks out of their group (marks: %(n)s)"),
        "group.proposed": _("proposed the group “%(name)s” as a theme"),
        "group.reopened": _("took the group “%(name)s” up for discussion again"),
        "group.decided": _("made the group “%(name)s” the theme “%(other)s” (marks: %(n)s)"),
        "group.removed": _("removed the group “%(name)s”"),
        "settlement.made": _("settled a disagreement (codings: %(originals)s, stand: %(stand)s)"),
        "settlement.reopened": _("took a settled disagreement up again"),
    }
    if event.kind == "act.undone":
        of = facts.get("of", "")
        what = f": {kind_of_act(of, get_language() or 'sv')}" if of else ""
        return _("took back act %(number)s") % {"number": facts.get("undoes", "?")} + what
    return sentences.get(event.kind, event.kind) % known


@dataclass(frozen=True, slots=True)
class Moment:
    """The book as it stood after an act, and the acts on the book before and after that one."""

    event: Event
    book: tuple[Placed, ...]
    earlier: int | None
    later: int | None


def moment(study: Study, number: int) -> Moment:
    """Return the book as it stood just after the act with that number."""
    acts = entries(study).filter(changes__table="coding.code").distinct()
    event = get_object_or_404(Event.objects.of(study).select_related("person"), number=number)
    now = {row.pk: fields_of(row) for row in Code.objects.of(study)}
    journal = Change.objects.filter(event__study=study, table="coding.code").order_by("event__number", "pk")
    changes = (Changed(*row) for row in journal.values_list("event__number", "row", "before", "after"))
    rows = as_it_was(now, changes, after=number)
    refs = {row["id"]: row["ref"] for row in rows.values()}
    book = [
        CodeValue(
            row["ref"], row["name"], refs.get(row["parent_id"], ""), row["kind"], row["definition"], row["colour"],
            row["order"], pole=row["pole"],
        )
        for row in rows.values()
        if not row["removed"]
    ]  # fmt: skip
    earlier = acts.filter(number__lt=number).values_list("number", flat=True).first()
    later = acts.filter(number__gt=number).order_by("number").values_list("number", flat=True).first()
    return Moment(event, in_order(book), earlier, later)
