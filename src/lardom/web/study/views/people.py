"""Who takes part in a study, and as what; and, for those who keep the instance, everybody in it."""

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_POST

from lardom.study.roles import ROLES, role_name
from lardom.web.study import actions, queries
from lardom.web.study.access import PersonRequest, StudyRequest, allowed, owner
from lardom.web.study.acts import act
from lardom.web.study.forms import InviteForm, RolesForm
from lardom.web.study.views.own import SHOWN_ONCE

log = logging.getLogger(__name__)


@allowed("study.team")
@require_GET
def people(request: StudyRequest) -> HttpResponse:
    """Show who takes part, with their roles, and who has been invited."""
    return _page(request, InviteForm(initial={"roles": ["assistant"]}))


def _page(request: StudyRequest, form: InviteForm) -> HttpResponse:
    here = request.here
    rows = [
        {
            "member": one,
            "form": RolesForm(initial={"roles": one.roles, "seen": one.version}, auto_id=f"roles-{one.pk}-%s"),
        }
        for one in queries.team(here.study)
    ]
    leads = here.may("study.people")
    told = {"rows": rows, "form": form, "leads": leads, "invited": queries.invited_to(here.study) if leads else (),
            "link": request.session.pop(SHOWN_ONCE, "") if leads else ""}  # fmt: skip
    return render(request, "study/people.html", told, status=422 if form.errors else 200)


@allowed("study.people")
@require_POST
@act
def invite(request: StudyRequest) -> HttpResponse:
    """Invite an address; the link is shown once, and mailed where mail is set up."""
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    told = {name: form.cleaned_data[name] for name in ("email", "name", "roles")}
    link = f"{settings.INSTANCE.origin}/invited/{actions.invite(request.here.study, by=request.user, **told)}/"
    request.session[SHOWN_ONCE] = link
    if settings.INSTANCE.mail:
        _mail(request, told["email"], link)
    return redirect("study:people", study=request.here.study.slug)


def _mail(request: StudyRequest, email: str, link: str) -> None:
    study = request.here.study
    told = {"study": study, "by": request.user, "link": link, "days": actions.DAYS_TO_ANSWER}
    subject = gettext("You are invited to %(study)s") % {"study": study.title}
    text = render_to_string("study/invitation.txt", told)

    def post() -> None:
        try:
            send_mail(f"Lärdom: {subject}", text, None, [email])
        except OSError:  # the link stands on the page all the same
            log.warning("an invitation to study %s could not be mailed", study.pk)

    transaction.on_commit(post)


@allowed("study.people")
@require_POST
@act
def revoke(request: StudyRequest, number: int) -> HttpResponse:
    """Withdraw an invitation."""
    actions.revoke(request.here.study, number, by=request.user)
    return redirect("study:people", study=request.here.study.slug)


@allowed("study.people")
@require_POST
@act
def roles(request: StudyRequest, number: int) -> HttpResponse:
    """Change a member's roles."""
    form = RolesForm(request.POST)
    if not form.is_valid():
        return _page(request, InviteForm())
    told = form.cleaned_data
    actions.change_roles(request.here.study, number, roles=told["roles"], seen=told["seen"], by=request.user)
    return redirect("study:people", study=request.here.study.slug)


@allowed("study.people")
@act
def remove(request: StudyRequest, number: int) -> HttpResponse:
    """Ask before, and then end, a member's part in the study."""
    found = queries.member(request.here.study, number)
    if found is None:
        raise Http404
    if request.method == "POST":
        actions.remove_member(request.here.study, number, seen=found.version, by=request.user)
        return redirect("study:people", study=request.here.study.slug)
    return render(request, "study/remove_member.html", {"member": found})


@allowed("study.see")
@require_GET
def rights(request: StudyRequest) -> HttpResponse:
    """Read the table of rights aloud: who may do what."""
    language = get_language() or "sv"
    names = [role_name(role, language) for role in ROLES]
    return render(request, "study/rights.html", {"names": names, "rules": queries.rules_aloud(language)})


@owner
@require_GET
def everybody(request: PersonRequest) -> HttpResponse:
    """Show everybody who has a way into the instance, and its studies."""
    told = {"persons": queries.persons(), "studies": queries.studies(), "link": request.session.pop(SHOWN_ONCE, "")}
    return render(request, "study/everybody.html", told)


@owner
@require_POST
@act
def close(request: PersonRequest, number: int) -> HttpResponse:
    """Close a person's way in, or open it again."""
    actions.close_account(number, by=request.user, closed=request.POST.get("closed") == "1")
    return redirect("people:everybody")
