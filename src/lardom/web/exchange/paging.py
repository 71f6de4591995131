"""Reading a study page by page, as far as a person may see."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from lardom.exchange.plain import to_plain
from lardom.web.claims.queries import values as claims
from lardom.web.coding.queries import values as coding
from lardom.web.coding.queries.sight import seen, sight_of
from lardom.web.fieldwork import queries as fieldwork
from lardom.web.portfolio import queries as portfolio
from lardom.web.sampling import queries as sampling
from lardom.web.study import queries as studies
from lardom.web.study.access import Here
from lardom.web.study.models import Study
from lardom.web.transcripts import queries as transcripts

DOCUMENTS_A_PAGE = 20
"""Texts are long: fewer of them a page."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a study: the right it asks for, and how its rows become values, all or a part of them."""

    right: str
    values: Callable[[Study], Sequence[Any]]
    rows: Callable[[Here], QuerySet[Any]] | None = None
    of_rows: Callable[[Study, Any], Sequence[Any]] | None = None

    def size(self, here: Here) -> int:
        """Return how many rows the person may see."""
        return self.rows(here).count() if self.rows else len(self.values(here.study))

    def part(self, here: Here, start: int, end: int) -> Sequence[Any]:
        """Return the values from one place to another; long tables are cut by the database."""
        if self.rows and self.of_rows:
            return self.of_rows(here.study, self.rows(here)[start:end])
        return self.values(here.study)[start:end]


def _seen_codings(here: Here) -> QuerySet[Any]:
    return seen(coding.coding_rows(here.study), sight_of(here.study, here.coder))


def _seen_marks(here: Here) -> QuerySet[Any]:
    return seen(coding.mark_rows(here.study), sight_of(here.study, here.coder))


TABLES: dict[str, Table] = {
    "projects": Table("portfolio.see", portfolio.projects),
    "parties": Table("portfolio.see", portfolio.parties),
    "sample": Table("sampling.see", sampling.sample),
    "respondents": Table("fieldwork.see", fieldwork.respondents),
    "interviews": Table("fieldwork.see", fieldwork.interviews),
    "documents": Table("transcripts.see", transcripts.documents),
    "codes": Table("coding.see", coding.codes),
    "codings": Table("coding.see", coding.codings, _seen_codings, coding.codings),
    "marks": Table("coding.see", coding.marks, _seen_marks, coding.marks),
    "answers": Table("fieldwork.see", fieldwork.answers),
    "quotations": Table("claims.see", claims.quotations),
    "claims": Table("claims.see", claims.claims),
}
"""The tables a program reads, in the order of a study; the key is not among them."""


def told(here: Here) -> dict[str, Any]:
    """Return what a study is, which of its tables the person may read, and how many rows they have."""
    return {
        "study": here.study.slug,
        "title": here.study.title,
        "language": here.study.language,
        "sequence": here.study.sequence,
        "settings": to_plain(studies.settings(here.study)),
        "tables": {name: table.size(here) for name, table in TABLES.items() if here.may(table.right)},
    }


def page(here: Here, name: str, after: str, limit: int) -> tuple[Sequence[Any], str]:
    """Return a page of a table's values, and what to ask for as the next one ("" on the last)."""
    start = int(after) if after.isdecimal() else 0
    end = start + (min(limit, DOCUMENTS_A_PAGE) if name == "documents" else limit)
    values = TABLES[name].part(here, start, end + 1)
    return values[: end - start], str(end) if len(values) > end - start else ""
