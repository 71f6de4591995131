"""How far the fieldwork has come: what a study's home tells of it."""

from collections.abc import Collection
from dataclasses import dataclass

from lardom.web.fieldwork import queries
from lardom.web.sampling import queries as sampling
from lardom.web.study.models import Study


@dataclass(frozen=True, slots=True)
class FieldworkProgress:
    """How many people and interviews there are, and what is still to be done.

    `unheard` are letters of selected projects without an interview, `untranscribed` interviews that name no
    transcript, `withdrawn` people who have taken their consent back.
    """

    respondents: int
    interviews: int
    answers: int
    unheard: tuple[str, ...]
    untranscribed: int
    withdrawn: int


def progress(study: Study) -> FieldworkProgress:
    """Count the fieldwork."""
    people = queries.respondent_rows(study).order_by()
    talks = queries.interview_rows(study).order_by()
    heard = {project for project in talks.values_list("project_id", flat=True) if project}
    return FieldworkProgress(
        respondents=people.filter(withdrawn=None).count(),
        interviews=talks.count(),
        answers=queries.answer_rows(study).exclude(value=None).count(),
        unheard=_unheard(study, heard),
        untranscribed=talks.filter(transcript="").count(),
        withdrawn=people.exclude(withdrawn=None).count(),
    )


def _unheard(study: Study, heard: Collection[int]) -> tuple[str, ...]:
    selected = sampling.selection_rows(study).filter(decision="selected").exclude(project_id__in=heard)
    return tuple(label or ref for label, ref in selected.values_list("label", "project__ref"))
