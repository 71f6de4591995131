"""What the coding room counts on: texts, voices and the codings a person may see, as the ground floor's values."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.claims.passages import Passage
from lardom.coding.marks import Coding as CodingValue
from lardom.coding.marks import Mark as MarkValue
from lardom.coding.visibility import Sight
from lardom.web.coding.models import Coding, Mark
from lardom.web.coding.queries import values
from lardom.web.coding.queries.places import standing
from lardom.web.coding.queries.settlements import settled
from lardom.web.coding.queries.sight import seen
from lardom.web.fieldwork import queries as fieldwork
from lardom.web.portfolio import queries as portfolio
from lardom.web.sampling import queries as sampling
from lardom.web.study import queries as studies
from lardom.web.study.jobs import BESIDE
from lardom.web.study.models import Study
from lardom.web.study.remembering.values import is_writing, kinds_since
from lardom.web.transcripts.queries import texts as transcripts


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage as it is shown to people: its words, whose they are, and the way to it."""

    ref: str
    number: int
    transcript: int
    transcript_name: str
    start: int
    end: int
    turns: tuple[int, ...]
    voices: str
    words: str
    coder: str
    code: int | None
    version: int
    note: str


KEPT = 6
"""How many grounds a process keeps, of all studies and sights: those that people look at at the moment."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A ground as one entry of the trail (its number and seal) left it, with these settings."""

    stands: tuple[int, str, str]
    ground: Ground


_kept: OrderedDict[tuple[int, str | None], _Kept] = OrderedDict()
_keeping = threading.Lock()

_NOT_COUNTED = ("comment.", "memo.", "reading.", "report.", "search.", "token.", "summary.", "claim.", "evidence.",
                "quotation.")  # fmt: skip
"""How the kinds of acts begin that touch nothing a ground holds. What one may see is in the sight's key."""


def texts(study: Study) -> Ground:
    """Return the study's texts and voices, without marks and codings."""
    return _standing(study, None)


def ground(study: Study, sight: Sight) -> Ground:
    """Return the study's material with those of the codings that count which the person may see.

    It is kept for whoever may see the same, and after codings only these are read again. Claims and quotations are not in it.
    """
    return _standing(study, sight)


def _standing(study: Study, sight: Sight | None) -> Ground:
    if is_writing():  # what is read now may never become durable
        return Ground(_material(study, sight))
    stands, key = (study.sequence, study.head, study.settings), (study.pk, _key(sight))
    with _keeping:
        kept = _kept.get(key)
        beside = kept or next((one for (of, _), one in reversed(_kept.items()) if of == study.pk), None)
    if kept is None or kept.stands != stands:
        made = _renewed(study, sight, kept) if kept else None
        if made is None:
            read = _material(study, sight)
            made = beside.ground.renewed(read) if beside else Ground(read)
        kept = _Kept(stands, made)
    with _keeping:
        _kept[key] = kept
        _kept.move_to_end(key)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return kept.ground


def _key(sight: Sight | None) -> str | None:
    """Return what those have in common who see the same codings: who nothing is hidden from all do."""
    return None if sight is None else sight.key if sight.hides else ""


def _renewed(study: Study, sight: Sight | None, kept: _Kept) -> Ground | None:
    """Return the ground as it is now, when the acts since can have touched no more than codings."""
    number, head, settings = kept.stands
    kinds = kinds_since(study, number, head)
    if kinds is None or settings != study.settings:
        return None
    counted = {kind for kind in kinds if not kind.startswith(_NOT_COUNTED)}
    if not values.of_passages_alone(counted):
        return None
    if not counted or sight is None:
        return kept.ground
    before = kept.ground.material
    now = values.codings_after(study, before.codings, number, lambda rows: seen(rows, sight))
    return kept.ground.renewed(replace(before, codings=now))


MOST_KEPT_FOR = 24
"""How much of that which is made of codings and readings a process keeps, of all studies and sights."""

_kept_for: OrderedDict[tuple[int, str, Hashable], tuple[int, str, Any]] = OrderedDict()


def while_it_stands[Value](study: Study, sight: Sight, name: Hashable, make: Callable[[], Value]) -> Value:
    """Return what `make` returned for whoever may see the same, and make it anew once any act may have changed a number.

    The value is shared by all threads: it must not be changed by whoever gets it.
    """
    if is_writing():
        return make()
    key = (study.pk, sight.key, name)
    with _keeping:
        kept = _kept_for.get(key)
    kinds = kinds_since(study, kept[0], kept[1]) if kept else None
    stands = kept is not None and kinds is not None and all(kind.startswith(BESIDE) for kind in kinds)
    value: Value = kept[2] if kept and stands else make()
    with _keeping:
        _kept_for[key] = (study.sequence, study.head, value)
        _kept_for.move_to_end(key)
        while len(_kept_for) > MOST_KEPT_FOR:
            _kept_for.popitem(last=False)
    return value


def _material(study: Study, sight: Sight | None) -> Material:
    codings = values.codings(study, seen(values.coding_rows(study), sight)) if sight else ()
    return Material(
        settings=studies.settings(study),
        projects=portfolio.projects(study),
        parties=portfolio.parties(study),
        sample=sampling.sample(study),
        respondents=fieldwork.respondents(study),
        interviews=fieldwork.interviews(study),
        documents=transcripts.documents(study),
        codes=values.codes(study),
        codings=codings,
        answers=fieldwork.answers(study),
        settled=settled(study) if sight else (),
    )


def words_of(ground: Ground, passage: Passage) -> str:
    """Return the words of a passage, a line for each turn; those of people who have withdrawn are left out."""
    document = ground.document(passage.document_id)
    if document is None:
        return ""
    if not document.turns:
        return passage.span.of(document.text)
    kept = set(passage.turns)
    parts = (turn.span.clip(passage.span) for turn in document.turns_in(passage.span) if turn.number in kept)
    return "\n".join(part.of(document.text) for part in parts if part)


def voices_of(ground: Ground, passage: Passage) -> str:
    """Return whose words a passage holds, by their labels: "A R1, A R2"."""
    people = (ground.person(one) for one in passage.respondents)
    return ", ".join(f"{ground.label_of(one.project_id)} {one.label}".strip() for one in people if one)


def quotes(study: Study, ground: Ground, rows: Iterable[Coding | Mark]) -> list[Quote]:
    """Return marks or codings as people read them, in the order given.

    What nobody may read is left out, and what has no place in the version in use: it waits on the page of doubts.
    The rows need `transcript` and `coder` at hand (`select_related`).
    """
    rows = list(rows)
    places = standing(study, rows)
    found = []
    for row in rows:
        span, code = places.get(row.ref), row.code if isinstance(row, Coding) else None
        if span is None:
            continue
        where = (row.ref, row.transcript.ref, span.start, span.end)
        value: CodingValue | MarkValue = (
            CodingValue(*where, code.ref, row.coder.label, row.note)
            if code
            else MarkValue(*where, row.coder.label, row.note)
        )
        passage = ground.passage(value)
        if passage and (words := words_of(ground, passage).strip()):
            found.append(
                Quote(
                    row.ref,
                    row.pk,
                    row.transcript_id,
                    row.transcript.ref,
                    span.start,
                    span.end,
                    passage.turns,
                    voices_of(ground, passage),
                    words,
                    row.coder.label,
                    code.pk if code else None,
                    row.version,
                    row.note,
                )
            )
    return found
