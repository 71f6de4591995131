"""The door for programs: whose token it is, which study it opens, how an act is done once, and how a no is told."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.translation import gettext as _
from ninja import Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import HttpBearer

from lardom.web.exchange.api.describing import Door
from lardom.web.exchange.api.faults import fault
from lardom.web.study import access, actions, queries
from lardom.web.study.acts import KEY_HEADER, act, act_key
from lardom.web.study.writing import Conflict, Refused


class Bearer(HttpBearer):
    """A token in the header `Authorization: Bearer lardom_…`, made on the page "Keys for programs".

    With a `right` it opens an operation inside a study: the token's own, for a person who has the right, and for writing
    only when the token was made for that. All this is asked before anything of the request is read.
    """

    def __init__(self, right: str = "", *, writes: bool = False) -> None:
        super().__init__()
        self.right, self.writes = right, writes

    def authenticate(self, request: Any, token: str) -> Any:
        """Return the token's row, or nothing; the request's person is the token's."""
        found = queries.token_holder(actions.digest(token))
        if found is not None:
            request.user = found.person
            translation.activate(found.person.language)
            actions.note_use(found)
            if self.right:
                self._enter(request, found)
        return found

    def _enter(self, request: Any, token: Any) -> None:
        here = access.find_here(request.resolver_match.kwargs["study"], request.user)
        if token.study_id != here.study.pk:
            raise Http404
        request.here = here
        allow(request, self.right)
        if self.writes and not token.writes:
            raise Refused(_("This token only reads. Make one that may write."), status=403)


class Problems(Schema):
    """Why something was not done: sentences to a person."""

    problems: list[str]


class Difference(Schema):
    """One field that two people would have otherwise: what you sent, and what stands."""

    field: str
    yours: Any
    theirs: Any


class Met(Schema):
    """Two versions of one thing: the one you read, the one that stands now, and where they differ."""

    seen: int
    version: int
    differences: list[Difference]


class Conflicting(Problems):
    """Why something was not done, and both versions when somebody has changed the thing since you read it."""

    conflict: Met | None = None


NO: Any = {400: Problems, 401: Problems, 403: Problems, 404: Problems, 409: Conflicting, 422: Problems}
"""How every operation may say no."""

api = Door(
    title="Lärdom",
    version="1",
    auth=Bearer(),
    urls_namespace="api",
    docs_url=None,
    description="A study's values for notebooks and other tools. A token belongs to one person and one study, sees "
    "what that person may see and writes only when it was made for writing. Positions are zero-based Unicode code points, the "
    "end outside. A writing request carries a UUID of its own in the header Idempotency-Key: sent again, it gets its first answer. "
    "What changes or removes something carries the version that was read (`version`); when somebody has changed it since, "
    "nothing is written and the answer is 409 with both versions.",
)
type Operation = Callable[..., Any]
_KEY = {
    "parameters": [
        {
            "name": KEY_HEADER, "in": "header", "required": True, "schema": {"type": "string", "format": "uuid"},
            "description": "A UUID of your own, new for every act; sent again after a lost answer, the act is done once.",
        }
    ]
}  # fmt: skip


def _address(path: str) -> str:
    # An id is what its study calls it, and a funder's number may hold a slash.
    return f"/s/{{study}}{path.replace('{ref}', '{path:ref}')}"


def reads(path: str, right: str, gives: Any, summary: str) -> Callable[[Operation], Operation]:
    """Register an operation that reads something of a study, for those who have the right."""
    return api.get(_address(path), auth=Bearer(right), response={200: gives, **NO}, summary=summary)


def writes(method: str, path: str, right: str, gives: Any, summary: str) -> Callable[[Operation], Operation]:
    """Register an operation that writes into a study, for those who have the right."""
    return api.api_operation(
        [method], _address(path), auth=Bearer(right, writes=True), response={200: gives, **NO}, summary=summary,
        openapi_extra=_KEY,
    )  # fmt: skip


def allow(request: Any, right: str) -> None:
    """Raise what becomes a 403 when the person lacks the right."""
    if not request.here.may(right):
        raise Refused(access.sentence(right), status=403)


def once(request: HttpRequest, do: Callable[[], Any], *, seen: int = 0) -> HttpResponse:
    """Do a writing act once per Idempotency-Key and answer with what `do` returns; `seen` is the version that was read."""
    if act_key(request) is None:
        raise Refused(
            _(
                "The header %(header)s is missing or holds no UUID: send one of your own, new for every act, such as %(example)s."
            )
            % {"header": KEY_HEADER, "example": "3f1c9a52-6d0e-4b7a-9c53-0e8d2f4b6a17"},
            status=400,
        )

    def answered(asked: Any) -> HttpResponse:
        asked.here.study.refresh_from_db(fields=["sequence", "head", "settings"])  # in our turn nobody else writes
        try:
            found = do()
            return found if isinstance(found, HttpResponse) else JsonResponse(found)
        except Conflict as found:
            return JsonResponse(both_versions(found, seen), status=409)

    return act(answered)(request)


_NOT_TOLD = {
    "id",
    "study",
    "order",
    "made_at",
    "digest",
    "version",
    "removed",
    "person",
    "coder",
    "document",
    "current",
}
_CALLED = {"ref": "id", "class_name": "class", "project": "project_id", "code": "code_id"}


def both_versions(found: Conflict, seen: int) -> dict[str, Any]:
    """Return a conflict as it is answered: the fields by the names the tables have, rows by their ids."""
    differences = []
    for column, wanted, stands in found.sides():
        yours, theirs = _named(column, wanted), _named(column, stands)
        if yours != theirs and column.name not in _NOT_TOLD:
            differences.append({"field": _CALLED.get(column.name, column.name), "yours": yours, "theirs": theirs})
    return met(seen, int(getattr(found.row, "version", 0)), differences)


def _named(column: Any, value: Any) -> Any:
    """Return a field's value as a program knows it: the id of the row it points to, a day in its ISO form."""
    if isinstance(column, models.ForeignKey) and isinstance(value, int):
        value = column.related_model._default_manager.filter(pk=value).first()
    if isinstance(value, models.Model):
        return getattr(value, "ref", value.pk)
    return value.isoformat() if isinstance(value, dt.date) else value


def met(seen: int, version: int, differences: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the answer to somebody who has read another version than the one that stands."""
    sentence = _("Somebody has changed this since you read it. Both versions are shown; yours is not saved.")
    return {"problems": [sentence], "conflict": {"seen": seen, "version": version, "differences": differences}}


@api.exception_handler(RequestDataTooBig)
def too_big(request: HttpRequest, no: Any) -> HttpResponse:  # noqa: ARG001 - as they are called
    """Answer a body that is larger than a request may be."""
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20
    sentence = _("The body is larger than %(most)s megabytes: send it in parts, or bring it in on the page.") % {
        "most": most
    }
    return api.create_response(request, {"problems": [sentence]}, status=413)


@api.exception_handler(Refused)
def refused(request: HttpRequest, no: Any) -> HttpResponse:
    """Answer what cannot be done."""
    return api.create_response(request, {"problems": list(no.sentences)}, status=no.status)


@api.exception_handler(AuthenticationError)
def unknown_token(request: HttpRequest, no: Any) -> HttpResponse:  # noqa: ARG001 - the library's signature
    """Answer somebody without a token that works."""
    sentence = _(
        "No token that works came with this: make one on the page “Keys for programs” and send it in the header %(header)s."
    ) % {"header": "Authorization: Bearer lardom_…"}
    return api.create_response(request, {"problems": [sentence]}, status=401)


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, no: Any) -> HttpResponse:
    """Answer a request whose body is not JSON."""
    sentence = _("The body of the request is not JSON that can be read: %(why)s") % {"why": str(no)}
    return api.create_response(request, {"problems": [sentence]}, status=no.status_code)


@api.exception_handler(Http404)
def missing(request: HttpRequest, no: Any) -> HttpResponse:  # noqa: ARG001 - as above
    """Answer what does not exist for this person."""
    return api.create_response(request, {"problems": [_("There is nothing here")]}, status=404)


@api.exception_handler(ValidationError)
def misread(request: HttpRequest, found: Any) -> HttpResponse:
    """Answer a request that is not as described: each fault with its place."""
    return api.create_response(request, {"problems": [fault(request, one) for one in found.errors]}, status=422)
