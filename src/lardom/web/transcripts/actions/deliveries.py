"""Bringing files in: they wait as a delivery, are read, looked at, and only then taken in, in one act."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lardom.transcripts.confined import LANGUAGES, Read, document_from_json, document_to_json
from lardom.web.fieldwork import actions as fieldwork
from lardom.web.study import jobs
from lardom.web.study.models import Person, StoredFile, Study
from lardom.web.study.writing import Refused, Writing, one_writer, writing
from lardom.web.transcripts.actions.bringing import add_transcript, add_version
from lardom.web.transcripts.models import Arrival, Delivery, Transcript

type Upload = UploadedFile[Any]
DAYS_KEPT = 7
"""How long files wait for somebody to take them in."""

MOST_FILES = 300
LARGEST_FILE = 50 * 1024 * 1024
LARGEST_DELIVERY = 300 * 1024 * 1024
READING = "transcripts.read"
"""The kind of the background work that reads a delivery."""


@dataclass(frozen=True)
class Choice:
    """What somebody has decided about one file: `keep` is "new", "version" or "leave"."""

    arrival: Arrival
    keep: str
    ref: str = ""
    replaces: Transcript | None = None
    why: str = ""
    interview: str = ""
    project: str = ""
    date: dt.date | None = None
    speakers: Mapping[str, str] = field(default_factory=dict)


def receive(study: Study, files: Iterable[Upload], *, by: Person, replaces: Transcript | None = None) -> Delivery:
    """Let files wait for being read and looked at; raises `Refused` with every reason when they are too much."""
    files = list(files)
    refused = _too_much(files)
    if refused:
        raise Refused(*refused)
    with one_writer():
        forget_old(study)
        until = timezone.now() + dt.timedelta(days=DAYS_KEPT)
        delivery = Delivery.objects.create(study=study, made_by=by, expires=until)
        Arrival.objects.bulk_create(
            (_arrival(study, delivery, order, file, replaces) for order, file in enumerate(files)), batch_size=1
        )
        delivery.job = jobs.ask(study, READING, {"delivery": delivery.pk}, by=by)
        delivery.save(update_fields=["job"])
    return delivery


def _arrival(study: Study, delivery: Delivery, order: int, file: Upload, replaces: Transcript | None) -> Arrival:
    content = file.read()
    return Arrival(
        study=study, delivery=delivery, order=order, name=(file.name or "")[:255], size=len(content), content=content,
        sha256=hashlib.sha256(content).hexdigest(), replaces=replaces,
    )  # fmt: skip


def _too_much(files: list[Upload]) -> list[str]:
    """Return a sentence for each way in which files are too many or too large."""
    told = []
    if not files:
        told.append(_("No file was chosen. Drag files onto the area, or choose them."))
    if len(files) > MOST_FILES:
        sentence = ngettext(
            "%(count)s file was sent; send at most %(limit)s at a time.",
            "%(count)s files were sent; send at most %(limit)s at a time.",
            len(files),
        )
        told.append(sentence % {"count": len(files), "limit": MOST_FILES})
    for file in files:
        if (file.size or 0) > LARGEST_FILE:
            sentence = _(
                "“%(name)s” is %(size)s MB; a transcript may have at most %(limit)s MB. Save it without pictures and sound."
            )
            told.append(sentence % {"name": file.name, "size": _mb(file.size or 0), "limit": _mb(LARGEST_FILE)})
    whole = sum(file.size or 0 for file in files)
    if whole > LARGEST_DELIVERY:
        sentence = _("The files are %(size)s MB together; send at most %(limit)s MB at a time.")
        told.append(sentence % {"size": _mb(whole), "limit": _mb(LARGEST_DELIVERY)})
    return told


def _mb(size: int) -> int:
    return max(1, round(size / 1024 / 1024))


def read_into(arrival: Arrival, read: Read) -> None:
    """Write down what was read from a file, for the preview; nothing of it is in the study yet."""
    told: dict[str, Any] = {}
    if read.document:
        told = {**document_to_json(read.document), "notes": {name: list(notes) for name, notes in read.notes.items()}}
    problems = [
        [told_in[0].severity, told_in[0].code, {name: [one.message, one.way_out] for name, one in zip(LANGUAGES, told_in, strict=True)}]
        for told_in in zip(*(read.problems.get(name, ()) for name in LANGUAGES), strict=True)
    ] if all(name in read.problems for name in LANGUAGES) else []  # fmt: skip
    with one_writer():
        Arrival.objects.of(arrival.study_id).filter(pk=arrival.pk).update(
            state="read" if read.document else "refused", told=told, problems=problems
        )


def forget_old(study: Study) -> None:
    """Forget deliveries that nobody has taken in within their days."""
    Delivery.objects.of(study).filter(expires__lt=timezone.now()).delete()


def drop(study: Study, delivery: Delivery) -> None:
    """Forget a delivery, its files and what was read from them."""
    if delivery.job_id and delivery.job and delivery.job.state not in jobs.DONE:
        jobs.cancel(study, delivery.job_id)
    with one_writer():
        Delivery.objects.of(study).filter(pk=delivery.pk).delete()


def take_in(
    study: Study, delivery: Delivery, choices: Iterable[Choice], *, by: Person, respondents: Mapping[str, str]
) -> dict[str, int]:
    """Take a delivery's files into the study as decided, in one act; `respondents` are new ones with their project."""
    counted = {"transcripts": 0, "versions": 0, "left": 0, "respondents": len(respondents)}
    with writing(study, by=by, kind="transcripts.brought") as act:
        for ref, project in respondents.items():
            label = ref.rpartition("-")[2]
            fieldwork.respondent_added(act, ref=ref, label=label, project=project)
        for choice in choices:
            _take(act, choice, counted, by)
        act.facts = counted
        Delivery.objects.of(study).filter(pk=delivery.pk).delete()
    return counted


def _take(act: Writing, choice: Choice, counted: dict[str, int], by: Person) -> None:
    if choice.keep == "leave":
        counted["left"] += 1
        return
    arrival = choice.arrival
    notes = arrival.told["notes"].get(act.study.language, [])
    document = document_from_json({**arrival.told, "notes": notes})
    [original] = act.add_all([_stored(arrival, by)], journal=False)
    if choice.keep == "version" and choice.replaces:
        counted["versions"] += 1
        add_version(act, choice.replaces, document, by=by, why=choice.why, original=original)
        ref = choice.replaces.ref
    else:
        counted["transcripts"] += 1
        ref = add_transcript(act, choice.ref, document, by=by, original=original).ref
    if choice.interview:
        fieldwork.voices_given(
            act, interview=choice.interview, transcript=ref, speakers=choice.speakers, project=choice.project,
            date=choice.date,
        )  # fmt: skip


def _stored(arrival: Arrival, by: Person) -> StoredFile:
    return StoredFile(
        name=arrival.name, size=arrival.size, sha256=arrival.sha256, content=bytes(arrival.content), made_by=by
    )
