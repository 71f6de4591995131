"""Reading the fieldwork: rows to the ground floor's values."""

from django.db.models import QuerySet

from lardom.fieldwork.interviews import Interview as InterviewValue
from lardom.fieldwork.respondents import Respondent as RespondentValue
from lardom.fieldwork.scores import Answer as AnswerValue
from lardom.web.fieldwork.models import Answer, Interview, KeyName, Respondent
from lardom.web.study.models import Study


def respondent_rows(study: Study) -> QuerySet[Respondent]:
    """Return the respondents in the study's order."""
    return Respondent.objects.of(study).filter(removed=False).select_related("project").order_by("order", "pk")


def interview_rows(study: Study) -> QuerySet[Interview]:
    """Return the interviews in the study's order."""
    return Interview.objects.of(study).filter(removed=False).select_related("project").order_by("order", "pk")


def answer_rows(study: Study) -> QuerySet[Answer]:
    """Return the answers in the study's order."""
    found = Answer.objects.of(study).filter(removed=False, respondent__removed=False)
    return found.select_related("respondent").order_by("order", "pk")


def respondents(study: Study) -> tuple[RespondentValue, ...]:
    """Return the respondents as values."""
    return tuple(
        RespondentValue(row.ref, row.project.ref, row.label, row.relation, row.step, tuple(row.consent), row.withdrawn)
        for row in respondent_rows(study)
    )


def interviews(study: Study) -> tuple[InterviewValue, ...]:
    """Return the interviews as values."""
    return tuple(
        InterviewValue(
            row.ref, row.project.ref if row.project else "", row.date, row.step, row.mode, row.minutes,
            tuple(row.respondents), tuple(row.interviewers), row.transcript,
            tuple((label, voice) for label, voice in row.speakers), row.source, row.language,
        )
        for row in interview_rows(study)
    )  # fmt: skip


def answers(study: Study) -> tuple[AnswerValue, ...]:
    """Return the answers as values."""
    names = ("respondent__ref", "item", "value", "missing")
    return tuple(AnswerValue(*row) for row in answer_rows(study).values_list(*names))


def key_names(study: Study) -> tuple[tuple[str, str], ...]:
    """Return the key, to search for what must not be printed; it is never shown by those who ask for it."""
    found = KeyName.objects.of(study).filter(removed=False).order_by("order", "pk")
    return tuple(found.values_list("name", "pseudonym"))
