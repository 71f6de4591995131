"""What was marked in a first reading: passages by how many readers marked them, and how alike pairs of readers marked."""

from collections.abc import Iterable
from dataclasses import dataclass

from lardom.claims.ground import Ground
from lardom.coding.marks import Mark as MarkValue
from lardom.coding.matrices import heat
from lardom.coding.overlap import Overlap, reader_overlaps
from lardom.coding.overview import MarkedPassage, marked_passages
from lardom.coding.visibility import Sight
from lardom.text.span import Span
from lardom.web.coding.models import Mark, Round
from lardom.web.coding.queries import ground, rounds, values
from lardom.web.coding.queries.sight import seen
from lardom.web.study.models import Study


@dataclass(frozen=True, slots=True)
class Important:
    """A marked passage as a page shows it: its words with what most have marked in the middle."""

    transcript: int
    transcript_name: str
    turns: tuple[int, ...]
    voices: str
    before: str
    core: str
    after: str
    readers: tuple[str, ...]
    most: int
    read_by: int
    marks: tuple[int, ...]
    groups: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """How alike two readers marked: per cent, and the step of heat."""

    overlap: Overlap
    jaccard: float | None
    dice: float | None
    heat: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The passages of a round (or of all marks), and the pairs of readers."""

    passages: tuple[MarkedPassage, ...]
    rows: dict[str, Mark]
    read: dict[str, set[str]]
    pairs: tuple[Pair, ...]


def overview(study: Study, sight: Sight, row: Round | None) -> Overview:
    """Return what the person may see of what was marked."""
    found = seen(values.mark_rows(study), sight).select_related("transcript", "coder", "group")
    if row is not None:
        found = found.filter(round=row)
    rows = {one.ref: one for one in found}
    marks = values.marks(study, found)
    read = closed_by(study, sight, row) if row else _with_marks(marks)
    pairs = tuple(
        Pair(one, _per_cent(one.jaccard), _per_cent(one.dice), heat(one.jaccard or 0, 1))
        for one in reader_overlaps(marks, read)
    )
    return Overview(marked_passages(marks), rows, read, pairs)


def _per_cent(number: float | None) -> float | None:
    return None if number is None else round(100 * number)


def closed_by(study: Study, sight: Sight, row: Round) -> dict[str, set[str]]:
    """Return who has closed the reading of what, where the person may see the work."""
    found: dict[str, set[str]] = {}
    for one in rounds.reading_rows(study).filter(round=row, state="closed"):
        if sight.sees(str(one.transcript_id), str(one.coder_id), str(row.pk)):
            found.setdefault(one.coder.label, set()).add(one.transcript.ref)
    return found


def _with_marks(marks: Iterable[MarkValue]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in marks:
        found.setdefault(one.reader, set()).add(one.document_id)
    return found


def shown(study: Study, passages: tuple[MarkedPassage, ...], of: Overview) -> list[Important]:
    """Return passages as people read them; what nobody may read is left out."""
    texts = ground.texts(study)
    return [told for one in passages if (told := _important(texts, one, of))]


def _important(texts: Ground, one: MarkedPassage, of: Overview) -> Important | None:
    whole = texts.passage_at(one.document_id, one.span)
    if whole is None or not (words := ground.words_of(texts, whole)).strip():
        return None
    parts = [_words(texts, one.document_id, start, end) for start, end in _thirds(one.span, one.core)]
    rows = [of.rows[ref] for ref in one.marks]
    first = rows[0]
    groups = {row.group.pk: row.group.name for row in rows if row.group and not row.group.removed}
    read_by = sum(one.document_id in documents for documents in of.read.values())
    before, core, after = parts if all(part is not None for part in parts) else ["", words, ""]
    return Important(
        first.transcript_id, one.document_id, whole.turns, ground.voices_of(texts, whole), before or "", core or "",
        after or "", one.readers, one.most, max(read_by, len(one.readers)), tuple(row.pk for row in rows),
        tuple(groups.items()),
    )  # fmt: skip


def _thirds(whole: Span, core: Span) -> tuple[tuple[int, int], ...]:
    return (whole.start, core.start), (core.start, core.end), (core.end, whole.end)


def _words(texts: Ground, document: str, start: int, end: int) -> str | None:
    passage = texts.passage_at(document, Span(start, end))
    return ground.words_of(texts, passage) if passage else None
