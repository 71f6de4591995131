"""Verify quotations: were the printed words said, and by those the report says?

The rule: cut the printed words at ellipses; drop the editors' summaries; let masked, exchanged and inserted
words stand for anything short; every remaining piece must be found, in order, in turns spoken by the
attributed respondents of that project.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, pairwise
from typing import Literal

from lardom.claims.comparing import Likeness, compare
from lardom.claims.ground import Ground
from lardom.claims.matching import WALL, Choice, Chunk, Pattern, Place, match, pattern_of
from lardom.claims.quotation import Attribution, Piece
from lardom.claims.spoken import Spoken
from lardom.fieldwork.interviews import INTERVIEWER
from lardom.fieldwork.respondents import Respondent
from lardom.text.quote import bare, difference, fold
from lardom.transcripts.voices import INTERVIEWER_LABELS

Kind = Literal["exact", "exact after devices", "wrong speaker", "altered", "not found"]

NEAR_ENOUGH = 0.6
"""The share of the printed words that must have been said for a quotation to be called altered, not invented."""

NEAR_ENOUGH_ELSEWHERE = 0.75
"""The same when the words are not the attributed respondents' own: likeness by chance is commoner there."""


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


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whom an attribution names: the ids found, and what is wrong with it."""

    project_id: str = ""
    voices: frozenset[str] = frozenset()
    reasons: tuple[str, ...] = ()
    named: bool = True


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

    def __init__(self, ground: Ground) -> None:
        heard = []
        for document in ground.material.documents:
            interview = ground.interview_of(document.id)
            heard.append(
                Spoken(
                    document,
                    ground.voices(document.id),
                    project_id=interview.project_id if interview else "",
                    respondents=interview.respondents if interview else (),
                    notes=interview is not None and interview.source == "notes",
                )
            )
        labels = {p.project_id: ground.label_of(p.project_id) for p in ground.material.respondents}
        self._fill(heard, ground.material.respondents, labels)

    @classmethod
    def of(
        cls, transcripts: Iterable[Spoken], respondents: Iterable[Respondent], labels: Mapping[str, str] | None = None
    ) -> "Corpus":
        """Make a corpus of transcripts, respondents and the labels of their projects (id → "F")."""
        corpus = cls.__new__(cls)
        corpus._fill(list(transcripts), respondents, labels or {})
        return corpus

    def _fill(self, transcripts: list[Spoken], respondents: Iterable[Respondent], labels: Mapping[str, str]) -> None:
        self._transcripts = transcripts
        self._by_id = {spoken.document.id: spoken for spoken in transcripts}
        self._people = {person.id: person for person in respondents}
        self._labels = {project_id: label for project_id, label in labels.items() if label}
        self._projects = {label.casefold(): project_id for project_id, label in self._labels.items()}
        self._by_label = {(p.project_id, p.label.casefold()): p.id for p in self._people.values()}
        self._heard_in: dict[str, list[Spoken]] = {}
        for spoken in transcripts:
            for voice in dict.fromkeys((*spoken.voices, *spoken.respondents)):
                self._heard_in.setdefault(voice, []).append(spoken)

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
        pattern = pattern_of(pieces)
        if not pattern.chunks:
            return Verdict("not found", reason="no words")
        asked = self._ask(attribution)
        sources = self._sources(asked, document_id)
        for spoken in sources:
            if verdict := self._hear(pattern, spoken, asked):
                return _with(verdict, _place_reasons(verdict, self._by_id.get(document_id), document_id, turns))
        elsewhere = self._hear_elsewhere(pattern, asked)
        if elsewhere is not None and (not asked.named or elsewhere.holds):
            return elsewhere
        return elsewhere or self._nearest(pattern, asked, sources)

    # ---- whom and where -------------------------------------------------------------------------------------------

    def _ask(self, attribution: Attribution | None) -> _Asked:
        if attribution is None:
            return _Asked(named=False)
        project_id = self._project(attribution.project)
        if not attribution.project:
            ids = (p.id for p in self._people.values() if p.label.casefold() in _keys(attribution.respondents))
            return _Asked("", frozenset(ids), ("no project named",))
        if not project_id:
            return _Asked(reasons=("no such project",))
        if not attribution.respondents:
            everyone = (p.id for p in self._people.values() if p.project_id == project_id)
            return _Asked(project_id, frozenset(everyone))
        found = [self._by_label.get((project_id, key)) for key in _keys(attribution.respondents)]
        missing = ("no such respondent",) if None in found else ()
        return _Asked(project_id, frozenset(one for one in found if one), missing)

    def _project(self, label: str) -> str:
        known = self._projects.get(label.casefold().strip())
        return known or (label if any(p.project_id == label for p in self._people.values()) else "")

    def _sources(self, asked: _Asked, document_id: str) -> list[Spoken]:
        """Return the transcripts in which the attributed respondents are heard, the named one first."""
        found = dict.fromkeys(chain.from_iterable(self._heard_in.get(one, ()) for one in sorted(asked.voices)))
        named = self._by_id.get(document_id)
        return sorted(found, key=lambda spoken: spoken is not named)

    # ---- the attributed respondents -------------------------------------------------------------------------------

    def _hear(self, pattern: Pattern, spoken: Spoken, asked: _Asked) -> Verdict | None:
        """Look for the words among those of the attributed respondents, then among unnamed voices as well."""
        for voices in (asked.voices, asked.voices | {""}):
            if "" in voices and ("" not in spoken.voices or not asked.voices.intersection(spoken.respondents)):
                continue
            if found := match(pattern, self._choice(pattern, spoken, voices)):
                verdict = self._verdict(pattern, spoken, found)
                tagged = {self._tagged(tag, spoken) for tag in pattern.speakers} - {"", INTERVIEWER}
                if not tagged <= asked.voices:
                    return _with(replace(verdict, kind="wrong speaker"), [*asked.reasons, "tag not attributed"])
                silent = [] if asked.voices.issubset(verdict.respondents) or not asked.project_id else ["not all heard"]
                return _with(verdict, [*asked.reasons, *(silent if len(asked.voices) > 1 else [])])
        return None

    def _choice(self, pattern: Pattern, spoken: Spoken, voices: frozenset[str]) -> Choice:
        streams = {
            tag: spoken.stream({self._tagged(tag, spoken)} if self._tagged(tag, spoken) else voices)
            for tag in pattern.speakers
        }
        streams[""] = spoken.stream(voices)

        def choose(chunk: Chunk) -> "Stream":
            return streams[chunk.speaker]

        return choose

    def _tagged(self, tag: str, spoken: Spoken) -> str:
        """Return the voice a speaker tag stands for in a transcript, empty when nobody is called so."""
        label = _keys((tag,))[0]
        if label in INTERVIEWER_LABELS:
            return INTERVIEWER
        return self._by_label.get((spoken.project_id, label), "")

    def _verdict(self, pattern: Pattern, spoken: Spoken, found: Sequence[Sequence[Place]]) -> Verdict:
        places = [place for chunk in found for place in chunk]
        cut = pattern.has_devices or any(_skips(a, b) for a, b in pairwise(places))
        return self._facts(Verdict("exact after devices" if cut else "exact"), spoken, places)

    def _facts(self, verdict: Verdict, spoken: Spoken, places: Sequence[Place]) -> Verdict:
        """Add to a verdict where the words stand, who said them and whether they may be printed."""
        voices = dict.fromkeys(voice for place in places for voice in spoken.voices_of(place))
        spans = tuple((spoken.document.id, *span) for place in places for span in spoken.origin(place))
        people = [self._people[voice] for voice in voices if voice in self._people]
        reasons = ["speaker unknown"] if "" in voices else []
        reasons += ["notes, not speech"] if spoken.notes else []
        if any(not person.may_be_used for person in people):
            reasons.append("consent withdrawn")
        elif any(not person.may_be_quoted for person in people):
            reasons.append("no consent to quote")
        project = people[0].project_id if people else spoken.project_id
        by = Attribution(self._labels.get(project, project), tuple(sorted(p.label for p in people))) if people else None
        known = tuple(voice for voice in voices if voice)
        return _with(replace(verdict, spans=spans, respondents=known, said_by=by, project_id=project), reasons)

    # ---- everybody else -------------------------------------------------------------------------------------------

    @cached_property
    def _word_index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for number, spoken in enumerate(self._transcripts):
            for word in set(spoken.folded.text.replace(WALL, " ").split()):
                index.setdefault(word, []).append(number)
        return index

    def _with_all_words(self, pattern: Pattern, asked: _Asked) -> list[Spoken]:
        """Return the transcripts that hold every inner word of the longest segment, the project's own first."""
        longest = max((s for chunk in pattern.chunks for s in chunk.segments), key=lambda s: len(s.text))
        numbers = set(range(len(self._transcripts)))
        # The first and the last word may be written otherwise (capital, stop).
        for word in longest.text.split()[1:-1]:
            numbers &= set(self._word_index.get(word, ()))
            if not numbers:
                break
        found = [self._transcripts[number] for number in sorted(numbers)]
        return sorted(found, key=lambda spoken: spoken.project_id != asked.project_id)

    def _hear_elsewhere(self, pattern: Pattern, asked: _Asked) -> Verdict | None:
        """Look for the words among all voices of all transcripts."""
        for spoken in self._with_all_words(pattern, asked):
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

    def _nearest(self, pattern: Pattern, asked: _Asked, sources: Sequence[Spoken]) -> Verdict:
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
        scores: Counter[int] = Counter()
        for chunk in pattern.chunks:
            for word in {word for segment in chunk.segments for word in segment.text.split()}:
                holders = self._word_index.get(word, ())
                # A word that everybody uses points at nobody.
                if len(holders) * 4 <= len(self._transcripts) + 8:
                    for number in holders:
                        scores[number] += 1
        found: list[tuple[Likeness, Spoken | None]] = [(Likeness(0.0), None)]
        for number, _ in scores.most_common(3):
            spoken = self._transcripts[number]
            for voices in _choirs(spoken):
                stream = spoken.stream(voices)
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


def _keys(labels: Iterable[str]) -> list[str]:
    """Return respondents' labels as they are compared: "Respondent 3", "r3", "K-R3" and "R 3" are R3."""
    keys = []
    for label in labels:
        key = "".join(label.casefold().split())
        number = key.lstrip("abcdefghijklmnopqrstuvwxyzåäö-–:.")
        is_person = key.startswith(("respondent", "intervjuperson", "interviewee")) or "r" in key.split("-")[-1][:1]
        keys.append(f"r{number}" if number.isdigit() and is_person else key)
    return keys


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
