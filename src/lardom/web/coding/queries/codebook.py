"""The codebook as its pages show it: the tree with signs and counts, one code, and its codings."""

from dataclasses import dataclass, replace

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404

from lardom.coding.codebook import Code as CodeValue
from lardom.coding.signs import Sign, signs
from lardom.coding.tree import in_order, under
from lardom.coding.visibility import Sight
from lardom.web.coding.models import Code, Coding
from lardom.web.coding.queries import ground, values
from lardom.web.coding.queries.sight import seen
from lardom.web.study.models import Study
from lardom.web.study.remembering.values import remembered

SHOWN_CODINGS = 200
"""How many codings a code's page shows; the others are found by searching."""


@dataclass(frozen=True, slots=True)
class Line:
    """One code in the tree; `own` codings are its own, `all` count those below it too."""

    number: int
    value: CodeValue
    depth: int
    children: int
    sign: Sign
    own: int
    all: int
    version: int


@dataclass(frozen=True, slots=True)
class Backing:
    """How widely a code (with those below it) is found: codings, respondents, projects."""

    codings: int
    respondents: int
    projects: int


def rows_by_ref(study: Study) -> dict[str, Code]:
    """Return the rows of the codebook by the codes' ids."""
    return {row.ref: row for row in values.code_rows(study)}


def code_row(study: Study, number: int) -> Code:
    """Return one code of the book; a missing one answers as any missing page."""
    return get_object_or_404(values.code_rows(study).select_related("parent"), pk=number)


def merged_into(study: Study, number: int) -> Code | None:
    """Return the code of the book into which one that is no longer there was merged, also by way of others."""
    row = Code.objects.of(study).filter(pk=number).first()
    met: set[int] = set()
    while row and row.removed and row.merged_into_id and row.pk not in met:
        met.add(row.pk)
        row = Code.objects.of(study).filter(pk=row.merged_into_id).first()
    return row if row and met and not row.removed else None


def book(study: Study, sight: Sight) -> tuple[Line, ...]:
    """Return the tree as it is read, with how many codings the person may see."""
    made = dict(
        seen(values.coding_rows(study), sight).order_by().values_list("code__ref").annotate(n=Count("pk")).order_by()
    )
    return tuple(
        replace(line, own=made.get(line.value.id, 0), all=sum(made.get(one, 0) for one in below))
        for line, below in remembered(study, "lines of the codebook", lambda: _lines(study))
    )


def _lines(study: Study) -> tuple[tuple[Line, frozenset[str]], ...]:
    """Return the lines of the tree before anything is counted, each with the ids of its code and those below."""
    codes, rows = values.codes(study), rows_by_ref(study)
    shown = signs(codes)
    return tuple(
        (
            Line(rows[code.id].pk, code, depth, children, shown[code.id], 0, 0, rows[code.id].version),
            under(codes, code.id),
        )
        for code, depth, children in ((one.code, one.depth, one.children) for one in in_order(codes))
    )


def under_code(study: Study, row: Code) -> frozenset[str]:
    """Return the ids of a code and of all codes below it."""
    return under(values.codes(study), row.ref)


def codings_of(study: Study, row: Code, sight: Sight) -> QuerySet[Coding]:
    """Return the codings with exactly this code that the person may see, by transcript and place."""
    found = seen(values.coding_rows(study).filter(code=row), sight)
    return found.select_related("transcript", "coder", "code").order_by("transcript__order", "start", "pk")


def quotes_of(study: Study, row: Code, sight: Sight) -> list[ground.Quote]:
    """Return the first codings of a code as people read them."""
    return ground.quotes(study, ground.texts(study), codings_of(study, row, sight)[:SHOWN_CODINGS])


def backing(study: Study, row: Code, sight: Sight) -> Backing:
    """Return how widely the code and those below it are found."""
    found = ground.ground(study, sight)
    passages = [one for coding in found.codings_under(row.ref) if (one := found.passage(coding))]
    people = {one for passage in passages for one in passage.respondents}
    projects = {passage.project_id for passage in passages if passage.respondents}
    return Backing(len(passages), len(people), len(projects - {""}))
