"""The writing of a draft: the desk, saving, checking, previewing and keeping what is not saved."""

from time import perf_counter
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lardom.web.coding.queries.sight import unseen_codings
from lardom.web.report import actions, queries
from lardom.web.report.checking import Found, as_written, basis, found_in
from lardom.web.report.desk import asked_for, of_check, page_of, previewed
from lardom.web.report.forms import TextForm
from lardom.web.report.inserting import KINDS, parts
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act, wants_json
from lardom.web.study.writing import Refused


@allowed("report.see")
@require_GET
def write(request: StudyRequest, draft: int) -> HttpResponse:
    """Show the desk: the text, and beside it findings, preview, what can be put in and comments."""
    one = asked_for(request.here, draft)
    kept = queries.scribble(one, request.user)
    text, base = one.standing.text, one.standing.number
    if kept is not None and request.GET.get("kept") == "1":
        text, base = kept.text, kept.base
        kept = None
    return render(request, "report/write.html", _desk(request, draft, text, base=base, kept=kept))


def _desk(request: StudyRequest, draft: int, text: str, *, base: int, **more: Any) -> dict[str, Any]:
    one = asked_for(request.here, draft)
    remarks = queries.remarks(one, text)
    return page_of(one, request.here, "write", text=text, base=base, kinds=KINDS, remarks=remarks, **more)


def _text_of(request: StudyRequest) -> dict[str, Any]:
    form = TextForm(request.POST)
    if not form.is_valid():
        raise Refused(_("The text could not be read. Copy it, load the page again and paste it in."))
    return form.cleaned_data


@allowed("report.write")
@require_POST
@act
def save(request: StudyRequest, draft: int) -> HttpResponse:
    """Save the text as a new version; when somebody else has saved in the meantime, show both."""
    one = asked_for(request.here, draft)
    told = _text_of(request)
    try:
        now = actions.save(one, text=told["text"], base=told["base"], by=request.user, why=told["why"])
    except actions.Unchanged as same:
        now = same.now
    except actions.Overtaken as other:
        return _overtaken(request, draft, told, other.now)
    if wants_json(request):
        return JsonResponse({"version": now.number})
    messages.success(request, _("Version %(number)s stands.") % {"number": now.number})
    return redirect("report:write", study=request.here.study.slug, draft=draft)


def _overtaken(request: StudyRequest, draft: int, told: dict[str, Any], now: Any) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"problems": [_("Somebody else has saved this draft since you began.")], "version": now.number}, status=409)  # fmt: skip
    one = asked_for(request.here, draft)
    shown = queries.beside(one, base=told["base"], mine=as_written(told["text"]), now=now)
    return render(request, "report/overtaken.html", page_of(one, request.here, "write", now=now, why=told["why"], **shown), status=409)  # fmt: skip


@allowed("report.see")
@require_POST
def check(request: StudyRequest, draft: int) -> HttpResponse:
    """Check the text as it stands in the window; nothing is written."""
    begun = perf_counter()
    one = asked_for(request.here, draft)
    try:
        words = _text_of(request)
        found = found_in(request.here.study, as_written(words["text"]), language=one.language)
    except Refused as no:
        return JsonResponse({"problems": list(no.sentences)}, status=422)
    if not wants_json(request):
        return render(request, "report/write.html", _desk(request, draft, words["text"], base=words["base"], **_found(request, draft, found)))  # fmt: skip
    return JsonResponse(_answer(request, draft, found) | {"took": round((perf_counter() - begun) * 1000)})


def _found(request: StudyRequest, draft: int, found: Found) -> dict[str, Any]:
    one = asked_for(request.here, draft)
    actions.note_quotes(one.standing, found)
    return of_check(found, queries.stale(request.here.study, one.standing, found))


def _answer(request: StudyRequest, draft: int, found: Found) -> dict[str, Any]:
    shown = _found(request, draft, found)
    page = render_to_string("report/findings.html", shown | {"study": request.here.study}, request)
    spans = [[one.start, one.end, one.level, one.number] for one in shown["found"] if one.start is not None]
    standing = asked_for(request.here, draft).standing.number
    counts = {"errors": found.audit.errors, "warnings": found.audit.warnings}
    return {"html": page, "spans": spans, "version": standing, **counts}


@allowed("report.see")
@require_POST
def preview(request: StudyRequest, draft: int) -> HttpResponse:
    """Show the text as it will be printed, its living parts filled in; nothing in it can run."""
    one = asked_for(request.here, draft)
    try:
        return previewed(
            one, found_in(request.here.study, as_written(_text_of(request)["text"]), language=one.language)
        )
    except Refused as no:
        return render(request, "study/refused.html", {"sentences": no.sentences}, status=no.status)


@allowed("report.write")
@require_POST
@act
def keep(request: StudyRequest, draft: int) -> HttpResponse:
    """Keep what is typed and not saved."""
    words = _text_of(request)
    actions.keep(asked_for(request.here, draft), text=words["text"], base=words["base"], by=request.user)
    return JsonResponse({"kept": True})


@allowed("report.write")
@require_POST
@act
def forget(request: StudyRequest, draft: int) -> HttpResponse:
    """Put away what was typed and not saved."""
    actions.forget(asked_for(request.here, draft), by=request.user)
    return redirect("report:write", study=request.here.study.slug, draft=draft)


@allowed("report.see")
@require_GET
def find_parts(request: StudyRequest, draft: int) -> HttpResponse:
    """Find what can be put into the text as a living part."""
    one = asked_for(request.here, draft)
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else "quotation"
    unseen = unseen_codings(request.here.study, request.here.coder) if kind == "passage" else frozenset()
    found, many = parts(basis(request.here.study, one.language), kind, request.GET.get("q", "")[:200], unseen)
    told = page_of(one, request.here, "write", found=found, many=many, kind=kind, kinds=KINDS)
    return render(
        request, "report/parts.html#found" if request.headers.get("HX-Request") else "report/parts.html", told
    )
