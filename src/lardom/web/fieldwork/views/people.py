"""Respondents and interviews: listed, added, changed, and a consent taken back."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lardom.web.fieldwork import actions, queries
from lardom.web.fieldwork.forms import INTERVIEWS, RESPONDENTS, WithdrawForm, interview_form, place_of, respondent_form
from lardom.web.sampling import queries as sampling
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act, say_done, seen
from lardom.web.study.forms import spoken, word_of


def _words(table: Any) -> dict[str, dict[str, str]]:
    return {column.name: {word: word_of(column, word) for word in column.allowed} for column in table.columns}


def _found(row: Any) -> Any:
    if row is None:
        raise Http404
    return row


@allowed("fieldwork.see")
@require_GET
def respondents(request: StudyRequest) -> HttpResponse:
    """List the respondents: labels only, never names."""
    about = {"people": queries.heard(request.here.study), "words": _words(RESPONDENTS)}
    return render(request, "fieldwork/respondents.html", about)


@allowed("fieldwork.edit")
@act
def respondent(request: StudyRequest, number: int | None = None) -> HttpResponse:
    """Add a respondent or change one."""
    study = request.here.study
    row = _found(queries.respondent(study, number)) if number else None
    form = respondent_form(study, request.POST or None, row)
    placed = list(queries.respondent_rows(study).values_list("pk", flat=True))
    place = place_of(row, placed) if row else None
    taken = {} if row else {"respondent_id": [one.id for one in queries.respondents(study)]}
    if request.method == "POST" and (loaded := form.row(queries.material(study), place=place, taken=taken)):
        event = actions.save_respondent(study, loaded, by=request.user, seen=seen(request))
        say_done(request, _("%(what)s is kept.") % {"what": loaded.key}, event)
        return redirect("fieldwork:respondents", study=study.slug)
    about = {"form": form, "row": row, "back": "fieldwork:respondents", "removing": "fieldwork:remove-respondent"}
    return render(request, "fieldwork/form.html", about, status=422 if form.errors else 200)


@allowed("fieldwork.edit")
@act
def withdraw(request: StudyRequest, number: int) -> HttpResponse:
    """Register that a consent was taken back, with what follows from it."""
    study = request.here.study
    row = _found(queries.respondent(study, number))
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        event = actions.withdraw(study, row, day=form.cleaned_data["day"], by=request.user, seen=seen(request))
        say_done(request, _("The consent of %(what)s is taken back.") % {"what": row.ref}, event)
        return redirect("fieldwork:respondents", study=study.slug)
    talks = [one for one in queries.interviews(study) if row.ref in one.respondents]
    answers = queries.answer_rows(study).filter(respondent=row).exclude(value=None).count()
    about = {"form": form, "row": row, "talks": talks, "answers": answers}
    return render(request, "fieldwork/withdraw.html", about, status=422 if form.errors else 200)


@allowed("fieldwork.edit")
@require_POST
@act
def remove_respondent(request: StudyRequest, number: int) -> HttpResponse:
    """Remove a respondent who was entered by mistake."""
    study = request.here.study
    row = _found(queries.respondent(study, number))
    event = actions.remove(study, row, by=request.user, seen=seen(request))
    say_done(request, _("%(what)s is removed.") % {"what": row.ref}, event)
    return redirect("fieldwork:respondents", study=study.slug)


@allowed("fieldwork.see")
@require_GET
def interviews(request: StudyRequest) -> HttpResponse:
    """List the interviews."""
    letters = sampling.letters(request.here.study)
    rows = [
        (row, letters.get(row.project.ref, "") if row.project else "")
        for row in queries.interview_rows(request.here.study)
    ]
    return render(request, "fieldwork/interviews.html", {"rows": rows, "words": _words(INTERVIEWS)})


@allowed("fieldwork.edit")
@act
def interview(request: StudyRequest, number: int | None = None) -> HttpResponse:
    """Add an interview or change one."""
    study = request.here.study
    row = _found(queries.interview(study, number)) if number else None
    form = interview_form(study, request.POST or None, row)
    placed = list(queries.interview_rows(study).values_list("pk", flat=True))
    place = place_of(row, placed) if row else None
    taken = {} if row else {"interview_id": [one.id for one in queries.interviews(study)]}
    if request.method == "POST" and (loaded := form.row(queries.material(study), place=place, taken=taken)):
        event = actions.save_interview(study, loaded, by=request.user, seen=seen(request))
        say_done(request, _("%(what)s is kept.") % {"what": loaded.key}, event)
        return redirect("fieldwork:interviews", study=study.slug)
    about = {"form": form, "row": row, "back": "fieldwork:interviews", "removing": "fieldwork:remove-interview"}
    return render(request, "fieldwork/form.html", about, status=422 if form.errors else 200)


@allowed("fieldwork.edit")
@require_POST
@act
def remove_interview(request: StudyRequest, number: int) -> HttpResponse:
    """Remove an interview that was entered by mistake."""
    study = request.here.study
    row = _found(queries.interview(study, number))
    event = actions.remove(study, row, by=request.user, seen=seen(request))
    say_done(request, _("%(what)s is removed.") % {"what": row.ref}, event)
    return redirect("fieldwork:interviews", study=study.slug)


@allowed("fieldwork.see")
@require_GET
def method(request: StudyRequest) -> HttpResponse:
    """Show the facts of the method: how many, when, how long, how, by whom, and what is not noted."""
    return render(request, "fieldwork/method.html", {"facts": queries.method(request.here.study, spoken())})
