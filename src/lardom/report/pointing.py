"""Where a stretch of a block stands in the file the author wrote."""

from bisect import bisect_right
from dataclasses import replace

from lardom.report.outline import Block, Place


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
