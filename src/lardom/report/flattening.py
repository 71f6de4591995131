"""From pandoc's inlines to plain text that remembers where each stretch stood in the source.

With pandoc's `sourcepos` extension every inline carries `data-pos="line:column-line:column"`; the
wrapping spans are taken off here and what they knew is kept as anchors.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

_POSITION = re.compile(r"(?:^|@)(\d+):(\d+)-\d+:\d+$")
_DIRECTIVE = re.compile(r"<!--\s*lardom:\s*off\s+([A-Z]\d{3}(?:\s*,\s*[A-Z]\d{3})*)\s*(.*?)\s*-->", re.DOTALL)
_MARKS = " '" + '"“”'
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}


@dataclass(slots=True)
class Flat:
    """Plain text under construction, with anchors, tied stretches and the footnotes met on the way."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    positions: list[tuple[int, int, int]] = field(default_factory=list)
    claim_spans: list[tuple[int, int, str]] = field(default_factory=list)
    off_spans: list[tuple[int, int, str, str]] = field(default_factory=list)
    off: list[tuple[str, str]] = field(default_factory=list)
    notes: list[list[dict[str, Any]]] = field(default_factory=list)
    images: int = 0

    def add(self, text: str) -> None:
        """Append a stretch of plain text."""
        self.parts.append(text)
        self.length += len(text)

    def anchor(self, line: int, column: int) -> None:
        """Note that what comes next stands at this line and column of the source."""
        self.positions.append((self.length, line, column))

    @property
    def text(self) -> str:
        """The plain text so far."""
        return "".join(self.parts)


def position_of(attributes: Iterable[Sequence[str]]) -> tuple[int, int] | None:
    """Return the line and column (from 1) that pandoc's `data-pos` names, or `None`.

    >>> position_of([["wrapper", "1"], ["data-pos", "report.md@12:3-12:9"]])
    (12, 3)
    """
    for key, value in attributes:
        if key == "data-pos":
            found = _POSITION.search(value.split(";")[-1])
            return (int(found[1]), int(found[2])) if found else None
    return None


def directive_of(markup: str) -> tuple[tuple[str, str], ...]:
    """Read `<!-- lardom: off C204 "reason" -->`: pairs of rule and reason, empty for any other comment.

    >>> directive_of('<!-- lardom: off C204, C203 "Settled with the client." -->')
    (('C204', 'Settled with the client.'), ('C203', 'Settled with the client.'))
    """
    pairs = []
    for found in _DIRECTIVE.finditer(markup):
        reason = found[2].strip().strip(_MARKS)
        pairs += [(rule.strip(), reason) for rule in found[1].split(",")]
    return tuple(pairs)


def flatten(inlines: Iterable[dict[str, Any]], flat: Flat | None = None) -> Flat:
    r"""Return the plain text of pandoc inlines with its anchors.

    Markup is dropped, line breaks kept as `\n`, footnotes set aside, comments read for directives.

    >>> flatten([{"t": "Str", "c": "Hej"}, {"t": "Space"}, {"t": "Emph", "c": [{"t": "Str", "c": "du"}]}]).text
    'Hej du'
    """
    flat = flat or Flat()
    for inline in inlines:
        _flatten_one(inline, flat)
    return flat


def _flatten_one(inline: dict[str, Any], flat: Flat) -> None:
    kind: str = inline["t"]
    content: Any = inline.get("c")
    if kind == "Str":
        # Soft hyphens only tell a printer where a word may break.
        flat.add(unicodedata.normalize("NFC", content).replace("\xad", ""))
    elif kind in ("Space", "SoftBreak"):
        flat.add(" ")
    elif kind == "LineBreak":
        flat.add("\n")
    elif kind == "Span":
        _flatten_span(content, flat)
    elif kind in ("Emph", "Strong", "Underline", "Superscript", "Subscript", "SmallCaps"):
        flatten(content, flat)
    elif kind == "Quoted":
        opening, closing = _QUOTES[content[0]["t"]]
        flat.add(opening)
        flatten(content[1], flat)
        flat.add(closing)
    elif kind in ("Link", "Cite"):
        flatten(content[1], flat)
    elif kind in ("Code", "Math"):
        if kind == "Code":
            _anchor_inside(content[0], content[1], flat)
        flat.add(content[1])
    elif kind == "Image":
        flat.images += 1
    elif kind == "Note":
        flat.notes.append(content)
    elif kind == "RawInline":
        flat.off += directive_of(content[1])


def _flatten_span(content: Any, flat: Flat) -> None:
    (_, classes, attributes), inner = content
    _anchor_from((None, None, attributes), flat)
    start = flat.length
    flatten(inner, flat)
    named = dict(attributes)
    if "claim" in classes and named.get("ref"):
        flat.claim_spans.append((start, flat.length, named["ref"]))
    if "off" in classes and named.get("rule"):
        rules = re.split(r"[\s,;]+", named["rule"].strip())
        flat.off_spans += [(start, flat.length, rule, named.get("reason", "")) for rule in rules]


def _anchor_from(attributes: Any, flat: Flat) -> None:
    if attributes is None:
        return
    place = position_of(attributes[2])
    if place:
        flat.anchor(*place)


def _anchor_inside(attributes: Any, text: str, flat: Flat) -> None:
    """Anchor code behind its opening backticks: its place covers them, its text does not."""
    for key, value in attributes[2]:
        covered = re.search(r"(\d+):(\d+)-(\d+):(\d+)$", value) if key == "data-pos" else None
        if covered:
            line, column, last, end = map(int, covered.groups())
            marks = (end - column - len(text)) // 2 if line == last else 0
            flat.anchor(line, column + max(0, marks))


def thinned(positions: Iterable[tuple[int, int, int]]) -> tuple[tuple[int, int, int], ...]:
    """Return the anchors that say something new: where the column does not simply run on.

    >>> thinned([(0, 3, 1), (5, 3, 6), (6, 3, 8), (7, 4, 1)])
    ((0, 3, 1), (6, 3, 8), (7, 4, 1))
    """
    kept: list[tuple[int, int, int]] = []
    for offset, line, column in positions:
        if kept and offset == kept[-1][0]:
            kept[-1] = (offset, line, column)
        elif not kept or kept[-1][1] != line or kept[-1][2] + offset - kept[-1][0] != column:
            kept.append((offset, line, column))
    return tuple(kept)
