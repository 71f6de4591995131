"""Rounds of reading: begun, assigned, shown, closed; and the closing of one's own reading."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from lardom.web.coding.actions import readings as reading_acts
from lardom.web.coding.actions import rounds as acts
from lardom.web.coding.forms.rounds import RoundForm, SpreadForm
from lardom.web.coding.queries import rounds as queries
from lardom.web.coding.views.seen import seen_in
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act, wants_json
from lardom.web.study.writing import Refused


def _back(request: StudyRequest, number: int) -> HttpResponse:
    return redirect("coding:round", study=request.here.study.slug, number=number)


@allowed("coding.lead")
@act
def rounds(request: StudyRequest) -> HttpResponse:
    """Begin a round."""
    form = RoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = acts.begin_round(request.here.study, by=request.user, **form.cleaned_data)
        return _back(request, row.pk)
    return render(request, "coding/round_new.html", {"form": form}, status=422 if form.errors else 200)


@allowed("coding.see")
@require_GET
def round_page(request: StudyRequest, number: int) -> HttpResponse:
    """Show readers against transcripts."""
    study = request.here.study
    row = queries.round_row(study, number)
    found = {
        "round": row,
        "grid": queries.grid(study, row),
        "standing": queries.standing(study, row),
        "form": RoundForm(initial={"name": row.name, "kind": row.kind, "blind": row.blind}),
        "spread": SpreadForm(),
        "people": queries.readers(study),
    }
    return render(request, "coding/round.html", found)


@allowed("coding.lead")
@require_POST
@act
def change(request: StudyRequest, number: int) -> HttpResponse:
    """Change a round's name and kind."""
    row, form = queries.round_row(request.here.study, number), RoundForm(request.POST)
    if not form.is_valid():
        return render(request, "coding/round_new.html", {"form": form, "round": row}, status=422)
    acts.change_round(request.here.study, row, by=request.user, seen=seen_in(request), **form.cleaned_data)
    messages.success(request, _("The round is changed."))
    return _back(request, number)


def _pairs(request: StudyRequest) -> Iterator[tuple[int, int]]:
    """Return the ticked cells as (transcript, coder)."""
    for told in request.POST.getlist("cell"):
        text, _between, coder = told.partition("-")
        if text.isdecimal() and coder.isdecimal():
            yield int(text), int(coder)


@allowed("coding.lead")
@require_POST
@act
def assign(request: StudyRequest, number: int) -> HttpResponse:
    """Ask for the ticked readings."""
    row = queries.round_row(request.here.study, number)
    added, taken = acts.assign(request.here.study, row, by=request.user, pairs=_pairs(request))
    told = ngettext("%(n)s reading is asked for.", "%(n)s readings are asked for.", added) % {"n": added}
    gone = ngettext("%(n)s is taken back.", "%(n)s are taken back.", taken) % {"n": taken}
    messages.success(request, " ".join([told, gone] if taken else [told]))
    return _back(request, number)


@allowed("coding.lead")
@require_POST
@act
def spread(request: StudyRequest, number: int) -> HttpResponse:
    """Spread transcripts over coders so that each is read by as many as asked."""
    row, form = queries.round_row(request.here.study, number), SpreadForm(request.POST)
    if not form.is_valid():
        raise Refused(*(str(error) for errors in form.errors.values() for error in errors))
    chosen = [int(one) for one in request.POST.getlist("coder") if one.isdecimal()]
    each = form.cleaned_data["each"]
    added = acts.assign_evenly(request.here.study, row, by=request.user, coders=chosen, each=each)
    told = ngettext("%(n)s reading is asked for.", "%(n)s readings are asked for.", added) % {"n": added}
    messages.success(request, told)
    return _back(request, number)


@allowed("coding.lead")
@require_POST
@act
def show(request: StudyRequest, number: int) -> HttpResponse:
    """Show everything made in the round to everybody, or hide it again."""
    row, opened = queries.round_row(request.here.study, number), request.POST.get("opened") == "yes"
    acts.show_round(request.here.study, row, by=request.user, seen=seen_in(request), opened=opened)
    told = _("Everybody sees everything made in the round.") if opened else _("The round is blind again.")
    messages.success(request, told)
    return _back(request, number)


@allowed("coding.lead")
@require_POST
@act
def close(request: StudyRequest, number: int) -> HttpResponse:
    """End the round, or take it up again."""
    row, closed = queries.round_row(request.here.study, number), request.POST.get("closed") == "yes"
    acts.close_round(request.here.study, row, by=request.user, seen=seen_in(request), closed=closed)
    messages.success(request, _("The round is closed.") if closed else _("The round is taken up again."))
    return _back(request, number)


@allowed("coding.lead")
@require_POST
@act
def remove(request: StudyRequest, number: int) -> HttpResponse:
    """Remove a round nobody has begun."""
    acts.remove_round(
        request.here.study, queries.round_row(request.here.study, number), by=request.user, seen=seen_in(request)
    )
    messages.success(request, _("The round is removed."))
    return redirect("coding:overview", study=request.here.study.slug)


def _after_reading(request: StudyRequest, state: str, number: int, transcript: int) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"reading": number, "state": state})
    if request.POST.get("back") == "text":
        return redirect("coding:read", study=request.here.study.slug, transcript=transcript)
    return redirect("coding:overview", study=request.here.study.slug)


@allowed("coding.mark")
@require_POST
@act
def close_reading(request: StudyRequest, number: int) -> HttpResponse:
    """Close one's own reading of a transcript."""
    row = reading_acts.close_reading(request.here.study, number, by=request.user)
    return _after_reading(request, row.state, number, row.transcript_id)


@allowed("coding.mark")
@require_POST
@act
def reopen_reading(request: StudyRequest, number: int) -> HttpResponse:
    """Take a reading of one's own up again."""
    row = reading_acts.reopen_reading(request.here.study, number, by=request.user)
    return _after_reading(request, row.state, number, row.transcript_id)
