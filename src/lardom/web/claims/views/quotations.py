"""The register of quotations: made of passages with devices, held against the transcript before they are kept."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lardom.claims.cutting import DEVICES, NEEDS_WORDS, Device, with_device
from lardom.web.claims import forms
from lardom.web.claims.actions import quotations as actions
from lardom.web.claims.queries import quotations as queries
from lardom.web.claims.views.answers import done, found, page
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act, refusal


@allowed("claims.see")
@require_GET
def register(request: StudyRequest) -> HttpResponse:
    """Show the register of quotations."""
    q, state = request.GET.get("q", ""), request.GET.get("state", "")
    shown = queries.register(request.here.study, request.here.coder, q=q, state=state)
    return render(request, "claims/quotations.html", {"quotations": shown, "q": q, "state": state})


@dataclass
class Desk:
    """A quotation on the way: the passage it came from, its words as they stand, the forms, what is wrong."""

    transcript: str
    turns: tuple[int, ...]
    project: str
    form: forms.QuotationForm
    device: forms.DeviceForm
    text: str
    problem: str = ""

    def fields(self) -> dict[str, Any]:
        """Return the fields of the register beside the words."""
        given = self.form.cleaned_data
        return {
            "project": self.project, "respondents": given["respondents"], "transcript": self.transcript,
            "turns": list(self.turns), "display": given["display"],
        }  # fmt: skip


@allowed("claims.edit")
@require_http_methods(["GET", "POST"])
@act
def new(request: StudyRequest) -> HttpResponse:
    """Make a quotation of a passage."""
    given = request.POST if request.method == "POST" else request.GET
    numbers = {name: int(one) if (one := given.get(name, "")).isdecimal() else 0 for name in ("number", "start", "end")}
    passage = queries.passage_of(
        request.here.study, coding=given.get("coding", ""), transcript=given.get("transcript", ""), **numbers
    )
    if passage and not passage.respondents:
        return refusal(
            request, (_("Nobody whose words may be quoted speaks there. Choose words of a respondent."),), 422
        )
    start = queries.start_of(request.here.study, request.here.coder, passage)
    if start is None:
        raise Http404
    initial = {"text": start.text, "respondents": list(start.respondents), "display": "block"}
    desk = _desk(request, start.transcript, start.turns, start.project, initial)
    if _is_to_be_kept(request, desk):
        shown = _preview(request, desk)
        made = actions.make_quotation(request.here.study, shown, by=request.user, **desk.fields())
        return done(request, _("%(ref)s is in the register.") % {"ref": made.ref}, to=page(request, "quotations"))
    keeps = {name: given[name] for name in ("coding", "transcript", "number", "start", "end") if given.get(name)}
    return _shown(request, desk, {"keeps": keeps})


@allowed("claims.edit")
@require_http_methods(["GET", "POST"])
@act
def quotation(request: StudyRequest, quotation: int) -> HttpResponse:
    """Show a quotation, and change its words, devices or attribution."""
    row = found(queries.quotation_row(request.here.study, quotation))
    initial = {"text": row.text, "respondents": row.respondents, "display": row.display}
    desk = _desk(request, row.transcript, tuple(row.turns), row.project, initial)
    if _is_to_be_kept(request, desk):
        seen = request.POST.get("seen", "")
        shown = _preview(request, desk)
        version = int(seen) if seen.isdigit() else row.version
        actions.change_quotation(row, shown, seen=version, by=request.user, **desk.fields())
        return done(request, _("%(ref)s is saved.") % {"ref": row.ref}, to=page(request, "quotation", row.pk))
    used = [one for one in queries.register(request.here.study, request.here.coder) if one.row == row]
    return _shown(request, desk, {"row": row, "register": used[0]})


def _desk(
    request: StudyRequest, transcript: str, turns: tuple[int, ...], project: str, initial: dict[str, Any]
) -> Desk:
    posted = request.POST if request.method == "POST" else None
    people = queries.people_of(request.here.study, transcript)
    known = {one[0] for one in people}
    people += tuple((one, f"{project} {one}", True) for one in initial["respondents"] if one not in known)
    text = request.POST.get("text", initial["text"])
    desk = Desk(
        transcript, turns, project, forms.QuotationForm(posted, people=people, initial=initial),
        forms.DeviceForm(posted), text,
    )  # fmt: skip
    if request.POST.get("do") == "device":
        _set_device(desk, people, initial)
    return desk


def _device(name: str) -> Device:
    return next((one for one in DEVICES if one == name), "cut")


def _set_device(desk: Desk, people: Any, initial: dict[str, Any]) -> None:
    """Set the device that was asked for; the form is then shown again with the new words."""
    asked = desk.device.cleaned_data if desk.device.is_valid() else {}
    words, device, instead = asked.get("words", ""), _device(asked.get("device", "")), asked.get("instead", "")
    if device in NEEDS_WORDS and not instead.strip():
        desk.problem = _("Write the words that are to stand in the brackets.")
        return
    new_text = with_device(desk.text, words, device, instead, at=asked.get("at") or 0)
    if new_text is None:
        desk.problem = _("“%(words)s” does not stand in the quotation: copy the words from it.") % {"words": words}
        return
    chosen = {**initial, "text": new_text, "respondents": desk.form["respondents"].value(),
              "display": desk.form["display"].value()}  # fmt: skip
    desk.text, desk.form, desk.device = new_text, forms.QuotationForm(people=people, initial=chosen), forms.DeviceForm()


def _is_to_be_kept(request: StudyRequest, desk: Desk) -> bool:
    return request.method == "POST" and request.POST.get("do", "keep") == "keep" and desk.form.is_valid()


def _preview(request: StudyRequest, desk: Desk) -> queries.Shown:
    people = desk.form["respondents"].value() or []
    return queries.preview(
        request.here.study, request.here.coder, text=desk.text, project=desk.project, respondents=people,
        transcript=desk.transcript, turns=desk.turns, display=desk.form["display"].value() or "block",
    )  # fmt: skip


def _shown(request: StudyRequest, desk: Desk, more: dict[str, Any]) -> HttpResponse:
    shown = {"desk": desk, "preview": _preview(request, desk), **more}
    only_preview = "HX-Request" in request.headers and request.POST.get("do") == "preview"
    # Showing a page again writes nothing: the act's key is still unused.
    return render(request, "claims/quotation.html#preview" if only_preview else "claims/quotation.html", shown)


@allowed("claims.edit")
@require_POST
@act
def remove(request: StudyRequest, quotation: int) -> HttpResponse:
    """Take a quotation out of the register."""
    row = found(queries.quotation_row(request.here.study, quotation))
    seen = request.POST.get("seen", "")
    actions.remove_quotation(row, seen=int(seen) if seen.isdigit() else row.version, by=request.user)
    return done(request, _("%(ref)s is taken out of the register.") % {"ref": row.ref}, to=page(request, "quotations"))
