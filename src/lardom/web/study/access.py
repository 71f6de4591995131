"""Who may: one decorator that finds the study, checks the right and hands the view what it may work with.

A study one has no part in answers exactly as a study that does not exist (404). A right one lacks in a study one
takes part in is refused with a sentence (403). Every view carries its right, so that the matrix of the tests can ask
each route.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Literal
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lardom.study.roles import may, rights
from lardom.web.study import queries
from lardom.web.study.acts import came_from, wants_json
from lardom.web.study.models import Coder, Person, Study

type View = Callable[..., HttpResponseBase]
PUBLIC: Literal["public"] = "public"
SIGNED_IN: Literal["signed in"] = "signed in"
OWNER: Literal["owner"] = "owner"


@dataclass(frozen=True)
class Here:
    """Where a request stands: the study, who asks, and what they may."""

    study: Study
    person: Person
    roles: tuple[str, ...]
    coder: Coder | None

    def may(self, right: str) -> bool:
        """Tell whether the person has the right in this study."""
        return may(self.roles, right)

    def __contains__(self, right: str) -> bool:
        """Let a template ask `{% if "coding.mark" in here %}`."""
        return self.may(right)


class StudyRequest(HttpRequest):
    """A request inside a study, after `allowed` has let it through."""

    here: Here
    user: Person


class PersonRequest(HttpRequest):
    """A request by somebody who has signed in."""

    user: Person


def allowed(right: str) -> Callable[[View], View]:
    """Let only those with the right in the study through; the view gets `request.here`."""
    if right not in rights():
        raise LookupError(f"There is no right called {right!r}; the rights stand in lardom/study/roles.toml.")

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, study: str, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return sign_in_first(request)
            here = find_here(study, request.user)
            request.here = here
            if not here.may(right):
                return not_allowed(request, right)
            return view(request, *args, **kwargs)

        guarded.right = right  # type: ignore[attr-defined]
        return guarded

    return guard


def find_here(slug: str, person: Person) -> Here:
    """Return where the person stands in the study; raises `Http404` for a study that is not theirs, or nobody's."""
    found = queries.membership(slug, person)
    if found is None:
        raise Http404
    return Here(found.study, person, tuple(found.roles), queries.coder_of(found.study, person))


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """Send a person to the sign-in page, and tell a program so.

    Whoever has sent something is told that it is not saved, while going back still shows what they wrote: the address
    itself leads nowhere after sign-in.
    """
    if wants_json(request):
        return JsonResponse({"problems": [_("Sign in first.")]}, status=401)
    if request.method in {"GET", "HEAD"}:
        return redirect_to_login(request.get_full_path())
    return render(request, "study/signed_out.html", {"next": urlsplit(came_from(request)).path or "/"}, status=401)


def not_allowed(request: HttpRequest, right: str) -> HttpResponse:
    """Say which right is missing, in the person's language."""
    if wants_json(request):
        return JsonResponse({"problems": [sentence(right)], "right": right}, status=403)
    return render(request, "study/not_allowed.html", {"rule": sentence(right)}, status=403)


def sentence(right: str) -> str:
    """Return what a right lets one do, in the language of the request."""
    rule = rights()[right]
    return rule.sv if (get_language() or "sv").startswith("sv") else rule.en


def onward(person: Person, url: str) -> str:
    """Return where a person goes after sign-in: by way of the page about the second factor when theirs is missing."""
    return f"{reverse('people:second-factor')}?{urlencode({'next': url})}" if queries.lacks_factor(person) else url


def _marked(right: str, test: Callable[[Person], bool]) -> Callable[[View], View]:
    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if right != PUBLIC and not request.user.is_authenticated:
                return sign_in_first(request)
            if right != PUBLIC and not test(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        guarded.right = right  # type: ignore[attr-defined]
        return guarded

    return guard


public = _marked(PUBLIC, lambda person: True)  # noqa: ARG005 - everybody
"""A page anybody may see."""

signed_in = _marked(SIGNED_IN, lambda person: person.is_active)
"""A page for anybody who has signed in."""

owner = _marked(OWNER, lambda person: person.is_owner)
"""A page for those who keep the instance."""
