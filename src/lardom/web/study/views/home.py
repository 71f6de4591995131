"""A new study, a study's events and the taking back of acts."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from lardom.web.study import actions, jobs, queries
from lardom.web.study.access import StudyRequest, allowed, owner
from lardom.web.study.acts import act, inside, say_done, wants_json
from lardom.web.study.forms import NewStudyForm


@allowed("study.see")
@require_GET
def events(request: StudyRequest) -> HttpResponse:
    """Tell how far the trail has come (the poll that stands in where no event stream gets through)."""
    return JsonResponse({"number": queries.last_number(request.here.study.pk)})


@allowed("study.jobs")
@require_GET
def job(request: StudyRequest, number: int) -> HttpResponse:
    """Show how far a background job has come and what came of it."""
    found = jobs.find(request.here.study, number)
    if found is None or (found.asked_by_id != request.user.pk and not request.here.may("study.people")):
        raise Http404
    if wants_json(request):
        return JsonResponse({"state": found.state, "done": found.done, "total": found.total, "result": found.result})
    page = "study/job.html#progress" if request.headers.get("HX-Request") else "study/job.html"
    return render(request, page, {"job": found, "is_over": found.state in jobs.DONE})


@allowed("study.jobs")
@require_POST
@act
def cancel_job(request: StudyRequest, number: int) -> HttpResponse:
    """Ask a background job to stop."""
    found = jobs.find(request.here.study, number)
    if found is None or (found.asked_by_id != request.user.pk and not request.here.may("study.people")):
        raise Http404
    jobs.cancel(request.here.study, number)
    return redirect("study:job", study=request.here.study.slug, number=number)


@allowed("study.undo")
@require_POST
@act
def undo(request: StudyRequest, number: int) -> HttpResponse:
    """Take back an act of one's own (a lead may take back anybody's)."""
    event = actions.take_back(request.here.study, number, by=request.user, may=request.here.may)
    if wants_json(request):
        return JsonResponse({"number": event.number, "undoes": number})
    say_done(request, queries.what_was_taken_back(event, get_language() or "sv"), event)
    return redirect(
        inside(request, request.POST.get("next", "")) or reverse("study:home", args=[request.here.study.slug])
    )


@owner
@act
def new_study(request: HttpRequest) -> HttpResponse:
    """Make a new, empty study."""
    form = NewStudyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        study = actions.make_study(by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        return redirect("study:home", study=study.slug)
    return render(request, "study/new.html", {"form": form}, status=422 if form.errors else 200)
