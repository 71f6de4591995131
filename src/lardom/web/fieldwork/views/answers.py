"""The answers to the closed questions, as a grid one fills in by keyboard, with what they add up to."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from lardom.web.fieldwork import actions, queries
from lardom.web.fieldwork.forms import Grid, entered
from lardom.web.sampling import queries as sampling
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act, say_done
from lardom.web.study.forms import spoken


def _page(request: StudyRequest, found: Grid, status: int = 200) -> HttpResponse:
    study = request.here.study
    letters, given = sampling.letters(study), queries.given(study)
    scored = queries.scored(study, spoken())
    rows = []
    for person in queries.respondent_rows(study).filter(withdrawn=None):
        cells = []
        for one in scored:
            value, why = given.get((person.ref, one.item.id), ("", ""))
            name, stands = f"{person.pk}-{one.item.id}", value or why
            cells.append((one, name, request.POST.get(f"a-{name}", stands), stands, bool(why and not value)))
        rows.append((person, letters.get(person.project.ref, person.project.ref), cells))
    told = {"rows": rows, "scored": scored, "grid": found, "reasons": queries.reasons(study)}
    return render(request, "fieldwork/answers.html", told, status=status)


@allowed("fieldwork.see")
@require_GET
def answers(request: StudyRequest) -> HttpResponse:
    """Show the grid of respondents and questions."""
    return _page(request, Grid())


@allowed("fieldwork.edit")
@act
def enter(request: StudyRequest) -> HttpResponse:
    """Keep what was entered in the grid, all of it or nothing."""
    study = request.here.study
    if request.method != "POST":
        return redirect("fieldwork:answers", study=study.slug)
    found = entered(study, request.POST.dict())
    if found.wrong or found.moved:
        return _page(request, found, 409 if found.moved else 422)
    if found.loaded:
        event = actions.save_answers(study, found.loaded, by=request.user)
        told = ngettext("%(n)s answer is kept.", "%(n)s answers are kept.", len(found.loaded))
        say_done(request, told % {"n": len(found.loaded)}, event)
    return redirect("fieldwork:answers", study=study.slug)
