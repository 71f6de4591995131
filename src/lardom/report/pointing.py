"""Where a stretch of a block stands in the file the author wrote."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from lardom.report.findings import Finding
from lardom.report.outline import Block, Draft, Place
from lardom.text.span import Span


def place_at(block: Block, offset: int) -> Place:
    """Return the place of the code point `offset` of the block's text.

    With line positions the line and column (both from 1) are those of that very character; without,
    the block's own place is all that is known.

    >>> block = Block("paragraph", "Hej på dig", Place("a.md", 3, 1), positions=((0, 3, 1), (7, 4, 1)))
    >>> place_at(block, 8).line, place_at(block, 8).column
    (4, 2)
    """
    if not block.positions:
        return block.place
    index = max(0, bisect_right(block.positions, offset, key=lambda anchor: anchor[0]) - 1)
    at, line, column = block.positions[index]
    return replace(block.place, line=line, column=column + max(0, offset - at))


def stretches(draft: Draft, findings: Iterable[Finding]) -> tuple[Span | None, ...]:
    r"""Return for each finding the stretch of the draft's source that it points at, in code points.

    A finding that knows only its line gets the words of that line; one about the whole draft gets `None`.

    >>> draft = Draft("a.md", (Block("paragraph", "Hej på dig", positions=((0, 2, 2),)),), "\n*Hej på dig*\n")
    >>> stretches(draft, [Finding("S706", "note", "", "", Place("a.md", 2, 6), block=0, start=4, end=6)])
    (Span(start=6, end=8),)
    """
    starts = [0, *(found.end() for found in re.finditer("\n", draft.source))]
    return tuple(_stretch(draft, finding, starts) for finding in findings)


def _stretch(draft: Draft, finding: Finding, starts: list[int]) -> Span | None:
    block = draft.blocks[finding.block] if finding.block >= 0 else None
    if block is not None and block.positions and finding.end > finding.start:
        begin, last = place_at(block, finding.start), place_at(block, finding.end - 1)
        start, end = _offset(begin, starts), _offset(last, starts) + 1
        if start < end <= len(draft.source):
            return Span(start, end)
    line = finding.place.line
    if line is None or not 1 <= line <= len(starts):
        return None
    start = starts[line - 1]
    words = draft.source[start:].split("\n", 1)[0]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _offset(place: Place, starts: list[int]) -> int:
    return starts[min(place.line or 1, len(starts)) - 1] + (place.column or 1) - 1


def excerpt(text: str, start: int, end: int, around: int = 160) -> tuple[str, int]:
    """Return the stretch with some words around it, and where the stretch begins in what is returned.

    Cuts fall between words and are marked with an ellipsis.

    >>> excerpt("ett två tre fyra fem", 8, 11, around=5)
    ('… två tre fyra …', 6)
    """
    first, last = max(0, start - around), min(len(text), end + around)
    if first > 0:
        blank = text.find(" ", max(0, first - 1), start)
        first = blank + 1 if blank >= 0 else start
    if last < len(text):
        blank = text.rfind(" ", end, last + 1)
        last = blank if blank >= 0 else end
    lead = "… " if first > 0 else ""
    tail = " …" if last < len(text) else ""
    return f"{lead}{text[first:last]}{tail}".replace("\n", " "), start - first + len(lead)
