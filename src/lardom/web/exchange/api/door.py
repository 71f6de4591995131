"""The door for programs: whose token it is, which study it opens, and how a no is told."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import ValidationError
from ninja.security import HttpBearer

from lardom.web.study import access, actions, queries
from lardom.web.study.acts import act
from lardom.web.study.writing import Conflict, Refused, fields_of


class Bearer(HttpBearer):
    """A token in the header `Authorization: Bearer lardom_…`, made on the page "Keys for programs"."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """Return the token's row, or nothing; the request's person is the token's."""
        found = queries.token_holder(actions.digest(token))
        if found is not None:
            request.user = found.person
            translation.activate(found.person.language)
            actions.note_use(found)
        return found


class Problems(Schema):
    """Why something was not done: sentences to a person."""

    problems: list[str]


NO: Any = {401: Problems, 403: Problems, 404: Problems, 409: Problems, 422: Problems}
"""How every operation may say no."""

api = NinjaAPI(
    title="Lärdom",
    version="1",
    auth=Bearer(),
    urls_namespace="api",
    docs_url=None,
    description="A study's values for notebooks and other tools. A token belongs to one person and one study, sees "
    "what that person may see and writes only when it was made for writing. Positions are zero-based Unicode code points, the "
    "end outside. A writing request carries a UUID of its own in the header Idempotency-Key: sent again, it gets its first answer.",
)
type Operation = Callable[..., Any]


def inside(right: str, *, writes: bool = False) -> Callable[[Operation], Operation]:
    """Find the study for the token's person and check the right; a token opens its own study only."""

    def guard(view: Operation) -> Operation:
        @wraps(view)
        def guarded(request: Any, study: str, *args: Any, **told: Any) -> Any:
            here = access.find_here(study, request.user)
            if request.auth.study_id != here.study.pk:
                raise Http404
            request.here = here
            allow(request, right)
            if writes and not request.auth.writes:
                raise Refused(_("This token only reads. Make one that may write."), status=403)
            return view(request, study, *args, **told)

        guarded.right = right  # type: ignore[attr-defined]
        return guarded

    return guard


def allow(request: Any, right: str) -> None:
    """Raise what becomes a 403 when the person lacks the right."""
    if not request.here.may(right):
        raise Refused(access.sentence(right), status=403)


def once(request: HttpRequest, do: Callable[[], Any]) -> HttpResponse:
    """Do a writing act once per Idempotency-Key and answer with what `do` returns."""
    return act(lambda _request: JsonResponse(do()))(request)


@api.exception_handler(Refused)
def refused(request: HttpRequest, no: Any) -> HttpResponse:
    """Answer what cannot be done."""
    return api.create_response(request, {"problems": list(no.sentences)}, status=no.status)


@api.exception_handler(Conflict)
def changed(request: HttpRequest, found: Any) -> HttpResponse:
    """Answer what somebody has changed in the meantime."""
    sentence = _("Somebody has changed this since you read it. Both versions are shown; yours is not saved.")
    return api.create_response(
        request, {"problems": [sentence], "version": fields_of(found.row).get("version")}, status=409
    )


@api.exception_handler(Http404)
def missing(request: HttpRequest, no: Any) -> HttpResponse:  # noqa: ARG001 - the library's signature
    """Answer what does not exist for this person."""
    return api.create_response(request, {"problems": [_("There is nothing here")]}, status=404)


@api.exception_handler(ValidationError)
def misread(request: HttpRequest, found: Any) -> HttpResponse:
    """Answer a request that is not as described: each fault with its place."""
    told = [f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}." for one in found.errors]
    return api.create_response(request, {"problems": told}, status=422)
