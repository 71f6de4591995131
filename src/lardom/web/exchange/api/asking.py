"""The fieldwork from a program: respondents, interviews and answers, judged as the rows of their files."""

from typing import Annotated, Any, Literal

from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _
from ninja import Field, Query, Schema

from lardom.web.exchange.api import finding
from lardom.web.exchange.api.asked import LARGEST, READ_IF_ANY, Asked, Changing, Done, Named, Number, Seen, Whole, Words
from lardom.web.exchange.api.door import met, once, writes
from lardom.web.exchange.api.judging import judged, judged_all
from lardom.web.fieldwork import actions, queries
from lardom.web.study.writing import Refused

LONGEST_ID = 120
MOST_ANSWERS = 1000


class Known(Schema):
    """What is known of a respondent."""

    relation: Literal["", "need owner", "supplier", "project leader", "other party", "outside"] = ""
    step: Whole | None = Field(None, ge=0, le=LARGEST)
    consent: list[Literal["record", "transcribe", "quote", "archive"]] = Field([])


class NewRespondent(Asked, Known):
    """A person who is interviewed: known by a label, never by a name."""

    id: Named = Field(max_length=LONGEST_ID)
    project_id: Named
    label: Named = Field(max_length=40)


class ChangedRespondent(Changing, Known):
    """The fields of a respondent to change; those left out stay."""

    project_id: Named = ""
    label: Named = Field("", max_length=40)


class Withdrawn(Changing):
    """The day a consent was taken back."""

    day: Words = Field(max_length=40, description="As 2024-05-14; not a day to come.")


class Talk(Schema):
    """What is noted of an interview."""

    date: Words = Field("", max_length=40, description="As 2024-05-14.")
    step: Whole | None = Field(None, ge=0, le=LARGEST)
    mode: Words = Field("", max_length=80)
    minutes: Number | None = Field(None, ge=0, le=LARGEST)
    respondents: list[Words] = Field([])
    interviewers: list[Words] = Field([])
    transcript: Words = Field("", max_length=255, description="The document's id.")
    speakers: list[Annotated[list[Words], Field(min_length=2, max_length=2)]] = Field(
        [], description="Pairs: a label of the transcript, and whose voice it is: a respondent's id, or interviewer."
    )
    source: Literal["", "recording", "notes"] = ""
    language: Words = Field("", max_length=8)


class NewInterview(Asked, Talk):
    """An interview."""

    id: Named = Field(max_length=LONGEST_ID)
    project_id: Named


class ChangedInterview(Changing, Talk):
    """The fields of an interview to change; those left out stay."""

    project_id: Named = ""


class GivenAnswer(Asked):
    """One answer to one closed question, or why there is none."""

    respondent_id: Named
    item_id: Named = Field(max_length=80)
    value: Whole | None = Field(None, ge=-LARGEST, le=LARGEST)
    missing: Words = Field("", max_length=200)
    version: Whole = Field(0, ge=0, le=LARGEST, description=READ_IF_ANY)


class GivenAnswers(Asked):
    """Answers that are kept together or not at all."""

    answers: list[GivenAnswer] = Field(min_length=1, max_length=MOST_ANSWERS)


class Counted(Schema):
    """An act that is durable: its number in the trail, how many rows it kept, and the version of each as it stands now."""

    number: int
    rows: int
    versions: list[int]


def _cells(sent: dict[str, Any], id_column: str = "") -> dict[str, Any]:
    return {id_column if name == "id" else name: value for name, value in sent.items()}


def _free(ref: str, rows: Any) -> None:
    if ref.casefold() in {one.casefold() for one in rows.values_list("ref", flat=True)}:
        raise Refused(_("“%(id)s” is taken. Choose another.") % {"id": ref})


def _row(rows: Any, ref: str) -> Any:
    row = rows.filter(ref=ref).first()
    if row is None:
        raise Http404
    return row


def _kept(request: Any, rows: Any, ref: str) -> dict[str, Any]:
    return finding.done(request, rows.get(ref=ref))


@writes("POST", "/respondents", "fieldwork.edit", Done, "Add a respondent")
def add_respondent(request: Any, study: str, told: NewRespondent) -> Any:  # noqa: ARG001 - named in the address
    """Add a person of a project."""

    def do() -> dict[str, Any]:
        here, rows = request.here.study, queries.respondent_rows(request.here.study)
        _free(told.id, rows)
        actions.save_respondent(
            here, judged(here, "respondents", _cells(told.dict(), "respondent_id")), by=request.user
        )
        return _kept(request, rows, told.id)

    return once(request, do)


@writes("PATCH", "/respondents/{ref}", "fieldwork.edit", Done, "Change a respondent")
def change_respondent(request: Any, study: str, ref: str, told: ChangedRespondent) -> Any:  # noqa: ARG001 - as above
    """Change fields of a respondent."""
    return _changed(
        request, ref, told, table="respondents", rows_of=queries.respondent_rows, save=actions.save_respondent
    )


@writes("POST", "/respondents/{ref}/withdraw", "fieldwork.edit", Done, "Register that a consent was taken back")
def withdraw(request: Any, study: str, ref: str, told: Withdrawn) -> Any:  # noqa: ARG001 - as above
    """Register the day a consent was taken back: from then on nothing of the person is counted or printed."""
    try:
        day = actions.day_of_withdrawal(told.day)
    except Refused as no:
        raise Refused(f"day: {no.sentences[0]}") from None

    def do() -> dict[str, Any]:
        row = _row(queries.respondent_rows(request.here.study), ref)
        actions.withdraw(request.here.study, row, day=day, by=request.user, seen=told.version)
        return finding.done(request, row)

    return once(request, do, seen=told.version)


@writes("DELETE", "/respondents/{ref}", "fieldwork.edit", Done, "Remove a respondent")
def remove_respondent(request: Any, study: str, ref: str, told: Query[Seen]) -> Any:  # noqa: ARG001 - as above
    """Remove a respondent who was entered by mistake, with their answers; the act can be taken back."""
    return _removed(request, queries.respondent_rows, ref, told.version)


@writes("POST", "/interviews", "fieldwork.edit", Done, "Add an interview")
def add_interview(request: Any, study: str, told: NewInterview) -> Any:  # noqa: ARG001 - as above
    """Add an interview of a project."""

    def do() -> dict[str, Any]:
        here, rows = request.here.study, queries.interview_rows(request.here.study)
        _free(told.id, rows)
        actions.save_interview(here, judged(here, "interviews", _cells(told.dict(), "interview_id")), by=request.user)
        return _kept(request, rows, told.id)

    return once(request, do)


@writes("PATCH", "/interviews/{ref}", "fieldwork.edit", Done, "Change an interview")
def change_interview(request: Any, study: str, ref: str, told: ChangedInterview) -> Any:  # noqa: ARG001 - as above
    """Change fields of an interview: also which transcript it has and whose voices are in it."""
    return _changed(request, ref, told, table="interviews", rows_of=queries.interview_rows, save=actions.save_interview)


@writes("DELETE", "/interviews/{ref}", "fieldwork.edit", Done, "Remove an interview")
def remove_interview(request: Any, study: str, ref: str, told: Query[Seen]) -> Any:  # noqa: ARG001 - as above
    """Remove an interview that was entered by mistake; the act can be taken back."""
    return _removed(request, queries.interview_rows, ref, told.version)


def _changed(request: Any, ref: str, told: Changing, *, table: str, rows_of: Any, save: Any) -> Any:
    def do() -> dict[str, Any]:
        here, rows = request.here.study, rows_of(request.here.study)
        place = finding.place(rows, _row(rows, ref))
        save(here, judged(here, table, _cells(told.changes()), place=place), by=request.user, seen=told.version)
        return _kept(request, rows, ref)

    return once(request, do, seen=told.version)


def _removed(request: Any, rows: Any, ref: str, version: int) -> Any:
    def do() -> dict[str, Any]:
        row = _row(rows(request.here.study), ref)
        actions.remove(request.here.study, row, by=request.user, seen=version)
        return finding.done(request, row)

    return once(request, do, seen=version)


def _standing(study: Any) -> dict[tuple[str, str], tuple[int, str]]:
    """Return version and value of every answer that stands, by respondent and question."""
    rows = queries.answer_rows(study).values_list("respondent__ref", "item", "version", "value", "missing")
    return {
        (who, item): (version, missing if value is None else str(value)) for who, item, version, value, missing in rows
    }


def _late(study: Any, told: GivenAnswers) -> dict[str, Any] | None:
    """Return what somebody else has answered since it was read, each answer by its name, or nothing."""
    there = _standing(study)
    late = [
        one for one in told.answers if there.get((one.respondent_id, one.item_id), (one.version,))[0] != one.version
    ]
    if not late:
        return None
    sides = [
        {
            "field": f"{one.respondent_id}, {one.item_id}",
            "yours": one.missing if one.value is None else str(one.value),
            "theirs": there[one.respondent_id, one.item_id][1],
        }
        for one in late
    ]
    first = there[late[0].respondent_id, late[0].item_id][0]
    sentences = [
        _("%(who)s, %(item)s: version %(now)s stands, you have read %(seen)s.")
        % {
            "who": one.respondent_id,
            "item": one.item_id,
            "now": there[one.respondent_id, one.item_id][0],
            "seen": one.version,
        }
        for one in late
    ]
    told_all = met(late[0].version, first, sides)
    return told_all | {"problems": [*told_all["problems"], *sentences]}


@writes("PUT", "/answers", "fieldwork.edit", Counted, "Give answers to closed questions")
def give_answers(request: Any, study: str, told: GivenAnswers) -> Any:  # noqa: ARG001 - as above
    """Keep answers, new ones and others in place of those that stand, all in one act or none."""

    def do() -> Any:
        here = request.here.study
        there = {
            pair: place for place, pair in enumerate(queries.answer_rows(here).values_list("respondent__ref", "item"))
        }
        sent = [
            ({"respondent_id": one.respondent_id, "item": one.item_id, "value": one.value, "missing": one.missing},
             there.get((one.respondent_id, one.item_id)))
            for one in told.answers
        ]  # fmt: skip
        gone = [one for one, (_cells, place) in zip(told.answers, sent, strict=True) if one.version and place is None]
        if gone:
            raise Refused(
                _("%(who)s, %(item)s: no answer stands there any more. Send version 0 to give one.")
                % {"who": gone[0].respondent_id, "item": gone[0].item_id}, status=409,
            )  # fmt: skip
        late = _late(here, told)
        if late is not None:
            return JsonResponse(late, status=409)
        loaded = judged_all(here, "answers", sent)
        actions.save_answers(here, loaded, by=request.user, seen=[one.version for one in told.answers])
        stand = _standing(here)
        versions = [stand[one.respondent_id, one.item_id][0] for one in told.answers]
        return {"number": finding.sequence(request), "rows": len(loaded), "versions": versions}

    return once(request, do)
