"""Quotations cut from real conversations: all hold, and every planted alteration is found."""

from dataclasses import dataclass
from functools import lru_cache

import pytest
from shared_data import shared

from lardom.claims.citing import find_quotations
from lardom.claims.devices import parse_quotation
from lardom.claims.quotation import Attribution
from lardom.claims.rendering import render_quotation
from lardom.claims.spoken import Spoken
from lardom.claims.verifying import Corpus
from lardom.fieldwork.respondents import Respondent
from lardom.transcripts.reading import read_transcript

FILES = {
    "A": "transcripts/en/meetings-qmsum/Committee-covid_4.json",
    "B": "transcripts/en/meetings-qmsum/Product-ES2004a.json",
    "C": "transcripts/en/interviews-pdpilot/P1.pdf",
    "D": "transcripts/en/interviews-pdpilot/P2.pdf",
    "E": "transcripts/en/podcast-changelog/the-changelog-301.md",
    "F": "transcripts/en/lecturer-examples/Lecturer-A.odt",
    "G": "transcripts/sv/riksdag-protokoll/prot-1975--036.xml",
    "H": "transcripts/en/zoom/meeting001_transcript.vtt",
}
PER_FILE = 7
CUTS = (
    "{0}",
    "“{0}”",
    "{1} […] {2}",
    "[...] {1} [X] {2}.",
    "[Berättar att det tog tid] {2}",
    "{1} ... {2} [...]",
    "{1} [nämner ett annat projekt] {2} (min kursivering)",
)


@dataclass(frozen=True)
class Cut:
    label: str
    speaker: str
    others: tuple[str, ...]
    words: tuple[str, ...]
    form: str

    def printed(self, words: tuple[str, ...] | None = None) -> str:
        chosen = words or self.words
        half = len(chosen) // 2
        return self.form.format(" ".join(chosen), " ".join(chosen[: half - 1]), " ".join(chosen[half:]))

    @property
    def is_plain(self) -> bool:
        """Whether the transcript itself has no masked names here (a mask excuses words beside it)."""
        return {piece.kind for piece in parse_quotation(" ".join(self.words), "en")} <= {"speech", "nested"}

    @property
    def attribution(self) -> Attribution:
        return Attribution(self.label, (self.speaker,))


@lru_cache(maxsize=1)
def _study() -> tuple[Corpus, tuple[Cut, ...]]:
    heard, people, cuts = [], [], []
    for label, name in FILES.items():
        document, problems = read_transcript(shared(name))
        assert document is not None, problems
        labels = {speaker: f"R{n}" for n, speaker in enumerate(document.speakers, start=1)}
        people += [Respondent(f"{label}-{r}", label, r) for r in labels.values()]
        voices = [f"{label}-{labels[turn.speaker]}" if turn.speaker else "" for turn in document.turns]
        heard.append(Spoken(document, voices, project_id=label))
        long = [turn for turn in document.turns if turn.speaker and 22 <= len(document.words_of(turn).split()) <= 300]
        for number in range(PER_FILE):
            turn = long[number * len(long) // PER_FILE]
            words = document.words_of(turn).split()
            start = number % max(1, len(words) - 20)
            others = tuple(r for speaker, r in labels.items() if speaker != turn.speaker)
            cuts.append(Cut(label, labels[turn.speaker], others, tuple(words[start : start + 18]), CUTS[number]))
    return Corpus.of(heard, people, {label: label for label in FILES}), tuple(cuts)


def test_fifty_real_quotations_hold() -> None:
    corpus, cuts = _study()
    assert len(cuts) >= 50
    failed = {cut.printed(): corpus.verify(parse_quotation(cut.printed(), "en"), cut.attribution) for cut in cuts}
    assert {printed: verdict for printed, verdict in failed.items() if not verdict.holds} == {}


def test_real_quotations_are_found_in_a_paragraph_and_hold_there() -> None:
    corpus, cuts = _study()
    for cut in cuts:
        pieces = parse_quotation(cut.printed(), "en")
        text = render_quotation(pieces, language="en", display="inline", attribution=cut.attribution)
        (found,) = find_quotations([f"This was said: {text}. It was a “success”."], language="en")
        assert found.attribution == cut.attribution
        assert corpus.verify(found.pieces, found.attribution).holds, text


@pytest.mark.parametrize("how", ["a letter", "a negation", "a word left out", "another word"])
def test_every_planted_alteration_is_found_and_shown(how: str) -> None:
    corpus, cuts = _study()
    plain = [cut for cut in cuts if cut.is_plain]
    assert len(plain) >= 45
    for number, cut in enumerate(plain):
        at = (11, 12, 14)[number % 3]
        words = list(cut.words)
        match how:
            case "a letter":
                words[at] = words[at][:1] + "q" + words[at][1:]
            case "a negation":
                words.insert(at, "never")
            case "a word left out":
                del words[at]
            case _:
                words[at] = "spontaneously"
        verdict = corpus.verify(parse_quotation(cut.printed(tuple(words)), "en"), cut.attribution)
        assert verdict.kind == "altered", (words, verdict)
        assert verdict.difference is not None
        assert verdict.difference[0] != verdict.difference[1]


def test_words_of_somebody_else_are_given_back_to_who_said_them() -> None:
    corpus, cuts = _study()
    for cut in cuts:
        for other in cut.others[:1]:
            verdict = corpus.verify(parse_quotation(cut.printed(), "en"), Attribution(cut.label, (other,)))
            assert (verdict.kind, verdict.said_by) == ("wrong speaker", cut.attribution)


def test_words_of_another_conversation_are_nowhere() -> None:
    corpus, _ = _study()
    invented = "We painted every sensor yellow so that the pigeons would finally leave the harbour office alone."
    assert corpus.verify(parse_quotation(invented, "en"), Attribution("A", ("R1",))).kind == "not found"
