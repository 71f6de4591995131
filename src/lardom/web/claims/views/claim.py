"""A claim's own page: every field, who is counted, the evidence, what was done, what is said about it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lardom.web.claims import forms
from lardom.web.claims.actions import claims as actions
from lardom.web.claims.queries import board as queries
from lardom.web.claims.queries import page as beside
from lardom.web.claims.queries import values
from lardom.web.claims.views.answers import done, found, page
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act
from lardom.web.study.writing import Refused

FIELDS = (
    "text", "section", "quantifier", "class_name", "unit", "base", "number", "kind", "voice", "polarity", "hedge",
    "object", "scope", "parent", "group_a", "group_b", "measure",
)  # fmt: skip


@allowed("claims.see")
@require_http_methods(["GET", "POST"])
@act
def claim_page(request: StudyRequest, claim: int) -> HttpResponse:
    """Show a claim, and change its fields."""
    row = found(values.claim_row(request.here.study, claim))
    form = _form(request, row)
    if request.method == "POST" and not request.here.may("claims.edit"):
        raise Refused(_("Your role does not let you write claims."), status=403)
    if request.method == "POST" and form.is_valid():
        actions.change_claim(row, seen=_seen(request, row.version), by=request.user, **form.cleaned_data)
        return done(request, _("%(ref)s is saved.") % {"ref": row.ref}, to=page(request, "claim", row.pk))
    return render(request, "claims/claim.html", _shown(request, row, form), status=422 if form.errors else 200)


def _seen(request: StudyRequest, otherwise: int) -> int:
    told = request.POST.get("seen", "")
    return int(told) if told.isdigit() else otherwise


def _form(request: StudyRequest, row: Any) -> forms.ClaimForm:
    others = [(one.ref, f"{one.ref} {one.text[:70]}") for one in values.claim_rows(request.here.study)]
    claims = [pair for pair in others if pair[0] != row.ref]
    given = {name: getattr(row, name) for name in FIELDS}
    form = forms.ClaimForm(request.POST if request.method == "POST" else None, claims=claims, initial=given)
    for name in ("class_name", "unit", "kind", "voice", "parent"):
        form.keep(name, given[name])
    return form


def _shown(request: StudyRequest, row: Any, form: forms.ClaimForm) -> dict[str, Any]:
    study, coder = request.here.study, request.here.coder
    card = queries.cards(study, coder, [row.pk])[0]
    return {
        "card": card, "all_links": (*card.supports, *card.counters), "form": form,
        "field_names": {name: field.label for name, field in form.fields.items()}, "behind": beside.behind(study, row, coder),
        "history": beside.history(study, row), "comments": beside.comments(study, row),
        "relations": forms.RELATION_NAMES, "kinds": forms.KIND_NAMES, "unit_names": dict(forms.unit_choices()),
    }  # fmt: skip


@allowed("claims.edit")
@require_POST
@act
def confirm(request: StudyRequest, claim: int) -> HttpResponse:
    """Take over what the sentence says of itself."""
    row = found(values.claim_row(request.here.study, claim))
    actions.confirm_reading(row, seen=_seen(request, row.version), by=request.user)
    told = _("%(ref)s is now counted as its sentence says.") % {"ref": row.ref}
    return done(request, told, to=f"{page(request, 'board')}#claim-{row.pk}")


@allowed("claims.edit")
@require_POST
@act
def remove(request: StudyRequest, claim: int) -> HttpResponse:
    """Take a claim away."""
    row = found(values.claim_row(request.here.study, claim))
    actions.remove_claim(row, seen=_seen(request, row.version), by=request.user)
    return done(request, _("%(ref)s is removed.") % {"ref": row.ref}, to=page(request, "board"))


@allowed("study.comment")
@require_POST
@act
def comment(request: StudyRequest, claim: int) -> HttpResponse:
    """Say something about a claim."""
    row = found(values.claim_row(request.here.study, claim))
    text = request.POST.get("text", "").strip()
    if not text:
        raise Refused(_("The comment is empty: write it first."))
    actions.comment_on(row, text=text, by=request.user)
    return done(request, _("Your comment is added."), to=f"{page(request, 'claim', row.pk)}#comments")
