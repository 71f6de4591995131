"""The first page, language and look, and the pages for what went wrong."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    JsonResponse,
)
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from lardom.web.claims import progress as claims
from lardom.web.site import steps
from lardom.web.site.telling import told
from lardom.web.study import actions, queries
from lardom.web.study.access import StudyRequest, allowed, public, signed_in
from lardom.web.study.acts import inside, wants_json


@public
def start(request: HttpRequest) -> HttpResponse:
    """Show a person's studies; before sign-in, what this place is and the way in."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    return render(request, "site/start.html", {"studies": steps.glances(request.user)})


@allowed("study.see")
@require_GET
def home(request: StudyRequest) -> HttpResponse:
    """Show the way of the study: what is done, what waits for whom, and the next act."""
    way = steps.steps(request.here)
    recent = told(queries.recent(request.here.study))[:8] if request.here.may("study.team") else []
    return render(request, "site/home.html", {"way": way, "next": steps.next_act(way), "recent": recent})


@allowed("claims.see")
@require_GET
def standings(request: StudyRequest) -> HttpResponse:
    """Show how many claims hold: asked for by the home after it has been shown, since counting takes a while."""
    return render(request, "site/standings.html", {"n": claims.standings(request.here.study)})


def _back(request: HttpRequest) -> str:
    to = request.POST.get("next") or request.headers.get("Referer", "")
    return inside(request, to) or "/"


@public
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Switch the language, for this browser and for the person."""
    language = request.POST.get("language", "")
    response = HttpResponseRedirect(_back(request))
    if language in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=31536000, samesite="Lax")
        if request.user.is_authenticated:
            actions.prefer(request.user.pk, language=language)
    return response


@signed_in
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Switch between light, dark and the machine's own choice."""
    theme = request.POST.get("theme", "")
    if theme in {"light", "dark", "auto"}:
        actions.prefer(request.user.pk, theme=theme)
    return HttpResponseRedirect(_back(request))


@public
@require_GET
def alive(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django hands it over
    """Say that the server answers and the database can be read."""
    queries.reachable()
    return HttpResponse("ok", content_type="text/plain")


@public
@require_GET
def session(request: HttpRequest) -> HttpResponse:
    """Tell a page that has been away whether its person is still signed in, with a fresh form token."""
    person = request.user
    if not person.is_authenticated:
        return JsonResponse({"signed_in": False}, status=401)
    return JsonResponse({"signed_in": True, "person": person.pk, "csrf": get_token(request)})


@public
def not_offered(request: HttpRequest, key: str = "") -> HttpResponse:
    """Answer a page of the sign-in library that this house does not have."""
    raise Http404(request.path, key)


_SENTENCES = {
    "forbidden": gettext_lazy("You may not do this"),
    "form_too_old": gettext_lazy("This form has grown too old"),
    "not_found": gettext_lazy("There is nothing here"),
    "our_fault": gettext_lazy("Something went wrong in Lärdom"),
    "wrong_method": gettext_lazy("This address is not asked in this way"),
}


def _page(request: HttpRequest, name: str, status: int) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"problems": [str(_SENTENCES[name])]}, status=status)
    return render(request, f"site/{name}.html", status=status)


class WrongMethodMiddleware:
    """Says in words that an address takes only what a form sends (or only shows), where Django answers with nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and put a page or a sentence in place of an empty 405."""
        answer = self.get_response(request)
        if not isinstance(answer, HttpResponseNotAllowed):
            return answer
        told = _page(request, "wrong_method", answer.status_code)
        told.headers["Allow"] = ", ".join(sorted(answer.headers["Allow"].split(", ")))  # some name them in any order
        return told


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer what cannot be understood."""
    return HttpResponse("This address or form cannot be understood.", status=400, content_type="text/plain")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - as above
    """Answer what is not allowed."""
    return _page(request, "forbidden", 403)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - as above
    """Answer a form whose token is no longer valid."""
    return _page(request, "form_too_old", 403)


def not_found(request: HttpRequest, exception: Any) -> HttpResponse:  # noqa: ARG001 - as above
    """Answer an address that leads nowhere, or to a study one has no part in."""
    return _page(request, "not_found", 404)


def our_fault(request: HttpRequest) -> HttpResponse:
    """Answer when we failed."""
    return _page(request, "our_fault", 500)
