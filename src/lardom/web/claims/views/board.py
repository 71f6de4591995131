"""The board of claims: filtered and grouped, counted anew as the coding changes, a new claim in one line."""

import json
from typing import Any

from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lardom.web.claims import forms
from lardom.web.claims.actions import claims as actions
from lardom.web.claims.queries import board as queries
from lardom.web.claims.queries import sources as told
from lardom.web.claims.queries import values
from lardom.web.claims.views.answers import done, found, page
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act
from lardom.web.study.writing import Refused


def wanted_in(query: QueryDict) -> queries.Wanted:
    """Return what the address asks the board to show."""
    by = query.get("by", "")
    return queries.Wanted(
        q=query.get("q", ""),
        standing=query.get("standing", ""),
        section=query.get("section") if query.get("section", "*") != "*" else None,
        unit=query.get("unit", ""),
        theme=query.get("theme", ""),
        by=by if by in ("standing", "theme") else "section",
    )


@allowed("claims.see")
@require_GET
def board(request: StudyRequest) -> HttpResponse:
    """Show the claims with their counts and the evidence on both sides."""
    study, wanted = request.here.study, wanted_in(request.GET)
    shown = {
        "board": queries.board(study, wanted, request.here.coder),
        "wanted": wanted,
        "quick": forms.QuickClaimForm(initial={"section": wanted.section or "", "as_read": True}),
        **_names(),
        "sources": told.find(study, request.here.coder, kind="coding", q=""),
        "asked_kind": "coding",
    }
    return render(request, "claims/board.html", shown)


def _names() -> dict[str, Any]:
    """Return what the templates call units, kinds of evidence and relations."""
    return {
        "unit_names": dict(forms.unit_choices()), "kinds": forms.KIND_NAMES, "relations": forms.RELATION_NAMES
    }  # fmt: skip


@allowed("claims.see")
@require_GET
def live(request: StudyRequest) -> HttpResponse:
    """Tell which claims stand how now; with `only`, show those claims' counts and evidence anew."""
    study, coder = request.here.study, request.here.coder
    only = [int(one) for one in request.GET.get("only", "").split(",") if one.isdigit()]
    if only:
        shown = {"cards": queries.cards(study, coder, only), "brief": "brief" in request.GET, **_names()}
        return render(request, "claims/live.html", shown)
    now = queries.board(study, wanted_in(request.GET), coder)
    return JsonResponse({"digests": {str(one.row.pk): one.digest for one in now.cards}, "totals": now.totals})


@allowed("claims.edit")
@require_POST
@act
def new(request: StudyRequest) -> HttpResponse:
    """Make a claim of one sentence."""
    form = forms.QuickClaimForm(request.POST)
    if not form.is_valid():
        raise Refused(_("The claim has no sentence: write one and press Enter."))
    text, section = form.cleaned_data["text"], form.cleaned_data["section"]
    study = request.here.study
    fields = actions.read_fields(study, text) if form.cleaned_data["as_read"] else {}
    made = actions.make_claim(study, text=text, section=section, by=request.user, **fields)
    told_so = _("%(ref)s is made.") % {"ref": made.ref}
    return done(request, told_so, to=f"{page(request, 'board')}#claim-{made.pk}")


@allowed("claims.see")
@require_GET
def reading(request: StudyRequest) -> HttpResponse:
    """Show what a sentence, while it is written, says of how many, of what and out of how many."""
    text = request.GET.get("text", "")[:4000]
    fields = actions.read_fields(request.here.study, text)
    filling = json.dumps({name: value for name, value in fields.items() if value not in ("", None)})
    shown = {"read": fields, "text": text, "filling": filling if "fill" in request.GET else "", "unit_names": dict(forms.unit_choices())}  # fmt: skip
    return render(request, "claims/reading.html", shown)


@allowed("claims.edit")
@require_POST
@act
def move(request: StudyRequest, claim: int) -> HttpResponse:
    """Move a claim a step up or down, or before another."""
    row = found(values.claim_row(request.here.study, claim))
    way = request.POST.get("way", "")
    if way in ("up", "down"):
        actions.step_claim(row, up=way == "up", by=request.user)
    else:
        target = request.POST.get("before", "")
        before = values.claim_row(request.here.study, int(target)) if target.isdigit() else None
        actions.move_claim(row, by=request.user, before=before, section=request.POST.get("section"))
    told_so = _("%(ref)s is moved.") % {"ref": row.ref}
    return done(request, told_so, to=f"{page(request, 'board')}#claim-{row.pk}")
