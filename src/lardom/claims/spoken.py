"""A transcript as voices: what each of them said, folded for the search, with the way back to the text."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from lardom.claims.matching import WALL, Part, Place, Stream
from lardom.fieldwork.interviews import INTERVIEWER
from lardom.text.quote import Folded, fold
from lardom.transcripts.turns import Document, Turn

BACK_CHANNEL_WORDS = 3
"""A turn of at most so many words, all of them listener's sounds, does not break another's speech."""

LONGEST_LISTENING = 60
"""Characters of a turn beyond which nobody only listens (spares counting words)."""

_LISTENING_WORDS = (
    "mm mmm mhm hm hmm ah aha jaha ja jaa jo jovisst nej nä okej ok okay just det juste precis exakt absolut så klart visst oj "
    "wow kul bra yes yeah yep yup no right sure uh huh uhhuh um oh i see exactly of course great good nice"
)
_LISTENING = frozenset(_LISTENING_WORDS.split())
_WORD = re.compile(r"\w+")


class Spoken:
    r"""One transcript heard as voices.

    `voices` gives one voice per turn (a respondent id, `"interviewer"` or `""` for unknown); `respondents`
    are the ids of those who took part; `notes` tells that the text was written down from memory, not from
    a recording. A document without turns is one turn; it is the lone respondent's when there is one.
    Everything is folded at the first question and kept.

    >>> text = "R1: Vi såg ju…\nI: Mm.\nR1: … inte det då."
    >>> turns = (Turn(1, 4, 14, "R1"), Turn(2, 18, 21, "I"), Turn(3, 26, 41, "R1"))
    >>> spoken = Spoken(Document("f.txt", text, turns), ("F-R1", "interviewer", "F-R1"))
    >>> spoken.stream({"F-R1"}).text
    'Vi såg ju inte det då.'
    """

    def __init__(
        self,
        document: Document,
        voices: Sequence[str] = (),
        *,
        project_id: str = "",
        respondents: Sequence[str] = (),
        notes: bool = False,
    ) -> None:
        lone = respondents[0] if len(respondents) == 1 else ""
        self.document = document
        self.turns = document.turns or (Turn(1, 0, len(document.text)),)
        heard = tuple(voices) if document.turns else (lone,)
        self.voices = heard + ("",) * (len(self.turns) - len(heard))
        self.project_id = project_id
        self.respondents = tuple(respondents)
        self.notes = notes
        self._streams: dict[tuple[frozenset[str], frozenset[int]], Stream] = {}

    @cached_property
    def folded(self) -> Folded:
        """The words of all turns, a `WALL` between two turns, folded."""
        text = self.document.text
        return fold(WALL.join(text[t.start : t.end].replace(WALL, " ") for t in self.turns))

    @cached_property
    def _sources(self) -> tuple[int, ...]:
        """What to add to a position in the joined words of all turns, per turn, to be in the document."""
        shifts, position = [], 0
        for turn in self.turns:
            shifts.append(turn.start - position)
            position += turn.end - turn.start + 1
        return tuple(shifts)

    def stream(self, voices: Iterable[str], turns: Iterable[int] = ()) -> Stream:
        """Return what these voices said, in order; made once for each set of voices.

        `turns` (numbers from 1) keeps to those turns. Between two turns stands a space when nobody else
        spoke, or only listened ("Mm."), otherwise a `WALL`.
        """
        key = frozenset(voices), frozenset(turns)
        if key not in self._streams:
            self._streams[key] = self._join(*key)
        return self._streams[key]

    def _join(self, voices: frozenset[str], turns: frozenset[int]) -> Stream:
        texts: list[str] = []
        parts: list[Part] = []
        length, offset, broken = 0, 0, False
        for index, words in enumerate(self.folded.text.split(WALL)):
            kept = words.strip(" -")
            wanted = self.voices[index] in voices and (not turns or self.turns[index].number in turns)
            if wanted and kept:
                between = ("" if not parts else f" {WALL} " if broken else " ") + kept
                start = length + len(between) - len(kept)
                parts.append(Part(start, start + len(kept), index, offset + words.index(kept) - start))
                texts.append(between)
                length, broken = start + len(kept), False
            elif kept and not is_listening(kept):
                broken = True
            offset += len(words) + 1
        return Stream("".join(texts), tuple(parts))

    def origin(self, place: Place) -> tuple[tuple[int, int], ...]:
        """Return where the words of a place stand in the document's text: one stretch for each turn."""
        found = []
        for part in place.stream.parts[place.stream.part_at(place.start) :]:
            start, end = max(place.start, part.start), min(place.end, part.end)
            if part.start >= place.end:
                break
            if start < end:
                source = self.folded.original(start + part.offset, end + part.offset)
                shift = self._sources[part.turn]
                found.append((source[0] + shift, source[1] + shift))
        return tuple(found)

    def voices_of(self, place: Place) -> tuple[str, ...]:
        """Return the voices whose turns a place lies in, each once, in order."""
        first, last = place.turns
        turns = {part.turn for part in place.stream.parts if first <= part.turn <= last}
        return tuple(dict.fromkeys(self.voices[turn] for turn in sorted(turns)))

    @property
    def people(self) -> tuple[str, ...]:
        """Every voice of the transcript, respondents first, each once."""
        heard = dict.fromkeys(self.voices)
        return tuple(sorted(heard, key=lambda voice: (voice == "", voice == INTERVIEWER)))


def is_listening(words: str) -> bool:
    """Tell whether a turn only shows that somebody listens.

    >>> is_listening("Mm, just det."), is_listening("Ja, hur tänkte ni då?")
    (True, False)
    """
    if len(words) > LONGEST_LISTENING:
        return False
    found = _WORD.findall(words.casefold())
    return len(found) <= BACK_CHANNEL_WORDS and all(word in _LISTENING for word in found)
