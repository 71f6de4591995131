"""Writing the fieldwork."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from lardom.claims.material import Material
from lardom.exchange.loading import Loaded
from lardom.fieldwork.interviews import INTERVIEWER
from lardom.text.values import parse_date
from lardom.web.fieldwork import queries
from lardom.web.fieldwork.models import Answer, Interview, KeyName, Respondent
from lardom.web.portfolio import queries as portfolio
from lardom.web.study.models import Event, Journaled, Person, Study
from lardom.web.study.writing import Refused, Writing, writing

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
        (
            KeyName(order=order, name=one.name, pseudonym=one.pseudonym, kind=one.kind)
            for order, one in enumerate(material.key_names)
        ),
        journal=False,
    )


def voices_given(
    act: Writing, *, interview: str, transcript: str, speakers: Mapping[str, str], project: str = "",
    date: dt.date | None = None,
) -> Interview:  # fmt: skip
    """Say which interview a transcript is of and whose voice each of its labels is; a new name makes an interview.

    Respondents who are heard become respondents of the interview; nobody is taken out of it. Labels that are not named
    in `speakers` keep their voices as long as it is the same transcript: an earlier version may have them, and be used
    again.
    """
    found = Interview.objects.of(act.study).filter(ref=interview, removed=False).first()
    known = found.speakers if found is not None and found.transcript == transcript else []
    named = {label.casefold().strip() for label in speakers}
    kept = [[label, voice] for label, voice in known if label.casefold().strip() not in named]
    voices = kept + [[label, voice] for label, voice in speakers.items() if voice]
    heard = list(dict.fromkeys(voice for voice in speakers.values() if voice and voice != INTERVIEWER))
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
    told: dict[str, Any] = {name: value for name, value in (("project", of_project), ("date", date)) if value}
    return act.change(found, transcript=transcript, speakers=voices, respondents=respondents, **told)


def respondent_added(act: Writing, *, ref: str, label: str, project: str) -> Respondent:
    """Add a respondent of a project, without a name."""
    last = Respondent.objects.of(act.study).aggregate(last=Max("order"))["last"]
    of_project = portfolio.project_rows(act.study).get(ref=project)
    return act.add(Respondent(ref=ref, label=label, project=of_project, order=(last or 0) + 1))


def put_respondents(act: Writing, loaded: Iterable[Loaded], *, seen: int | None = None) -> list[Respondent]:
    """Keep respondents read from a form or a file."""
    projects = {row.ref: row.pk for row in portfolio.project_rows(act.study)}

    def fields(values: Mapping[str, Any]) -> dict[str, Any]:
        told = {name: values[name] for name in ("label", "relation", "step", "withdrawn")}
        project, consent = projects[values["project_id"]], list(values["consent"])
        return {**told, "ref": values["respondent_id"], "project_id": project, "consent": consent}

    return act.put(loaded, list(queries.respondent_rows(act.study)), Respondent, fields, seen=seen)


def put_interviews(act: Writing, loaded: Iterable[Loaded], *, seen: int | None = None) -> list[Interview]:
    """Keep interviews read from a form or a file."""
    projects = {row.ref: row.pk for row in portfolio.project_rows(act.study)}

    def fields(values: Mapping[str, Any]) -> dict[str, Any]:
        told = {name: values[name] for name in ("date", "step", "mode", "minutes", "transcript", "language")}
        lists = {name: list(values[name]) for name in ("respondents", "interviewers")}
        return {
            **told, **lists, "ref": values["interview_id"], "project_id": projects[values["project_id"]],
            "source": values["source"] or "recording", "speakers": [list(pair) for pair in values["speakers"]],
        }  # fmt: skip

    return act.put(loaded, list(queries.interview_rows(act.study)), Interview, fields, seen=seen)


def put_answers(act: Writing, loaded: Iterable[Loaded], *, seen: int | None = None) -> list[Answer]:
    """Keep answers read from a grid or a file."""
    people = {row.ref: row.pk for row in queries.respondent_rows(act.study)}

    def fields(values: Mapping[str, Any]) -> dict[str, Any]:
        told = {name: values[name] for name in ("item", "value", "missing")}
        return {**told, "respondent_id": people[values["respondent_id"]]}

    return act.put(loaded, list(queries.answer_rows(act.study)), Answer, fields, seen=seen)


def save_respondent(study: Study, loaded: Loaded, *, by: Person, seen: int | None = None) -> Event | None:
    """Add a respondent, or change one that nobody else has changed since it was `seen`."""
    kind = "respondent.added" if loaded.place is None else "respondent.changed"
    with writing(study, by=by, kind=kind) as act:
        (row,) = put_respondents(act, [loaded], seen=seen)
        act.subject = f"respondent:{row.pk}"
    return act.event


def save_interview(study: Study, loaded: Loaded, *, by: Person, seen: int | None = None) -> Event | None:
    """Add an interview, or change one that nobody else has changed since it was `seen`."""
    kind = "interview.added" if loaded.place is None else "interview.changed"
    with writing(study, by=by, kind=kind) as act:
        (row,) = put_interviews(act, [loaded], seen=seen)
        act.subject = f"interview:{row.pk}"
    return act.event


def save_answers(
    study: Study, loaded: Iterable[Loaded], *, by: Person, seen: Sequence[int] | None = None
) -> Event | None:
    """Keep answers that were entered or changed, all in one act; `seen` gives the version of each that was read."""
    loaded = tuple(loaded)
    with writing(study, by=by, kind="answers.given", facts={"answers": len(loaded)}) as act:
        if seen is None:
            put_answers(act, loaded)
        else:
            for one, version in zip(loaded, seen, strict=True):
                put_answers(act, [one], seen=version)
    return act.event


def day_of_withdrawal(told: str) -> dt.date:
    """Return the day on which a consent was taken back, or raise `Refused`.

    Nothing of the person is counted from the moment it is registered, whatever the day: a day to come would mislead.
    """
    day = parse_date(told)
    if day is None:
        raise Refused(_("“%(day)s” is not a day. Write it like 2024-05-14.") % {"day": told[:40]})
    if day > timezone.localdate():
        raise Refused(
            _("%(day)s has not come yet. A consent is registered as taken back on the day it was, or after.")
            % {"day": day.isoformat()}
        )
    return day


def withdraw(study: Study, person: Respondent, *, day: dt.date, by: Person, seen: int | None = None) -> Event | None:
    """Register that a respondent's consent was taken back: from then on nothing of theirs is counted or printed."""
    with writing(study, by=by, kind="respondent.withdrawn", subject=f"respondent:{person.pk}") as act:
        act.change(person, seen=seen, withdrawn=day)
    return act.event


def remove(study: Study, row: Journaled, *, by: Person, seen: int | None = None) -> Event | None:
    """Remove a respondent, an interview or a name of the key that was entered by mistake."""
    name = "key" if isinstance(row, KeyName) else row._meta.model_name
    with writing(study, by=by, kind=f"{name}.removed", subject=f"{name}:{row.pk}") as act:
        if isinstance(row, Respondent):
            for answer in queries.answer_rows(study).filter(respondent=row):
                act.remove(answer)
        act.remove(row, seen=seen)
    return act.event


def look_at_key(study: Study, *, by: Person) -> None:
    """Note in the trail that somebody looked at the key."""
    with writing(study, by=by, kind="key.seen"):
        pass


def save_name(
    study: Study, row: KeyName | None, *, by: Person, name: str, pseudonym: str, kind: str, seen: int | None = None
) -> Event | None:
    """Add a row of the key or change one."""
    told = {"name": name, "pseudonym": pseudonym, "kind": kind}
    with writing(study, by=by, kind="key.changed") as act:
        if row is None:
            act.add(KeyName(order=queries.key_rows(study).count(), **told))
        else:
            act.change(row, seen=seen, **told)
    return act.event
