"""Reading codebook, marks and codings: rows to the ground floor's values."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from lardom.coding.codebook import Code as CodeValue
from lardom.coding.marks import Coding as CodingValue
from lardom.coding.marks import Mark as MarkValue
from lardom.coding.marks import Unplaced
from lardom.web.coding.models import Code, Coding, Group, Mark, Round, SavedSearch
from lardom.web.coding.queries.places import placed, unplaced
from lardom.web.study.models import Study


def code_rows(study: Study) -> QuerySet[Code]:
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


_OF_CODINGS = ("code__ref", "coder__label", "note", "mark_id", "round_id")
_OF_MARKS = ("coder__label", "note", "group_id", "round_id")


@dataclass(frozen=True, slots=True)
class _Ids:
    """The ids in the study of what rows name by number: rounds, groups, and the marks that codings were made of."""

    rounds: Mapping[int, str]
    groups: Mapping[int, str]
    marks: Mapping[int, str]


def _ids(study: Study) -> _Ids:
    rounds, groups = (
        dict(table.objects.of(study).filter(removed=False).values_list("pk", "ref")) for table in (Round, Group)
    )
    coded = Coding.objects.of(study).filter(removed=False).exclude(mark=None).values("mark")
    return _Ids(rounds, groups, dict(mark_rows(study).filter(pk__in=coded).values_list("pk", "ref")))


@dataclass(frozen=True, slots=True)
class Passages:
    """All that has been marked and coded in a study, as values."""

    codings: tuple[CodingValue, ...]
    marks: tuple[MarkValue, ...]
    unplaced: tuple[Unplaced, ...]


def passages(study: Study) -> Passages:
    """Return all codings and marks of a study, those that stand in the versions in use and those that do not."""
    ids = _ids(study)
    return Passages(
        codings(study, ids=ids),
        marks(study, ids=ids),
        (*unplaced_codings(study, ids=ids), *unplaced_marks(study, ids=ids)),
    )


def codings(study: Study, rows: QuerySet[Coding] | None = None, *, ids: _Ids | None = None) -> tuple[CodingValue, ...]:
    """Return the codings (or some of them) as values, each where it stands in the version in use."""
    ids, chosen = ids or _ids(study), coding_rows(study) if rows is None else rows
    return tuple(
        CodingValue(ref, text, start, end, code, coder, note, ids.marks.get(mark, ""), ids.rounds.get(in_, ""), doubt)
        for ref, text, start, end, doubt, code, coder, note, mark, in_ in placed(study, chosen, _OF_CODINGS)
    )


def marks(study: Study, rows: QuerySet[Mark] | None = None, *, ids: _Ids | None = None) -> tuple[MarkValue, ...]:
    """Return the marks (or some of them) as values, each where it stands in the version in use."""
    ids, chosen = ids or _ids(study), mark_rows(study) if rows is None else rows
    return tuple(
        MarkValue(ref, text, start, end, coder, note, ids.groups.get(group, ""), ids.rounds.get(in_, ""), doubt)
        for ref, text, start, end, doubt, coder, note, group, in_ in placed(study, chosen, _OF_MARKS)
    )


def unplaced_codings(
    study: Study, rows: QuerySet[Coding] | None = None, *, ids: _Ids | None = None
) -> tuple[Unplaced, ...]:
    """Return the codings (or some of them) that have no place in the version in use."""
    ids, chosen = ids or _ids(study), coding_rows(study) if rows is None else rows
    return tuple(
        Unplaced(
            ref,
            text,
            words,
            doubt,
            code,
            coder,
            note,
            mark_id=ids.marks.get(mark, ""),
            round_id=ids.rounds.get(in_, ""),
        )
        for ref, text, words, doubt, code, coder, note, mark, in_ in unplaced(study, chosen, _OF_CODINGS)
    )


def unplaced_marks(
    study: Study, rows: QuerySet[Mark] | None = None, *, ids: _Ids | None = None
) -> tuple[Unplaced, ...]:
    """Return the marks (or some of them) that have no place in the version in use."""
    ids, chosen = ids or _ids(study), mark_rows(study) if rows is None else rows
    return tuple(
        Unplaced(ref, text, words, doubt, "", coder, note, ids.groups.get(group, ""), round_id=ids.rounds.get(in_, ""))
        for ref, text, words, doubt, coder, note, group, in_ in unplaced(study, chosen, _OF_MARKS)
    )


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
