"""Lines on the pages of a PDF: where they lie, and which of them belong to the page instead of the text."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\d{1,5}")
_COUNTED = re.compile(r"(\d{1,4})\s+(?=\S)")
_PAGE_NUMBER = re.compile(
    r"(?:sida|sid\.?|page|p\.|s\.)?\s*[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:/|av|of)\s*\d{1,4})?", re.IGNORECASE
)
_EDGE_LINES = 3
_MARGIN = 0.15
_LONG_LINE = 25


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page: its text, its left and right edge and its foot, in points from the lower left."""

    text: str
    left: float
    right: float
    foot: float


Page = tuple[PageLine, ...]


def without_furniture(pages: Sequence[Page], height: float) -> tuple[tuple[Page, ...], int]:
    """Return the pages without head lines, foot lines, page numbers and numbers in the margin, and how many went.

    A line at the top or bottom goes when the same line (digits apart) stands at the same height on most
    pages and never inside one. Numbers left of the text, or counting up before each line, go too.

    >>> page = (PageLine("Intervju 3", 50, 90, 800), PageLine("R1: Ja.", 50, 90, 700), PageLine("1/2", 50, 60, 20))
    >>> other = (PageLine("Intervju 3", 50, 90, 800), PageLine("I: Bra.", 50, 90, 700), PageLine("2/2", 50, 60, 20))
    >>> [line.text for page in without_furniture([page, other], 842)[0] for line in page]
    ['R1: Ja.', 'I: Bra.']
    """
    before = sum(map(len, pages))
    cleared = [_without_margin(page) for page in pages]
    repeated = _repeated(cleared, height)
    kept: list[Page] = []
    for page in cleared:
        edge = {id(line) for line in _edges(page, height)}
        body = [
            line
            for line in page
            if not (id(line) in edge and (_key(line) in repeated or _is_page_number(line, height)))
        ]
        # Some programs print a line that lies across the page break on both pages.
        last = kept[-1][-1].text if kept and kept[-1] else ""
        kept.append(tuple(body[1:] if body and body[0].text == last and len(last) > _LONG_LINE else body))
    return tuple(kept), before - sum(map(len, kept))


def _edges(page: Page, height: float) -> tuple[PageLine, ...]:
    ordered = sorted(page, key=lambda line: -line.foot)
    outer = (*ordered[:_EDGE_LINES], *ordered[-_EDGE_LINES:])
    return tuple(line for line in outer if not _MARGIN * height < line.foot < (1 - _MARGIN) * height)


def _key(line: PageLine) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()))


def _is_page_number(line: PageLine, height: float) -> bool:
    at_edge = line.foot < height * 0.08 or line.foot > height * 0.92
    return at_edge and _PAGE_NUMBER.fullmatch(line.text.strip()) is not None


def _repeated(pages: Sequence[Page], height: float) -> set[str]:
    if len(pages) < 2:
        return set()
    heights: dict[str, list[float]] = defaultdict(list)
    texts: dict[str, set[str]] = defaultdict(set)
    inside: set[str] = set()
    for page in pages:
        edges = _edges(page, height)
        for line in {_key(line): line for line in edges}.values():
            heights[_key(line)].append(line.foot)
            texts[_key(line)].add(line.text.strip())
        inside.update(line.text.strip() for line in page if line not in edges)
    needed = max(2, round(0.4 * len(pages)))
    return {key for key, feet in heights.items() if _at_one_height(feet, needed) and not texts[key] & inside}


def _at_one_height(feet: Sequence[float], needed: int) -> bool:
    ordered = sorted(feet)
    return any(after - before <= 6 for before, after in zip(ordered, ordered[needed - 1 :], strict=False))


def _without_margin(page: Page) -> Page:
    """Leave out numbers that stand left of the text, and a count before each line."""
    words = [line for line in page if not _NUMBER.fullmatch(line.text.strip())]
    if words:
        # Few lines begin further left than the text does: a hanging label, not more.
        lefts = sorted(line.left for line in words)
        body = lefts[len(lefts) // 10]
        numbers = [line for line in page if _NUMBER.fullmatch(line.text.strip()) and line.right <= body]
        if len(numbers) >= 3:
            gone = {id(line) for line in numbers}
            page = tuple(line for line in page if id(line) not in gone)
    matches = [_COUNTED.match(line.text) for line in page]
    counts = [int(match[1]) if match else None for match in matches]
    rising = sum(a is not None and b == a + 1 for a, b in pairwise(counts))
    if rising >= 4 and rising >= 0.6 * (len(page) - 1):
        page = tuple(
            replace(line, text=line.text[match.end() :]) if match else line
            for line, match in zip(page, matches, strict=True)
        )
    return page
