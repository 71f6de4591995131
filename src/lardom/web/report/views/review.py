"""Review and signature: what stands open, who has signed what, and comments."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lardom.web.report import actions, queries
from lardom.web.report.checking import digest_of, found_in
from lardom.web.report.desk import asked_for, of_check, page_of
from lardom.web.report.forms import RemarkForm, SeenForm, SignForm
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act
from lardom.web.study.writing import Refused


@allowed("report.see")
@require_GET
def review(request: StudyRequest, draft: int) -> HttpResponse:
    """Show what a signature would stand under: the version, its fingerprint, what was found, who has signed."""
    one = asked_for(request.here, draft)
    found = found_in(request.here.study, one.standing.text, language=one.language)
    actions.note_quotes(one.standing, found)
    mine = any(each.person_id == request.user.pk for each in queries.signed_now(one))
    changed = queries.stale(request.here.study, one.standing, found)
    shown = page_of(
        one, request.here, "review", digest=digest_of(one.standing.text), signatures=queries.signatures(one),
        has_signed=mine, form=SignForm(), remarks=queries.remarks(one, one.standing.text), **of_check(found, changed),
    )  # fmt: skip
    return render(request, "report/review.html", shown)


def _seen(request: StudyRequest) -> int:
    form = SeenForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Load the page again and repeat this."))
    return int(form.cleaned_data["seen"])


@allowed("report.write")
@require_POST
@act
def ask(request: StudyRequest, draft: int) -> HttpResponse:
    """Hand the draft over for review."""
    actions.ask_for_review(asked_for(request.here, draft), by=request.user, seen=_seen(request))
    messages.success(request, _("Handed over for review."))
    return redirect("report:review", study=request.here.study.slug, draft=draft)


@allowed("report.write")
@require_POST
@act
def give_back(request: StudyRequest, draft: int) -> HttpResponse:
    """Take the draft back from review."""
    actions.back_to_draft(asked_for(request.here, draft), by=request.user, seen=_seen(request))
    return redirect("report:write", study=request.here.study.slug, draft=draft)


@allowed("report.sign")
@require_POST
def sign(request: StudyRequest, draft: int) -> HttpResponse:
    """Sign the version that stands."""
    one = asked_for(request.here, draft)
    # Checked before the act begins: nobody else's saving waits for it.
    found_in(request.here.study, one.standing.text, language=one.language)
    return _sign(request, draft)


@act
def _sign(request: StudyRequest, draft: int) -> HttpResponse:
    one, form = asked_for(request.here, draft), SignForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Tick that you have read the version, then sign."))
    found = found_in(request.here.study, one.standing.text, language=one.language)
    actions.sign(one, digest=form.cleaned_data["digest"], found=found, by=request.user)
    actions.ask_to_print(one, forms=actions.PRINTS, by=request.user)
    messages.success(request, _("Signed. The files are being printed."))
    return redirect("report:review", study=request.here.study.slug, draft=draft)


@allowed("report.sign")
@require_POST
@act
def reopen(request: StudyRequest, draft: int) -> HttpResponse:
    """Open a signed draft again, as a new and unsigned version."""
    new = actions.reopen(asked_for(request.here, draft), by=request.user, seen=_seen(request))
    messages.success(request, _("Version %(number)s is open and unsigned.") % {"number": new.number})
    return redirect("report:write", study=request.here.study.slug, draft=draft)


@allowed("study.comment")
@require_POST
@act
def remark(request: StudyRequest, draft: int) -> HttpResponse:
    """Comment on the draft, on a place in it, or answer a comment."""
    one, form = asked_for(request.here, draft), RemarkForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Write the comment first."))
    said = form.cleaned_data
    answers = queries.comment(one, said["answers"]) if said["answers"] else None
    if said["answers"] and answers is None:
        raise Http404
    actions.remark(one, text=said["text"], place=said["place"], answers=answers, by=request.user)
    return _back(request, draft)


@allowed("study.comment")
@require_POST
@act
def settle(request: StudyRequest, draft: int, comment: int) -> HttpResponse:
    """Settle a comment, or open it again."""
    found = queries.comment(asked_for(request.here, draft), comment)
    if found is None:
        raise Http404
    actions.settle(found, resolved=not found.resolved, by=request.user)
    return _back(request, draft)


def _back(request: StudyRequest, draft: int) -> HttpResponse:
    page = "report:review" if request.POST.get("part") == "review" else "report:write"
    return redirect(page, study=request.here.study.slug, draft=draft)
