"""Invented conversations and excerpts cut from them with every device, for the properties of quotations."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from lardom.claims.spoken import Spoken
from lardom.claims.verifying import Corpus
from lardom.fieldwork.respondents import Respondent
from lardom.transcripts.turns import Document, Turn

# No word has a q, and no word without one of its letters is another word of the list.
_WORDS = (
    "kommunen samarbetet tekniken människor jobbade tillsammans ganska mycket nytt projektet behovet sensorer vatten "
    "arbetssätt försökte utveckla lärande upphandling tjänsten plattformen förvaltning ekonomin eldsjälar because funding"
)
WORDS = _WORDS.split()
SMALL = ("vi", "och", "det", "var", "inte", "i", "på", "så", "alltså", "don't", "e-post")
PEOPLE = {"R1": "F-R1", "R2": "F-R2"}
CUTS = ("[…]", "[...]", "(…)", "(...)", "...", "…", "[Berättar att det tog tid]")
MASKS = ("[X]", "X", "XX", "[XXX]", "[nämner två olika länder]", "[en ny kontext]", "(i kommunen)", "[namn borttaget]")
SPACES = (" ", "  ", "\n", "\xa0", " \t ")

word = st.one_of(st.sampled_from(WORDS), st.sampled_from(SMALL))


@dataclass
class Excerpt:
    """An excerpt in the making: words of speech and devices in order, and who speaks."""

    respondent: str
    parts: list[tuple[str, str]] = field(default_factory=list)

    @property
    def spoken(self) -> list[int]:
        """The indices of the parts that are words of speech."""
        return [index for index, (kind, _) in enumerate(self.parts) if kind == "speech"]

    def printed(self, space: str = " ") -> str:
        return space.join(text for _, text in self.parts)


@dataclass(frozen=True)
class Talk:
    """A conversation of project F: who says which words."""

    turns: tuple[tuple[str, tuple[str, ...]], ...]

    def corpus(self) -> Corpus:
        text, turns, voices = "", [], []
        for number, (speaker, words) in enumerate(self.turns, start=1):
            text += f"{speaker}: "
            said = " ".join(words)
            turns.append(Turn(number, len(text), len(text) + len(said), speaker))
            voices.append(PEOPLE.get(speaker, "interviewer"))
            text += said + "\n"
        people = [Respondent(id_, "p6", label) for label, id_ in PEOPLE.items()]
        spoken = Spoken(
            Document("f.txt", text, tuple(turns)), voices, project_id="p6", respondents=tuple(PEOPLE.values())
        )
        return Corpus.of([spoken], people, {"p6": "F"})


@st.composite
def talks(draw: st.DrawFn) -> Talk:
    """Conversations of 2-8 turns; every second the interviewer's."""
    turns: list[tuple[str, tuple[str, ...]]] = []
    for number in range(draw(st.integers(2, 8))):
        speaker = "I" if number % 2 else draw(st.sampled_from(["R1", "R2"]))
        said = draw(st.lists(word, min_size=3 if speaker != "I" else 1, max_size=30))
        commas = draw(st.sets(st.integers(0, len(said) - 2), max_size=3)) if len(said) > 2 else set()
        words = [f"{w}," if i in commas else w for i, w in enumerate(said)]
        turns.append((speaker, (*words[:-1], words[-1] + draw(st.sampled_from([".", "?", ""])))))
    return Talk(tuple(turns))


@st.composite
def excerpts(draw: st.DrawFn, talk: Talk, *, devices: bool = True) -> Excerpt:
    """Excerpts of one turn (a cut may run on into a later turn of the same respondent)."""
    at = draw(st.sampled_from([i for i, (speaker, _) in enumerate(talk.turns) if speaker != "I"]))
    respondent, words = talk.turns[at]
    excerpt = Excerpt(respondent)
    position = draw(st.integers(0, len(words) - 2))
    end = draw(st.integers(position + 2, len(words)))
    while position < end:
        step: str = (
            draw(st.sampled_from(["word", "word", "word", "cut", "mask", "note", "insert"])) if devices else "word"
        )
        if step == "cut":
            excerpt.parts.append(("cut", draw(st.sampled_from(CUTS))))
            later = [i for i in range(at + 1, len(talk.turns)) if talk.turns[i][0] == respondent]
            leaps = draw(st.booleans())
            if later and leaps:
                at = draw(st.sampled_from(later))
                words, position = talk.turns[at][1], 0
                end = draw(st.integers(1, len(words)))
            else:
                position += draw(st.integers(0, 5))
        elif step == "mask":
            excerpt.parts.append(("mask", draw(st.sampled_from(MASKS))))
            position += draw(st.integers(0, 12))
        elif step == "note":
            excerpt.parts.append(("note", draw(st.sampled_from(["[sic]", "(min kursivering)"]))))
        elif step == "insert":
            excerpt.parts.append(("mask", "[att]"))
        else:
            excerpt.parts.append(("speech", words[position]))
            position += 1
    if not excerpt.spoken:
        excerpt.parts.append(("cut", "[…]"))
        excerpt.parts.append(("speech", words[-1]))
    return excerpt


def talk_of(*turns: tuple[str, str]) -> Talk:
    """Return the conversation of `(speaker, what was said)`."""
    return Talk(tuple((speaker, tuple(said.split())) for speaker, said in turns))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
