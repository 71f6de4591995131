"""Cutting a turn into paragraphs that a page can show: for the eye and the browser only, positions stay the text's."""

import re

from lardom.text.sentences import sentences
from lardom.text.span import Span

MOST = 1200
"""How many characters a paragraph on a page has at most, where sentences allow: longer ones make a page slow."""

_SPACE = re.compile(r"\s")


def paragraphs(text: str, turn: Span, language: str = "sv", most: int = MOST) -> tuple[Span, ...]:
    """Return stretches that together are exactly the turn, each at most `most` characters long, cut after sentences.

    A sentence longer than `most` is cut at white space, and a word longer than that where it must be.

    >>> paragraphs("Ett. Två. Tre.", Span(0, 14), most=10)
    (Span(start=0, end=10), Span(start=10, end=14))
    """
    if len(turn) <= most:
        return (turn,) if len(turn) else ()
    words = turn.of(text)
    ends = [span.start for span in sentences(words, language)[1:]]
    return tuple(span.shift(turn.start) for span in _packed(words, ends, most))


def _packed(words: str, ends: list[int], most: int) -> list[Span]:
    found: list[Span] = []
    start = 0
    while start < len(words):
        if len(words) - start <= most:
            end = len(words)
        else:
            fitting = [place for place in ends if start < place <= start + most]
            end = fitting[-1] if fitting else _at_space(words, start, most)
        found.append(Span(start, end))
        start = end
    return found


def _at_space(words: str, start: int, most: int) -> int:
    spaces = [found.end() for found in _SPACE.finditer(words, start, start + most)]
    return spaces[-1] if spaces and spaces[-1] > start else start + most
