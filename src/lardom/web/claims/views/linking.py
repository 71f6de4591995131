"""Linking evidence to claims: by drag, with a dialog, or with a plain form."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lardom.web.claims import forms
from lardom.web.claims.actions import evidence as actions
from lardom.web.claims.queries import sources as told
from lardom.web.claims.queries import values
from lardom.web.claims.views.answers import done, found, page
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act
from lardom.web.study.writing import Refused


@allowed("claims.see")
@require_GET
def sources(request: StudyRequest) -> HttpResponse:
    """Show what can be evidence, searched: the list beside the board, or a page of its own."""
    kind, q = request.GET.get("kind", "coding"), request.GET.get("q", "")
    claim = request.GET.get("claim", "")
    shown = {
        "sources": told.find(request.here.study, request.here.coder, kind=kind, q=q), "asked_kind": kind, "q": q,
        "kinds": forms.KIND_NAMES, "choosing": claim,
    }  # fmt: skip
    fragment = "claims/sources.html#found" if "HX-Request" in request.headers else "claims/sources.html"
    return render(request, fragment, shown)


@allowed("claims.edit")
@require_http_methods(["GET", "POST"])
@act
def link(request: StudyRequest) -> HttpResponse:
    """Link something to a claim: one of the two is given, the other is chosen."""
    if request.method != "POST":
        return render(request, _template(request), _choices(request))
    form = forms.LinkForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Nothing is chosen: choose a claim and what bears on it, then link them."))
    told_of = form.cleaned_data
    claim = found(values.claim_row(request.here.study, told_of["claim"]))
    actions.link(
        claim, relation=told_of["relation"], kind=told_of["kind"], target=told_of["target"], group=told_of["group"],
        by=request.user, coder=request.here.coder,
    )  # fmt: skip
    what = told.source(request.here.study, request.here.coder, kind=told_of["kind"], ref=told_of["target"])
    name = what.name if what else told_of["target"]
    sentence = _("“%(target)s” is linked to %(ref)s.") % {"target": name, "ref": claim.ref}
    return done(request, sentence, to=f"{page(request, 'board')}#claim-{claim.pk}")


def _template(request: StudyRequest) -> str:
    return "claims/link.html#body" if "HX-Request" in request.headers else "claims/link.html"


def _choices(request: StudyRequest) -> dict[str, Any]:
    study, asked = request.here.study, request.GET
    number = asked.get("claim", "")
    claim = values.claim_row(study, int(number)) if number.isdigit() else None
    kind, ref, q = asked.get("kind", "coding"), asked.get("ref", ""), asked.get("q", "")
    given = told.source(study, request.here.coder, kind=kind, ref=ref) if ref else None
    return {
        "claim": claim, "given": given, "asked_kind": kind, "q": q, "kinds": forms.KIND_NAMES,
        "relations": forms.RELATION_NAMES, "next": asked.get("next", ""),
        "sources": told.find(study, request.here.coder, kind=kind, q=q) if given is None else None,
        "claims": values.claim_rows(study) if claim is None else (),
        "contrasts": claim is None or claim.kind in ("contrast", "comparison"),
    }  # fmt: skip


@allowed("claims.edit")
@require_POST
@act
def turn(request: StudyRequest, link: int) -> HttpResponse:
    """Let a link bear on its claim in another way."""
    row = found(values.evidence_row(request.here.study, link))
    form = forms.TurnForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Choose how it bears on the claim: supports, illustrates, qualifies or contradicts."))
    chosen = form.cleaned_data
    actions.turn(row, relation=chosen["relation"], group=chosen["group"], seen=chosen["seen"], by=request.user)
    return done(request, _("The link is changed."), to=page(request, "claim", row.claim_id))


@allowed("claims.edit")
@require_POST
@act
def unlink(request: StudyRequest, link: int) -> HttpResponse:
    """Take a link away."""
    row = found(values.evidence_row(request.here.study, link))
    seen = request.POST.get("seen", "")
    actions.unlink(row, seen=int(seen) if seen.isdigit() else row.version, by=request.user)
    told_so = _("“%(target)s” is no longer linked to %(ref)s.") % {"target": row.target, "ref": row.claim.ref}
    return done(request, told_so, to=page(request, "claim", row.claim_id))
