"""Reading transcripts: versions to documents. A version never changes, so a document once made is kept in memory."""

import threading
from collections import OrderedDict
from collections.abc import Iterable

from django.db.models import Count, QuerySet
from django.http import Http404
from django.utils import timezone

from lardom.transcripts.turns import Document, Turn
from lardom.web.study.models import Person, StoredFile, Study
from lardom.web.study.remembering.words import Question
from lardom.web.transcripts.models import Arrival, Delivery, Transcript, Version

KEPT_DOCUMENTS = 256
"""How many documents a process keeps in memory: a study of this kind has some dozens."""

READ_TOGETHER = 100
"""Texts that one question to the database brings."""


def transcript_rows(study: Study | int) -> QuerySet[Transcript]:
    """Return the transcripts in the study's order, without their texts."""
    found = Transcript.objects.of(study).filter(removed=False).select_related("current")
    return found.defer("current__text", "current__turns", "current__paragraphs").order_by("order", "ref")


def transcript_names(study: Study) -> QuerySet[Transcript, tuple[int, str]]:
    """Return the transcripts' numbers and names in the study's order."""
    return Transcript.objects.of(study).filter(removed=False).order_by("order", "ref").values_list("pk", "ref")


_TRANSCRIPT = Question(lambda study, number: transcript_rows(study).filter(pk=number))


def transcript(study: Study, number: int) -> Transcript | None:
    """Return one transcript of the study, without its text."""
    return _TRANSCRIPT.first(study.pk, number)


def transcript_named(study: Study, ref: str) -> Transcript | None:
    """Return the transcript of that name."""
    return transcript_rows(study).filter(ref=ref).first()


def in_use(study: Study, number: int) -> tuple[Transcript, Document]:
    """Return a transcript and the document in use, else 404."""
    found = transcript(study, number)
    text = document(study, found.current_id) if found and found.current_id else None
    if found is None or text is None:
        raise Http404
    return found, text


def versions(study: Study, transcript_number: int) -> QuerySet[Version]:
    """Return the versions of a transcript, the newest first, without their texts."""
    found = Version.objects.of(study).filter(transcript_id=transcript_number).select_related("made_by")
    return found.defer("text", "turns", "paragraphs").order_by("-number")


_documents: OrderedDict[tuple[int, int], Document] = OrderedDict()
_lock = threading.Lock()


def _read(study: int, wanted: Iterable[int]) -> None:
    """Read versions together, and remember them as documents: a version never changes."""
    rows = Version.objects.of(study).filter(pk__in=list(wanted)).select_related("transcript")
    for row in rows.iterator(chunk_size=READ_TOGETHER):
        found = Document(
            row.transcript.ref, row.text, tuple(Turn(*turn) for turn in row.turns), tuple(row.paragraphs), row.format,
            row.encoding, row.fingerprint, tuple(row.notes),
        )  # fmt: skip
        with _lock:
            _documents[study, row.pk] = found
            while len(_documents) > KEPT_DOCUMENTS:
                _documents.popitem(last=False)


def _known(study: int, version: int) -> Document | None:
    with _lock:
        if (found := _documents.get((study, version))) is not None:
            _documents.move_to_end((study, version))
        return found


def document(study: Study, version: int) -> Document | None:
    """Return a version of a transcript as a document."""
    if (found := _known(study.pk, version)) is None:
        _read(study.pk, [version])
        found = _known(study.pk, version)
    return found


def documents(study: Study) -> tuple[Document, ...]:
    """Return the current version of every transcript."""
    found: list[Document] = []
    wanted = [one for one in transcript_rows(study).exclude(current=None).values_list("current_id", flat=True) if one]
    for first in range(0, len(wanted), READ_TOGETHER):
        some = wanted[first : first + READ_TOGETHER]
        known = {version: one for version in some if (one := _known(study.pk, version))}
        if missing := [version for version in some if version not in known]:
            _read(study.pk, missing)
        told = (known.get(version) or document(study, version) for version in some)
        found += [one for one in told if one is not None]
    return tuple(found)


def version(study: Study, transcript_number: int, number: int) -> Version | None:
    """Return one version of a transcript by its number, without its text."""
    return versions(study, transcript_number).filter(number=number).first()


def original(study: Study, transcript_number: int, number: int) -> StoredFile | None:
    """Return the file that a version was read from, when there is one."""
    found = Version.objects.of(study).filter(transcript_id=transcript_number, number=number)
    row = found.select_related("original").defer("text", "turns", "paragraphs").first()
    return row.original if row else None


def originals(study: Study) -> dict[str, bytes]:
    """Return the files that the versions in use were read from, by the transcript's name in the study."""
    found = Transcript.objects.of(study).filter(removed=False).exclude(current__original=None)
    return {ref: bytes(content) for ref, content in found.values_list("ref", "current__original__content")}


# ---- deliveries --------------------------------------------------------------------------------------------------


def deliveries(study: Study, person: Person) -> QuerySet[Delivery]:
    """Return a person's deliveries that wait to be taken in, the newest first."""
    found = Delivery.objects.of(study).filter(made_by=person, expires__gt=timezone.now())
    return found.annotate(files=Count("arrivals")).order_by("-pk")


def delivery(study: Study, number: int, person: Person) -> Delivery:
    """Return one of a person's own deliveries (else 404): what is not taken in yet is nobody else's to see."""
    found = deliveries(study, person).filter(pk=number).select_related("job").first()
    if found is None:
        raise Http404
    return found


def arrivals(delivery: Delivery) -> QuerySet[Arrival]:
    """Return the files of a delivery in their order, without their bytes."""
    found = Arrival.objects.of(delivery.study_id).filter(delivery=delivery)
    return found.defer("content").select_related("replaces").order_by("order")


def waiting_arrivals(study: Study, delivery_number: int) -> list[int]:
    """Return the files of a delivery that nobody has read yet."""
    found = Arrival.objects.of(study).filter(delivery_id=delivery_number, state="waiting").order_by("order")
    return list(found.values_list("pk", flat=True))


def arrival_with_content(study: Study, number: int) -> Arrival | None:
    """Return one file of a delivery with its bytes, or `None` when it has been dropped in the meantime."""
    return Arrival.objects.of(study).filter(pk=number).first()


def same_text(study: Study, fingerprints: Iterable[str]) -> dict[str, tuple[str, int]]:
    """Return which transcript's version already has each text, by the text's fingerprint."""
    found = Version.objects.of(study).filter(fingerprint__in=set(fingerprints), transcript__removed=False)
    names = ("fingerprint", "transcript__ref", "number")
    return {fingerprint: (ref, number) for fingerprint, ref, number in found.order_by("-pk").values_list(*names)}
