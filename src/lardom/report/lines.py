"""From printed lines to a draft: a PDF or a plain text has no paragraphs, only lines on pages."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lardom.report.drafting import looks_like_caption
from lardom.report.hyphens import joined, words_in
from lardom.report.outline import Block, BlockKind, Draft, Place

_TERMINAL = re.compile(r"[.!?…:;][\"”’»)\]]*$|[\"”»)\]]$")
_NUMBERED = re.compile(r"^(\d+(?:\.\d+)*)\.?\s+[A-ZÅÄÖ]")
_BULLET = re.compile(r"^\s*(?:[•●○◦▪■–—*·-]|\d+[.)]|[a-z]\))\s+(?=\S)")
_SPOKEN = re.compile(r"^[\"”“„«»]|\([^()]{1,60}\)\.?$")
_INDENT = 12.0
_SET_OFF = 0.8
"""A quotation is set in by at least so many times the size of its letters."""

_HEADING_LENGTH = 120
_RUNNING = 80
"""So many letters at least has a paragraph of running text."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.

    `page` counts from 1; edges, baseline and the size of the letters are in points (0 = unknown);
    `after_gap` tells that empty space stands above it.
    """

    text: str
    page: int = 1
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    size: float = 0.0
    bold: bool = False
    after_gap: bool = False


@dataclass(frozen=True, slots=True)
class _Body:
    """The measures of the running text: letter size, left and right edge, whether it is bold."""

    size: float
    left: float
    right: float
    bold: bool


def lines_of_text(text: str) -> tuple[Line, ...]:
    r"""Return the lines of a plain text; a form feed begins a new page, an empty line is a gap.

    >>> [(line.text, line.after_gap) for line in lines_of_text("Ett\n\nTvå")]
    [('Ett', False), ('Två', True)]
    """
    lines: list[Line] = []
    for page, sheet in enumerate(text.replace("\r\n", "\n").split("\f"), start=1):
        gap = False
        for row in sheet.split("\n"):
            if row.strip():
                lines.append(Line(row.strip(), page, left=float(len(row) - len(row.lstrip())), after_gap=gap))
            gap = not row.strip()
    return tuple(lines)


def draft_from_lines(lines: Iterable[Line], file: str) -> Draft:
    r"""Return the draft that printed lines make.

    Running heads are dropped, words broken at the end of a line joined, and text broken by a page;
    headings are told by size, weight or number.

    >>> draft_from_lines(lines_of_text("Metod\n\nVi talade med alla.\n"), "a.txt").blocks[0].kind
    'heading'
    """
    kept = _without_running_heads(tuple(lines))
    if not kept:
        return Draft(file, ())
    body = _body(kept)
    known = words_in(line.text for line in kept)
    blocks: list[Block] = []
    heading = ""
    sizes = sorted({round(line.size) for line in kept if line.size > body.size * 1.08}, reverse=True)
    groups = list(_paragraphs(kept, body))
    texts = [_run_together(group, known) for group in groups]
    for number, (group, text) in enumerate(zip(groups, texts, strict=True), start=1):
        kind = _kind(group, text, body)
        if kind == "heading" and not _heads_something(group, texts[number : number + 1], body):
            kind = "paragraph"
        printed = _BULLET.sub("", text) if kind == "item" else text
        if kind == "heading":
            heading = text
        place = Place(file, page=group[0].page, paragraph=number, heading=heading)
        blocks.append(Block(kind, printed, place, level=_level(group, text, sizes) if kind == "heading" else 0))
    return Draft(file, tuple(blocks))


def _run_together(group: Sequence[Line], known: frozenset[str]) -> str:
    text = group[0].text
    for line in group[1:]:
        text = joined(text, line.text, known)
    return text


def _heads_something(group: Sequence[Line], following: Sequence[str], body: _Body) -> bool:
    """Bold letters of the text's own size may be a table's header row: only before running text are they a heading."""
    if not body.size or group[0].size > body.size * 1.08 or _NUMBERED.match(group[0].text):
        return True
    return bool(following) and len(following[0]) >= _RUNNING and group[0].size > body.size * 0.95


def _body(lines: Sequence[Line]) -> _Body:
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    size = letters.most_common(1)[0][0]
    plain = [line for line in lines if round(line.size, 1) == size]
    left = Counter(round(line.left) for line in plain).most_common(1)[0][0]
    rights = sorted(line.right for line in plain)
    bold = sum(line.bold for line in plain) * 2 > len(plain)
    return _Body(size, float(left), rights[int(len(rights) * 0.95)] if rights else 0.0, bold)


def _without_running_heads(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Drop page numbers, and first or last lines that (digits aside) return on at least three pages."""
    by_page: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(index)
    if len(by_page) < 2:
        return lines
    edge = [index for indices in by_page.values() for index in {*indices[:2], *indices[-2:]}]
    seen = Counter(re.sub(r"\d+", "#", lines[index].text) for index in edge)
    outermost = {index for indices in by_page.values() for index in (indices[0], indices[-1])}
    dropped = set()
    for index in edge:
        shape = re.sub(r"\d+", "#", lines[index].text)
        number_only = index in outermost and re.fullmatch(
            r"(?:(?:sida|page|s\.)\s*)?#(?:\s*\(#\))?", shape, re.IGNORECASE
        )
        if number_only or (seen[shape] >= 3 and seen[shape] * 2 > len(by_page) and len(shape) < 100):
            dropped.add(index)
    return tuple(line for index, line in enumerate(lines) if index not in dropped)


def _paragraphs(lines: Sequence[Line], body: _Body) -> Iterable[list[Line]]:
    pitch = _pitch(lines, body)
    group: list[Line] = []
    for line in lines:
        if group and _begins_paragraph(group, line, body, pitch):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _pitch(lines: Sequence[Line], body: _Body) -> float:
    steps = sorted(
        above.base - below.base
        for above, below in pairwise(lines)
        if above.page == below.page
        and abs(above.size - body.size) < 0.5
        and 0 < above.base - below.base < 4 * body.size
    )
    return steps[len(steps) // 2] if steps else 0.0


def _begins_paragraph(group: Sequence[Line], line: Line, body: _Body, pitch: float) -> bool:
    last = group[-1]
    if last.text.endswith(("\x02", "\xad")):  # in the middle of a word, whatever the letters after it look like
        return False
    if _BULLET.match(line.text) and not last.text.endswith("-"):
        return True
    if last.page != line.page:
        # A page break inside a sentence: the text goes on unless it had come to an end.
        heading = _stands_out(line, body) or _NUMBERED.match(line.text) is not None
        return bool(_TERMINAL.search(last.text)) or heading or _stands_out(last, body) or not last.text
    if line.after_gap or abs(line.size - last.size) > 0.06 * max(body.size, 1.0) or line.bold != last.bold:
        return True
    if not pitch:
        return False
    if last.base - line.base > 1.3 * pitch or last.base < line.base:
        return True
    width = max(body.right - body.left, 1.0)
    ended = bool(_TERMINAL.search(last.text)) and last.right < body.right - 0.15 * width
    moved_in = line.left - min(each.left for each in group) > _INDENT / 2 and len(group) > 1
    moved_out = last.left - line.left > _INDENT / 2 and len(group) > 1
    return ended or (moved_in and bool(_TERMINAL.search(last.text))) or moved_out


def _stands_out(line: Line, body: _Body) -> bool:
    return line.size > body.size * 1.08 or (line.bold and not body.bold)


def _kind(group: Sequence[Line], text: str, body: _Body) -> BlockKind:
    if looks_like_caption(text):
        return "caption"
    if _BULLET.match(text) and not _NUMBERED.match(text):
        return "item"
    figures = sum(token[0].isdigit() for token in text.split()[1:])
    short = len(group) <= 2 and figures < 2 and len(text) <= _HEADING_LENGTH
    if short and not re.search(r"[.!?…:;,][\"”’»)\]]*$", text) and text[0] not in "\"”“»'’([–-":
        numbered = bool(_NUMBERED.match(text)) and len(group) == 1
        if numbered or all(_stands_out(line, body) for line in group) or (not body.size and len(text) < 80):
            return "heading"
    if body.size and all(line.left > body.left + _SET_OFF * body.size for line in group) and _SPOKEN.search(text):
        return "quotation"
    return "paragraph"


def _level(group: Sequence[Line], text: str, sizes: Sequence[int]) -> int:
    numbered = _NUMBERED.match(text)
    if numbered:
        return numbered[1].count(".") + 1
    size = round(group[0].size)
    return sizes.index(size) + 1 if size in sizes else 1
