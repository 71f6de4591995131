"""One transcript: its versions and what differs, its voices, its corrections, its original file."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act
from lardom.web.transcripts import pages
from lardom.web.transcripts.actions import correcting
from lardom.web.transcripts.forms import CorrectionForm, SeenForm, VoicesForm
from lardom.web.transcripts.queries import texts as queries

TURNS = 50


@allowed("transcripts.see")
@require_GET
def transcript(request: StudyRequest, number: int) -> HttpResponse:
    """Show a transcript's versions, voices and turns."""
    study = request.here.study
    found, document = queries.in_use(study, number)
    page = pages.turns_page(document, request.GET.get("page"), TURNS)
    told = {
        "transcript": found, "document": document, "page": page, "versions": queries.versions(study, found.pk),
        "interview": pages.interview_of(study, found.ref), "voices": pages.voices_by_label(study, document),
    }  # fmt: skip
    return render(request, "transcripts/transcript.html", told)


@allowed("transcripts.see")
@require_GET
def differences(request: StudyRequest, number: int) -> HttpResponse:
    """Show what differs between two versions, turn by turn."""
    study = request.here.study
    found, _document = queries.in_use(study, number)
    pair = [queries.version(study, found.pk, _number(request, name)) for name in ("old", "new")]
    documents = [queries.document(study, one.pk) if one else None for one in pair]
    if not documents[0] or not documents[1]:
        raise Http404
    rows = pages.differing_turns(documents[0], documents[1])
    told = {
        "transcript": found, "old": pair[0], "new": pair[1], "versions": queries.versions(study, found.pk),
        "rows": rows.shown, "same": rows.same,
    }  # fmt: skip
    return render(request, "transcripts/differences.html", told)


def _number(request: StudyRequest, name: str) -> int:
    told = request.GET.get(name, "")
    return int(told) if told.isdecimal() and len(told) < 10 else 0


@allowed("transcripts.edit")
@act
def voices(request: StudyRequest, number: int) -> HttpResponse:
    """Say which interview a transcript is of and whose voice each label is."""
    study = request.here.study
    found, document = queries.in_use(study, number)
    known = pages.known(study)
    initial = pages.voices_as_written(study, document, _("interviewer"))
    form = VoicesForm(document.speakers, known, request.POST or None, initial=initial)
    for stranger, name in form.newcomers.items() if form.is_valid() else ():
        form.add_error(
            name, _("There is no respondent “%(name)s”. Choose one of the suggestions.") % {"name": stranger}
        )
    if request.method == "POST" and form.is_valid():
        written = {name: form.cleaned_data[name] for name in ("interview", "speakers", "project")}
        if written["interview"]:
            correcting.give_voices(study, found, by=request.user, **written)
        messages.success(request, _("The voices have been saved."))
        return redirect("transcripts:transcript", study=study.slug, number=number)
    told = {"transcript": found, "form": form, "known": known}
    return render(request, "transcripts/voices.html", told, status=422 if form.errors else 200)


@allowed("transcripts.edit")
@act
def correct(request: StudyRequest, number: int, turn: int) -> HttpResponse:
    """Correct the words of one turn: a new version is made, the earlier ones stay."""
    study = request.here.study
    found, document = queries.in_use(study, number)
    one = next((one for one in document.turns if one.number == turn), None)
    if one is None:
        raise Http404
    initial = {"words": document.words_of(one), "seen": found.version}
    form = CorrectionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        correcting.correct_turn(study, found, document, number=turn, by=request.user, **form.cleaned_data)
        messages.success(request, _("A new version has been made; the earlier one is kept."))
        return redirect("transcripts:transcript", study=study.slug, number=number)
    told = {"transcript": found, "turn": one, "form": form}
    return render(request, "transcripts/correct.html", told, status=422 if form.errors else 200)


@allowed("transcripts.edit")
@require_POST
@act
def use(request: StudyRequest, number: int, version: int) -> HttpResponse:
    """Make one of the versions the one in use."""
    study, form = request.here.study, SeenForm(request.POST)
    (found, _document), wanted = queries.in_use(study, number), queries.version(study, number, version)
    if wanted is None or not form.is_valid():
        raise Http404
    correcting.use_version(study, found, wanted, by=request.user, seen=form.cleaned_data["seen"])
    messages.success(request, _("Version %(number)s is now the one in use.") % {"number": wanted.number})
    return redirect("transcripts:transcript", study=study.slug, number=number)


@allowed("transcripts.edit")
@require_POST
@act
def remove(request: StudyRequest, number: int) -> HttpResponse:
    """Take a transcript out of the study; taking the act back brings it back."""
    study, form = request.here.study, SeenForm(request.POST)
    found, _document = queries.in_use(study, number)
    if not form.is_valid():
        raise Http404
    correcting.remove(study, found, by=request.user, seen=form.cleaned_data["seen"])
    messages.success(request, _("“%(name)s” has been taken out of the study.") % {"name": found.ref})
    return redirect("transcripts:list", study=study.slug)


@allowed("transcripts.see")
@require_GET
def original(request: StudyRequest, number: int, version: int) -> HttpResponse:
    """Hand out the file a version was read from, as it came, to be saved and never shown by the browser."""
    kept = queries.original(request.here.study, number, version)
    if kept is None:
        raise Http404
    return HttpResponse(
        bytes(kept.content),
        content_type="application/octet-stream",
        headers={
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=kept.name) or "attachment",
        },
    )
