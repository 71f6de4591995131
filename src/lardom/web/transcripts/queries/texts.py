"""Reading transcripts: versions to documents. A version never changes, so a document once made is kept in memory."""

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import Count, QuerySet
from django.http import Http404
from django.utils import timezone

from lardom.transcripts.turns import Document, Turn
from lardom.web.study.models import Person, StoredFile, Study
from lardom.web.study.remembering.words import Question
from lardom.web.transcripts.models import Arrival, Delivery, Transcript, Version

KEPT_DOCUMENTS = 256
"""How many documents a process keeps in memory: a study of this kind has some dozens."""


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


@lru_cache(maxsize=KEPT_DOCUMENTS)
def _document(study: int, version: int) -> Document | None:
    row = Version.objects.of(study).filter(pk=version).select_related("transcript").first()
    if row is None:
        return None
    return Document(
        row.transcript.ref, row.text, tuple(Turn(*turn) for turn in row.turns), tuple(row.paragraphs), row.format,
        row.encoding, row.fingerprint, tuple(row.notes),
    )  # fmt: skip


def document(study: Study, version: int) -> Document | None:
    """Return a version of a transcript as a document."""
    return _document(study.pk, version)


def documents(study: Study) -> tuple[Document, ...]:
    """Return the current version of every transcript."""
    found = transcript_rows(study).exclude(current=None).values_list("current_id", flat=True)
    return tuple(one for version in found if version and (one := _document(study.pk, version)))


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
