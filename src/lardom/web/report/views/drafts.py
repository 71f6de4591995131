"""The list of drafts, and of signed reports for those who only read them."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from lardom.web.report import actions, queries
from lardom.web.report.checking import found_in
from lardom.web.report.desk import STATES, asked_for
from lardom.web.report.forms import TitleForm
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act


@allowed("report.published")
@require_GET
def drafts(request: StudyRequest) -> HttpResponse:
    """List the drafts with their state; whoever only reads sees the signed reports with their files."""
    here = request.here
    found = list(queries.drafts(here.study))
    if here.may("report.see"):
        return render(request, "report/drafts.html", {"drafts": found, "states": STATES, "form": TitleForm()})
    signed = [(one, queries.published(one)) for one in found if one.state == "signed"]
    return render(request, "report/published.html", {"reports": signed})


@allowed("report.see")
@require_GET
def summary(request: StudyRequest, draft: int) -> HttpResponse:
    """Tell what stands open in a draft: findings, and transcripts it quotes that have changed."""
    one = asked_for(request.here, draft)
    found = found_in(request.here.study, one.standing.text, language=one.language)
    actions.note_quotes(one.standing, found)
    told = {"draft": one, "audit": found.audit, "left_out": found.report.quotations_left_out}
    return render(
        request, "report/summary.html", told | {"stale": queries.stale(request.here.study, one.standing, found)}
    )


@allowed("report.write")
@require_http_methods(["GET", "POST"])
@act
def begin(request: StudyRequest) -> HttpResponse:
    """Begin a new draft."""
    form = TitleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        one = actions.begin(request.here.study, title=form.cleaned_data["title"], by=request.user)
        return redirect("report:write", study=request.here.study.slug, draft=one.pk)
    return render(request, "report/begin.html", {"form": form}, status=422 if form.errors else 200)


@allowed("report.write")
@require_http_methods(["GET", "POST"])
@act
def rename(request: StudyRequest, draft: int) -> HttpResponse:
    """Give a draft another title."""
    one = asked_for(request.here, draft)
    form = TitleForm(request.POST or None, initial={"title": one.title})
    if request.method == "POST" and form.is_valid():
        actions.rename(one, title=form.cleaned_data["title"], by=request.user)
        return redirect("report:write", study=request.here.study.slug, draft=one.pk)
    return render(request, "report/begin.html", {"form": form, "draft": one}, status=422 if form.errors else 200)
