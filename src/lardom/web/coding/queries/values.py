"""Reading codebook, marks and codings: rows to the ground floor's values."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from lardom.coding.codebook import Code as CodeValue
from lardom.coding.marks import Coding as CodingValue
from lardom.coding.marks import Mark as MarkValue
from lardom.text.carrying import carry_all
from lardom.text.span import Span
from lardom.web.coding.models import Code, Coding, Mark, SavedSearch
from lardom.web.study.models import Study
from lardom.web.transcripts import queries as transcripts


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


def codings(study: Study, rows: QuerySet[Coding] | None = None) -> tuple[CodingValue, ...]:
    """Return the codings (or some of them) as values, each where it stands in the version in use."""
    names = ("ref", "transcript__ref", "start", "end", "code__ref", "coder__label", "note")
    chosen = coding_rows(study) if rows is None else rows
    return tuple(CodingValue(*row) for row in _standing(study, chosen, names))


def marks(study: Study, rows: QuerySet[Mark] | None = None) -> tuple[MarkValue, ...]:
    """Return the marks (or some of them) as values, each where it stands in the version in use."""
    names = ("ref", "transcript__ref", "start", "end", "coder__label", "note")
    chosen = mark_rows(study) if rows is None else rows
    return tuple(MarkValue(*row) for row in _standing(study, chosen, names))


def _standing(study: Study, rows: QuerySet[Any], names: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield rows with the places they have in the version in use.

    A passage that nobody has carried over yet (`actions.carrying`) is carried here, for reading only; one whose place
    a person must decide has no place in the version in use, and is left out until then.
    """
    behind: dict[tuple[int, int], list[Span]] = {}
    told = list(rows.values_list("document_id", "transcript__current", "doubt", *names))
    for before, now, doubt, _ref, _transcript, start, end, *_rest in told:
        if before != now and not doubt and now:
            behind.setdefault((before, now), []).append(Span(start, end))
    moved = {pair: _moved(study, pair, spans) for pair, spans in behind.items()}
    for before, now, doubt, ref, transcript, start, end, *rest in told:
        if before == now:
            yield (ref, transcript, start, end, *rest)
        elif not doubt and (place := moved.get((before, now), {}).get(Span(start, end))):
            yield (ref, transcript, place.start, place.end, *rest)


def _moved(study: Study, pair: tuple[int, int], spans: Sequence[Span]) -> dict[Span, Span]:
    old, new = (transcripts.document(study, version) for version in pair)
    if old is None or new is None:
        return {}
    found = carry_all(old.text, new.text, spans)
    return {span: one.span for span, one in zip(spans, found, strict=True) if one.sure and one.span}


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
