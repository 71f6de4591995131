"""One transcript with its codings, marks and memos as a text of a REFI-QDA project."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from lardom.claims.material import Material
from lardom.coding.marks import Coding, Mark, Memo
from lardom.exchange.refi.bringing import coder_names, joined_notes, note_texts
from lardom.exchange.refi.codebooks import codebook
from lardom.exchange.refi.positions import STANDARD, RawText
from lardom.exchange.refi.spellings import made_guid
from lardom.exchange.refi.values import Coding as RefiCoding
from lardom.exchange.refi.values import Project, TextSelection, TextSource
from lardom.exchange.troubles import shortened
from lardom.transcripts.turns import Document

LONGEST_NAME = 60
"""Characters of a passage that it is named by: other tools show them, and they prove where it stands."""


@dataclass(frozen=True, slots=True)
class ComposedText:
    """A text as it goes out, and the codings of the kept one that the study no longer has."""

    source: TextSource
    gone: tuple[str, ...] = ()


class Passages:
    """What stands in the passages of a study, by document; notes made on the way are collected."""

    def __init__(
        self,
        material: Material,
        user: Callable[[str], str],
        code: Callable[[str], str],
        own: Callable[[str, str], str],
        kept: Project,
    ) -> None:
        self.code_ids = codebook(kept.codes)[1]
        self.coders = coder_names(kept)
        self.kept_notes = note_texts(kept)
        self.user, self.code, self.own = user, code, own
        self.notes: list[TextSource] = []
        self.marks: Mapping[str, list[Mark]] = _by_document(material.marks)
        self.memos: Mapping[str, list[Memo]] = _by_document(material.memos)

    def note(self, text: str, user: str, *parts: object) -> str:
        """Add a note and return its GUID."""
        guid = made_guid("note", *parts)
        self.notes.append(TextSource(guid=guid, text=text, user=user))
        return guid


def _by_document[T: (Mark, Memo)](rows: Iterable[T]) -> Mapping[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for one in rows:
        found[one.document_id].append(one)
    return found


@dataclass(slots=True)
class _Passage:
    codings: list[RefiCoding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    user: str = ""


def composed_text(
    kept: TextSource | None,
    document: Document,
    codings: Iterable[Coding],
    passages: Passages,
) -> ComposedText:
    """Return a document as a text of a project; passages lie in the order of the text.

    Of `kept` everything stays that the study has not changed: a coding that is still the same stays in its selection,
    with its time and notes.
    """
    waiting = {one.id: one for one in codings}
    source = TextSource(guid=passages.own("text", document.id), name=document.id)
    way = RawText(kept.text or "").mapped(STANDARD) if kept is not None else None
    if kept is None or way is None or way.text != document.text:
        added = _added(document, waiting.values(), passages)
        plain = replace(kept, codings=(), selections=()) if kept is not None else source
        return ComposedText(replace(plain, text=document.text, path="", selections=tuple(added)))
    here: list[TextSelection] = []
    gone: list[str] = []

    def still(codings: tuple[RefiCoding, ...], start: int, end: int) -> tuple[RefiCoding, ...]:
        left, lost = _still(codings, waiting, partial(_same, start=start, end=end, passages=passages))
        gone.extend(lost)
        return left

    whole = still(kept.codings, 0, len(document.text))
    for one in kept.selections:
        start, end = (way.place(at)[0] if 0 <= at <= way.length else at for at in (one.start, one.end))
        left = still(one.codings, start, end)
        if left or not one.codings:
            here.append(replace(one, codings=left))
    # The text stays as the other tool has it, so what is new is placed in its form.
    here += (
        replace(one, start=way.back(one.start), end=way.back(one.end, end=True))
        for one in _added(document, waiting.values(), passages)
    )
    return ComposedText(replace(kept, codings=whole, selections=tuple(here)), tuple(gone))


def _same(one: RefiCoding, mine: Coding, start: int, end: int, passages: Passages) -> bool:
    told = (start, end, passages.code_ids.get(one.code), passages.coders.get(one.user, one.user))
    note = joined_notes(one.notes, passages.kept_notes)
    return (mine.start, mine.end, mine.code_id, mine.coder, mine.note) == (*told, note)


def _still(
    codings: Iterable[RefiCoding], waiting: dict[str, Coding], same: Callable[[RefiCoding, Coding], bool]
) -> tuple[tuple[RefiCoding, ...], list[str]]:
    """Part the codings into those that the study has as they were, which no longer wait, and those it has not."""
    left, gone = [], []
    for one in codings:
        mine = waiting.get(one.guid)
        if mine is not None and same(one, mine):
            left.append(one)
            del waiting[one.guid]
        elif mine is None:
            gone.append(one.guid)
    return tuple(left), gone


def _added(document: Document, codings: Iterable[Coding], passages: Passages) -> list[TextSelection]:
    found: dict[tuple[int, int], _Passage] = defaultdict(_Passage)
    places: dict[str, tuple[int, int]] = {}
    for one in codings:
        user = passages.user(one.coder)
        notes = (passages.note(one.note, user, "coding", document.id, one.id),) if one.note else ()
        passage = found[one.start, one.end]
        passage.codings.append(
            RefiCoding(guid=passages.own("coding", one.id), code=passages.code(one.code_id), user=user, notes=notes)
        )
        passage.user = passage.user or user
        places[one.id] = one.start, one.end
    for mark in passages.marks.get(document.id, ()):
        passage = found[mark.start, mark.end]
        passage.user = passage.user or passages.user(mark.reader)
        if mark.note:
            passage.notes.append(passages.note(mark.note, passages.user(mark.reader), "mark", document.id, mark.id))
        places[mark.id] = mark.start, mark.end
    turns = {turn.number: (turn.start, turn.end) for turn in document.turns}
    for number, memo in enumerate(passages.memos.get(document.id, ())):
        place = places.get(memo.passage_id) or turns.get(memo.turn or 0) or (0, len(document.text))
        note = passages.note(memo.text, passages.user(memo.coder), "memo", document.id, number)
        found[place].notes.append(note)
    return [
        TextSelection(
            guid=made_guid("passage", document.id, start, end), name=_named(document.text[start:end]), user=one.user,
            start=start, end=end, codings=tuple(one.codings), notes=tuple(one.notes),
        )
        for (start, end), one in sorted(found.items(), key=lambda item: item[0])
    ]  # fmt: skip


def _named(words: str) -> str:
    return shortened(words[: LONGEST_NAME * 2], LONGEST_NAME)
