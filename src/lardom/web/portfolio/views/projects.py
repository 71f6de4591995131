"""The list of projects, and one project with its parties."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lardom.portfolio.kinds import kind_name
from lardom.web.portfolio import actions, queries
from lardom.web.portfolio.forms import party_form, project_form
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act, say_done, seen
from lardom.web.study.forms import spoken

PAGE = 100
"""Projects on one page of the list."""


def _project(request: StudyRequest, number: int) -> Any:
    found = queries.project(request.here.study, number)
    if found is None:
        raise Http404
    return found


def _party(request: StudyRequest, number: int) -> Any:
    found = queries.party(request.here.study, number)
    if found is None:
        raise Http404
    return found


@allowed("portfolio.see")
@require_GET
def projects(request: StudyRequest) -> HttpResponse:
    """List the projects, as searched, filtered and sorted."""
    study, asked = request.here.study, request.GET
    names = ("type", "category", "status", "fact", "sort")
    wanted = queries.Wanted(words=asked.get("q", ""), **{name: asked.get(name, "") for name in names})
    page = Paginator(queries.found(study, wanted), PAGE).get_page(asked.get("page"))
    filters = [(name, queries.values_of(study, name)) for name in ("category", "type", "status")]
    about = {"page": page, "wanted": wanted, "filters": filters, "all": queries.project_rows(study).count()}
    return render(request, "portfolio/projects.html", about)


@allowed("portfolio.see")
@require_GET
def project(request: StudyRequest, number: int) -> HttpResponse:
    """Show one project with its parties and its main need owner."""
    found = _project(request, number)
    owners = {owner.project_id: owner for owner in queries.figures(request.here.study).owners}
    rows = queries.party_rows(request.here.study).filter(project=found)
    parties = [(row, kind_name(row.kind, spoken(), 1) if row.kind else "–") for row in rows]
    owner = owners.get(found.ref)
    told = owner.sentence(spoken()) if owner else ""
    about = {"project": found, "parties": parties, "owner": owner, "owner_sentence": told}
    return render(request, "portfolio/project.html", about)


@allowed("portfolio.edit")
@act
def add_project(request: StudyRequest) -> HttpResponse:
    """Add a project."""
    study = request.here.study
    form = project_form(study, request.POST or None)
    if request.method == "POST":
        taken = {"project_id": [one.id for one in queries.projects(study)]}
        if loaded := form.row(queries.material(study), place=None, taken=taken):
            made, event = actions.save_project(study, loaded, by=request.user)
            say_done(request, _("%(what)s is added.") % {"what": made.ref}, event)
            return redirect("portfolio:project", study=study.slug, number=made.pk)
    return render(request, "portfolio/project_form.html", {"form": form}, status=422 if form.errors else 200)


@allowed("portfolio.edit")
@act
def change_project(request: StudyRequest, number: int) -> HttpResponse:
    """Change a project."""
    study, found = request.here.study, _project(request, number)
    form = project_form(study, request.POST or None, found)
    place = queries.place_of(queries.project_rows(study), number)
    if request.method == "POST" and (loaded := form.row(queries.material(study), place=place)):
        _row, event = actions.save_project(study, loaded, by=request.user, seen=seen(request))
        say_done(request, _("%(what)s is changed.") % {"what": found.ref}, event)
        return redirect("portfolio:project", study=study.slug, number=number)
    about = {"form": form, "project": found}
    return render(request, "portfolio/project_form.html", about, status=422 if form.errors else 200)


@allowed("portfolio.edit")
@require_POST
@act
def remove_project(request: StudyRequest, number: int) -> HttpResponse:
    """Remove a project with its parties."""
    study, found = request.here.study, _project(request, number)
    event = actions.remove_project(study, found, by=request.user, seen=seen(request))
    say_done(request, _("%(what)s is removed.") % {"what": found.ref}, event)
    return redirect("portfolio:projects", study=study.slug)


@allowed("portfolio.edit")
@act
def add_party(request: StudyRequest, number: int) -> HttpResponse:
    """Add a party to a project."""
    study, found = request.here.study, _project(request, number)
    form = party_form(study, request.POST or None, found)
    if request.method == "POST" and (loaded := form.row(queries.material(study), place=None)):
        made, event = actions.save_party(study, loaded, by=request.user)
        say_done(request, _("%(what)s is added.") % {"what": made.organisation}, event)
        return redirect("portfolio:project", study=study.slug, number=number)
    about = {"form": form, "project": found}
    return render(request, "portfolio/party_form.html", about, status=422 if form.errors else 200)


@allowed("portfolio.edit")
@act
def change_party(request: StudyRequest, number: int) -> HttpResponse:
    """Change a party."""
    study, found = request.here.study, _party(request, number)
    form = party_form(study, request.POST or None, found.project, found)
    place = queries.place_of(queries.party_rows(study), number)
    if request.method == "POST" and (loaded := form.row(queries.material(study), place=place)):
        row, event = actions.save_party(study, loaded, by=request.user, seen=seen(request))
        say_done(request, _("%(what)s is changed.") % {"what": row.organisation}, event)
        return redirect("portfolio:project", study=study.slug, number=found.project_id)
    about = {"form": form, "project": found.project, "party": found}
    return render(request, "portfolio/party_form.html", about, status=422 if form.errors else 200)


@allowed("portfolio.edit")
@require_POST
@act
def remove_party(request: StudyRequest, number: int) -> HttpResponse:
    """Remove a party."""
    study, found = request.here.study, _party(request, number)
    event = actions.remove_party(study, found, by=request.user, seen=seen(request))
    say_done(request, _("%(what)s is removed.") % {"what": found.organisation}, event)
    return redirect("portfolio:project", study=study.slug, number=found.project_id)
