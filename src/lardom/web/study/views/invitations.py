"""Links that let somebody in: to set the instance up, into a study, or simply in."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from lardom.web.study import actions, queries
from lardom.web.study.access import onward, public
from lardom.web.study.forms import AcceptForm
from lardom.web.study.writing import Refused

_HERE = "study/invited.html"


def _enter(request: HttpRequest, person: queries.PersonRow) -> None:
    get_adapter(request).login(
        request, person
    )  # the same way in as by password: the session is listed and has its clocks


@public
@never_cache
@sensitive_post_parameters("password", "again")
def invited(request: HttpRequest, secret: str) -> HttpResponse:
    """Open an invitation. Looking at it uses nothing up, so that a mail program may look first."""
    found = queries.invitation(actions.digest(secret))
    if found is None:
        return render(request, "study/link_used.html", status=410)
    try:
        if found.signs_in:
            return _sign_in(request, found)
        if found.email and (known := queries.person_at(found.email)):
            return _join(request, found, known)
        return _newcomer(request, found)
    except Refused as no:
        return render(request, "study/refused.html", {"sentences": no.sentences}, status=no.status)


def _sign_in(request: HttpRequest, found: queries.InvitationRow) -> HttpResponse:
    if request.method != "POST" or found.signs_in is None:
        return render(request, _HERE, {"invitation": found, "kind": "sign in"})
    _enter(request, actions.accept(found, person=found.signs_in))
    return redirect("start")


def _join(request: HttpRequest, found: queries.InvitationRow, known: queries.PersonRow) -> HttpResponse:
    is_them = request.user.pk == known.pk
    if request.method != "POST" or not is_them:
        kind = "join" if is_them else "known"
        return render(
            request, _HERE, {"invitation": found, "kind": kind}, status=200 if request.method != "POST" else 403
        )
    actions.accept(found, person=known)
    return redirect(onward(known, _first_page(found)))


def _newcomer(request: HttpRequest, found: queries.InvitationRow) -> HttpResponse:
    form = AcceptForm(request.POST or None, address=found.email, initial={"name": found.name})
    if not form.is_valid():
        kind = "set up" if found.owner else "newcomer"
        told = {"invitation": found, "kind": kind, "form": form}
        return render(request, _HERE, told, status=422 if form.errors else 200)
    person = actions.accept(found, language=get_language() or "sv", **form.cleaned_data)
    _enter(request, person)
    return redirect(onward(person, _first_page(found)))


def _first_page(found: queries.InvitationRow) -> str:
    return reverse("study:home", args=[found.study.slug]) if found.study else reverse("start")
