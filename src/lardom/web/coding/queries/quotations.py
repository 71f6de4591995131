"""Found codings and turns as quotations: one row each, with everything that is known of it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import batched
from typing import TYPE_CHECKING, NamedTuple, cast

from django.db.models import QuerySet
from django.urls import reverse

from lardom.fieldwork.interviews import INTERVIEWER, Interview
from lardom.fieldwork.respondents import Respondent
from lardom.text.span import Span
from lardom.transcripts.searching import places
from lardom.transcripts.turns import Document, Turn
from lardom.transcripts.voices import voices
from lardom.web.coding.models import Coding
from lardom.web.coding.queries.reading import clock
from lardom.web.coding.queries.searching import Found
from lardom.web.fieldwork import queries as fieldwork
from lardom.web.portfolio import queries as portfolio
from lardom.web.sampling import queries as sampling
from lardom.web.study.models import Study
from lardom.web.transcripts import queries as transcripts

if TYPE_CHECKING:
    from lardom.study.settings import Language
    from lardom.web.transcripts.models import SearchedTurn

AT_ONCE = 500
"""Rows that are read from the database together: few enough to begin at once, many enough to be quick."""

SNIPPET = 320
"""Characters of a long turn that a page shows around what was found; downloads have all of it."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One row of the table of quotations. `pieces` are its words, each with whether it was searched for."""

    transcript: str
    number: int
    turn: int | None
    time: str
    speaker: str
    project: str
    project_title: str
    respondent: str
    relation: str
    step: int | None
    interview: str
    date: dt.date | None
    source: str
    codes: tuple[str, ...]
    kinds: tuple[str, ...]
    coders: tuple[str, ...]
    text: str
    doubt: str = ""
    pieces: tuple[tuple[str, bool], ...] = ()
    url: str = ""


class _Coded(NamedTuple):
    """What a row tells of a coding over its turn."""

    version: int
    start: int
    end: int
    code: str
    kind: str
    coder: str


@dataclass
class Knowledge:
    """What is known of the transcripts that rows are made of: each interview and respondent is read once, when met."""

    study: Study
    interviews: dict[str, Interview | None] = field(default_factory=dict)
    people: dict[str, Respondent] = field(default_factory=dict)
    _voices: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def learn(self, refs: Iterable[str]) -> None:
        """Read the interviews of some transcripts, and who was heard in them."""
        new = set(refs) - set(self.interviews)
        if not new:
            return
        self.interviews |= dict.fromkeys(new)
        rows = fieldwork.interview_rows(self.study).filter(transcript__in=new)
        found = fieldwork.interviews(self.study, rows)
        self.interviews |= {one.transcript: one for one in found}
        heard = {person for one in found for person in one.respondents} - set(self.people)
        people = fieldwork.respondent_rows(self.study).filter(ref__in=heard)
        self.people |= {one.id: one for one in fieldwork.respondents(self.study, people)}

    @cached_property
    def projects(self) -> dict[str, tuple[str, str]]:
        """Label in the sample (or id) and title, by project."""
        named = dict(sampling.selection_rows(self.study).values_list("project__ref", "label"))
        titles = portfolio.project_rows(self.study).values_list("ref", "title")
        return {ref: (named.get(ref) or ref, title) for ref, title in titles}

    def voices(self, version: int, document: Document) -> tuple[str, ...]:
        """Return whose voice each turn of a version is."""
        if version not in self._voices:
            if len(self._voices) > transcripts.KEPT_DOCUMENTS:
                self._voices.clear()
            interview = self.interviews.get(document.id)
            here = interview.respondents if interview else ()
            people = [self.people[one] for one in here if one in self.people]
            self._voices[version] = voices(document, interview, people)
        return self._voices[version]


def quotations(study: Study, found: Found, *, first: int = 0, end: int | None = None) -> Iterator[Quotation]:
    """Yield the rows of what was found, from one place to another, a few hundred at a time."""
    knowledge = Knowledge(study)
    if found.codings is not None:
        rows = found.codings.select_related("code", "coder", "transcript")[first:end]
        for some in batched(_in_parts(rows), AT_ONCE, strict=False):
            knowledge.learn(row.transcript.ref for row in some)
            for row in some:
                yield from _of_coding(knowledge, row, found)
    elif found.turns is not None:
        turns = found.turns.select_related("transcript", "version").defer(
            "stems", "version__text", "version__turns", "version__paragraphs"
        )
        for some_turns in batched(_in_parts(turns[first:end]), AT_ONCE, strict=False):
            knowledge.learn(turn.transcript.ref for turn in some_turns)
            coded = _codings_over(some_turns, found.visible)
            for turn in some_turns:
                yield from _of_turn(knowledge, turn, found, coded.get(turn.pk, []))


def _in_parts[R](rows: "QuerySet[R]") -> Iterator[R]:  # type: ignore[type-var]
    return rows.iterator(chunk_size=AT_ONCE)


def _of_coding(knowledge: Knowledge, row: Coding, found: Found) -> Iterator[Quotation]:
    document = transcripts.document(knowledge.study, row.document_id)
    if document is None:
        return
    turns = document.turns_in(Span(row.start, row.end))
    codes, kinds, coders = (row.code.name,), (row.code.kind,), (row.coder.label,)
    yield from _row(
        knowledge, document, turns, version=row.document_id, transcript=row.transcript_id,
        span=Span(row.start, row.end), found=found, codes=codes, kinds=kinds, coders=coders, doubt=row.doubt,
    )  # fmt: skip


def _of_turn(knowledge: Knowledge, turn: "SearchedTurn", found: Found, coded: Sequence[_Coded]) -> Iterator[Quotation]:
    document = transcripts.document(knowledge.study, turn.version_id)
    if document is None:
        return
    turns = tuple(one for one in document.turns[max(0, turn.number - 1) : turn.number] if one.number == turn.number)
    yield from _row(
        knowledge, document, turns, version=turn.version_id, transcript=turn.transcript_id,
        span=Span(turn.start, turn.end), found=found,
        codes=tuple(dict.fromkeys(one.code for one in coded)), kinds=tuple(dict.fromkeys(one.kind for one in coded)),
        coders=tuple(dict.fromkeys(one.coder for one in coded)),
    )  # fmt: skip


def _codings_over(turns: "Sequence[SearchedTurn]", visible: QuerySet[Coding] | None) -> dict[int, list[_Coded]]:
    """Return the codings the reader may see over each of some turns."""
    if visible is None or not turns:
        return {}
    by_version: dict[int, list[_Coded]] = {turn.version_id: [] for turn in turns}
    # Bare values of the transcripts at hand: a page's turns lie in few of them, a heavily coded one has thousands.
    found = visible.filter(document_id__in=by_version).order_by("start", "pk")
    found = found.filter(start__lt=max(turn.end for turn in turns), end__gt=min(turn.start for turn in turns))
    for row in found.values_list("document_id", "start", "end", "code__name", "code__kind", "coder__label"):
        one = _Coded(*row)
        by_version[one.version].append(one)
    return {
        turn.pk: [one for one in by_version[turn.version_id] if one.start < turn.end and one.end > turn.start]
        for turn in turns
    }


def _row(
    knowledge: Knowledge, document: Document, turns: Sequence[Turn], *, version: int, transcript: int, span: Span,
    found: Found, codes: tuple[str, ...], kinds: tuple[str, ...], coders: tuple[str, ...], doubt: str = "",
) -> Iterator[Quotation]:  # fmt: skip
    """Yield the row of a passage, unless somebody whose words it holds has withdrawn."""
    heard = knowledge.voices(version, document)
    said = list(dict.fromkeys(heard[turn.number - 1] for turn in turns))
    people = [knowledge.people[one] for one in said if one in knowledge.people]
    interview = knowledge.interviews.get(document.id)
    if not turns and interview:  # words whose turns are lost may be anybody's who was heard
        people = [knowledge.people[one] for one in interview.respondents if one in knowledge.people]
    if any(not person.may_be_used for person in people):
        return
    people = people if turns else []
    label, title = knowledge.projects.get(interview.project_id, ("", "")) if interview else ("", "")
    first, text = turns[0] if turns else None, span.of(document.text)
    asks = INTERVIEWER in said
    yield Quotation(
        document.id, transcript, first.number if first else None, clock(first.begins) if first else "",
        "; ".join(dict.fromkeys(turn.speaker for turn in turns if turn.speaker)), label, title,
        "; ".join([person.label for person in people] + ([INTERVIEWER] if asks else [])),
        "; ".join(dict.fromkeys(person.relation for person in people if person.relation)),
        interview.step if interview and interview.step is not None else next((one.step for one in people), None),
        interview.id if interview else "", interview.date if interview else None,
        interview.source if interview else "", codes, tuple(kind for kind in kinds if kind), coders, text, doubt,
        pieces(text, found, knowledge.study), _address(knowledge.study, transcript, first),
    )  # fmt: skip


def _address(study: Study, transcript: int, turn: Turn | None) -> str:
    url = reverse("coding:read", kwargs={"study": study.slug, "transcript": transcript})
    return f"{url}#turn-{turn.number}" if turn else url


def pieces(text: str, found: Found, study: Study) -> tuple[tuple[str, bool], ...]:
    """Cut a text at the searched words, and a long one down to what stands around the first of them."""
    language = cast("Language", study.language)
    marked = _apart(places(text, language, found.groups)) if found.groups else []
    if not marked and found.groups:
        other: Language = "en" if language == "sv" else "sv"
        marked = _apart(places(text, other, found.groups))
    begin, end = _window(text, marked)
    cut: list[tuple[str, bool]] = [("… ", False)] if begin else []
    at = begin
    for span in marked:
        if span.start >= at and span.end <= end:
            cut += [(text[at : span.start], False), (span.of(text), True)]
            at = span.end
    cut.append((text[at:end], False))
    if end < len(text):
        cut.append((" …", False))
    return tuple(piece for piece in cut if piece[0])


def _apart(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _window(text: str, marked: Sequence[Span]) -> tuple[int, int]:
    if len(text) <= 2 * SNIPPET:
        return 0, len(text)
    begin = max(0, (marked[0].start if marked else 0) - SNIPPET // 2)
    begin = text.find(" ", begin) + 1 if begin else 0
    end = text.rfind(" ", begin, begin + 2 * SNIPPET)
    return begin, len(text) if begin + 2 * SNIPPET >= len(text) else max(end, begin + SNIPPET)
