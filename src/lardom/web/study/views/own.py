"""A person's own pages: who I am, the second factor, keys for programs."""

import datetime as dt

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from lardom.web.study import actions, queries
from lardom.web.study.access import PersonRequest, signed_in
from lardom.web.study.acts import act, inside
from lardom.web.study.forms import MeForm, TokenForm


@signed_in
@act
def me(request: PersonRequest) -> HttpResponse:
    """Show and change one's name, language and look."""
    person = request.user
    start = {"name": person.name, "language": person.language, "theme": person.theme}
    form = MeForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        actions.prefer(person.pk, **form.cleaned_data)
        return redirect("people:me")
    return render(request, "study/me.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
@require_GET
def second_factor(request: PersonRequest) -> HttpResponse:
    """Ask somebody who answers for a study to get a second factor; say so plainly when the instance insists."""
    to = inside(request, request.GET.get("next", "")) or "/"
    if not queries.lacks_factor(request.user):
        return redirect(to)
    begins = request.user.date_joined + dt.timedelta(days=settings.INSTANCE.grace_days)
    must = settings.INSTANCE.requires_factor and timezone.now() >= begins
    return render(request, "study/second_factor.html", {"next": to, "must": must, "begins": begins})


SHOWN_ONCE = "shown_once"
"""Where a new secret waits in the session until its page shows it; then it is nowhere but with the person."""


@signed_in
@act
def tokens(request: PersonRequest) -> HttpResponse:
    """List one's keys for programs and make a new one, which is shown once."""
    studies = queries.studies_with(request.user, "study.token")
    form = TokenForm(request.POST or None, studies=studies)
    if request.method == "POST" and form.is_valid():
        request.session[SHOWN_ONCE] = actions.make_token(by=request.user, **form.cleaned_data)
        return redirect("people:tokens")
    told = {"form": form, "tokens": queries.tokens_of(request.user), "secret": request.session.pop(SHOWN_ONCE, "")}
    return render(request, "study/tokens.html", told, status=422 if form.errors else 200)


@signed_in
@require_POST
@act
def revoke_token(request: PersonRequest, number: int) -> HttpResponse:
    """Make one of one's keys worthless."""
    actions.revoke_token(number, by=request.user)
    return redirect("people:tokens")
