"""Verify quotations: whether the printed words were said, and by those the report names.

The rule: cut the printed words at ellipses; drop the editors' summaries; let masked, exchanged and inserted
words stand for anything short; every remaining piece must be found, in order, in turns spoken by the
attributed respondents of that project.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from lardom.claims.comparing import Likeness, compare
from lardom.claims.ground import Ground
from lardom.claims.hearing import Asked, Hearing, hearing_of
from lardom.claims.matching import WALL, Choice, Pattern, Place, match, pattern_of
from lardom.claims.quotation import Attribution, Piece
from lardom.claims.spoken import Spoken
from lardom.fieldwork.interviews import INTERVIEWER
from lardom.fieldwork.respondents import Respondent
from lardom.text.quote import bare, difference, fold

Kind = Literal["exact", "exact after devices", "wrong speaker", "altered", "not found"]

NEAR_ENOUGH = 0.6
"""The share of the printed words that must have been said for a quotation to be called altered, not invented."""

NEAR_ENOUGH_ELSEWHERE = 0.75
"""The same when the words are not the attributed respondents' own: likeness by chance is commoner there."""


_REMEMBERED = 5000
"""Verdicts a corpus keeps: a report is checked many times while it is written, its quotations stay the same."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one quotation.

    `spans` are `(document id, start, end)` in code points, one for each piece and turn; `respondents` who
    really said it (respondent ids, or "interviewer"); `difference` the smallest one, `(printed, said)`;
    `reason` holds keys of `explaining.REASONS`, joined by "; ", empty when there is nothing to add;
    `said_by` is the attribution as it should stand; `marks_only` tells that an altered quotation differs
    in capitals or punctuation only; `project_id` is the project of the transcript.
    """

    kind: Kind
    spans: tuple[tuple[str, int, int], ...] = ()
    respondents: tuple[str, ...] = ()
    difference: tuple[str, str] | None = None
    reason: str = ""
    said_by: Attribution | None = None
    marks_only: bool = False
    project_id: str = ""

    @property
    def holds(self) -> bool:
        """Whether the words were said by those they are ascribed to."""
        return self.kind in ("exact", "exact after devices")

    @property
    def reasons(self) -> tuple[str, ...]:
        """The keys of `reason`, one by one."""
        return tuple(key for key in self.reason.split("; ") if key)


class Corpus:
    """All transcripts of a study, ready to verify quotations against.

    Made once for a study; transcripts are folded when they are first needed. `Corpus.of` makes one from
    plain values.

    >>> from lardom.claims.devices import parse_quotation
    >>> from lardom.transcripts.turns import Document, Turn
    >>> document = Document("f.txt", "R1: Ja, vi vågade prova.", (Turn(1, 4, 24, "R1"),))
    >>> corpus = Corpus.of([Spoken(document, ("F-R1",), project_id="p6")], [Respondent("F-R1", "p6", "R1")], {"p6": "F"})
    >>> verdict = corpus.verify(parse_quotation("Vi vågade […]"), Attribution("F", ("R1",)))
    >>> verdict.kind, verdict.spans
    ('exact after devices', (('f.txt', 8, 17),))
    """

    def __init__(self, ground: Ground | Hearing) -> None:
        self._hearing = ground if isinstance(ground, Hearing) else hearing_of(ground)
        self._verified: dict[tuple[object, ...], Verdict] = {}

    @classmethod
    def of(
        cls, transcripts: Iterable[Spoken], respondents: Iterable[Respondent], labels: Mapping[str, str] | None = None
    ) -> "Corpus":
        """Make a corpus of transcripts, respondents and the labels of their projects (id → "F")."""
        return cls(Hearing(transcripts, respondents, labels))

    def transcript(self, document_id: str) -> str:
        """Return the text that the spans of a verdict point into, empty when there is none of that name."""
        spoken = self._hearing.named(document_id)
        return spoken.document.text if spoken else ""

    def verify(
        self,
        pieces: Sequence[Piece],
        attribution: Attribution | None = None,
        *,
        document_id: str = "",
        turns: Sequence[int] = (),
    ) -> Verdict:
        """Return what became of a quotation.

        `document_id` and `turns` (numbers from 1) say where the register has it from; words found
        elsewhere with the same respondents still hold, with a reason. Without attribution, or with a
        respondent and no project, all transcripts are searched.
        """
        asked = (tuple(pieces), attribution, document_id, tuple(turns))
        if asked not in self._verified:
            if len(self._verified) >= _REMEMBERED:
                self._verified.clear()
            self._verified[asked] = self._verify(pieces, attribution, document_id, turns)
        return self._verified[asked]

    def _verify(
        self, pieces: Sequence[Piece], attribution: Attribution | None, document_id: str, turns: Sequence[int]
    ) -> Verdict:
        pattern = pattern_of(pieces)
        if not pattern.chunks:
            return Verdict("not found", reason="no words")
        asked = self._hearing.ask(attribution)
        sources = self._hearing.sources(asked, document_id)
        named = self._hearing.named(document_id)
        own = self._hear(pattern, named, asked, turns) if named in sources and named is not None and turns else None
        if own := own or self._hear_own(pattern, sources, asked):
            return _with(own, _place_reasons(own, named, document_id, turns))
        return self._hear_elsewhere(pattern, asked) or self._nearest(pattern, asked, sources)

    # ---- the attributed respondents -------------------------------------------------------------------------------

    def _hear_own(self, pattern: Pattern, sources: Sequence[Spoken], asked: Asked) -> Verdict | None:
        """Look in one transcript after the other, then for parts of an excerpt in several."""
        for spoken in sources:
            if verdict := self._hear(pattern, spoken, asked):
                return verdict
        if len(sources) < 2 or len(pattern.chunks) < 2 or not asked.project_id:
            return None
        parts: list[Verdict] = []
        chunks, left = pattern.chunks, list(sources)
        while chunks:
            for count, spoken in ((count, one) for count in range(len(chunks), 0, -1) for one in left):
                # A lone word stands in many transcripts; it must not stand alone in one of them.
                if all(chunk.is_short for chunk in chunks[:count]):
                    continue
                if part := self._hear(Pattern(chunks[:count], has_devices=True), spoken, asked):
                    parts.append(part)
                    chunks = chunks[count:]
                    left.remove(spoken)
                    break
            else:
                return None
        return self._joined(parts, pattern, asked)

    def _joined(self, parts: Sequence[Verdict], pattern: Pattern, asked: Asked) -> Verdict:
        """Return one verdict for an excerpt whose parts stand in several transcripts."""
        voices = tuple(dict.fromkeys(voice for part in parts for voice in part.respondents))
        kind: Kind = "exact after devices" if pattern.has_devices else "exact"
        if any(not part.holds for part in parts):
            kind = "wrong speaker"
        reasons = [key for part in parts for key in part.reasons if key != "not all heard"]
        spans = tuple(span for part in parts for span in part.spans)
        silent = len(asked.voices) > 1 and bool(asked.project_id) and not asked.voices.issubset(voices)
        joined = replace(parts[0], kind=kind, spans=spans, respondents=voices, said_by=self._named(voices), reason="")
        return _with(joined, [*reasons, "several transcripts", *(["not all heard"] if silent else [])])

    def _hear(self, pattern: Pattern, spoken: Spoken, asked: Asked, turns: Sequence[int] = ()) -> Verdict | None:
        """Look for the words among those of the attributed respondents, then among unnamed voices as well."""
        for voices in (asked.voices, asked.voices | {""}):
            if "" in voices and ("" not in spoken.voices or not asked.voices.intersection(spoken.respondents)):
                continue
            if found := match(pattern, self._choice(pattern, spoken, voices, turns)):
                verdict = self._verdict(pattern, spoken, found)
                tagged = {self._hearing.tagged(tag, spoken) for tag in pattern.speakers} - {"", INTERVIEWER}
                if not tagged <= asked.voices:
                    return _with(replace(verdict, kind="wrong speaker"), [*asked.reasons, "tag not attributed"])
                silent = [] if asked.voices.issubset(verdict.respondents) or not asked.project_id else ["not all heard"]
                return _with(verdict, [*asked.reasons, *(silent if len(asked.voices) > 1 else [])])
        return None

    def _choice(self, pattern: Pattern, spoken: Spoken, voices: frozenset[str], turns: Sequence[int] = ()) -> Choice:
        tagged = {tag: self._hearing.tagged(tag, spoken) for tag in pattern.speakers}
        streams = {tag: spoken.stream({voice} if voice else voices, turns) for tag, voice in tagged.items()}
        streams[""] = spoken.stream(voices, turns)
        return lambda chunk: streams[chunk.speaker]

    def _verdict(self, pattern: Pattern, spoken: Spoken, found: Sequence[Sequence[Place]]) -> Verdict:
        places = [place for chunk in found for place in chunk]
        cut = pattern.has_devices or any(_skips(a, b) for a, b in pairwise(places))
        return self._facts(Verdict("exact after devices" if cut else "exact"), spoken, places)

    def _facts(self, verdict: Verdict, spoken: Spoken, places: Sequence[Place]) -> Verdict:
        """Add to a verdict where the words stand, who said them and whether they may be printed."""
        voices = dict.fromkeys(voice for place in places for voice in spoken.voices_of(place))
        spans = tuple((spoken.document.id, *span) for place in places for span in spoken.origin(place))
        people = [self._hearing.people[voice] for voice in voices if voice in self._hearing.people]
        reasons = ["speaker unknown"] if "" in voices else []
        reasons += ["notes, not speech"] if spoken.notes else []
        if any(not person.may_be_used for person in people):
            reasons.append("consent withdrawn")
        elif any(not person.may_be_quoted for person in people):
            reasons.append("no consent to quote")
        project = people[0].project_id if people else spoken.project_id
        known = tuple(voice for voice in voices if voice)
        by = self._named(known)
        return _with(replace(verdict, spans=spans, respondents=known, said_by=by, project_id=project), reasons)

    def _named(self, voices: Iterable[str]) -> Attribution | None:
        """Return the attribution that names these voices (those of the first one's project)."""
        people = [self._hearing.people[voice] for voice in voices if voice in self._hearing.people]
        if not people:
            return None
        project = people[0].project_id
        labels = sorted((p.label for p in people if p.project_id == project), key=lambda label: (len(label), label))
        return Attribution(self._hearing.labels.get(project, project), tuple(labels))

    # ---- everybody else -------------------------------------------------------------------------------------------

    def _hear_elsewhere(self, pattern: Pattern, asked: Asked) -> Verdict | None:
        """Look for the words among all voices of all transcripts."""
        longest = max((s.text for chunk in pattern.chunks for s in chunk.segments), key=len)
        # The first and the last word may be written otherwise (capital, stop).
        for spoken in self._hearing.with_all(longest.split()[1:-1], asked.project_id):
            for voices in _choirs(spoken):
                stream = spoken.stream(voices)
                found = match(pattern, lambda _, stream=stream: stream)  # type: ignore[misc]
                if found:
                    verdict = self._verdict(pattern, spoken, found)
                    if asked.named:
                        verdict = replace(verdict, kind="wrong speaker")
                    return _with(verdict, [*asked.reasons, *([] if asked.named else ["no attribution"])])
        return None

    # ---- near misses ----------------------------------------------------------------------------------------------

    def _nearest(self, pattern: Pattern, asked: Asked, sources: Sequence[Spoken]) -> Verdict:
        """Show what the words come nearest to, first among the attributed respondents' own."""
        own = [(compare(pattern, self._choice(pattern, one, asked.voices)), one) for one in sources]
        best, spoken = max(own, key=lambda pair: pair[0].share, default=(Likeness(0.0), None))
        if spoken is not None and best.share >= NEAR_ENOUGH:
            return _with(self._altered(best, spoken), asked.reasons)
        other, elsewhere = self._nearest_elsewhere(pattern)
        if elsewhere is not None and other.share >= max(NEAR_ENOUGH_ELSEWHERE, best.share):
            extra = ["another speaker"] if asked.named else ["no attribution"]
            return _with(self._altered(other, elsewhere), [*asked.reasons, *extra])
        reasons = [*asked.reasons, *([] if sources or asked.reasons or not asked.named else ["no material"])]
        return _with(Verdict("not found"), reasons)

    def _nearest_elsewhere(self, pattern: Pattern) -> tuple[Likeness, Spoken | None]:
        found: list[tuple[Likeness, Spoken | None]] = [(Likeness(0.0), None)]
        words = {word for chunk in pattern.chunks for segment in chunk.segments for word in segment.text.split()}
        for spoken in self._hearing.sharing_most(words):
            stream = spoken.stream(spoken.people)
            found.append((compare(pattern, lambda _, stream=stream: stream), spoken))  # type: ignore[misc]
        return max(found, key=lambda pair: pair[0].share)

    def _altered(self, likeness: Likeness, spoken: Spoken) -> Verdict:
        verdict = self._facts(Verdict("altered"), spoken, likeness.places)
        if likeness.failing is None:
            return _with(verdict, ["other order"])
        printed, said = likeness.failing.printed, ""
        if likeness.near is not None:
            spans = spoken.origin(likeness.near)
            between = " […] " if likeness.across_wall else " "
            said = between.join(spoken.document.text[start:end] for start, end in spans)
        words = [[bare(fold(word).text).casefold() for word in text.split()] for text in (printed, said)]
        only = likeness.near is not None and words[0] == words[1]
        shown = (printed, said) if not said else difference(printed, said)
        reasons = ["turn left out"] if likeness.across_wall else ["marks only"] if only else []
        return _with(replace(verdict, difference=shown, marks_only=only), reasons)


def _choirs(spoken: Spoken) -> Iterator[frozenset[str]]:
    """Yield each voice of a transcript alone, then all of them together."""
    people = spoken.people
    yield from (frozenset((voice,)) for voice in people)
    if len(people) > 1:
        yield frozenset(people)


def _skips(before: Place, after: Place) -> bool:
    """Tell whether words were left out between two places that follow each other."""
    if before.stream is not after.stream:
        return False
    return (
        any(map(str.isalnum, before.stream.text[before.end : after.start]))
        or WALL in before.stream.text[before.end : after.start]
    )


def _place_reasons(verdict: Verdict, spoken: Spoken | None, document_id: str, turns: Sequence[int]) -> list[str]:
    """Tell when the words stand elsewhere than the register says."""
    if not document_id:
        return []
    if spoken is None or any(span[0] != spoken.document.id for span in verdict.spans):
        return ["other transcript"]
    if turns:
        within = {turn.number for span in verdict.spans if (turn := spoken.document.turn_at(span[1]))}
        return [] if within <= set(turns) else ["other turns"]
    return []


def _with(verdict: Verdict, reasons: Iterable[str]) -> Verdict:
    joined = dict.fromkeys((*verdict.reasons, *reasons))
    return replace(verdict, reason="; ".join(joined)) if joined else verdict
