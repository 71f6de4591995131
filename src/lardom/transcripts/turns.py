"""A transcript: one text that never changes, and the turns in it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from lardom.text.span import Span


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: who speaks, where in the document's text, when in the recording.

    `number` counts from 1. `start`/`end` are code points of the document's text and cover the words
    only, never the speaker label or a time stamp. `speaker` is the label as the file has it, empty
    when the file names nobody. `begins`/`ends` are seconds. `paragraph` is the number (from 1) of the
    first paragraph of the turn. `overlap` marks speech over somebody else's (`//…//`).
    """

    number: int
    start: int
    end: int
    speaker: str = ""
    begins: float | None = None
    ends: float | None = None
    paragraph: int = 1
    overlap: bool = False

    @property
    def span(self) -> Span:
        """The turn's words as a span of the document's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Document:
    r"""One transcript, frozen: `text` in NFC with `\n` line ends, `turns` in order, not overlapping.

    `id` is what codings and interviews call it (the file name); `paragraphs` are the start offsets of
    the paragraphs; `fingerprint` is the SHA-256 of the text in UTF-8, by which a later version is told
    apart; `notes` are sentences about what the reader met (an encoding guessed, pages without text).
    """

    id: str
    text: str
    turns: tuple[Turn, ...] = ()
    paragraphs: tuple[int, ...] = ()
    format: str = ""
    encoding: str = ""
    fingerprint: str = ""
    notes: tuple[str, ...] = ()

    @property
    def speakers(self) -> tuple[str, ...]:
        """The speaker labels, each once, in order of first appearance."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker))

    def words_of(self, turn: Turn) -> str:
        """Return the words of one of the document's turns."""
        return self.text[turn.start : turn.end]

    def turn_at(self, position: int) -> Turn | None:
        """Return the turn that the code point `position` lies in (or the last one before it)."""
        index = bisect_right(self.turns, position, key=lambda turn: turn.start) - 1
        return self.turns[index] if index >= 0 else None

    def turns_in(self, span: Span) -> tuple[Turn, ...]:
        """Return the turns that share at least one code point with `span`, in order."""
        first = max(0, bisect_right(self.turns, span.start, key=lambda turn: turn.start) - 1)
        after = bisect_left(self.turns, span.end, first, key=lambda turn: turn.start)
        return tuple(turn for turn in self.turns[first:after] if turn.end > span.start)
