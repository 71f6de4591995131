"""The framework matrix and the joint display: what people sum up themselves, with the way to the text."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lardom.claims.ground import Ground
from lardom.claims.summaries import INTERPLAYS
from lardom.comparison.cases import cases_of
from lardom.web.comparison import actions
from lardom.web.comparison.queries import displays as queries
from lardom.web.comparison.queries.cases import Theme, item_words, themes_of
from lardom.web.comparison.queries.summaries import summary_rows
from lardom.web.comparison.views import answers
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act
from lardom.web.study.forms import spoken
from lardom.web.study.views.tables import table_file
from lardom.web.study.writing import Refused

FIRST_THEMES = 5
"""Themes shown when none are chosen: what fits beside each other."""


def _seen(request: StudyRequest) -> int | None:
    told = request.POST.get("seen", "")
    return int(told) if told.isdecimal() else None


def _chosen(request: StudyRequest, found: Ground) -> tuple[list[Theme], list[Theme]]:
    every = themes_of(found)
    wanted = request.GET.getlist("theme")
    tops = [one for one in every if not one.depth][:FIRST_THEMES]
    return every, [one for one in every if one.ref in wanted] or tops


@allowed("claims.see")
@require_GET
def framework(request: StudyRequest) -> HttpResponse:
    """Show cases by themes, with what people wrote of each."""
    found = answers.ground(request)
    every, themes = _chosen(request, found)
    lines = queries.framework_lines(request.here.study, found, themes)
    shown = {"every": every, "themes": themes, "lines": lines, "hidden": answers.hidden(request)}
    shown |= {"wanting": sum(cell.wants_summary for line in lines for cell in line.cells)}
    return render(request, "comparison/framework.html", shown)


@allowed("claims.see")
@require_GET
def cell(request: StudyRequest) -> HttpResponse:
    """Show what a case says on a theme, and the summary to write."""
    found, study = answers.ground(request), request.here.study
    case, theme = request.GET.get("row", ""), request.GET.get("theme", "")
    labels, names = cases_of(found), {one.ref: one.name for one in themes_of(found)}
    if case not in labels or theme not in names:
        raise Http404
    shown = {
        "case": case, "label": labels[case], "theme": theme, "name": names[theme],
        "project": found.projects.get(case), "quotes": queries.quotes_in(study, found, case, theme),
        "summary": summary_rows(study, "framework").filter(row=case, theme=theme).first(), "most": actions.LONGEST,
    }  # fmt: skip
    return render(request, "comparison/cell.html", shown)


@allowed("claims.edit")
@require_POST
@act
def write(request: StudyRequest) -> HttpResponse:
    """Write the summary of a cell."""
    study, found = request.here.study, answers.ground(request)
    case, theme = request.POST.get("row", ""), request.POST.get("theme", "")
    if case not in cases_of(found) or theme not in found.codes:
        raise Refused(_("The case or the theme is not in the study any more. Load the page again."), status=404)
    text = request.POST.get("text", "")
    actions.sum_up(study, "framework", case, theme, by=request.user, text=text, seen=_seen(request))
    messages.success(request, _("The summary is saved.") if text.strip() else _("The summary is taken away."))
    return redirect(
        f"{reverse('comparison:cell', kwargs={'study': study.slug})}?{urlencode({'row': case, 'theme': theme})}"
    )


@allowed("coding.export")
@require_GET
def take_out_framework(request: StudyRequest, ending: str) -> HttpResponse:
    """Give the framework as a file."""
    found = answers.ground(request)
    _every, themes = _chosen(request, found)
    lines = queries.framework_lines(request.here.study, found, themes)
    return table_file(request.here.study.slug, "framework", ending, queries.framework_sheet(lines, themes))


@allowed("claims.see")
@require_GET
def joint(request: StudyRequest) -> HttpResponse:
    """Show answers beside themes."""
    found, language = answers.ground(request), spoken()
    shown = {
        "rows": queries.joint_rows(request.here.study, found, language), "items": item_words(found, language),
        "themes": themes_of(found), "hidden": answers.hidden(request), "most": actions.LONGEST,
        "relations": dict(zip(INTERPLAYS, (_("not judged"), _("confirms"), _("expands"), _("differs"), _("silent")), strict=True)),
    }  # fmt: skip
    return render(request, "comparison/joint.html", shown)


@allowed("claims.edit")
@require_POST
@act
def write_joint(request: StudyRequest) -> HttpResponse:
    """Put a question and a theme beside each other, or say how they relate and what follows."""
    study, found = request.here.study, answers.ground(request)
    item, theme = request.POST.get("row", ""), request.POST.get("theme", "")
    if item not in item_words(found, "sv") or theme not in found.codes:
        raise Refused(_("Choose a question and a theme."))
    if "text" not in request.POST and summary_rows(study, "joint").filter(row=item, theme=theme).exists():
        raise Refused(_("They stand beside each other already."))
    text, relation = request.POST.get("text", ""), request.POST.get("relation", "")
    actions.sum_up(study, "joint", item, theme, by=request.user, text=text, relation=relation, seen=_seen(request))
    messages.success(request, _("The row is saved."))
    return redirect("comparison:joint", study=study.slug)


@allowed("claims.edit")
@require_POST
@act
def remove_joint(request: StudyRequest, number: int) -> HttpResponse:
    """Take a row of the joint display away."""
    row = summary_rows(request.here.study, "joint").filter(pk=number).first()
    if row is None:
        raise Http404
    actions.take_away(request.here.study, row, by=request.user)
    messages.success(request, _("The row is taken away."))
    return redirect("comparison:joint", study=request.here.study.slug)


@allowed("coding.export")
@require_GET
def take_out_joint(request: StudyRequest, ending: str) -> HttpResponse:
    """Give the joint display as a file."""
    rows = queries.joint_rows(request.here.study, answers.ground(request), spoken())
    return table_file(request.here.study.slug, "joint-display", ending, queries.joint_sheet(rows))
