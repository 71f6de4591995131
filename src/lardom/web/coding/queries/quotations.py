"""Found codings and turns as quotations: one row each, with everything that is known of it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import batched
from typing import TYPE_CHECKING, NamedTuple, cast

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from lardom.fieldwork.interviews import INTERVIEWER, Interview
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
from lardom.web.study.remembering.values import remembered
from lardom.web.study.together.courtesy import giving_way
from lardom.web.transcripts.queries import texts as transcripts
from lardom.web.transcripts.queries.finding import FoundTurn

if TYPE_CHECKING:
    from lardom.fieldwork.respondents import Respondent
    from lardom.study.settings import Language

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


class _Coding(NamedTuple):
    """How a row was coded, each name once."""

    codes: tuple[str, ...]
    kinds: tuple[str, ...]
    coders: tuple[str, ...]


def _together(coded: Sequence[_Coded]) -> _Coding:
    each = ((one.code for one in coded), (one.kind for one in coded if one.kind), (one.coder for one in coded))
    return _Coding(*(tuple(dict.fromkeys(names)) for names in each))


def _speakers(turns: Sequence[Turn]) -> str:
    if len(turns) == 1:
        return turns[0].speaker
    return "; ".join(dict.fromkeys(turn.speaker for turn in turns if turn.speaker))


class _Passage(NamedTuple):
    """A coding as bare values: twenty thousand of them are soon read so."""

    version: int
    transcript: int
    name: str
    start: int
    end: int
    doubt: str
    code: str
    kind: str
    coder: str


_OF_PASSAGE = ("document_id", "transcript_id", "transcript__ref", "start", "end", "doubt", "code__name", "code__kind", "coder__label")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Who:
    """Who speaks in some turns of a transcript, and in which interview."""

    usable: bool
    project: str = ""
    title: str = ""
    people: tuple[str, ...] = ()
    asks: bool = False
    relation: str = ""
    step: int | None = None
    interview: str = ""
    date: dt.date | None = None
    source: str = ""

    def named(self, interviewer: str) -> str:
        """Who speaks; the interviewer as the reader's language says it."""
        return "; ".join((*self.people, interviewer) if self.asks else self.people)


class Knowledge:
    """What is known of the transcripts that rows are made of: each interview and respondent is read once, when met."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._interviews: dict[str, Interview | None] = {}
        self._people: dict[str, Respondent] = {}
        self._voices: dict[int, tuple[str, ...]] = {}
        self._who: dict[tuple[int, tuple[str, ...]], _Who] = {}

    def learn(self, refs: Iterable[str]) -> None:
        """Read the interviews of some transcripts, and who was heard in them."""
        new = set(refs) - set(self._interviews)
        if not new:
            return
        rows = fieldwork.interview_rows(self._study).filter(transcript__in=new)
        found = fieldwork.interviews(self._study, rows)
        heard = {person for one in found for person in one.respondents} - set(self._people)
        people = fieldwork.respondent_rows(self._study).filter(ref__in=heard)
        # People first: whoever looks meanwhile finds an interview only with those who were heard in it.
        self._people.update({one.id: one for one in fieldwork.respondents(self._study, people)})
        self._interviews.update(dict.fromkeys(new) | {one.transcript: one for one in found})

    @cached_property
    def _projects(self) -> dict[str, tuple[str, str]]:
        """Label in the sample (or id) and title, by project."""
        named = dict(sampling.selection_rows(self._study).values_list("project__ref", "label"))
        titles = portfolio.project_rows(self._study).values_list("ref", "title")
        return {ref: (named.get(ref) or ref, title) for ref, title in titles}

    def voices(self, version: int, document: Document) -> tuple[str, ...]:
        """Return whose voice each turn of a version is."""
        heard = self._voices.get(version)
        if heard is None:
            if len(self._voices) > transcripts.KEPT_DOCUMENTS:
                self._voices.clear()
            interview = self._interviews.get(document.id)
            here = interview.respondents if interview else ()
            people = [self._people[one] for one in here if one in self._people]
            heard = self._voices[version] = voices(document, interview, people)
        return heard

    def who(self, version: int, document: Document, turns: Sequence[Turn]) -> _Who:
        """Return who speaks in some turns of a version (in none: who may have spoken)."""
        heard = self.voices(version, document)
        said = tuple(dict.fromkeys(heard[turn.number - 1] for turn in turns))
        found = self._who.get((version, said))
        if found is None:
            if len(self._who) > MOST_TOLD:
                self._who.clear()
            found = self._who[version, said] = self._told(self._interviews.get(document.id), said)
        return found

    def _told(self, interview: Interview | None, said: tuple[str, ...]) -> _Who:
        people = [self._people[one] for one in said if one in self._people]
        if not said and interview:  # words whose turns are lost may be anybody's who was heard
            lost = [self._people[one] for one in interview.respondents if one in self._people]
            if not all(person.may_be_used for person in lost):
                return _Who(usable=False)
        if not all(person.may_be_used for person in people):
            return _Who(usable=False)
        label, title = self._projects.get(interview.project_id, ("", "")) if interview else ("", "")
        step = interview.step if interview and interview.step is not None else next((one.step for one in people), None)
        relations = dict.fromkeys(person.relation for person in people if person.relation)
        return _Who(
            True, label, title, tuple(person.label for person in people), INTERVIEWER in said, "; ".join(relations), step, interview.id if interview else "",
            interview.date if interview else None, interview.source if interview else "",
        )  # fmt: skip


MOST_TOLD = 4096
"""Speakers of turns that are kept together."""


@dataclass(frozen=True)
class _Maker:
    """Makes rows of a study's passages; those a page shows also get their address and what was searched for in them."""

    study: Study
    found: Found
    shown: bool
    known: Knowledge
    interviewer: str

    def of_coding(self, one: _Passage) -> Quotation | None:
        """Return the row of a coding, unless it holds words of somebody who has withdrawn."""
        document = transcripts.document(self.study, one.version)
        if document is None:
            return None
        turns = document.turns_in(Span(one.start, one.end))
        return self._row(one, document, turns, _Coding((one.code,), (one.kind,) if one.kind else (), (one.coder,)))

    def of_turn(self, turn: FoundTurn, coded: Sequence[_Coded]) -> Quotation | None:
        """Return the row of a turn, unless somebody speaks in it who has withdrawn."""
        document = transcripts.document(self.study, turn.version_id)
        if document is None:
            return None
        turns = tuple(one for one in document.turns[max(0, turn.number - 1) : turn.number] if one.number == turn.number)
        place = _Passage(turn.version_id, turn.transcript_id, document.id, turn.start, turn.end, "", "", "", "")
        return self._row(place, document, turns, _together(coded))

    def _row(self, one: _Passage, document: Document, turns: Sequence[Turn], coding: _Coding) -> Quotation | None:
        who = self.known.who(one.version, document, turns)
        if not who.usable:
            return None
        first, text = turns[0] if turns else None, document.text[one.start : one.end]
        return Quotation(
            document.id, one.transcript, first.number if first else None, clock(first.begins) if first else "",
            _speakers(turns), who.project, who.title, who.named(self.interviewer), who.relation, who.step, who.interview, who.date, who.source,
            coding.codes, coding.kinds, coding.coders, text, one.doubt,
            pieces(text, self.found, self.study) if self.shown else (),
            _address(self.study, one.transcript, first) if self.shown else "",
        )  # fmt: skip


def quotations(
    study: Study, found: Found, *, first: int = 0, end: int | None = None, shown: bool = False
) -> Iterator[Quotation]:
    """Yield the rows of what was found, from one place to another, a few hundred at a time.

    Those that are `shown` on a page have their address, and their words cut at what was searched for.
    """
    known = remembered(study, "speakers of transcripts", lambda: Knowledge(study))
    make = _Maker(study, found, shown, known, _("interviewer"))
    if found.codings is not None:
        rows = found.codings.values_list(*_OF_PASSAGE)[first:end]
        for some in batched(rows.iterator(chunk_size=AT_ONCE), AT_ONCE, strict=False):
            passages = [_Passage(*row) for row in some]
            known.learn({one.name for one in passages})
            yield from filter(None, map(make.of_coding, giving_way(passages)))
    elif found.turns is not None and found.laid is not None:
        chosen = found.turns[first:end]
        for at in range(0, len(chosen), AT_ONCE):
            some_turns = list(found.laid.turns(chosen[at : at + AT_ONCE]))
            known.learn({turn.ref for turn in some_turns})
            coded = _codings_over(some_turns, found.visible)
            yield from filter(None, (make.of_turn(turn, coded.get(turn.pk, [])) for turn in giving_way(some_turns)))


def _codings_over(turns: Sequence[FoundTurn], visible: QuerySet[Coding] | None) -> dict[int, list[_Coded]]:
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


@lru_cache(maxsize=4096)
def _reader(slug: str, transcript: int) -> str:
    return reverse("coding:read", kwargs={"study": slug, "transcript": transcript})


def _address(study: Study, transcript: int, turn: Turn | None) -> str:
    url = _reader(study.slug, transcript)
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
