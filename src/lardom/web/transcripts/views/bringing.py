"""Bringing files in: sending them, looking at what was read, taking them in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from lardom.web.study import jobs
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act
from lardom.web.transcripts import pages
from lardom.web.transcripts.actions import deliveries
from lardom.web.transcripts.forms import DeliveryForm, language
from lardom.web.transcripts.queries import texts as queries


@allowed("transcripts.edit")
@act
def bring(request: StudyRequest) -> HttpResponse:
    """Take files from a person and let them be read; nothing of them is in the study yet."""
    study = request.here.study
    replaces = queries.transcript(study, int(told)) if (told := request.POST.get("replaces", "")).isdigit() else None
    if request.method == "POST":
        made = deliveries.receive(study, request.FILES.getlist("files"), by=request.user, replaces=replaces)
        return redirect("transcripts:delivery", study=study.slug, number=made.pk)
    told_limits = {
        "files": deliveries.MOST_FILES, "mb": deliveries.LARGEST_FILE // 2**20,
        "mb_together": deliveries.LARGEST_DELIVERY // 2**20, "days": deliveries.DAYS_KEPT,
    }  # fmt: skip
    waiting = queries.deliveries(study, request.user)
    return render(request, "transcripts/bring.html", {"limits": told_limits, "waiting": waiting})


@allowed("transcripts.edit")
@act
def delivery(request: StudyRequest, number: int) -> HttpResponse:
    """Show what was read from the files of a delivery; take them in as decided."""
    study, found = request.here.study, queries.delivery(request.here.study, number, request.user)
    reading = found.job is not None and found.job.state not in jobs.DONE
    if reading:
        page = "transcripts/reading.html#progress" if request.headers.get("HX-Request") else "transcripts/reading.html"
        return render(request, page, {"delivery": found, "job": found.job})
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Refresh": "true"})
    rows = pages.arrival_rows(study, found)
    form = DeliveryForm(rows, pages.known(study), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        choices = [one.choice() for one in form.forms]
        counted = deliveries.take_in(study, found, choices, by=request.user, respondents=form.respondents)
        _tell(request, counted)
        return redirect("transcripts:list", study=study.slug)
    told = {"delivery": found, "form": form, "files": list(zip(rows, form.files, strict=True)), "speaks": language()}
    return render(request, "transcripts/delivery.html", told, status=422 if request.method == "POST" else 200)


def _tell(request: StudyRequest, counted: dict[str, int]) -> None:
    """Say what came in."""
    made, more = counted["transcripts"], counted["versions"]
    if made:
        told = ngettext("%(count)s transcript was taken in.", "%(count)s transcripts were taken in.", made)
        messages.success(request, told % {"count": made})
    if more:
        told = ngettext("%(count)s transcript has a new version.", "%(count)s transcripts have a new version.", more)
        messages.success(request, told % {"count": more})
    if not made and not more:
        messages.info(request, _("Nothing was taken in."))


@allowed("transcripts.edit")
@require_POST
@act
def drop(request: StudyRequest, number: int) -> HttpResponse:
    """Forget a delivery and everything read from it."""
    deliveries.drop(request.here.study, queries.delivery(request.here.study, number, request.user))
    messages.info(request, _("The files have been forgotten. Nothing was taken in."))
    return redirect("transcripts:list", study=request.here.study.slug)
