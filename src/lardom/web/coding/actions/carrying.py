"""Carrying marks and codings to the version of a transcript that is in use: sure places move, a person decides the rest.

Nothing is pushed here from the transcripts: the coding looks, and carries over what does not stand on the version in
use. A passage whose place is not sure keeps its old one, with the reason (`lardom.coding.doubts`) beside it.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from lardom.coding.doubts import KEPT, Doubt, doubt_after, doubt_of, kept
from lardom.coding.placing import digest
from lardom.text.carrying import Carried, carry, carry_all
from lardom.text.span import Span
from lardom.transcripts.turns import Document
from lardom.web.coding.models import Coding, Mark
from lardom.web.study.models import Change, Event, Person, Study
from lardom.web.study.writing import Refused, Writing, writing
from lardom.web.transcripts.queries import texts as transcripts

if TYPE_CHECKING:
    from lardom.web.transcripts.models import Transcript, Version

CARRIED = "coding.carried"
TABLES: tuple[type[Coding] | type[Mark], ...] = (Coding, Mark)


class _Nothing(Exception):  # noqa: N818 - no fault: somebody else was first
    """There was nothing left to carry over."""


def left_behind(study: Study, transcript: "Transcript") -> Iterator[Coding | Mark]:
    """Yield the passages that nobody has compared with the version in use yet.

    They do not stand on it, or they stand on it again (it is an earlier one, used anew) with a doubt that came from
    another.
    """
    current = transcript.current
    if current is None:
        return
    for table in TABLES:
        found = table.objects.of(study).filter(transcript=transcript, removed=False).select_related("document")
        done = Q(doubt__endswith=f" {current.number}") | Q(doubt__startswith=f"{KEPT} ") | Q(document=current, doubt="")
        yield from found.exclude(done).order_by("pk")


def transcripts_left_behind(study: Study) -> list[int]:
    """Return the transcripts that have passages which nobody has compared with the version in use yet."""
    found: set[int] = set()
    for table in TABLES:
        rows = table.objects.of(study).filter(removed=False, transcript__removed=False)
        rows = rows.exclude(document=F("transcript__current"), doubt="").exclude(doubt__startswith=f"{KEPT} ")
        told = rows.order_by().values_list("transcript", "doubt", "transcript__current__number").distinct()
        found |= {number for number, doubt, current in told if not doubt.endswith(f" {current}")}
    return sorted(found)


def was_taken_back(study: Study, transcript: "Transcript") -> bool:
    """Tell whether somebody has taken back the carrying to the version in use: then it is not done again unasked."""
    acts = Event.objects.of(study).filter(kind=CARRIED, subject=f"transcript:{transcript.pk}", undone_by__isnull=False)
    return any(facts.get("version") == transcript.current_id for facts in acts.values_list("facts", flat=True))


def carry_over(study: Study, transcript: "Transcript", *, by: Person, again: bool = False) -> dict[str, int] | None:
    """Carry what is left behind to the version in use; return what was done, or `None` when nothing was.

    Doing it twice is doing it once. What was taken back is done again only when asked for.
    """
    # A row that has never been changed names the version it was brought with: the usual case asks the database nothing.
    if transcript.version == 1 or next(left_behind(study, transcript), None) is None:
        return None
    if not again and was_taken_back(study, transcript):
        return None
    try:
        with writing(study, by=by, kind=CARRIED, subject=f"transcript:{transcript.pk}") as act:
            act.facts = _carry(act, transcript, list(left_behind(study, transcript)))
    except _Nothing:
        return None
    return act.facts


def carry_everything_over(study: Study, *, by: Person) -> None:
    """Carry over what is left behind in any transcript of the study."""
    for number in transcripts_left_behind(study):
        found = transcripts.transcript(study, number)
        if found is not None:
            carry_over(study, found, by=by)


def _carry(act: Writing, transcript: "Transcript", rows: list[Coding | Mark]) -> dict[str, int]:
    current = transcript.current
    new = transcripts.document(act.study, current.pk) if current else None
    if current is None or new is None or not rows:
        raise _Nothing
    moved = doubtful = 0
    changes: list[tuple[Coding | Mark, dict[str, Any]]] = []
    for version in sorted({row.document_id for row in rows}):
        old = transcripts.document(act.study, version)
        here = [row for row in rows if row.document_id == version]
        if old is None:
            continue
        found = carry_all(old.text, new.text, [Span(row.start, row.end) for row in here])
        for row, carried in zip(here, found, strict=True):
            told = _carried(carried, new.text, current) | _still_in_doubt(row, carried, current)
            moved += version != told.get("document_id", version)
            changes.append((row, told))
            doubtful += bool(told["doubt"])
    for table in TABLES:
        act.change_each((row, told) for row, told in changes if isinstance(row, table))
    return {"version": current.pk, "number": current.number, "moved": moved, "doubtful": doubtful}


def _carried(carried: Carried, text: str, current: "Version") -> dict[str, Any]:
    how = doubt_after(carried)
    place = _at(carried.span, text, current.pk) if carried.sure and carried.span else {}
    return place | {"doubt": Doubt(how, current.number).told if how else ""}


def _still_in_doubt(row: Coding | Mark, carried: Carried, current: "Version") -> dict[str, str]:
    """Keep the question about a passage that was moved and waits for a person: the next version does not answer it.

    One that never left the version it is carried from was in doubt about another version only.
    """
    before = doubt_of(row.doubt)
    if before is None or doubt_after(carried) or before.version != row.document.number:
        return {}
    return {"doubt": Doubt(before.how, current.number).told}


def _at(span: Span, text: str, version: int) -> dict[str, Any]:
    return {"document_id": version, "start": span.start, "end": span.end, "digest": digest(text, span)}


def version_read(study: Study, transcript: "Transcript", number: int) -> Document | None:
    """Return an earlier version of the transcript, which somebody still has before them."""
    known = transcripts.versions(study, transcript.pk).filter(pk=number).exists()
    return transcripts.document(study, number) if known else None


def carried_place(
    transcript: "Transcript", read: Document, version: int, *, span: Span, to: Document
) -> dict[str, Any]:
    """Return where words chosen in an earlier version stand in the one in use, as a row's fields.

    They stay on their version, with the doubt beside it, when that is not sure: then a person decides, as for
    passages that were there before the correction.
    """
    if transcript.current is None:
        raise Refused(_("The transcript is no longer in the study."), status=404)
    return _at(span, read.text, version) | _carried(carry(read.text, span, to.text), to.text, transcript.current)


def carried_only(row: Coding | Mark, *, since: int) -> bool:
    """Tell whether all that happened to a passage since a version of it was that it was carried."""
    found = Change._default_manager.filter(event__study=row.study_id, table=row._meta.label_lower, row=row.pk)
    told = found.order_by("-event__number")
    kinds = list(told.values_list("event__kind", flat=True)[: max(row.version - since, 0)])
    return bool(kinds) and set(kinds) == {CARRIED}


def settle_place(
    study: Study, row: Coding | Mark, *, by: Person, seen: int, span: Span | None = None, keep: bool = False
) -> Event | None:
    """Decide where a doubtful passage stands: at `span` of the version in use, where it is, or on its old version."""
    transcript = transcripts.transcript(study, row.transcript_id)
    document = transcripts.document(study, transcript.current_id) if transcript and transcript.current_id else None
    if transcript is None or transcript.current is None or document is None:
        raise Refused(_("The transcript is no longer in the study."), status=404)
    told: dict[str, Any] = {"doubt": kept(transcript.current.number)} if keep else {"doubt": ""}
    if span is not None:
        if span.end > len(document.text) or not span.of(document.text).strip():
            raise Refused(
                _("There are no words at that place of “%(name)s”. Choose another.") % {"name": transcript.ref}
            )
        told |= _at(span, document.text, transcript.current.pk)
    elif not keep and row.document_id != transcript.current_id:
        raise Refused(_("Choose where the passage stands now, or keep it on the earlier version."))
    facts = {"kept": int(keep)}
    with writing(study, by=by, kind="coding.placed", subject=f"transcript:{transcript.pk}", facts=facts) as act:
        act.change(row, seen=seen, **told)
    return act.event


def settle_all(study: Study, rows: Iterable[tuple[Coding | Mark, Span]], *, by: Person) -> Event | None:
    """Decide that passages stand where they are suggested to, in one act."""
    with writing(study, by=by, kind="coding.placed") as act:
        changes: list[tuple[Coding | Mark, dict[str, Any]]] = []
        for row, span in rows:
            transcript = transcripts.transcript(study, row.transcript_id)
            document = (
                transcripts.document(study, transcript.current_id) if transcript and transcript.current_id else None
            )
            if transcript and transcript.current_id and document:
                changes.append((row, _at(span, document.text, transcript.current_id) | {"doubt": ""}))
        for table in TABLES:
            act.change_each((row, told) for row, told in changes if isinstance(row, table))
        act.facts = {"n": len(changes)}
    return act.event
