"""Bringing codebook, marks, codings and what the team has agreed on in from a study folder."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from lardom.claims.material import Material
from lardom.coding.doubts import Doubt
from lardom.coding.marks import Coding as CodingValue
from lardom.coding.marks import Mark as MarkValue
from lardom.coding.marks import Unplaced
from lardom.web.coding.models import Code, Coding, Group, Mark, Memo, Reading, Round, Settlement
from lardom.web.coding.queries.memos import subject_of
from lardom.web.study.models import Coder, Person
from lardom.web.study.writing import Writing
from lardom.web.transcripts.actions import bringing as transcripts

if TYPE_CHECKING:
    from lardom.web.transcripts.models import Transcript, Version

type _Texts = Mapping[str, "Transcript"]


def bring_in(act: Writing, material: Material, texts: _Texts, *, by: Person | None) -> None:
    """Save the codebook, the marks and codings and the team's agreements of a study's material.

    What names a transcript or a code that the study does not have is left out (the folder's problems tell of it).
    """
    codes, coders = _codes(act, material), coders_by_label(act, _labels(material))
    rounds = act.add_all(
        (
            Round(ref=one.id, name=one.name, kind=one.kind, blind=one.blind, opened=one.opened, closed=one.closed, order=order)
            for order, one in enumerate(material.rounds)
        ),
        journal=False,
    )  # fmt: skip
    groups = act.add_all(
        (
            Group(ref=one.id, name=one.name, note=one.note, state=one.state, code=codes.get(one.code_id), order=order)
            for order, one in enumerate(material.groups)
        ),
        journal=False,
    )
    places = _Places(texts, coders, {row.ref: row for row in rounds}, *_earlier(act, material, texts, by))
    _passages(act, material, places, codes, {row.ref: row for row in groups})
    _agreements(act, material, places)


def _labels(material: Material) -> set[str]:
    made = {one.coder for rows in (material.codings, material.unplaced, material.memos) for one in rows}
    read = {one.reader for rows in (material.marks, material.readings) for one in rows}
    return made | read | ({one.coder for one in material.settled} - {""})


@dataclass(frozen=True, slots=True)
class _Places:
    """What places marks and codings: texts by name, coders by label, rounds by id, and where words without a place lie.

    `earlier` is, by transcript, the version before the first that holds these words, `spans` where each stands in it.
    """

    texts: _Texts
    coders: Mapping[str, Coder]
    rounds: Mapping[str, Round]
    earlier: "Mapping[str, Version]"
    spans: Mapping[str, tuple[int, int]]

    def of(self, one: CodingValue | MarkValue | Unplaced) -> dict[str, Any]:
        """Return the fields of a row; what has no place stands among its words, on the version before the first."""
        text = self.texts[one.document_id]
        document = self.earlier[one.document_id] if isinstance(one, Unplaced) else text.current
        start, end = self.spans[one.id] if isinstance(one, Unplaced) else (one.start, one.end)
        number = text.current.number if text.current else 0
        return {
            "ref": one.id, "transcript": text, "document": document, "start": start, "end": end, "note": one.note,
            "coder": self.coders[one.reader if isinstance(one, MarkValue) else one.coder],
            "round": self.rounds.get(one.round_id), "doubt": Doubt(one.doubt, number).told if one.doubt else "",
        }  # fmt: skip


def _earlier(
    act: Writing, material: Material, texts: _Texts, by: Person | None
) -> "tuple[dict[str, Version], dict[str, tuple[int, int]]]":
    waiting: dict[str, list[Unplaced]] = {}
    for one in material.unplaced:
        waiting.setdefault(one.document_id, []).append(one)
    versions: dict[str, Version] = {}
    places: dict[str, tuple[int, int]] = {}
    for name in sorted(waiting.keys() & texts.keys()):
        words = [one.words for one in waiting[name]]
        versions[name], spans = transcripts.add_earlier(act, texts[name], words, by=by)
        places |= {one.id: span for one, span in zip(waiting[name], spans, strict=True)}
    return versions, places


def _passages(
    act: Writing, material: Material, places: _Places, codes: Mapping[str, Code], groups: Mapping[str, Group]
) -> None:
    marked: list[MarkValue | Unplaced] = [*material.marks, *(one for one in material.unplaced if not one.code_id)]
    coded: list[CodingValue | Unplaced] = [*material.codings, *(one for one in material.unplaced if one.code_id)]
    rows = act.add_all(
        (Mark(group=groups.get(one.group_id), **places.of(one)) for one in marked if one.document_id in places.texts),
        journal=False,
    )
    marks = {row.ref: row for row in rows}
    act.add_all(
        (
            Coding(code=codes[one.code_id], mark=marks.get(one.mark_id), **places.of(one))
            for one in coded
            if one.document_id in places.texts and one.code_id in codes
        ),
        journal=False,
    )


def _agreements(act: Writing, material: Material, places: _Places) -> None:
    texts, coders, rounds = places.texts, places.coders, places.rounds
    act.add_all(
        (
            Reading(
                round=rounds[one.round_id], transcript=texts[one.document_id], coder=coders[one.reader], state=one.state,
                closed_at=_noon(one.closed_on),
            )
            for one in material.readings
            if one.round_id in rounds and one.document_id in texts
        ),
        journal=False,
    )  # fmt: skip
    act.add_all(
        (
            Settlement(
                transcript=texts[one.document_id], start=one.start, end=one.end, originals=list(one.originals),
                settled=list(one.stand), reason=one.reason, coder=coders.get(one.coder) if one.coder else None,
            )
            for one in material.settled
            if one.document_id in texts
        ),
        journal=False,
    )  # fmt: skip
    act.add_all(
        (
            Memo(
                subject=subject_of(text, one.turn or 0, one.passage_id), transcript=text, turn=one.turn,
                coder=coders[one.coder], text=one.text,
            )
            for one in material.memos
            if (text := texts.get(one.document_id))
        ),
        journal=False,
    )  # fmt: skip


def _noon(day: dt.date | None) -> dt.datetime | None:
    """Return the middle of a day: a folder keeps the day only, and noon is on it wherever one looks from."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12))) if day else None


def _codes(act: Writing, material: Material) -> dict[str, Code]:
    rows = act.add_all(
        (
            Code(
                ref=one.id, name=one.name, kind=one.kind, pole=one.pole, definition=one.definition, include=one.include,
                exclude=one.exclude, example=one.example, colour=one.colour, order=one.order,
            )
            for one in material.codes
        ),
        journal=False,
    )  # fmt: skip
    by_ref = {row.ref: row for row in rows}
    nested = [one for one in material.codes if one.parent in by_ref]
    for one in nested:
        by_ref[one.id].parent = by_ref[one.parent]
    Code.objects.bulk_update([by_ref[one.id] for one in nested], ["parent"], batch_size=500)
    return by_ref


def coders_by_label(act: Writing, labels: set[str]) -> dict[str, Coder]:
    """Return the study's coders by their labels; those of new labels are made."""
    there = {coder.label: coder for coder in Coder.objects.of(act.study)}
    new = act.add_all((Coder(label=label) for label in sorted(labels - set(there))), journal=False)
    return there | {coder.label: coder for coder in new}
