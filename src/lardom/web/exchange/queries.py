"""Reading a study page by page, as far as a person may see."""

from collections.abc import Callable, Sequence
from typing import Any

from lardom.exchange.plain import to_plain
from lardom.web.claims import queries as claims
from lardom.web.coding.queries import values as coding
from lardom.web.fieldwork import queries as fieldwork
from lardom.web.portfolio import queries as portfolio
from lardom.web.sampling import queries as sampling
from lardom.web.study import queries as studies
from lardom.web.study.access import Here
from lardom.web.transcripts import queries as transcripts

DOCUMENTS_A_PAGE = 20
"""Texts are long: fewer of them a page."""

RIGHTS: dict[str, str] = {
    "projects": "portfolio.see",
    "parties": "portfolio.see",
    "sample": "sampling.see",
    "respondents": "fieldwork.see",
    "interviews": "fieldwork.see",
    "documents": "transcripts.see",
    "codes": "coding.see",
    "codings": "coding.see",
    "marks": "coding.see",
    "answers": "fieldwork.see",
    "quotations": "claims.see",
    "claims": "claims.see",
}
"""The right each table of the study asks for."""

_READ: dict[str, Callable[[Here], Sequence[Any]]] = {
    "projects": lambda here: portfolio.projects(here.study),
    "parties": lambda here: portfolio.parties(here.study),
    "sample": lambda here: sampling.sample(here.study),
    "respondents": lambda here: fieldwork.respondents(here.study),
    "interviews": lambda here: fieldwork.interviews(here.study),
    "documents": lambda here: transcripts.documents(here.study),
    "codes": lambda here: coding.codes(here.study),
    "codings": lambda here: coding.codings(here.study, sight=coding.sight_of(here.study, here.coder)),
    "marks": lambda here: coding.marks(here.study, sight=coding.sight_of(here.study, here.coder)),
    "answers": lambda here: fieldwork.answers(here.study),
    "quotations": lambda here: claims.quotations(here.study),
    "claims": lambda here: claims.claims(here.study),
}


def told(here: Here) -> dict[str, Any]:
    """Return what a study is, which of its tables the person may read, and how many rows they have."""
    return {
        "study": here.study.slug,
        "title": here.study.title,
        "language": here.study.language,
        "sequence": here.study.sequence,
        "settings": to_plain(studies.settings(here.study)),
        "tables": {table: len(read(here)) for table, read in _READ.items() if here.may(RIGHTS[table])},
    }


def page(here: Here, table: str, after: str, limit: int) -> tuple[Sequence[Any], str]:
    """Return a page of a table's values, and what to ask for as the next one ("" on the last)."""
    start = int(after) if after.isdecimal() else 0
    size = min(limit, DOCUMENTS_A_PAGE) if table == "documents" else limit
    values = _READ[table](here)
    end = start + size
    return values[start:end], str(end) if end < len(values) else ""
