"""REFI-QDA files: sent in, looked at, taken into the study; made of the study, told of, handed over."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lardom.web.exchange import queries
from lardom.web.exchange.forms import JoinForm, NewFromParcelForm, ParcelForm, TakeOutForm
from lardom.web.exchange.parcels import giving, receiving
from lardom.web.study import jobs
from lardom.web.study.access import StudyRequest, allowed, not_allowed, owner
from lardom.web.study.acts import act
from lardom.web.study.forms import spoken


def _at_work(parcel: queries.ParcelRow) -> bool:
    return parcel.job is not None and parcel.job.state not in jobs.DONE


def _working(request: StudyRequest, parcel: queries.ParcelRow) -> HttpResponse:
    page = "exchange/refi_work.html#progress" if request.headers.get("HX-Request") else "exchange/refi_work.html"
    return render(request, page, {"parcel": parcel, "job": parcel.job})


@owner
@act
def send_new(request: HttpRequest) -> HttpResponse:
    """Make an empty study and let a file of another tool wait in it."""
    form = NewFromParcelForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        parcel = receiving.receive_new(by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        return redirect("exchange:refi_look", study=parcel.study.slug, number=parcel.pk)
    return render(request, "exchange/refi_new.html", {"form": form}, status=422 if form.errors else 200)


@allowed("study.import")
@act
def send(request: StudyRequest) -> HttpResponse:
    """Let a file of another tool wait for being looked at; show those that wait and those that have come in."""
    study = request.here.study
    form = ParcelForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        parcel = receiving.receive(study, form.cleaned_data["file"], by=request.user)
        return redirect("exchange:refi_look", study=study.slug, number=parcel.pk)
    about = {
        "form": form, "waiting": queries.parcels(study, request.user, "in").exclude(state="brought"),
        "origins": queries.origins(study), "days": receiving.DAYS_KEPT,
    }  # fmt: skip
    return render(request, "exchange/refi.html", about, status=422 if request.method == "POST" else 200)


@allowed("study.import")
@act
def look(request: StudyRequest, number: int) -> HttpResponse:
    """Show what would come in with a file, or what has come in; take it in as decided."""
    parcel = queries.parcel(request.here.study, number, request.user, "in")
    form = JoinForm(request.POST or None)
    if request.method == "POST" and parcel.state == "ready" and form.is_valid():
        receiving.ask(parcel, receiving.BRINGING, by=request.user, as_new=form.cleaned_data["codes"] == "new")
        return redirect("exchange:refi_look", study=request.here.study.slug, number=number)
    if _at_work(parcel):
        return _working(request, parcel)
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Refresh": "true"})
    page = "exchange/refi_done.html" if parcel.state == "brought" else "exchange/refi_look.html"
    words = parcel.told.get("words", {}).get(spoken(), {})
    about = {
        "parcel": parcel, "told": parcel.told, "words": words, "form": form,
        "taken_back": queries.is_taken_back(parcel.study, parcel.told.get("event", 0)),
    }  # fmt: skip
    return render(request, page, about, status=422 if request.method == "POST" else 200)


@allowed("study.import")
@require_POST
@act
def drop(request: StudyRequest, number: int) -> HttpResponse:
    """Forget a file and everything read from it."""
    study = request.here.study
    receiving.drop(study, queries.parcel(study, number, request.user, "in"))
    messages.info(request, _("The file has been forgotten. Nothing of it came in."))
    return redirect("exchange:refi", study=study.slug)


@allowed("study.export")
@act
def take_out(request: StudyRequest) -> HttpResponse:
    """Ask for a file of the study that other tools read."""
    study = request.here.study
    origins = [(one.pk, one.file.name) for one in queries.origins(study)]
    form = TakeOutForm(request.POST or None, origins=origins, holds_key=request.here.may("fieldwork.key"))
    if request.method == "POST" and form.is_valid():
        parcel = giving.order(study, form.wanted(), by=request.user)
        return redirect("exchange:refi_ready", study=study.slug, number=parcel.pk)
    about = {"form": form, "ready": queries.parcels(study, request.user, "out"), "days": receiving.DAYS_KEPT}
    return render(request, "exchange/refi_out.html", about, status=422 if request.method == "POST" else 200)


@allowed("study.export")
@require_GET
def ready(request: StudyRequest, number: int) -> HttpResponse:
    """Show what other tools will not see of the study in a file, and where to fetch it."""
    parcel = queries.parcel(request.here.study, number, request.user, "out")
    if _at_work(parcel):
        return _working(request, parcel)
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Refresh": "true"})
    losses = parcel.told.get("losses", {}).get(spoken(), [])
    about = {"parcel": parcel, "losses": losses, "ending": parcel.name.rpartition(".")[2]}
    return render(request, "exchange/refi_ready.html", about)


@allowed("study.export")
@require_GET
def download(request: StudyRequest, number: int, ending: str) -> HttpResponse:
    """Hand a file over, and note in the trail who took it."""
    study = request.here.study
    parcel = queries.parcel(study, number, request.user, "out")
    if parcel.state != "ready" or not parcel.name.endswith(f".{ending}"):
        raise Http404
    if parcel.asked["names"] and not request.here.may("fieldwork.key"):
        return not_allowed(request, "fieldwork.key")
    giving.note(study, parcel, by=request.user)
    answer = HttpResponse(bytes(parcel.content), content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{parcel.name}"'
    return answer
