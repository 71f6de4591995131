"""A claim made of a code: its count is known before the sentence is written, and so are the words that hold for it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lardom.web.claims import forms
from lardom.web.claims.actions import claims as actions
from lardom.web.claims.queries import from_code as queries
from lardom.web.claims.views.answers import done, page
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act


@allowed("claims.edit")
@require_http_methods(["GET", "POST"])
@act
def from_code(request: StudyRequest) -> HttpResponse:
    """Show what a code's count carries, and make a claim of it."""
    code = request.GET.get("code", "") or request.POST.get("code", "")
    shown = queries.counted_code(request.here.study, code, request.here.coder)
    if shown is None:
        raise Http404
    form = forms.CodeClaimForm(request.POST or None, initial={"text": shown.sentence, "unit": "respondent"})
    if request.method == "POST" and form.is_valid():
        study, text = request.here.study, form.cleaned_data["text"]
        fields = {**actions.read_fields(study, text), "unit": form.cleaned_data["unit"]}
        made = actions.make_claim(
            study, text=text, section=form.cleaned_data["section"], by=request.user, evidence=("code", code), **fields
        )
        return done(request, _("%(ref)s is made.") % {"ref": made.ref}, to=page(request, "claim", made.pk))
    return render(request, "claims/from_code.html", {"shown": shown, "form": form}, status=422 if form.errors else 200)
