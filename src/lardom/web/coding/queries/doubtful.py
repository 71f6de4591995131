"""Passages whose place is in doubt: what they were, what became of them, and where they may stand now."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.urls import reverse

from lardom.coding.doubts import KEPT, Doubt, doubt_of
from lardom.coding.visibility import Sight
from lardom.text.carrying import Carried, carry_all
from lardom.text.span import Span
from lardom.transcripts.turns import Document
from lardom.web.coding.models import Coding, Mark
from lardom.web.coding.queries import values
from lardom.web.coding.queries.sight import seen
from lardom.web.study.models import Change, Coder, Study
from lardom.web.transcripts.queries import texts as transcripts

if TYPE_CHECKING:
    from django.db.models import QuerySet

type Row = Coding | Mark
TABLES: dict[str, type[Coding] | type[Mark]] = {"coding": Coding, "mark": Mark}
AROUND = 90
"""Characters on each side of a passage that show where it stands."""

MOST_PLACES = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a passage may stand: its words with what stands around them, and its turn."""

    span: Span
    before: str
    words: str
    after: str
    turn: int | None
    url: str = ""

    @property
    def value(self) -> str:
        """The place as a form says it."""
        return f"{self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class Doubtful:
    """One passage in doubt. `old` is where it stood (or stands, `moved`), `places` where it may stand now.

    `earlier` is where one that was moved stood before, when that is known.
    """

    kind: str
    row: Coding | Mark
    transcript: str
    doubt: Doubt
    old: Place
    places: tuple[Place, ...]
    moved: bool
    mine: bool
    earlier: Place | None = None


def doubtful(study: Study, coder: Coder | None, sight: Sight, transcript: int | None = None) -> list[Doubtful]:
    """Return the passages in doubt that the coder may see, by transcript and place."""
    found: list[Doubtful] = []
    for kind, table in TABLES.items():
        rows: QuerySet[Any] = table.objects.of(study).filter(removed=False, transcript__removed=False)
        # What was left on an earlier version stands where it should while that one is used again.
        rows = rows.exclude(doubt__startswith=f"{KEPT} ", document=F("transcript__current"))
        rows = rows.exclude(doubt="").select_related("coder", "transcript", *(["code"] if kind == "coding" else []))
        rows = rows.filter(transcript=transcript) if transcript else rows
        found += _told(study, coder, kind, list(seen(rows, sight)))
    return sorted(found, key=lambda one: (one.doubt.is_kept, one.transcript, one.row.start, one.row.pk))


def _told(study: Study, coder: Coder | None, kind: str, rows: list[Coding | Mark]) -> Iterable[Doubtful]:
    by_pair: dict[tuple[int, int], list[Coding | Mark]] = {}
    for row in rows:
        by_pair.setdefault((row.document_id, row.transcript.current_id or 0), []).append(row)
    for (before, now), here in by_pair.items():
        old, new = transcripts.document(study, before), transcripts.document(study, now)
        if old is None or new is None:
            continue
        spans = [Span(row.start, row.end) for row in here]
        carried = [None] * len(here) if before == now else carry_all(old.text, new.text, spans)
        earlier = _earlier(study, here) if before == now else {}
        for row, span, one in zip(here, spans, carried, strict=True):
            url = reverse("coding:read", kwargs={"study": study.slug, "transcript": row.transcript_id})
            yield Doubtful(
                kind, row, row.transcript.ref, doubt_of(row.doubt) or Doubt("unsure", 0), place(old, span),
                _places(new, one, url), before == now, bool(coder and row.coder_id == coder.pk),
                earlier.get(row.pk),
            )  # fmt: skip


def _earlier(study: Study, rows: list[Coding | Mark]) -> dict[int, Place]:
    """Return where passages last stood with other words, before they were moved to where they are: the journal keeps it."""
    table = rows[0]._meta.label_lower
    told = Change._default_manager.filter(event__study=study, table=table, row__in=[row.pk for row in rows])
    moves: dict[int, list[dict[str, Any]]] = {}
    for number, before in told.filter(before__has_key="document_id").order_by("-pk").values_list("row", "before"):
        moves.setdefault(number, []).append(before or {})
    found = {row.pk: _with_other_words(study, row, moves.get(row.pk, ())) for row in rows}
    return {number: one for number, one in found.items() if one}


def _with_other_words(study: Study, row: Coding | Mark, moves: Iterable[dict[str, Any]]) -> Place | None:
    """Go back through a passage's moves, the last one first, to where its words were others; else to the last one."""
    now, start, end = transcripts.document(study, row.document_id), row.start, row.end
    words = now.text[start:end] if now else ""
    last: Place | None = None
    for before in moves:
        start, end = before.get("start", start), before.get("end", end)
        document = transcripts.document(study, before["document_id"])
        if document is not None and (last is None or document.text[start:end] != words):
            last = place(document, Span(start, end))
            if last.words != words:
                break
    return last


def _places(new: Document, carried: Carried | None, url: str) -> tuple[Place, ...]:
    if carried is None:
        return ()
    spans = ([carried.span] if carried.span else []) + [one for one in carried.places if one != carried.span]
    return tuple(place(new, span, url) for span in spans[:MOST_PLACES])


def place(document: Document, span: Span, url: str = "") -> Place:
    """Return a place of a document with what stands around it."""
    text, turn = document.text, document.turn_at(span.start)
    begin, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    before = ("… " if begin else "") + text[begin : span.start].replace("\n", " ")
    after = text[span.end : end].replace("\n", " ") + (" …" if end < len(text) else "")
    number = turn.number if turn else None
    return Place(span, before, span.of(text), after, number, f"{url}#turn-{number}" if url and number else url)


def uncounted(study: Study, sight: Sight, *, codes: Iterable[str] | None = None, marks: bool = False) -> int:
    """Return how many codings (or marks) that the coder may see are not counted because a person must say where they stand.

    With `codes`, only codings with one of these.
    """
    if marks:
        return sum(one.waits for one in values.unplaced_marks(study, seen(values.mark_rows(study), sight)))
    kept = None if codes is None else set(codes)
    found = values.unplaced_codings(study, seen(values.coding_rows(study), sight))
    return sum(one.waits and (kept is None or one.code_id in kept) for one in found)


def one(study: Study, kind: str, number: int, sight: Sight) -> Coding | Mark | None:
    """Return one passage in doubt, if the coder may see it."""
    table = TABLES.get(kind)
    if table is None:
        return None
    rows: QuerySet[Any] = table.objects.of(study).filter(pk=number, removed=False).exclude(doubt="")
    found: Coding | Mark | None = seen(rows, sight).select_related("transcript").first()
    return found


def find_words(study: Study, row: Coding | Mark, words: str) -> list[Span]:
    """Return where some words stand in the version in use."""
    document = transcripts.document(study, row.transcript.current_id or 0)
    text, at, found = document.text if document else "", 0, []
    while words and (at := text.find(words, at)) >= 0:
        found.append(Span(at, at + len(words)))
        at += len(words)
    return found
