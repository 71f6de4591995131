"""Marks and codings as the reader's page and its acts speak of them: rows of references and numbers, never words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet

from lardom.coding.visibility import Sight
from lardom.web.coding.models import Coding, Mark, Memo
from lardom.web.coding.queries.sight import seen
from lardom.web.coding.queries.values import TABLES, touched_between
from lardom.web.study.models import Change, Event, Study
from lardom.web.study.queries import last_number
from lardom.web.study.remembering.words import Question

if TYPE_CHECKING:
    from lardom.web.transcripts.models import Transcript

type Row = tuple[str, int, int, int, int, int, int]
"""One passage: ref, start, end, code (0: a mark), coder, version, how many memos hang on it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an act, or a question about changes, is answered with: the trail's number, passages, refs that are gone."""

    number: int
    passages: list[Row] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the answer as plain values."""
        return {"number": self.number, "passages": self.passages, "removed": self.removed}


def _memos(study: int, transcript: int) -> QuerySet[Memo, tuple[str, int]]:
    found = Memo.objects.of(study).filter(transcript_id=transcript, removed=False, subject__startswith="passage:")
    return found.values_list("subject").annotate(n=Count("pk")).order_by("subject")


_MEMOS = Question(_memos)


def note_counts(transcript: "Transcript") -> dict[str, int]:
    """Return how many memos hang on each passage of the transcript, by the passage's reference."""
    found = _MEMOS(transcript.study_id, transcript.pk)
    return {subject.removeprefix("passage:"): n for subject, n in found}


type _Read = tuple[str, int, int, int, int, int, str]


def _in_order(found: QuerySet[Any]) -> QuerySet[Any, _Read]:
    code = "code_id" if found.model is Coding else "pk"
    return found.order_by("start", "pk").values_list("ref", "start", "end", code, "coder_id", "version", "note")


def _stands(table: type[Coding] | type[Mark], study: int, transcript: int, version: int) -> QuerySet[Any]:
    return table.objects.of(study).filter(transcript_id=transcript, document_id=version, removed=False)


def _all_of(table: type[Coding] | type[Mark]) -> Question[_Read]:
    return Question(lambda study, transcript, version: _in_order(_stands(table, study, transcript, version)))


_ALL = {table: _all_of(table) for table in (Coding, Mark)}


def standing(transcript: "Transcript", sight: Sight) -> list[Row]:
    """Return all passages of the transcript's current version that the coder may see."""
    if transcript.current_id is None:
        return []
    notes = note_counts(transcript)
    where = (transcript.study_id, transcript.pk, transcript.current_id)
    found: list[Row] = []
    for table in (Coding, Mark):
        told = _in_order(seen(_stands(table, *where), sight)) if sight.hides else _ALL[table](*where)
        found.extend(
            (ref, start, end, number if table is Coding else 0, coder, version, notes.get(ref, 0) + bool(note))
            for ref, start, end, number, coder, version, note in told
        )
    return sorted(found, key=lambda row: (row[1], -row[2], row[0]))


def how_they_stand(transcript: "Transcript", sight: Sight, number: int, which: dict[str, Q]) -> Answer:
    """Return the passages chosen by `which` (a condition per table): how they stand, or that they are gone."""
    stands: dict[str, Row] = {}
    gone: set[str] = set()
    for name, condition in which.items():
        table = TABLES[name]
        code = "code_id" if table is Coding else "pk"
        told = seen(table.objects.of(transcript.study_id).filter(condition, transcript=transcript), sight)
        for ref, start, end, code_id, coder, version, note, removed, document in told.order_by(
            "start", "pk"
        ).values_list("ref", "start", "end", code, "coder_id", "version", "note", "removed", "document_id"):
            if removed or document != transcript.current_id:
                gone.add(ref)
            else:
                stands[ref] = (ref, start, end, code_id if table is Coding else 0, coder, version, bool(note) + 0)
    notes = note_counts(transcript) if stands else {}
    found = [(*row[:6], row[6] + notes.get(ref, 0)) for ref, row in stands.items()]
    # A reference that stands is not gone, even when an older row of the same name is.
    return Answer(number, found, sorted(gone - stands.keys()))


def changed_since(transcript: "Transcript", sight: Callable[[], Sight], since: int, refs: Sequence[str] = ()) -> Answer:
    """Return what has happened to the transcript's passages since an entry of the trail, as far as one may see it.

    `refs` are passages to tell of in any case; those that do not exist are told as gone. The sight is asked for only
    when something has happened.
    """
    study = transcript.study_id
    number = last_number(study)
    touched = touched_between(study, since, number) if number > since else dict.fromkeys(TABLES, frozenset[int]())
    which = {name: Q(pk__in=ids) | Q(ref__in=refs) for name, ids in touched.items() if ids or refs}
    answer = how_they_stand(transcript, sight(), number, which) if which else Answer(number)
    unknown = set(refs) - {row[0] for row in answer.passages} - set(answer.removed)
    return Answer(number, answer.passages, sorted({*answer.removed, *unknown}))


def done_by(event: Event, changes: Iterable[Change], transcript: "Transcript", sight: Sight) -> Answer:
    """Return how the passages stand that an act has touched."""
    touched: dict[str, list[int]] = {name: [] for name in TABLES}
    for change in changes:
        if change.table in touched:
            touched[change.table].append(change.row)
    return how_they_stand(
        transcript, sight, event.number, {name: Q(pk__in=ids) for name, ids in touched.items() if ids}
    )


def just_made(event: Event, made: Coding | Mark) -> Answer:
    """Return a passage as it stands when it has just been made: nobody can have put anything on it yet."""
    code = made.code_id if isinstance(made, Coding) else 0
    return Answer(
        event.number, [(made.ref, made.start, made.end, code, made.coder_id, made.version, bool(made.note) + 0)]
    )


def passage(study: Study, transcript: "Transcript", ref: str) -> Coding | Mark | None:
    """Return the mark or coding with that reference, if it stands in the transcript."""
    for table in (Coding, Mark):
        found = table.objects.of(study).filter(transcript=transcript, ref=ref, removed=False).first()
        if found is not None:
            return found
    return None


def _taken(study: int, ref: str) -> QuerySet[Any, tuple[int]]:
    found = (
        table.objects.of(study).filter(ref=ref, removed=False).order_by().values_list("pk") for table in (Coding, Mark)
    )
    return next(found).union(*found, all=True)[:1]


_TAKEN = Question(_taken)


def is_taken(study: Study, ref: str) -> bool:
    """Tell whether a reference is in use for a mark or coding that stands (only those are in the index)."""
    return bool(_TAKEN(study.pk, ref))
