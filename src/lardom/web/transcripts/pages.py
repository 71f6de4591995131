"""What the pages of the transcripts show: the list, what a new file may be tied to, a transcript's voices."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from lardom.fieldwork.interviews import INTERVIEWER
from lardom.fieldwork.interviews import Interview as InterviewValue
from lardom.fieldwork.respondents import Respondent as RespondentValue
from lardom.transcripts.confined import document_from_json
from lardom.transcripts.differing import Piece, differences
from lardom.transcripts.turns import Document, Turn
from lardom.transcripts.voices import voices
from lardom.web.fieldwork import queries as fieldwork
from lardom.web.portfolio import queries as portfolio
from lardom.web.sampling import queries as sampling
from lardom.web.study.models import Study
from lardom.web.transcripts.models import Arrival, Delivery, Transcript
from lardom.web.transcripts.queries.texts import arrivals, same_text, transcript_rows


@dataclass(frozen=True, slots=True)
class Listed:
    """A transcript as the list shows it."""

    pk: int
    ref: str
    version: int
    words: int
    turns: int
    minutes: float | None
    interview: str = ""
    date: dt.date | None = None
    source: str = ""
    project: str = ""
    project_title: str = ""
    respondents: tuple[str, ...] = ()


def listed(study: Study) -> list[Listed]:
    """Return every transcript with its interview, the project's label and the respondents' labels."""
    interviews = {one.transcript: one for one in fieldwork.interview_rows(study) if one.transcript}
    people = dict(fieldwork.respondent_rows(study).order_by().values_list("ref", "label"))
    labels = project_labels(study)
    found = []
    for row in transcript_rows(study):
        one, current = interviews.get(row.ref), row.current
        project = one.project if one else None
        found.append(
            Listed(
                row.pk, row.ref, current.number if current else 0, current.words if current else 0,
                current.turn_count if current else 0,
                (current.minutes if current else None) or (one.minutes if one else None),
                one.ref if one else "", one.date if one else None, one.source if one else "",
                labels.get(project.ref, project.ref) if project else "", project.title if project else "",
                tuple(people.get(ref, ref) for ref in one.respondents) if one else (),
            )
        )  # fmt: skip
    return found


def project_labels(study: Study) -> dict[str, str]:
    """Return the label of each project of the sample ("A"), by the project's id."""
    return {ref: label for ref, label in sampling.selection_rows(study).values_list("project__ref", "label") if label}


_ORDERS: dict[str, Callable[[Listed], Any]] = {
    "name": lambda one: one.ref.casefold(),
    "interview": lambda one: (one.interview == "", one.interview.casefold()),
    "project": lambda one: (one.project == "", one.project.casefold(), one.ref.casefold()),
    "date": lambda one: (one.date is None, one.date or dt.date.min),
    "words": lambda one: one.words,
    "turns": lambda one: one.turns,
    "minutes": lambda one: one.minutes or 0,
    "version": lambda one: one.version,
}


@dataclass(frozen=True, slots=True)
class Order:
    """By which column the list is sorted, and which way."""

    column: str = ""
    down: bool = False

    def sort(self, found: list[Listed]) -> list[Listed]:
        """Sort the list; without a column it stays in the study's order."""
        key = _ORDERS.get(self.column)
        return sorted(found, key=key, reverse=self.down) if key else found


def order_of(told: str) -> Order:
    """Read an order as an address has it: "words" or "-words"."""
    column = told.removeprefix("-")
    return Order(column, told.startswith("-")) if column in _ORDERS else Order()


def sifted(found: Iterable[Listed], name: str, project: str) -> list[Listed]:
    """Keep the transcripts whose name, interview or respondent has the words, and of the project."""
    wanted = name.strip().casefold()
    return [
        one
        for one in found
        if (not project or one.project == project)
        and (not wanted or any(wanted in told.casefold() for told in (one.ref, one.interview, *one.respondents)))
    ]


@dataclass(frozen=True, slots=True)
class Known:
    """What a study knows that a new transcript may be tied to; names are looked up in small letters."""

    transcripts: frozenset[str]
    interviews: dict[str, InterviewValue]
    respondents: tuple[RespondentValue, ...]
    people: dict[str, str]
    projects: dict[str, str]
    project_names: tuple[tuple[str, str], ...]
    labels: dict[str, str]


def known(study: Study) -> Known:
    """Return the names of a study's transcripts, interviews, respondents and projects."""
    respondents = fieldwork.respondents(study)
    projects = tuple(portfolio.project_rows(study).values_list("ref", "title"))
    labels = project_labels(study)
    by_name = {ref.casefold(): ref for ref, _ in projects}
    for ref, label in labels.items():
        by_name.setdefault(label.casefold(), ref)
    return Known(
        frozenset(transcript_rows(study).order_by().values_list("ref", flat=True)),
        {one.id.casefold(): one for one in fieldwork.interviews(study)}, respondents,
        {one.id.casefold(): one.id for one in respondents}, by_name, projects, labels,
    )  # fmt: skip


SHOWN = 8
"""Turns of a file that the preview shows."""


@dataclass(frozen=True, slots=True)
class ArrivalRow:
    """A file of a delivery as the preview shows it.

    `older` is the transcript it may be a new version of, `same` the version that has the very same text.
    """

    arrival: Arrival
    labels: tuple[str, ...] = ()
    document: Document | None = None
    older: Transcript | None = None
    same: tuple[str, int] | None = None

    @property
    def first(self) -> list["Spoken"]:
        """The first turns, to be looked at."""
        document = self.document
        return [Spoken(turn, document.words_of(turn)) for turn in document.turns[:SHOWN]] if document else []

    @property
    def rest(self) -> int:
        """How many turns are not shown."""
        return max(0, len(self.document.turns) - SHOWN) if self.document else 0


def arrival_rows(study: Study, found: Delivery) -> list[ArrivalRow]:
    """Return the files of a delivery with what the study already has of them."""
    files = list(arrivals(found))
    same = same_text(study, (one.told["fingerprint"] for one in files if one.told))
    names = {row.ref: row for row in transcript_rows(study).filter(ref__in=[one.name for one in files])}
    rows = []
    for one in files:
        document = document_from_json({**one.told, "notes": ()}) if one.told else None
        older = one.replaces or names.get(one.name)
        told = same.get(document.fingerprint) if document else None
        rows.append(ArrivalRow(one, document.speakers if document else (), document, older, told))
    return rows


# ---- one transcript ----------------------------------------------------------------------------------------------


def interview_of(study: Study, ref: str) -> InterviewValue | None:
    """Return the interview a transcript is of."""
    return next((one for one in fieldwork.interviews(study) if one.transcript == ref), None)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A turn with its words and whose voice it is ("R1 (A-R1)", "interviewer" or nobody's)."""

    turn: Turn
    words: str


def turns_page(document: Document, number: str | None, size: int) -> Page[Spoken]:
    """Return a page of a document's turns with their words."""
    return Paginator([Spoken(turn, document.words_of(turn)) for turn in document.turns], size).get_page(number)


def voices_by_label(study: Study, document: Document) -> dict[str, str]:
    """Return whose voice each label of a document is: a respondent's id, "interviewer" or nothing."""
    interview = interview_of(study, document.id)
    here = set(interview.respondents) if interview else set()
    people = [one for one in fieldwork.respondents(study) if one.id in here]
    heard = voices(document, interview, people)
    return {turn.speaker: voice for turn, voice in zip(document.turns, heard, strict=True) if turn.speaker}


def voices_as_written(study: Study, document: Document, interviewer: str) -> dict[str, str]:
    """Return what the form for voices begins with."""
    interview = interview_of(study, document.id)
    by_label = voices_by_label(study, document)
    told = {
        f"voice{place}": interviewer if by_label[label] == INTERVIEWER else by_label[label]
        for place, label in enumerate(document.speakers)
    }
    stem = document.id.rpartition(".")[0] or document.id
    return told | {
        "interview": interview.id if interview else stem, "project": interview.project_id if interview else "",
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class DifferingTurn:
    """A turn that differs between two versions, with the words of one that is only in one of them."""

    kind: str
    old: Turn | None
    new: Turn | None
    pieces: tuple[Piece, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Differing:
    """The turns that differ, and how many do not."""

    shown: list[DifferingTurn]
    same: int


def differing_turns(old: Document, new: Document) -> Differing:
    """Return what differs between two versions, ready to be shown."""
    shown, same = [], 0
    for one in differences(old, new):
        if one.kind == "same":
            same += 1
            continue
        words = new.words_of(one.new) if one.new else old.words_of(one.old) if one.old else ""
        shown.append(DifferingTurn(one.kind, one.old, one.new, one.pieces, words))
    return Differing(shown, same)
