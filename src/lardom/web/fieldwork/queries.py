"""Reading the fieldwork: rows to the ground floor's values."""

from dataclasses import dataclass

from django.db.models import QuerySet

from lardom.claims.material import Material
from lardom.fieldwork.interviews import Interview as InterviewValue
from lardom.fieldwork.method import method_facts
from lardom.fieldwork.respondents import KeyName as KeyNameValue
from lardom.fieldwork.respondents import Respondent as RespondentValue
from lardom.fieldwork.scores import Answer as AnswerValue
from lardom.fieldwork.scores import Score, scores
from lardom.report.study_tables import item_text, method_table
from lardom.study.settings import Item, Language
from lardom.web.fieldwork.models import Answer, Interview, KeyName, Respondent
from lardom.web.portfolio import queries as portfolio
from lardom.web.sampling import queries as sampling
from lardom.web.study import queries as studies
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


def respondents(study: Study, rows: QuerySet[Respondent] | None = None) -> tuple[RespondentValue, ...]:
    """Return the respondents (or some of them) as values."""
    return tuple(
        RespondentValue(row.ref, row.project.ref, row.label, row.relation, row.step, tuple(row.consent), row.withdrawn)
        for row in (respondent_rows(study) if rows is None else rows)
    )


def interviews(study: Study, rows: QuerySet[Interview] | None = None) -> tuple[InterviewValue, ...]:
    """Return the interviews (or some of them) as values."""
    return tuple(
        InterviewValue(
            row.ref, row.project.ref if row.project else "", row.date, row.step, row.mode, row.minutes,
            tuple(row.respondents), tuple(row.interviewers), row.transcript,
            tuple((label, voice) for label, voice in row.speakers), row.source, row.language,
        )
        for row in (interview_rows(study) if rows is None else rows)
    )  # fmt: skip


def answers(study: Study) -> tuple[AnswerValue, ...]:
    """Return the answers as values."""
    names = ("respondent__ref", "item", "value", "missing")
    return tuple(AnswerValue(*row) for row in answer_rows(study).values_list(*names))


def key_names(study: Study) -> tuple[KeyNameValue, ...]:
    """Return the key, to search for what must not be printed; it is never shown by those who ask for it."""
    return tuple(KeyNameValue(*row) for row in key_rows(study).values_list("name", "pseudonym", "kind"))


def key_rows(study: Study) -> QuerySet[KeyName]:
    """Return the rows of the key; only for a key-holder, and every look is logged."""
    return KeyName.objects.of(study).filter(removed=False).order_by("order", "pk")


def material(study: Study) -> Material:
    """Return what the fieldwork's own rules look at."""
    return Material(
        settings=studies.settings(study), projects=portfolio.projects(study), sample=sampling.sample(study),
        respondents=respondents(study), interviews=interviews(study), answers=answers(study),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """One respondent as the list shows them: with the project's letter and the interviews they took part in."""

    row: Respondent
    letter: str
    interviews: int


def heard(study: Study) -> list[Heard]:
    """Return the respondents with their letters and interviews."""
    letters = sampling.letters(study)
    counts: dict[str, int] = {}
    for people in interview_rows(study).order_by().values_list("respondents", flat=True):
        for ref in people:
            counts[ref] = counts.get(ref, 0) + 1
    return [Heard(row, letters.get(row.project.ref, ""), counts.get(row.ref, 0)) for row in respondent_rows(study)]


def respondent(study: Study, number: int) -> Respondent | None:
    """Return one respondent of the study."""
    return respondent_rows(study).filter(pk=number).first()


def interview(study: Study, number: int) -> Interview | None:
    """Return one interview of the study."""
    return interview_rows(study).filter(pk=number).first()


def key_name(study: Study, number: int) -> KeyName | None:
    """Return one row of the key."""
    return key_rows(study).filter(pk=number).first()


@dataclass(frozen=True, slots=True)
class Scored:
    """One closed question with what its answers add up to."""

    item: Item
    text: str
    score: Score


def scored(study: Study, language: Language) -> list[Scored]:
    """Return each closed question with n, mean, spread and distribution."""
    items = studies.settings(study).items
    found = scores(items, answers(study), respondents(study))
    return [Scored(item, item_text(item, language), one) for item, one in zip(items, found, strict=True)]


def given(study: Study) -> dict[tuple[str, str], tuple[str, str]]:
    """Return every answer by respondent and item: as it is written, or why it is missing."""
    return {
        (one.respondent_id, one.item_id): ("", one.missing) if one.value is None else (str(one.value), "")
        for one in answers(study)
    }


def reasons(study: Study) -> list[str]:
    """Return the reasons for missing answers that are used in the study, each once, in order."""
    return sorted({one.missing for one in answers(study) if one.missing})


def method(study: Study, language: Language) -> tuple[tuple[str, ...], ...]:
    """Return the facts of the method as rows of words."""
    return method_table(method_facts(interviews(study), respondents(study)), language).texts
