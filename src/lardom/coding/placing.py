"""Where a mark or coding may stand: inside the text, without white space at its ends, known again by its words."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from lardom.text.span import Span

DIGEST_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Why a passage cannot stand where it was asked for; `length` is how long the text is.

    "outside": it begins or ends where there is no text. "empty": it has no characters, or white space only.
    "not inside": the place to split it at does not lie between its ends.
    """

    reason: Literal["outside", "empty", "not inside"]
    start: int
    end: int
    length: int


def place(text: str, start: int, end: int) -> Span | Misplaced:
    """Return the passage without the white space at its ends, or why there can be none.

    >>> place("Vi vågade. Till slut.", 2, 11)
    Span(start=3, end=10)
    >>> place("Kort.", 0, 9).reason
    'outside'
    """
    if not 0 <= start <= len(text) or not 0 <= end <= len(text):
        return Misplaced("outside", start, end, len(text))
    if end <= start:
        return Misplaced("empty", start, end, len(text))
    words = text[start:end]
    kept = words.strip()
    if not kept:
        return Misplaced("empty", start, end, len(text))
    begin = start + len(words) - len(words.lstrip())
    return Span(begin, begin + len(kept))


def cut(text: str, span: Span, at: int) -> tuple[Span, Span] | Misplaced:
    """Return the two passages that come of cutting one at a position, or why it cannot be cut there.

    >>> cut("Vi vågade. Till slut.", Span(0, 21), 10)
    (Span(start=0, end=10), Span(start=11, end=21))
    """
    first, second = place(text, span.start, at), place(text, at, span.end)
    if not span.start < at < span.end or isinstance(first, Misplaced) or isinstance(second, Misplaced):
        return Misplaced("not inside", at, span.end, len(text))
    return first, second


def digest(text: str, span: Span) -> str:
    """Return a short digest of a passage's words, by which it is noticed when the text under it has changed."""
    return hashlib.sha256(span.of(text).encode()).hexdigest()[:DIGEST_LENGTH]
