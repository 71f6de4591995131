"""Near misses: what was said that a printed quotation, found nowhere as it stands, comes nearest to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from lardom.claims.matching import WALL, Choice, Pattern, Place, Segment, Stream
from lardom.text.quote import bare, find, nearest

LONGEST_COMPARED = 80
"""Words of a segment compared word by word when it differs in several places."""

_TOKEN = re.compile(r"\S+")
_MISSPELT = 0.6
"""What each of one or two misspelt words counts: something was said, not quite this."""

_ALIKE = 75.0
"""Likeness in per cent at which one or two words count as the same words misspelt."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near a pattern comes to what a stream holds.

    `share` is the share of its words that stand there (0-1); `places` where its segments, or the nearest
    words to them, stand; `failing` the first segment that is not there as printed, with `near` the words
    nearest to it (`None` when nothing is like it); `across_wall` tells that only another speaker's turn
    had been left out of it. When `failing` is `None` all words are there, but not in order.
    """

    share: float
    places: tuple[Place, ...] = ()
    failing: Segment | None = None
    near: Place | None = None
    across_wall: bool = False


def compare(pattern: Pattern, stream_of: Choice) -> Likeness:
    """Return how near the pattern comes to the streams its chunks should be found in.

    Every segment counts by its words; order and gaps are not asked for.

    >>> from lardom.claims.devices import parse_quotation
    >>> from lardom.claims.matching import Part, pattern_of
    >>> stream = Stream("ja vi gjorde inte mycket av det", (Part(0, 31, 0, 0),))
    >>> likeness = compare(pattern_of(parse_quotation("Vi gjorde mycket av det")), lambda chunk: stream)
    >>> round(likeness.share, 1), stream.text[likeness.near.start:likeness.near.end]
    (0.8, 'vi gjorde inte mycket av det')
    """
    total, met = 0, 0.0
    places: list[Place] = []
    failing: tuple[Segment, Place | None] | None = None
    for chunk in pattern.chunks:
        stream = stream_of(chunk)
        for segment in chunk.segments:
            words = len(segment.text.split())
            total += words
            place, changes = _nearest_place(segment, stream)
            met += max(words - changes, _MISSPELT * words if place and words <= 2 else 0)
            if place:
                places.append(place)
            if changes and failing is None:
                failing = segment, place
    share = met / total if total else 0.0
    if failing is None:
        return Likeness(share, tuple(places))
    segment, near = failing
    return Likeness(share, tuple(places), segment, near, near is not None and _only_wall(segment, near))


def _only_wall(segment: Segment, near: Place) -> bool:
    said = near.stream.text[near.start : near.end].replace(f" {WALL} ", " ")
    return said.casefold() == segment.text.casefold()


def _nearest_place(segment: Segment, stream: Stream) -> tuple[Place | None, int]:
    """Return the nearest place of a segment and how many words it differs by (all when there is none)."""
    for position in find(segment.text, stream.text, open_left=segment.open_left, open_right=segment.open_right):
        return Place(stream, position, position + len(segment.text)), 0
    tokens = segment.text.split()
    if len(tokens) <= 2:
        return _misspelt(segment, stream, len(tokens))
    found = _between_ends(tokens, stream) or _word_by_word(tokens[:LONGEST_COMPARED], stream)
    if found is None:
        return None, len(tokens)
    place, changes = found
    return (place, changes) if changes <= max(1, len(tokens) // 2) else (None, len(tokens))


def _misspelt(segment: Segment, stream: Stream, words: int) -> tuple[Place | None, int]:
    best = fuzz.partial_ratio_alignment(segment.text, stream.text, score_cutoff=_ALIKE)
    if best is None or len(stream.text) < len(segment.text):
        return None, words
    start = stream.text.rfind(" ", 0, best.dest_start + 1) + 1
    end = stream.text.find(" ", max(start, best.dest_end - 1))
    return _place(stream, start, end if end >= 0 else len(stream.text)), 1


def _place(stream: Stream, start: int, end: int) -> Place:
    """Return the place without punctuation at its ends (a wall at an end is none of it either)."""
    words = stream.text[start:end].replace(WALL, " ")
    inside = bare(words)
    lead = words.index(inside)
    return Place(stream, start + lead, start + lead + len(inside)) if inside else Place(stream, start, end)


def _between_ends(tokens: Sequence[str], stream: Stream) -> tuple[Place, int] | None:
    """Return the place when the words begin and end as said and part only once in the middle."""
    head, at = _longest(tokens, stream, 0)
    if head == 0 or head == len(tokens):
        return None
    tail, to = _longest(tokens[head:], stream, at, from_end=True)
    if head + tail < max(2, len(tokens) * 2 // 3):
        return None
    printed = " ".join(tokens[: len(tokens) - tail])
    end = to + len(" ".join(tokens[len(tokens) - tail :])) if tail else at + len(printed)
    if tail == 0:
        end = stream.text.find(" ", end)
        end = len(stream.text) if end < 0 else end
    left_out = stream.text[at + len(" ".join(tokens[:head])) : to if tail else end].split()
    changed = max(len(tokens) - head - tail, len(left_out))
    # Far apart they are two places that happen to share words.
    return (_place(stream, at, end), changed) if len(left_out) <= len(tokens) + 5 else None


def _longest(tokens: Sequence[str], stream: Stream, start: int, *, from_end: bool = False) -> tuple[int, int]:
    """Return how many of the first (last) words stand together in the stream, and where they do."""
    low, high, at = 0, len(tokens), -1
    while low < high:
        middle = (low + high + 1) // 2
        words = " ".join(tokens[-middle:] if from_end else tokens[:middle])
        position = next(find(words, stream.text, start), -1)
        if position >= 0:
            low, at = middle, position
        else:
            high = middle - 1
    return low, at


def _word_by_word(tokens: Sequence[str], stream: Stream) -> tuple[Place, int] | None:
    """Return the nearest stretch among those that share short runs of words with the segment."""
    length = len(" ".join(tokens))
    best: tuple[int, Place] | None = None
    for guess in _guesses(tokens, stream.text):
        slack = 40 + length // 3
        start, end = max(0, guess - slack), min(len(stream.text), guess + length + slack)
        start = stream.text.rfind(" ", 0, start) + 1
        words = list(_TOKEN.finditer(stream.text, start, end))
        ours, theirs = [_plain(token) for token in tokens], [_plain(word.group()) for word in words]
        # A quick upper bound spares most of the slow comparisons.
        if LCSseq.similarity(ours, theirs) * 2 < len(ours):
            continue
        first, last, changes = nearest(ours, theirs)
        if last > first and (best is None or changes < best[0]):
            best = changes, _place(stream, words[first].start(), words[last - 1].end())
    return (best[1], best[0]) if best else None


def _guesses(tokens: Sequence[str], text: str) -> list[int]:
    """Return up to three positions at which the words may begin, the likeliest first."""
    count = len(tokens)
    # If half of the words were said, many neighbours among them were: one shared phrase proves nothing.
    for size, needed in ((3, 1 + count // 20), (2, 1 + count // 10)) if count > 3 else ((2, 1), (1, 1)):
        votes = _votes(tokens, text, size)
        likely = [key for key in sorted(votes, key=lambda key: -votes[key])[:3] if votes[key] >= needed]
        if likely:
            return [key * 60 + 30 for key in likely]
    return []


def _votes(tokens: Sequence[str], text: str, size: int) -> dict[int, int]:
    """Count, per stretch of 60 characters, how many runs of `size` words say that the words begin there."""
    votes: dict[int, int] = {}
    for index in range(len(tokens) - size + 1):
        seed = " ".join(tokens[index : index + size])
        before = len(" ".join(tokens[:index])) + (index > 0)
        position, seen = text.find(seed), 0
        while position >= 0 and seen < 20:
            # Words left out or put in shift the beginning; neighbouring guesses are one.
            key = (position - before) // 60
            votes[key] = votes.get(key, 0) + 1
            position, seen = text.find(seed, position + 1), seen + 1
    return votes


def _plain(word: str) -> str:
    return bare(word).casefold() or word
