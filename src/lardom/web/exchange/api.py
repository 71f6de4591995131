"""The door for programs: a study's values, read page by page, with a token of a person's own."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Literal

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Query, Schema
from ninja.security import HttpBearer

from lardom.exchange.plain import to_plain
from lardom.web.exchange import queries
from lardom.web.study import access, tokens
from lardom.web.study.acts import act
from lardom.web.study.writing import Conflict, Refused

PAGE = 500
LARGEST_PAGE = 2000
Table = Literal[
    "projects", "parties", "sample", "respondents", "interviews", "documents", "codes", "codings", "marks", "answers",
    "quotations", "claims",
]  # fmt: skip


class Bearer(HttpBearer):
    """A token in the header `Authorization: Bearer …`."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """Return the token's row, or nothing; the request's person is the token's."""
        found = tokens.holder(token)
        if found is not None:
            request.user = found.person  # type: ignore[assignment]
        return found


api = NinjaAPI(
    title="Lärdom",
    version="1",
    auth=Bearer(),
    urls_namespace="api",
    docs_url=None,
    description="A study's values for notebooks and other tools. A token belongs to one person and one study, and "
    "sees and does what that person may. Positions are zero-based Unicode code points, the end outside.",
)


class Problem(Schema):
    """Why something was not done: sentences to a person."""

    problems: list[str]


class StudyTold(Schema):
    """A study: its settings, the tables one may read with their number of rows, and how far its trail has come."""

    study: str
    title: str
    language: str
    sequence: int
    settings: dict[str, Any]
    tables: dict[str, int]


class Page(Schema):
    """A page of a table's rows; `next` is what to ask for as `after`, empty on the last page."""

    items: list[dict[str, Any]]
    next: str


class Asked(Schema):
    """Which page of a table."""

    after: str = ""
    limit: int = PAGE


SAYS_NO = {401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem}


def inside(view: Callable[..., Any]) -> Callable[..., Any]:
    """Find the study for the token's person; a token opens its own study only."""

    @wraps(view)
    def found(request: Any, study: str, **told: Any) -> Any:
        here = access.find_here(study, request.user)
        if request.auth.study_id != here.study.pk:
            raise Http404
        request.here = here
        return view(request, study, **told)

    return found


def needs(request: Any, right: str) -> None:
    """Raise what becomes a 403 when the person lacks the right."""
    if not request.here.may(right):
        raise Refused(access.sentence(right), status=403)


@api.get("/s/{study}", response={200: StudyTold, **SAYS_NO}, summary="A study and what one may read of it")
@inside
def study_told(request: Any, study: str) -> Any:  # noqa: ARG001 - named in the address
    """Tell the study's settings, its tables with their sizes, and the number of its last trail entry."""
    return queries.told(request.here)


@api.get("/s/{study}/{table}", response={200: Page, **SAYS_NO}, summary="A page of a table's rows")
@inside
def rows(request: Any, study: str, table: Table, asked: Query[Asked]) -> Any:  # noqa: ARG001 - named in the address
    """Give the rows of one of the study's tables as the library knows them, in the study's order."""
    needs(request, queries.RIGHTS[table])
    items, after = queries.page(request.here, table, asked.after, max(1, min(asked.limit, LARGEST_PAGE)))
    return {"items": [to_plain(item) for item in items], "next": after}


@api.exception_handler(Refused)
def refused(request: HttpRequest, no: Refused) -> HttpResponse:
    """Answer what cannot be done."""
    return api.create_response(request, {"problems": list(no.sentences)}, status=no.status)


@api.exception_handler(Http404)
def missing(request: HttpRequest, no: Http404) -> HttpResponse:  # noqa: ARG001 - the library's signature
    """Answer what does not exist for this person."""
    return api.create_response(request, {"problems": ["There is nothing here."]}, status=404)


__all__ = ["Conflict", "JsonResponse", "act", "api"]
