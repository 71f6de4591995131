"""Writing the fieldwork."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db.models import Max

from lardom.claims.material import Material
from lardom.fieldwork.interviews import INTERVIEWER
from lardom.web.fieldwork.models import Answer, Interview, KeyName, Respondent
from lardom.web.portfolio import queries as portfolio
from lardom.web.study.writing import Writing

if TYPE_CHECKING:
    from lardom.web.portfolio.models import Project


def bring_in(act: Writing, material: Material, projects: "Mapping[str, Project]") -> None:
    """Save the respondents, interviews, answers and the key of a study's material."""
    people = act.add_all(
        (
            Respondent(
                ref=one.id, order=order, project=projects[one.project_id], label=one.label, relation=one.relation,
                step=one.step, consent=list(one.consent), withdrawn=one.withdrawn,
            )
            for order, one in enumerate(material.respondents)
            if one.project_id in projects
        ),
        journal=False,
    )  # fmt: skip
    by_ref = {person.ref: person for person in people}
    act.add_all(
        (
            Interview(
                ref=one.id, order=order, project=projects.get(one.project_id), date=one.date, step=one.step,
                mode=one.mode, minutes=one.minutes, respondents=list(one.respondents),
                interviewers=list(one.interviewers), transcript=one.transcript,
                speakers=[list(pair) for pair in one.speakers], source=one.source, language=one.language,
            )
            for order, one in enumerate(material.interviews)
        ),
        journal=False,
    )  # fmt: skip
    act.add_all(
        (
            Answer(
                respondent=by_ref[one.respondent_id],
                order=order,
                item=one.item_id,
                value=one.value,
                missing=one.missing,
            )
            for order, one in enumerate(material.answers)
            if one.respondent_id in by_ref
        ),
        journal=False,
    )
    act.add_all(
        (KeyName(order=order, name=name, pseudonym=said) for order, (name, said) in enumerate(material.key_names)),
        journal=False,
    )


def voices_given(
    act: Writing, *, interview: str, transcript: str, speakers: Mapping[str, str], project: str = "",
    date: dt.date | None = None,
) -> Interview:  # fmt: skip
    """Say which interview a transcript is of and whose voice each of its labels is; a new name makes an interview.

    Respondents who are heard become respondents of the interview; nobody is taken out of it.
    """
    found = Interview.objects.of(act.study).filter(ref=interview, removed=False).first()
    voices = [[label, voice] for label, voice in speakers.items() if voice]
    heard = list(dict.fromkeys(voice for _, voice in voices if voice != INTERVIEWER))
    of_project = portfolio.project_rows(act.study).filter(ref=project).first() if project else None
    if found is None:
        last = Interview.objects.of(act.study).aggregate(last=Max("order"))["last"]
        return act.add(
            Interview(
                ref=interview, order=(last or 0) + 1, project=of_project, date=date, transcript=transcript,
                respondents=heard, speakers=voices,
            )
        )  # fmt: skip
    respondents = list(dict.fromkeys((*found.respondents, *heard)))
    told = {name: value for name, value in (("project", of_project), ("date", date)) if value}
    return act.change(found, transcript=transcript, speakers=voices, respondents=respondents, **told)


def respondent_added(act: Writing, *, ref: str, label: str, project: str) -> Respondent:
    """Add a respondent of a project, without a name."""
    last = Respondent.objects.of(act.study).aggregate(last=Max("order"))["last"]
    of_project = portfolio.project_rows(act.study).get(ref=project)
    return act.add(Respondent(ref=ref, label=label, project=of_project, order=(last or 0) + 1))
