"""A printed quotation laid against what was said: chunks of words, gaps between them, and where they fit.

The printed words are cut at the devices. What remains are *segments*; segments with only masked or inserted
words between them form a *chunk* (the gap is short), chunks are parted by cuts (the gap is as long as it
likes). What somebody said in one interview is a `Stream`: that voice's turns in order, a wall (`WALL`)
between two turns when somebody else really spoke between them.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from lardom.claims.devices import PAUSE, parse_quotation
from lardom.claims.quotation import Piece
from lardom.text.quote import bare, find, find_last, fold

WALL = "\x00"
"""Stands in a stream where another speaker's words were left out."""

MASKED_WORDS = 12
"""A masked, exchanged or inserted stretch may stand for 0 to this many words."""

SHORT_REACH = 2_000
"""A chunk of one word proves little: it must lie within so many characters of the chunk beside it."""

_CUTS = frozenset({"ellipsis", "summary"})
_MASKS = frozenset({"redaction", "description", "substitution", "insertion"})


@dataclass(frozen=True, slots=True)
class Segment:
    """Folded words that must be found as they are.

    `printed` are the words before folding; `gap` how many words may lie between the segment before (in
    the same chunk) and this one; an open side was glued to a device ("kommun[en]"), so a word may go on there.
    """

    text: str
    printed: str
    gap: int = 0
    open_left: bool = False
    open_right: bool = False


@dataclass(frozen=True, slots=True)
class Chunk:
    """Segments that follow closely upon each other, spoken by `speaker` (a tag of the excerpt, or empty)."""

    segments: tuple[Segment, ...]
    speaker: str = ""

    @property
    def weight(self) -> int:
        """How many characters must be found."""
        return sum(len(segment.text) for segment in self.segments)

    @property
    def is_short(self) -> bool:
        """Whether the chunk is a single word."""
        return len(self.segments) == 1 and " " not in self.segments[0].text


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a printed quotation asks for.

    `has_devices` tells whether anything was cut, masked or put in with brackets (bare dots and speaker
    tags do not count).
    """

    chunks: tuple[Chunk, ...]
    has_devices: bool

    @property
    def speakers(self) -> tuple[str, ...]:
        """The speaker tags of the excerpt, each once, in order."""
        return tuple(dict.fromkeys(chunk.speaker for chunk in self.chunks if chunk.speaker))


@dataclass(slots=True)
class _Draft:
    """A pattern in the making."""

    chunks: list[Chunk] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    words: str = ""
    speaker: str = ""
    gap: int = 0
    glued: bool = False

    def end_segment(self, *, glued: bool = False) -> None:
        folded = bare(fold(unicodedata.normalize("NFC", self.words)).text)
        if any(map(str.isalnum, folded)):
            open_left = self.glued and self.words[:1].isalnum()
            open_right = glued and self.words[-1:].isalnum()
            gap = self.gap if self.segments else 0
            self.segments.append(Segment(folded, self.words.strip(), gap, open_left, open_right))
            self.gap = 0
        self.words, self.glued = "", False

    def end_chunk(self) -> None:
        self.end_segment()
        if self.segments:
            self.chunks.append(Chunk(tuple(self.segments), self.speaker))
        self.segments, self.gap = [], 0


def pattern_of(pieces: Sequence[Piece]) -> Pattern:
    """Return what must be found for the pieces to be verified.

    >>> pattern = pattern_of(parse_quotation("Vi [X] gick […] hem. R2: Jo, kommun[en]"))
    >>> [(chunk.speaker, [segment.text for segment in chunk.segments]) for chunk in pattern.chunks]
    [('', ['Vi', 'gick']), ('', ['hem']), ('R2', ['Jo, kommun'])]
    """
    draft = _Draft()
    has_devices = _add(draft, pieces)
    draft.end_chunk()
    return Pattern(tuple(draft.chunks), has_devices)


def _add(draft: _Draft, pieces: Sequence[Piece]) -> bool:
    has_devices = False
    for piece in pieces:
        if piece.kind == "speech":
            first, *others = PAUSE.split(piece.text)
            draft.words += first
            for words in others:
                draft.end_chunk()
                draft.words = words
        elif piece.kind == "nested":
            draft.words += '"'
            has_devices |= _add(draft, parse_quotation(piece.text))
            draft.words += '"'
        elif piece.kind == "speaker":
            draft.end_chunk()
            draft.speaker = piece.text
        elif piece.kind in _CUTS:
            has_devices = True
            draft.end_chunk()
        elif piece.kind in _MASKS:
            has_devices = True
            draft.end_segment(glued=True)
            draft.gap += MASKED_WORDS
            draft.glued = True
    return has_devices


@dataclass(frozen=True, slots=True)
class Part:
    """One turn's words in a stream.

    `[start, end)` lies in the stream, `turn` is the turn's index in the document, `offset` what to add
    to a stream position to get the position in the document's folded text.
    """

    start: int
    end: int
    turn: int
    offset: int


@dataclass(frozen=True, slots=True)
class Stream:
    """What one voice (or several together) said in one document, folded, in order."""

    text: str
    parts: tuple[Part, ...]

    def part_at(self, position: int) -> int:
        """Return the index of the part that `position` lies in (or the last one before it)."""
        return max(0, bisect_right(self.parts, position, key=lambda part: part.start) - 1)

    def after_turn(self, turn: int) -> int:
        """Return the stream position at which the first turn after number `turn` begins."""
        index = bisect_left(self.parts, turn + 1, key=lambda part: part.turn)
        return self.parts[index].start if index < len(self.parts) else len(self.text)

    def before_turn(self, turn: int) -> int:
        """Return the stream position at which the last turn before number `turn` ends."""
        index = bisect_left(self.parts, turn, key=lambda part: part.turn) - 1
        return self.parts[index].end if index >= 0 else 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a segment was found: `[start, end)` in `stream`."""

    stream: Stream
    start: int
    end: int

    @property
    def turns(self) -> tuple[int, int]:
        """The first and the last turn (indices in the document) the words lie in."""
        parts = self.stream.parts
        return parts[self.stream.part_at(self.start)].turn, parts[self.stream.part_at(self.end - 1)].turn


Choice = Callable[[Chunk], Stream]
"""Gives the stream a chunk is to be found in (speaker tags send chunks to different streams)."""


def match(pattern: Pattern, stream_of: Choice) -> tuple[tuple[Place, ...], ...] | None:
    """Return the places of every chunk's segments, in order and as near together as can be, or `None`.

    The longest chunk is placed first, wherever it stands; those after it are taken at their first place
    after, those before it at their last place before. Since a later choice never opens more room, this
    finds a fit whenever there is one (a chunk of one word must lie within `SHORT_REACH` as well).
    """
    chunks = pattern.chunks
    if not chunks:
        return None
    streams = [stream_of(chunk) for chunk in chunks]
    anchor = max(range(len(chunks)), key=lambda index: chunks[index].weight)
    text = streams[anchor]
    for first in _fits(chunks[anchor], text, 0, len(text.text)):
        found: list[tuple[Place, ...]] = [first]
        if _extend(found, chunks, streams, anchor, forward=True) and _extend(
            found, chunks, streams, anchor, forward=False
        ):
            return tuple(found)
    return None


def _extend(
    found: list[tuple[Place, ...]], chunks: Sequence[Chunk], streams: Sequence[Stream], anchor: int, *, forward: bool
) -> bool:
    """Place the chunks after (or before) the anchor, each as near to the one placed last as it goes."""
    for index in range(anchor + 1, len(chunks)) if forward else range(anchor - 1, -1, -1):
        chunk, stream = chunks[index], streams[index]
        start, end = _free_stretch(found, stream, forward=forward)
        if chunk.is_short or chunks[index + (-1 if forward else 1)].is_short:
            start, end = (start, min(end, start + SHORT_REACH)) if forward else (max(start, end - SHORT_REACH), end)
        fits = _fits(chunk, stream, start, end) if forward else _fits_before(chunk, stream, start, end)
        places = next(fits, None)
        if places is None:
            return False
        if forward:
            found.append(places)
        else:
            found.insert(0, places)
    return True


def _free_stretch(found: Sequence[tuple[Place, ...]], stream: Stream, *, forward: bool) -> tuple[int, int]:
    """Return the part of `stream` that lies after (before) all that has been placed."""
    if forward:
        start = max(p.end if p.stream is stream else stream.after_turn(p.turns[1]) for places in found for p in places)
        return start, len(stream.text)
    return 0, min(p.start if p.stream is stream else stream.before_turn(p.turns[0]) for places in found for p in places)


def _fits(chunk: Chunk, stream: Stream, start: int, end: int) -> Iterator[tuple[Place, ...]]:
    first = chunk.segments[0]
    for position in find(first.text, stream.text, start, end, open_left=first.open_left, open_right=first.open_right):
        if places := _rest(chunk.segments[1:], stream, [Place(stream, position, position + len(first.text))], end):
            yield places


def _fits_before(chunk: Chunk, stream: Stream, start: int, end: int) -> Iterator[tuple[Place, ...]]:
    first = chunk.segments[0]
    for position in find_last(
        first.text, stream.text, start, end, open_left=first.open_left, open_right=first.open_right
    ):
        if places := _rest(chunk.segments[1:], stream, [Place(stream, position, position + len(first.text))], end):
            yield places


def _rest(segments: Sequence[Segment], stream: Stream, placed: list[Place], end: int) -> tuple[Place, ...] | None:
    """Place the remaining segments of a chunk, each within its gap of the one before."""
    if not segments:
        return tuple(placed)
    segment, last = segments[0], placed[-1].end
    limit = min(end, _reach(stream.text, last, segment.gap) + len(segment.text))
    for position in find(
        segment.text, stream.text, last, limit, open_left=segment.open_left, open_right=segment.open_right
    ):
        place = Place(stream, position, position + len(segment.text))
        if found := _rest(segments[1:], stream, [*placed, place], end):
            return found
    return None


_GAP_WORD = re.compile(rf"[^\s{WALL}]*\s+")


def _reach(text: str, position: int, words: int) -> int:
    """Return the last position at which the next segment may begin: `words` words on, or at a wall."""
    for _ in range(words + 1):
        step = _GAP_WORD.match(text, position)
        if step is None:
            wall = text.find(WALL, position)
            return len(text) if wall < 0 else wall
        position = step.end()
    return position
