"""Writing transcripts: a transcript is made once, its versions are added and never changed."""

from collections.abc import Iterable, Mapping
from dataclasses import astuple

from lardom.transcripts.turns import Document
from lardom.web.study.models import Person, StoredFile
from lardom.web.study.writing import Writing
from lardom.web.transcripts.models import Transcript, Version


def version_of(
    transcript: Transcript, document: Document, *, number: int, by: Person | None,
    original: StoredFile | None = None, why: str = "",
) -> Version:  # fmt: skip
    """Return an unsaved version that holds a document."""
    return Version(
        transcript=transcript, number=number, text=document.text, turns=[list(astuple(turn)) for turn in document.turns],
        paragraphs=list(document.paragraphs), format=document.format, encoding=document.encoding,
        fingerprint=document.fingerprint, notes=list(document.notes), made_by=by, original=original, why=why,
    )  # fmt: skip


def bring_in(
    act: Writing, documents: Iterable[Document], files: Mapping[str, StoredFile], by: Person | None
) -> dict[str, Transcript]:
    """Save documents as transcripts with their first version and return them by name."""
    documents = tuple(documents)
    rows = act.add_all(
        (Transcript(ref=document.id, order=order) for order, document in enumerate(documents)), journal=False
    )
    versions = act.add_all(
        (
            version_of(row, document, number=1, by=by, original=files.get(document.id))
            for row, document in zip(rows, documents, strict=True)
        ),
        journal=False,
    )
    for row, version in zip(rows, versions, strict=True):
        row.current = version
    Transcript.objects.bulk_update(rows, ["current"], batch_size=500)
    return {row.ref: row for row in rows}
