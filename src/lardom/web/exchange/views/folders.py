"""A study folder brought in as a study, and a study taken out as a folder."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from lardom.web.exchange import folders
from lardom.web.exchange.folders import files_of, packed
from lardom.web.exchange.forms import FolderForm
from lardom.web.study.access import StudyRequest, allowed, owner
from lardom.web.study.acts import act
from lardom.web.study.writing import Refused


@owner
@act
def bring(request: HttpRequest) -> HttpResponse:
    """Take a packed study folder."""
    form = FolderForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        key = folders.keep(file.read(), file.name or "", by=request.user)  # type: ignore[arg-type]
        return redirect("exchange_studies:look", file=key)
    return render(request, "exchange/folder.html", {"form": form}, status=422 if form.errors else 200)


@owner
@act
def look(request: HttpRequest, file: uuid.UUID) -> HttpResponse:
    """Show what would come in with a folder, and bring it in when the person says so."""
    found = folders.kept(file, by=request.user)  # type: ignore[arg-type]
    if found is None:
        raise Http404
    name, data = found
    if request.method == "POST":
        study = folders.bring(file, data, name, by=request.user)  # type: ignore[arg-type]
        return redirect("study:home", study=study.slug)
    try:
        return render(request, "exchange/folder_look.html", {"name": name, "seen": folders.look(data, name)})
    except Refused as no:
        return render(request, "exchange/folder_look.html", {"name": name, "reasons": no.sentences}, status=422)


@allowed("study.export")
@require_GET
def export(request: StudyRequest) -> HttpResponse:
    """Show what the study's folder would hold, and hand it over packed."""
    study = request.here.study
    found = files_of(study, key=request.here.may("fieldwork.key"))
    if "download" not in request.GET or found.errors:
        return render(request, "exchange/export.html", {"found": found})
    answer = HttpResponse(packed(study, found, by=request.user), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{study.slug}.zip"'
    return answer
