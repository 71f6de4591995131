"""An audit as text for a terminal: each finding with its line, a pointer, the facts and the way out."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from lardom.report.audit import Audit
from lardom.report.findings import Finding
from lardom.report.outline import Place
from lardom.report.pointing import excerpt
from lardom.report.rules.texts import texts, title_of, word

_COLOURS = {"error": "31;1", "warning": "33;1", "note": "36;1", "frame": "34", "bold": "1", "dim": "2"}
_NARROWEST = 40
_UNSEEN = dict.fromkeys([*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")
del _UNSEEN[9], _UNSEEN[10]  # tab and line break are wrapped like blanks
"""Signs that would steer the terminal or turn the line round instead of being seen."""


def audit_text(audit: Audit, *, width: int = 80, colour: bool = False) -> str:
    """Return the audit as text, no line longer than `width` (at least 40) code points.

    With `colour` the text holds terminal colours (ANSI); their codes do not count as width. A draft with
    lines shows the source line; others show paragraph, page and heading and the words themselves.
    """
    pen = _Pen(max(width, _NARROWEST), colour, audit)
    lines: list[str] = []
    for finding in audit.findings:
        lines += [*pen.finding(finding), ""]
    lines += pen.closing()
    return "\n".join(lines) + "\n"


def placed(place: Place, language: str) -> str:
    """Return a place in words: `report.md:12:3`, or file, page, paragraph and heading.

    >>> placed(Place("utkast.docx", paragraph=12, heading="6.1 Nätverk"), "sv")
    'utkast.docx, stycke 12, under ”6.1 Nätverk”'
    """
    told = texts(language)["text"]
    if place.line is not None:
        column = f":{place.column}" if place.column is not None else ""
        return f"{place.file}:{place.line}{column}"
    parts = [place.file] if place.file else []
    if place.page is not None:
        parts.append(told["page"].format(page=place.page))
    elif place.paragraph is not None:
        parts.append(told["paragraph"].format(paragraph=place.paragraph))
    if place.heading:
        parts.append(told["under"].format(heading=place.heading))
    return ", ".join(parts) or told["whole"]


def summary_line(audit: Audit) -> str:
    """Return one sentence: how many errors, warnings and notes, or that nothing was found."""
    told, language = texts(audit.language)["text"], audit.language
    if audit.clean:
        return str(told["clean"]).format(file=audit.draft.file)
    counts = {
        "errors": f"{audit.errors} {word('error', language, audit.errors)}",
        "warnings": f"{audit.warnings} {word('warning', language, audit.warnings)}",
    }
    notes = sum(finding.level == "note" for finding in audit.findings)
    form = told["summary with notes"] if notes else told["summary"]
    return str(form).format(file=audit.draft.file, notes=f"{notes} {word('note', language, notes)}", **counts)


def verified_things(audit: Audit) -> tuple[str, ...]:
    """Return what was verified, thing by thing, in words; what the draft has none of is left out."""
    told: Mapping[str, str] = texts(audit.language)["verified"]
    found = audit.verified
    values: dict[str, Any] = {
        "exact": found.get("exact", 0),
        "devices": found.get("exact after devices", 0),
        "holding": found.get("claims that hold", 0),
    }
    return tuple(told[name].format(n=found[name], **values) for name in told if found.get(name))


class _Pen:
    """Writes findings at one width, in one language, with or without colour."""

    def __init__(self, width: int, colour: bool, audit: Audit) -> None:
        self.width, self.colour, self.audit = width, colour, audit
        self.told = texts(audit.language)["text"]
        self.source = audit.draft.source.split("\n") if audit.draft.source else []

    def paint(self, text: str, name: str) -> str:
        return f"\x1b[{_COLOURS[name]}m{text}\x1b[0m" if self.colour else text

    def finding(self, finding: Finding) -> Iterator[str]:
        language = self.audit.language
        head = f"{word(finding.level, language, 1)}[{finding.rule}]"
        told = f"{head} {title_of(finding.rule, language)}: {finding.message}"
        for at, line in enumerate(self._wrapped(told, "")):
            yield line.replace(head, self.paint(head, finding.level), 1) if at == 0 else line
        number = str(finding.place.line) if finding.place.line is not None else ""
        gutter = " " * len(number)
        for at, line in enumerate(self._wrapped(placed(finding.place, language), gutter + "     ")):
            arrow = self.paint(f"{gutter} -->", "frame") if at == 0 else gutter + "    "
            yield f"{arrow} {line.strip()}"
        shown = self._shown(finding, len(gutter))
        bar = self.paint(f"{gutter} |", "frame")
        if shown:
            text, start, length = shown
            yield bar
            yield f"{self.paint(f'{number} |' if number else f'{gutter} |', 'frame')} {text}"
            yield f"{bar} {' ' * start}{self.paint('^' * length, finding.level)}"
        yield from self._lines_below(finding, gutter)

    def _lines_below(self, finding: Finding, gutter: str) -> Iterator[str]:
        yield self.paint(f"{gutter} |", "frame")
        for fact in finding.facts:
            yield from self._item(gutter, fact)
        for place, note in finding.related:
            yield from self._item(gutter, f"{self.told['see']} {note}: {placed(place, self.audit.language)}")
        yield from self._item(gutter, f"{self.told['way_out']}: {finding.way_out}")

    def _item(self, gutter: str, text: str) -> Iterator[str]:
        for index, line in enumerate(self._wrapped(text, gutter + "   ")):
            sign = self.paint(f"{gutter} =", "frame") if index == 0 else f"{gutter}  "
            yield f"{sign} {line.strip()}"

    def _wrapped(self, text: str, indent: str) -> list[str]:
        return textwrap.wrap(
            text.translate(_UNSEEN), self.width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
        ) or [indent]

    def _shown(self, finding: Finding, gutter: int) -> tuple[str, int, int] | None:
        """Return the line pointed at, cut to the width around the passage, where the pointer begins and its length."""
        place, room = finding.place, self.width - gutter - 3
        if place.line is not None and place.line <= len(self.source) and finding.block >= 0:
            text = self.source[place.line - 1]
            start = min(max((place.column or 1) - 1, 0), max(len(text) - 1, 0))
            same_line = text.startswith(finding.passage, start)
            length = len(finding.passage) if same_line else len(text) - start
        else:
            text = " ".join(finding.excerpt.split())
            passage = " ".join(finding.passage.split())
            start = text.find(passage) if passage else -1
            if not text:
                return None
            start, length = (start, len(passage)) if start >= 0 else (0, len(text))
        if not text.strip():
            return None
        return _window(text.replace("\t", " ").translate(_UNSEEN), start, max(1, min(length, len(text) - start)), room)

    def closing(self) -> Iterator[str]:
        yield from self._wrapped(summary_line(self.audit), "")
        things = verified_things(self.audit)
        if things:
            yield from self._wrapped(self.told["verified"].format(things="; ".join(things)), "")
        if self.audit.excused:
            yield from self._wrapped(self.told["excused"].format(n=len(self.audit.excused)), "")
        if not self.audit.clean:
            yield from (self.paint(line, "dim") for line in self._wrapped(self.told["explain"], ""))


def _window(text: str, start: int, length: int, room: int) -> tuple[str, int, int]:
    """Cut a line to `room` around the passage, at words, with an ellipsis where something is left out."""
    if len(text) <= room:
        return text, start, length
    length = min(length, room - 8)
    around = max(0, (room - length - 4) // 2)
    cut, at = excerpt(text, start, start + length, around)
    if len(cut) > room:
        cut, at = excerpt(text, start, start + length, max(0, around - (len(cut) - room) // 2 - 2))
    return cut[:room], at, max(1, min(length, room - at))
