"""Reading codebook, marks and codings: rows to the ground floor's values."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from lardom.coding.codebook import Code as CodeValue
from lardom.coding.marks import Coding as CodingValue
from lardom.coding.marks import Mark as MarkValue
from lardom.coding.marks import Unplaced
from lardom.web.coding.models import Code, Coding, Mark, SavedSearch
from lardom.web.coding.queries.places import placed, unplaced
from lardom.web.study.models import Change, Study
from lardom.web.study.remembering.words import Question


def code_rows(study: Study | int) -> QuerySet[Code]:
    """Return the codes in the codebook's order."""
    return Code.objects.of(study).filter(removed=False).order_by("order", "pk")


def coding_rows(study: Study) -> QuerySet[Coding]:
    """Return the codings that stand, in the order they were made."""
    return Coding.objects.of(study).filter(removed=False, transcript__removed=False).order_by("pk")


def mark_rows(study: Study) -> QuerySet[Mark]:
    """Return the marks that stand, in the order they were made."""
    return Mark.objects.of(study).filter(removed=False, transcript__removed=False).order_by("pk")


def codes(study: Study) -> tuple[CodeValue, ...]:
    """Return the codebook as values."""
    names = (
        "ref",
        "name",
        "parent__ref",
        "kind",
        "definition",
        "colour",
        "order",
        "include",
        "exclude",
        "example",
        "pole",
    )
    return tuple(
        CodeValue(ref, name, parent or "", *rest) for ref, name, parent, *rest in code_rows(study).values_list(*names)
    )


_OF_CODINGS = ("code__ref", "coder__label", "note", "mark__ref", "mark__removed", "round__ref", "round__removed")
_OF_MARKS = ("coder__label", "note", "group__ref", "group__removed", "round__ref", "round__removed")


@dataclass(frozen=True, slots=True)
class Passages:
    """All that has been marked and coded in a study, as values."""

    codings: tuple[CodingValue, ...]
    marks: tuple[MarkValue, ...]
    unplaced: tuple[Unplaced, ...]


def passages(study: Study) -> Passages:
    """Return all codings and marks of a study, those that stand in the versions in use and those that do not."""
    return Passages(codings(study), marks(study), (*unplaced_codings(study), *unplaced_marks(study)))


MOST_RENEWED = 500
"""Rows up to which what has been passed is brought up to date row by row; more are read with all others."""


TABLES: dict[str, type[Coding] | type[Mark]] = {table._meta.label_lower: table for table in (Coding, Mark)}
"""The tables of passages, by the names the journal has for them."""


def _changes(study: int, after: int, last: int) -> QuerySet[Change, tuple[str, int]]:
    found = Change._default_manager.filter(table__in=list(TABLES), event__study=study)
    return found.filter(event__number__gt=after, event__number__lte=last).values_list("table", "row")


_CHANGES = Question(_changes)


def touched_between(study: int, after: int, last: int) -> dict[str, set[int]]:
    """Return which rows of each table the acts from one entry of the trail (left out) to another have changed."""
    touched: dict[str, set[int]] = {name: set() for name in TABLES}
    for name, row in _CHANGES(study, after, last):
        touched[name].add(row)
    return touched


def of_passages_alone(kinds: Iterable[str]) -> bool:
    """Tell whether acts of these kinds have changed marks and codings and no more.

    Carrying them over to another version of a text changes which version is in use.
    """
    return all(kind.startswith(("coding.", "mark.")) and kind != "coding.carried" for kind in kinds)


def _touched_since(study: Study, sequence: int) -> tuple[set[int], set[int]] | None:
    """Return which codings and marks the acts since an entry of the trail have changed; `None` for very many."""
    told = touched_between(study.pk, sequence, study.sequence)
    these, marked = (told[table._meta.label_lower] for table in (Coding, Mark))
    return None if len(these) + len(marked) > MOST_RENEWED else (these, marked)


def _codings_touched(study: Study, these: set[int], marked: set[int]) -> QuerySet[Coding]:
    # A coding names the mark it was made of: it changes with the mark.
    return Coding.objects.of(study).filter(Q(pk__in=these) | Q(mark__in=marked))


def passages_after(study: Study, before: Passages, sequence: int) -> Passages:
    """Return the passages as they are now, given how they were at an entry of the trail.

    The acts since must all be such that change rows of the journal: only those rows are read again.
    """
    touched = _touched_since(study, sequence)
    if touched is None:
        return passages(study)
    waiting = {one.id for one in before.unplaced}
    new_codings = _renewed(codings, study, before.codings, _codings_touched(study, *touched), waiting)
    rows = Mark.objects.of(study).filter(pk__in=touched[1])
    new_marks = _renewed(marks, study, before.marks, rows, waiting) if touched[1] else before.marks
    if new_codings is None or new_marks is None:
        return passages(study)
    return Passages(new_codings, new_marks, before.unplaced)


def codings_after(
    study: Study, before: tuple[CodingValue, ...], sequence: int, those: Callable[[QuerySet[Coding]], QuerySet[Coding]]
) -> tuple[CodingValue, ...]:
    """Return those of the codings that have a place as they are now, given how they were at an entry of the trail.

    As `passages_after`; `those` chooses among rows, the same as when `before` was read.
    """
    touched = _touched_since(study, sequence)
    if touched is None:
        return codings(study, those(coding_rows(study)))
    rows = _codings_touched(study, *touched).order_by("pk")
    standing = those(rows.filter(removed=False, transcript__removed=False))
    return _with(before, set(rows.values_list("ref", flat=True)), codings(study, standing))


def _with[V: (CodingValue, MarkValue)](before: tuple[V, ...], refs: Container[str], now: Iterable[V]) -> tuple[V, ...]:
    """Return the values with those of some refs as they are now: each in its place, new ones at the end."""
    found: dict[str, V] = {one.id: one for one in now}
    kept = [found.pop(one.id, None) if one.id in refs else one for one in before]
    standing = [one for one in kept if one is not None]
    standing.extend(found.values())
    return tuple(standing)


def _renewed[V: (CodingValue, MarkValue)](
    read: Callable[[Study, QuerySet[Any]], tuple[V, ...]],
    study: Study,
    before: tuple[V, ...],
    touched: QuerySet[Any],
    waiting: set[str],
) -> tuple[V, ...] | None:
    """Return the values with the touched rows as they are now; `None` when one of them waits for a place, or did."""
    rows = touched.order_by("pk")
    told = {ref: gone or lost for ref, gone, lost in rows.values_list("ref", "removed", "transcript__removed")}
    now = read(study, rows.filter(removed=False, transcript__removed=False))
    if len(now) != len(told) - sum(told.values()) or not waiting.isdisjoint(told):
        return None
    return _with(before, told, now)


def codings(study: Study, rows: QuerySet[Coding] | None = None) -> tuple[CodingValue, ...]:
    """Return the codings (or some of them) as values, each where it stands in the version in use."""
    found = placed(study, coding_rows(study) if rows is None else rows, _OF_CODINGS)
    return tuple(
        CodingValue(ref, text, start, end, code, coder, note, _kept(*of), _kept(*in_), doubt)
        for ref, text, start, end, doubt, code, coder, note, *rest in found
        for of, in_ in ((rest[:2], rest[2:]),)
    )


def taken_ids(study: Study) -> frozenset[str]:
    """Return the ids of all codings that nobody has removed, wherever they stand: no other may have them."""
    return frozenset(Coding.objects.of(study).filter(removed=False).values_list("ref", flat=True))


def marks(study: Study, rows: QuerySet[Mark] | None = None) -> tuple[MarkValue, ...]:
    """Return the marks (or some of them) as values, each where it stands in the version in use."""
    found = placed(study, mark_rows(study) if rows is None else rows, _OF_MARKS)
    return tuple(
        MarkValue(ref, text, start, end, coder, note, _kept(*group), _kept(*in_), doubt)
        for ref, text, start, end, doubt, coder, note, *rest in found
        for group, in_ in ((rest[:2], rest[2:]),)
    )


def unplaced_codings(study: Study, rows: QuerySet[Coding] | None = None) -> tuple[Unplaced, ...]:
    """Return the codings (or some of them) that have no place in the version in use."""
    found = unplaced(study, coding_rows(study) if rows is None else rows, _OF_CODINGS)
    return tuple(
        Unplaced(ref, text, words, doubt, code, coder, note, mark_id=_kept(*rest[:2]), round_id=_kept(*rest[2:]))
        for ref, text, words, doubt, code, coder, note, *rest in found
    )


def unplaced_marks(study: Study, rows: QuerySet[Mark] | None = None) -> tuple[Unplaced, ...]:
    """Return the marks (or some of them) that have no place in the version in use."""
    found = unplaced(study, mark_rows(study) if rows is None else rows, _OF_MARKS)
    return tuple(
        Unplaced(ref, text, words, doubt, "", coder, note, _kept(*rest[:2]), round_id=_kept(*rest[2:]))
        for ref, text, words, doubt, coder, note, *rest in found
    )


def _kept(ref: str | None, removed: bool | None) -> str:
    """Return the id of what a row belongs to, unless it has been taken away."""
    return ref or "" if not removed else ""


def saved_searches(study: Study) -> QuerySet[SavedSearch]:
    """Return the searches the team has kept, by name."""
    return SavedSearch.objects.of(study).select_related("person").order_by("name", "pk")


def heirs(study: Study) -> dict[str, str]:
    """Return, for every code that was merged, the id of the code in which its codings stand now."""
    rows = dict(Code.objects.of(study).exclude(merged_into=None).values_list("pk", "merged_into_id"))
    refs = dict(Code.objects.of(study).values_list("pk", "ref"))
    found = {}
    for number, into in rows.items():
        last, seen = into, {number}
        while last in rows and last not in seen:  # merged again since
            seen.add(last)
            last = rows[last]
        found[refs[number]] = refs[last]
    return found
