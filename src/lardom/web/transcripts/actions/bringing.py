"""Writing transcripts: a transcript is made once, its versions are added and never changed."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple

from django.db.models import Max
from django.utils.translation import gettext as _

from lardom.report.languages import language_of
from lardom.transcripts.turns import Document
from lardom.web.study.models import Person, StoredFile, Study
from lardom.web.study.writing import Writing, writing
from lardom.web.transcripts.actions.indexing import index
from lardom.web.transcripts.models import Transcript, Version


def version_of(
    transcript: Transcript, document: Document, *, number: int, by: Person | None,
    original: StoredFile | None = None, why: str = "",
) -> Version:  # fmt: skip
    """Return an unsaved version that holds a document."""
    times = [time for turn in document.turns for time in (turn.begins, turn.ends) if time is not None]
    return Version(
        transcript=transcript, number=number, text=document.text, turns=[list(astuple(turn)) for turn in document.turns],
        paragraphs=list(document.paragraphs), format=document.format, encoding=document.encoding,
        fingerprint=document.fingerprint, notes=list(document.notes), made_by=by, original=original, why=why,
        language=language_of([document.text[:200_000]], "sv"), turn_count=len(document.turns),
        words=sum(len(document.words_of(turn).split()) for turn in document.turns),
        minutes=max(times) / 60 if times else None,
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
    index(act, versions)
    return {row.ref: row for row in rows}


def add_earlier(
    act: Writing, transcript: Transcript, words: Sequence[str], *, by: Person | None
) -> tuple[Version, list[tuple[int, int]]]:
    """Save words that stood in a version the study no longer has, as the version before the first; return their places.

    Passages that wait for a place stand here until a person decides.
    """
    spans, at = [], 0
    for one in words:
        spans.append((at, at + len(one)))
        at += len(one) + 2
    text = "\n\n".join(words)
    document = Document(transcript.ref, text, fingerprint=hashlib.sha256(text.encode()).hexdigest())
    why = _("The words of passages that stood in a version which is not in the folder.")
    [version] = act.add_all([version_of(transcript, document, number=0, by=by, why=why)], journal=False)
    index(act, [version])
    return version, spans


def add_transcript(
    act: Writing, ref: str, document: Document, *, by: Person | None, original: StoredFile | None
) -> Transcript:
    """Save a document as a new transcript; taking the act back hides it."""
    last = Transcript.objects.of(act.study).aggregate(last=Max("order"))["last"]
    # The version is added before the journal sees the transcript, so that both come back together.
    row = Transcript(ref=ref, order=(last or 0) + 1, study=act.study)
    row.save(force_insert=True)
    [version] = act.add_all([version_of(row, document, number=1, by=by, original=original)], journal=False)
    index(act, [version])
    row.current = version
    row.save(update_fields=["current"])
    act.note_new(row)
    return row


def add_version(
    act: Writing, transcript: Transcript, document: Document, *, by: Person | None, why: str,
    original: StoredFile | None = None, seen: int | None = None,
) -> Version:  # fmt: skip
    """Save a document as a transcript's next version and make it the one in use; the earlier ones stay."""
    last = Version.objects.of(act.study).filter(transcript=transcript).aggregate(last=Max("number"))["last"]
    made = version_of(transcript, document, number=(last or 0) + 1, by=by, original=original, why=why)
    [version] = act.add_all([made], journal=False)
    index(act, [version])
    act.change(transcript, seen=seen, current_id=version.pk)
    return version


def bring_text(study: Study, ref: str, document: Document, content: bytes, *, by: Person) -> Transcript:
    """Take in one text that somebody has sent whole, with the bytes it was read from, as a new transcript."""
    counted = {"transcripts": 1, "versions": 0, "left": 0, "respondents": 0}
    with writing(study, by=by, kind="transcripts.brought", facts=counted) as act:
        digest = hashlib.sha256(content).hexdigest()
        original = StoredFile(name=ref, size=len(content), sha256=digest, content=content, made_by=by)
        [kept] = act.add_all([original], journal=False)
        return add_transcript(act, ref, document, by=by, original=kept)
