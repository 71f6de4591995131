"""Reading a study: what it holds, its tables page by page, its figures and counts."""

import re
from typing import Any, Literal

from django.utils.translation import gettext as _
from ninja import Field, Query, Schema

from lardom.exchange.plain import to_plain
from lardom.web.claims.queries import values as claims
from lardom.web.exchange.api import paging
from lardom.web.exchange.api.door import NO, allow, api, reads
from lardom.web.study import queries as studies
from lardom.web.study.writing import Refused

PAGE = 500
LARGEST_PAGE = 2000
_A_PLACE = re.compile(r"[0-9]{1,12}|[1-9][0-9]{0,11}-[0-9a-f]{12}")
TableName = Literal[
    "projects", "parties", "sample", "respondents", "interviews", "documents", "codes", "codings", "marks", "unplaced",
    "rounds", "readings", "groups", "settled", "memos", "answers", "quotations", "claims",
    "summaries", "pairings",
]  # fmt: skip


class StudyTold(Schema):
    """A study: its settings, the tables one may read with their number of rows, and how far its trail has come."""

    study: str
    title: str
    language: str
    sequence: int
    settings: dict[str, Any]
    tables: dict[str, int]


class StudyNamed(Schema):
    """The study a token opens."""

    study: str
    title: str
    roles: list[str]
    writes: bool


class Page(Schema):
    """A page of a table's rows; `next` is what to ask for as `after`, empty on the last page.

    `versions` gives the version of each row, in the order of the rows, to be sent back with what changes it; `numbers`
    the number by which a row without an id of its own is asked for. Both are empty where nothing is written here.
    """

    items: list[dict[str, Any]]
    versions: list[int]
    numbers: list[int]
    next: str


class Wanted(Schema):
    """Which page of a table."""

    after: str = Field("", description="What the page before gave as `next`; empty for the first page.")
    limit: int = Field(PAGE, ge=1, le=LARGEST_PAGE, description="Rows a page; documents come twenty at most.")


class CountTold(Schema):
    """The count behind a claim: how many bear it, of how many, and whether its word holds."""

    claim: str
    n: int | None
    base: int | None
    verdict: str
    says: str
    units: list[str]


@api.get("/studies", response={200: list[StudyNamed], **NO}, summary="The study the token opens")
def studies_told(request: Any) -> Any:
    """Tell which study the token opens, and with which roles."""
    found = [one for one in studies.studies_of(request.user) if one.study_id == request.auth.study_id]
    return [
        {"study": one.study.slug, "title": one.study.title, "roles": one.roles, "writes": request.auth.writes}
        for one in found
    ]


@reads("", "study.see", StudyTold, "A study and what one may read of it")
def study_told(request: Any, study: str) -> Any:  # noqa: ARG001 - named in the address
    """Tell the study's settings, its tables with their sizes, and the number of its last trail entry."""
    return paging.told(request.here)


@reads("/counts", "claims.see", list[CountTold], "The count behind every claim")
def counts(request: Any, study: str) -> Any:  # noqa: ARG001 - named in the address
    """Give for each claim how many bear it, of how many, and whether its word holds; what a blind reading hides is not counted."""
    found, language = claims.counted_for(request.here.study, request.here.coder).counts, request.user.language
    return [
        {
            "claim": ref, "n": one.n, "base": one.base, "verdict": one.judgement.verdict,
            "says": one.judgement.sentence(language), "units": list(one.ids),
        }
        for ref, one in found.items()
    ]  # fmt: skip


@reads("/tables/{table}", "study.see", Page, "A page of a table's rows")
def rows(request: Any, study: str, table: TableName, wanted: Query[Wanted]) -> Any:  # noqa: ARG001 - as above
    """Give the rows of one of the study's tables as the library knows them, in the study's order."""
    allow(request, paging.TABLES[table].right)
    if wanted.after and not _A_PLACE.fullmatch(wanted.after):
        raise Refused(
            _("“%(after)s” is no place in a table: send as after what the page before gave as next, or leave it out.")
            % {"after": wanted.after[:40]}
        )
    items, stand, after = paging.page(request.here, table, wanted.after, wanted.limit)
    numbers, versions = ([one[at] for one in stand] for at in (0, 1))
    return {"items": [to_plain(item) for item in items], "versions": versions, "numbers": numbers, "next": after}
