"""What a team's agreement is worked out from: marks or codings of those who have finished, where the person may see them.

What is hidden by a blind reading is not among the values that leave this module, so no number can tell of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lardom.coding.agreement.units import UNITS, Unit
from lardom.coding.codebook import Code
from lardom.coding.disagreements import LEAST_CODERS, Disagreement, disagreements
from lardom.coding.marks import Coding
from lardom.coding.signs import Sign, signs
from lardom.coding.tree import in_order, under
from lardom.coding.visibility import Sight
from lardom.study.settings import Language
from lardom.transcripts.turns import Document
from lardom.web.coding.models import Round
from lardom.web.coding.queries import disagreements as doubling
from lardom.web.coding.queries import ground, rounds, values
from lardom.web.coding.queries.important import closed_by
from lardom.web.coding.queries.sight import seen
from lardom.web.study import queries as studies
from lardom.web.study.models import Study
from lardom.web.transcripts.queries import texts as transcripts

type Of = Literal["codings", "marks"]
type Labels = Literal["all", "themes", "codes"]

OUTSIDE = "none"
"""What stands for work that belongs to no round."""

MARKED = "marked"
"""The one label of marks: somebody found the words important."""

EVERY = "*"
"""What stands for all labels at once: sets of codes."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for. `round` is a round's number or `OUTSIDE`; `label` is empty for all labels one by one.

    `coders` and `texts` are those chosen, empty for all.
    """

    of: Of = "codings"
    round: str = OUTSIDE
    unit: Unit = "characters"
    labels: Labels = "all"
    label: str = ""
    coders: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    @classmethod
    def read(cls, study: Study, sight: Sight, told: QueryDict) -> "Asked":
        """Read what is asked from an address; what it does not know is taken as not said.

        When no round is named it is the last one in which there is something to compare.
        """
        kinds: tuple[Labels, ...] = ("all", "themes", "codes")
        asked = cls(
            "marks" if told.get("of") == "marks" else "codings",
            told.get("round", OUTSIDE),
            next((one for one in UNITS if one == told.get("unit")), "characters"),
            next((one for one in kinds if one == told.get("labels")), "all"),
            told.get("label", ""),
            tuple(told.getlist("coder")),
            tuple(told.getlist("text")),
        )
        return asked if "round" in told else replace(asked, round=_last(study, sight, asked.of))


@dataclass(frozen=True)
class Compared:
    """What is compared: codings (or marks, as codings of one label), who has read what, and which labels there are.

    `every_coder` and `every_text` are those there are to choose from; `names` and `looks` belong to the labels.
    """

    asked: Asked
    codings: tuple[Coding, ...]
    read: dict[str, frozenset[str]]
    documents: tuple[Document, ...]
    labels: dict[str, frozenset[str]]
    names: dict[str, str]
    looks: dict[str, Sign]
    every_coder: tuple[str, ...]
    every_text: tuple[str, ...]
    language: Language

    @property
    def texts(self) -> tuple[str, ...]:
        """The transcripts that at least two have read."""
        return tuple(one.id for one in self.documents)

    @property
    def lengths(self) -> dict[str, int]:
        """How many characters each transcript has."""
        return {one.id: len(one.text) for one in self.documents}

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to compare."""
        return not self.documents or not self.labels

    @property
    def closed(self) -> dict[str, list[str]]:
        """Who has read each transcript."""
        return {one: [coder for coder, told in self.read.items() if one in told] for one in self.texts}

    @cached_property
    def differing(self) -> tuple[Disagreement, ...]:
        """Where coders differ in the label asked for (or in any), the dearest first."""
        label = self.asked.label
        codes = self.labels.get(label)
        made = [one for one in self.codings if codes is None or one.code_id in codes]
        if codes is not None:  # a theme is one label: which of its codes was given is no difference
            made = [replace(one, code_id=label) for one in made]
        return disagreements(made, self.closed)

    @cached_property
    def wholes(self) -> dict[str, list[Disagreement]]:
        """Where they differ in any code, by transcript: what can be shown side by side."""
        found: dict[str, list[Disagreement]] = {}
        for one in disagreements(self.codings, self.closed) if self.asked.of == "codings" else ():
            found.setdefault(one.document_id, []).append(one)
        return found


def round_choices(study: Study, of: Of) -> list[Round]:
    """Return the rounds in which people mark, or code."""
    return list(rounds.round_rows(study).filter(kind="marking" if of == "marks" else "coding"))


def _last(study: Study, sight: Sight, of: Of) -> str:
    for row in reversed(round_choices(study, of)):
        read = closed_by(study, sight, row)
        if _shared(read):
            return str(row.pk)
    return OUTSIDE


def _shared(read: dict[str, set[str]]) -> set[str]:
    told = [one for documents in read.values() for one in documents]
    return {one for one in told if told.count(one) >= LEAST_CODERS}


def compared(study: Study, sight: Sight, asked: Asked) -> Compared:
    """Return what is compared in a round, as far as the person may see it."""
    name = ("compared", asked, get_language())
    return ground.while_it_stands(study, sight, name, lambda: _compared(study, sight, asked))


def _compared(study: Study, sight: Sight, asked: Asked) -> Compared:
    row = rounds.round_row(study, int(asked.round)) if asked.round.isdecimal() else None
    codings, read = _marks(study, sight, row) if asked.of == "marks" else _codings(study, sight, row)
    shared = _shared(read)
    coders = sorted(coder for coder, told in read.items() if told & shared)
    chosen = [one for one in coders if one in asked.coders] or coders
    texts = {one for one in shared if one in asked.texts} or shared
    has = {coder: frozenset(read[coder] & texts) for coder in chosen}
    has = {coder: told for coder, told in has.items() if told}
    both = _shared({coder: set(told) for coder, told in has.items()})
    made = tuple(one for one in codings if one.coder in has and one.document_id in both)
    book = (Code(MARKED, _("Marked as important")),) if asked.of == "marks" else values.codes(study)
    labels = _labels(book, asked, {one.code_id for one in made})
    look = signs(book)
    return Compared(
        asked, made, has, tuple(one for one in transcripts.documents(study) if one.id in both), labels,
        {one.id: one.name for one in book}, {one: look[one] for one in labels}, tuple(coders), tuple(sorted(shared)),
        studies.settings(study).language,
    )  # fmt: skip


def _codings(study: Study, sight: Sight, row: Round | None) -> tuple[tuple[Coding, ...], dict[str, set[str]]]:
    found = doubling.doubled(study, sight, row)
    return found.codings, {coder: set(told) for coder, told in found.read.items()}


def _marks(study: Study, sight: Sight, row: Round | None) -> tuple[tuple[Coding, ...], dict[str, set[str]]]:
    """Return marks as codings of one label. Outside rounds somebody who marked in a text is taken to have read it."""
    marks = values.marks(study, seen(values.mark_rows(study), sight).filter(round=row))
    made = tuple(Coding(one.id, one.document_id, one.start, one.end, MARKED, one.reader, one.note) for one in marks)
    if row is not None:
        return made, closed_by(study, sight, row)
    read: dict[str, set[str]] = {}
    for one in made:
        read.setdefault(one.coder, set()).add(one.document_id)
    return made, read


def _labels(book: Iterable[Code], asked: Asked, used: set[str]) -> dict[str, frozenset[str]]:
    """Return the labels that somebody used, in the book's order, each with the codes it stands for."""
    codes = tuple(book)
    found = {
        one.code.id: frozenset([one.code.id]) if asked.labels == "codes" else under(codes, one.code.id)
        for one in in_order(codes)
        if asked.labels != "themes" or one.depth == 0
    }
    return {label: told for label, told in found.items() if told & used}


@dataclass(frozen=True, slots=True)
class Said:
    """What one coder gave in a place where coders differ: the names of the codes, none when nothing was given."""

    coder: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One place where coders differ, as the reading list shows it.

    `share` is its part of all that differs, in per cent; `beside` is where the whole of it begins, if it can be shown side
    by side.
    """

    value: Disagreement
    transcript: int
    turns: tuple[int, ...]
    voices: str
    words: str
    sides: tuple[Said, ...]
    share: float
    beside: int | None


def cases(study: Study, found: Compared, shown: Iterable[Disagreement], total: int) -> list[Case]:
    """Return disagreements as people read them; what nobody may read is left out."""
    texts = ground.texts(study)
    numbers = {row.ref: row.pk for row in transcripts.transcript_rows(study)}
    given = {one.id: one.code_id for one in found.codings}
    rows = []
    for one in shown:
        passage = texts.passage_at(one.document_id, one.span)
        if passage is None or not (words := ground.words_of(texts, passage)).strip():
            continue
        sides = tuple(
            Said(coder, tuple(sorted({found.names[given[coding.id]] for coding in codings})))
            for coder, codings in one.codings
        )
        beside = next(
            (
                region.start
                for region in found.wholes.get(one.document_id, ())
                if region.start <= one.start < region.end
            ),
            None,
        )
        rows.append(
            Case(
                one, numbers[one.document_id], passage.turns, ground.voices_of(texts, passage), words, sides,
                100 * one.cost / total, beside,
            )
        )  # fmt: skip
    return rows
