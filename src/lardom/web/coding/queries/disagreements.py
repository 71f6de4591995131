"""Where coders who finished the same transcript differ: a reading list, one case side by side, and how alike they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404

from lardom.claims.ground import Ground
from lardom.coding.codebook import Code as CodeValue
from lardom.coding.disagreements import LEAST_CODERS, SETTLED, Disagreement, disagreements
from lardom.coding.marks import Coding as CodingValue
from lardom.coding.matrices import heat
from lardom.coding.overlap import Overlap, code_overlaps, together
from lardom.coding.settling import is_settled
from lardom.coding.signs import Sign, signs
from lardom.coding.visibility import Sight
from lardom.web.coding.models import Round, Settlement
from lardom.web.coding.queries import ground, rounds, values
from lardom.web.coding.queries.settlements import settled, settlement_rows
from lardom.web.coding.queries.sight import seen
from lardom.web.study.models import Study
from lardom.web.transcripts.queries import texts as transcripts


@dataclass(frozen=True)
class Doubled:
    """What two or more have coded: the codings compared, and who has finished which transcript.

    It is kept from page to page (`doubled`), and with it what has been worked out of it.
    """

    codings: tuple[CodingValue, ...]
    closed: dict[str, list[str]]

    @property
    def read(self) -> dict[str, list[str]]:
        """Return the transcripts by coder."""
        found: dict[str, list[str]] = {}
        for document, coders in self.closed.items():
            for coder in coders:
                found.setdefault(coder, []).append(document)
        return found

    @cached_property
    def differing(self) -> tuple[Disagreement, ...]:
        """Where they differ, the dearest first."""
        return disagreements(self.codings, self.closed)

    @cached_property
    def overlaps(self) -> dict[str, tuple[Overlap, ...]]:
        """How much of each code every two of them share."""
        return code_overlaps(self.codings, self.read)


@dataclass(frozen=True, slots=True)
class Given:
    """One coding of one side: the code's name and sign, and the words."""

    ref: str
    name: str
    sign: Sign
    start: int
    end: int
    words: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One disagreement as a page shows it."""

    value: Disagreement
    transcript: int
    turns: tuple[int, ...]
    voices: str
    words: str
    sides: tuple[tuple[str, tuple[Given, ...]], ...]
    is_settled: bool


@dataclass(frozen=True, slots=True)
class Alike:
    """How alike coders gave one code (or all: `code` is `None`): per cent and the step of heat."""

    code: CodeValue | None
    sign: Sign | None
    overlap: Overlap
    jaccard: int
    dice: int
    heat: int
    pairs: int


def doubled(study: Study, sight: Sight, row: Round | None) -> Doubled:
    """Return what is compared in a round: codings of those who closed their reading, where the person may see them all.

    Without a round: all codings made outside rounds, each transcript as coded by those who have codings there.
    """
    name = ("doubled", row.pk if row else None)
    return ground.while_it_stands(study, sight, name, lambda: _doubled(study, sight, row))


def _doubled(study: Study, sight: Sight, row: Round | None) -> Doubled:
    rows = seen(values.coding_rows(study).filter(mark=None).exclude(coder__label=SETTLED), sight)
    closed: dict[str, list[str]] = {}
    if row is not None:
        for one in rounds.reading_rows(study).filter(round=row, state="closed"):
            if sight.sees(str(one.transcript_id), str(one.coder_id), str(row.pk)):
                closed.setdefault(one.transcript.ref, []).append(one.coder.label)
        codings = values.codings(study, rows.filter(round=row))
    else:
        codings = values.codings(study, rows.filter(round=None))
        for coding in codings:
            if coding.coder not in closed.setdefault(coding.document_id, []):
                closed[coding.document_id].append(coding.coder)
    return Doubled(codings, {text: who for text, who in closed.items() if len(who) >= LEAST_CODERS})


def open_first(study: Study, found: Doubled) -> tuple[tuple[Disagreement, ...], tuple[Disagreement, ...]]:
    """Return the disagreements that wait, and those that are settled, each the dearest first."""
    done = settled(study)
    told: tuple[list[Disagreement], list[Disagreement]] = ([], [])
    for one in found.differing:
        told[is_settled(one, done)].append(one)
    return tuple(told[False]), tuple(told[True])


def cases(study: Study, shown: Iterable[Disagreement], *, are_settled: bool) -> list[Case]:
    """Return disagreements as people read them; what nobody may read is left out."""
    texts, book = ground.texts(study), {code.id: code for code in values.codes(study)}
    numbers = {row.ref: row.pk for row in transcripts.transcript_rows(study)}
    standing = {ref for one in settled(study) for ref in one.stand}
    look = signs(book.values())
    found = []
    for one in shown:
        passage = texts.passage_at(one.document_id, one.span)
        if passage is None or not (words := ground.words_of(texts, passage)).strip():
            continue
        sides = tuple(
            (coder, tuple(_given(texts, coding, book, look, standing) for coding in codings))
            for coder, codings in one.codings
        )
        voices = ground.voices_of(texts, passage)
        found.append(Case(one, numbers[one.document_id], passage.turns, voices, words, sides, are_settled))
    return found


def _given(
    texts: Ground, coding: CodingValue, book: dict[str, CodeValue], look: dict[str, Sign], standing: set[str]
) -> Given:
    passage = texts.passage(coding)
    words = ground.words_of(texts, passage) if passage else ""
    code = book[coding.code_id]
    return Given(coding.id, code.name, look[code.id], coding.start, coding.end, words, coding.id in standing)


def one_case(study: Study, found: Doubled, transcript: int, start: int) -> Case:
    """Return the disagreement that begins there; when there is none, it answers as any missing page."""
    row = transcripts.transcript(study, transcript)
    waiting, done = open_first(study, found)
    for group, are_settled in ((waiting, False), (done, True)):
        for one in group:
            if row and one.document_id == row.ref and one.start == start:
                if told := cases(study, [one], are_settled=are_settled):
                    return told[0]
                break
    raise Http404


def settlement_of(study: Study, case: Case) -> Settlement | None:
    """Return how a case was settled, if it is."""
    found = settlement_rows(study).filter(transcript_id=case.transcript)
    return next((row for row in found if set(row.originals) == case.value.originals), None)


def alike(study: Study, found: Doubled) -> list[Alike]:
    """Return how alike the coders coded, all codes first, then each in the book's order."""
    by_code, book = found.overlaps, values.codes(study)
    look = signs(book)
    rows = [_alike(None, None, [one for pairs in by_code.values() for one in pairs])] if by_code else []
    rows += [_alike(code, look[code.id], list(by_code[code.id])) for code in book if code.id in by_code]
    return rows


def _alike(code: CodeValue | None, sign: Sign | None, pairs: list[Overlap]) -> Alike:
    whole = together(pairs)
    jaccard = whole.jaccard or 0
    return Alike(code, sign, whole, round(100 * jaccard), round(100 * (whole.dice or 0)), heat(jaccard, 1), len(pairs))
