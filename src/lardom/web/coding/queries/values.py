"""Reading codebook, marks and codings: rows to the ground floor's values."""

from django.db.models import QuerySet

from lardom.coding.codebook import Code as CodeValue
from lardom.coding.marks import Coding as CodingValue
from lardom.coding.marks import Mark as MarkValue
from lardom.web.coding.models import Code, Coding, Mark
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


def codings(study: Study, rows: QuerySet[Coding] | None = None) -> tuple[CodingValue, ...]:
    """Return the codings (or some of them) as values."""
    names = ("ref", "transcript__ref", "start", "end", "code__ref", "coder__label", "note")
    chosen = coding_rows(study) if rows is None else rows
    return tuple(CodingValue(*row) for row in chosen.values_list(*names))


def marks(study: Study, rows: QuerySet[Mark] | None = None) -> tuple[MarkValue, ...]:
    """Return the marks (or some of them) as values."""
    names = ("ref", "transcript__ref", "start", "end", "coder__label", "note")
    chosen = mark_rows(study) if rows is None else rows
    return tuple(MarkValue(*row) for row in chosen.values_list(*names))
