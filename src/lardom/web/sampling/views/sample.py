"""The sample: what was decided about each project of the frame, how the categories are covered, and the funnel."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lardom.report.study_tables import funnel_table
from lardom.web.portfolio import queries as portfolio
from lardom.web.sampling import actions, queries
from lardom.web.sampling.forms import SAMPLE, decided, decision_form, place_of
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act, say_done, seen
from lardom.web.study.forms import spoken, word_of

PAGE = 100


@allowed("sampling.see")
@require_GET
def sample(request: StudyRequest) -> HttpResponse:
    """Show the frame with its decisions, the coverage and the funnel."""
    study, asked = request.here.study, request.GET
    wanted = {"category": asked.get("category", ""), "decision": asked.get("decision", ""), "words": asked.get("q", "")}
    page = Paginator(queries.frame(study, **wanted), PAGE).get_page(asked.get("page"))
    decisions = [(word, word_of(SAMPLE.column("decision"), word)) for word in SAMPLE.column("decision").allowed]
    stages = queries.stages(study)
    about = {
        "page": page, "wanted": wanted, "decisions": decisions, "categories": portfolio.values_of(study, "category"),
        "covered": queries.covered(study), "frame": portfolio.project_rows(study).count(),
        "funnel": list(zip(stages, funnel_table(stages, spoken()).texts, strict=True)),
        "words": {column.name: {word: word_of(column, word) for word in column.allowed} for column in SAMPLE.columns},
    }  # fmt: skip
    return render(request, "sampling/sample.html", about)


@allowed("sampling.edit")
@act
def decide(request: StudyRequest, number: int) -> HttpResponse:
    """Decide about one project of the frame."""
    study = request.here.study
    project = portfolio.project(study, number)
    if project is None:
        raise Http404
    place = place_of(study, number)
    row = None if place is None else queries.selection_rows(study)[place]
    form = decision_form(study, request.POST or None, project.ref, place)
    before = row.decision if row else ""
    if request.method == "POST" and (loaded := decided(form, study, place, before)):
        event = actions.decide(study, loaded, by=request.user, seen=seen(request))
        say_done(request, _("The decision about %(what)s is kept.") % {"what": project.ref}, event)
        return redirect("sampling:sample", study=study.slug)
    about = {"form": form, "project": project, "row": row, "covered": queries.covered(study)}
    return render(request, "sampling/decide.html", about, status=422 if form.errors else 200)
