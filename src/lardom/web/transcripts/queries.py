"""Reading transcripts: versions to documents. A version never changes, so a document once made is kept in memory."""

from functools import lru_cache

from django.db.models import QuerySet

from lardom.transcripts.turns import Document, Turn
from lardom.web.study.models import Study
from lardom.web.transcripts.models import Transcript, Version

KEPT_DOCUMENTS = 256
"""How many documents a process keeps in memory: a study of this kind has some dozens."""


def transcript_rows(study: Study) -> QuerySet[Transcript]:
    """Return the transcripts in the study's order, without their texts."""
    found = Transcript.objects.of(study).filter(removed=False).select_related("current")
    return found.defer("current__text", "current__turns", "current__paragraphs").order_by("order", "ref")


def transcript(study: Study, number: int) -> Transcript | None:
    """Return one transcript of the study, without its text."""
    return transcript_rows(study).filter(pk=number).first()


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
