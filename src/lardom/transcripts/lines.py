"""Reading one line of a transcript: where a speaker label may stand in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lardom.transcripts.labels import ABBREVIATED, Strength, numbered, strength
from lardom.transcripts.times import BRACKETED, STAMP, bracketed, seconds


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible label on a line: in which style, from where its words begin, and the time beside it.

    `words` is the offset in the line where the speech begins (the line's length for a label alone).
    """

    style: str
    label: str
    words: int
    strength: Strength
    begins: float | None = None
    ends: float | None = None


_TIME = rf"(?P<time>{STAMP})(?:\s*(?:-->|[-–—])\s*(?P<until>{STAMP}))?"
_LEAD = re.compile(
    rf"\s*+(?:[-–—•]\s++)?(?:\d{{1,5}}(?:[.)]\s+|[ \t]*\t\s*))?(?:\*\*|__)?"
    rf"(?:\\?[\[({{<#]?\s*+{_TIME}\s*\\?[\])}}>#]?(?=[\s:,\-–—|]|$)[ \t]*(?:[-–—:,|][ \t]+)?)?"
    rf"(?P<mark>\*\*|__)?"
)
_CHAT = re.compile(
    rf"\s*(?P<time>{STAMP})\s+(?:From|Från|Fra|Von|De)\s++(?P<label>[^\t\n]{{1,120}}?)\s*"
    r"(?:(?:\s|\t)(?:to|To|till|Till|til)\s+[^:\t\n]{1,120}?(?:\((?:Direct Message|Privately|Direktmeddelande)\))?\s*)?:(?=\s|$)\s*"
)
_AFTER = rf"(?:\*\*|__)?[ \t]*(?:\\?[\[({{#]\s*(?P<later>{STAMP})(?:\s*(?:-->|[-–—])\s*(?P<until>{STAMP}))?\s*\\?[\])}}#](?:\*\*|__)?\s*:?)?[ \t]*"
_COLON = re.compile(
    rf"(?P<label>[^\t:]{{1,90}}?)(?:\*\*|__)?\s*(?:[\[(,]?\s*(?P<beside>{STAMP})\s*[\])]?\s*)?:"
    rf"(?:(?:\*\*|__)?(?=\s|$)|(?=[\"“”'«»(\[A-ZÅÄÖ…*_–-]|\.\.)){_AFTER}"
)
_BRACKET = re.compile(
    rf"(?P<open>[\[<(])(?P<label>[^\[\]<>()\n]{{1,60}})[\])>][ \t]*(?P<colon>:?){_AFTER}(?:(?P<alone>{STAMP})\s*$)?"
)
_TAB = re.compile(rf"(?P<label>[^\t\n]{{1,90}}?)\s*:?\t\s*(?:[\[(]?(?P<beside>{STAMP})[\])]?\t\s*)?")
_TIMED = re.compile(rf"(?P<label>[^\t\n]{{1,80}}?)[\s,:\-–—|]*[\s([#|]\s*{_TIME}\s*[\])#]?\s*:?\s*(?:\*\*|__)?\s*$")
_DASH = re.compile(r"(?P<label>[^\t\n:–—-]{1,40}?)\s+[-–—]\s+")
_SPACE = re.compile(r"(?P<label>\S{2,12})\s+(?=\S)")
_SPEECH_NUMBER = re.compile(r"^Anf\.?\s*\d+\s+")
_ENDS = re.compile(r"[.?!…,;:]$")


def candidate(line: str, bold: int = 0) -> Candidate | None:
    """Return the label that may stand at the beginning of `line`, or `None`.

    `bold` is how many code points at its start are bold. Whether the label is one is for the whole file
    to say (`speakers.choose`).

    >>> candidate("[00:01:02] R1: Ja, precis.")
    Candidate(style='colon', label='R1', words=15, strength=<Strength.STRONG: 3>, begins=62.0, ends=None)
    """
    first = line.lstrip()[:1]
    opened = first in _OPENERS or first.isdigit()
    if opened and (found := _CHAT.match(line)):
        return Candidate("chat", found["label"].strip(), found.end(), Strength.STRONG, seconds(found["time"]))
    lead = _LEAD.match(line) if opened or line[0].isspace() else None
    at = lead.end() if lead else 0
    begins = seconds(lead["time"]) if lead and lead["time"] else None
    ends = seconds(lead["until"]) if lead and lead["until"] else None
    if bold > at and (marked := _marked(line, bold, at)):
        return Candidate("colon", marked[0], marked[1], strength(marked[0]), begins, ends)
    named = _bold(line, bold, at) if 0 < bold < len(line.rstrip()) else None
    for style, reader in _possible(line, at):
        if named and style in {"dash", "space"}:
            break
        found = reader.match(line, at)
        if found and (read := _read(style, found, begins, ends)):
            return read
    return named or _alone(line, at, begins, ends)


_OPENERS = frozenset("[({<#*_-–—•\\")


def _possible(line: str, at: int) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the styles whose sign the line has at all; most lines of a transcript have none."""
    colon = line.find(":", at, at + 120)
    if colon > 0:
        yield "colon", _COLON
    if line[at : at + 1] in {"[", "<", "("}:
        yield "bracket", _BRACKET
    if "\t" in line[at : at + 120]:
        yield "tab", _TAB
    if colon > 0 and len(line) < 130:
        yield "timed", _TIMED
    blank = line.find(" ", at, at + 45)
    if blank > 0:
        if (
            line.find("– ", blank, at + 45) > 0
            or line.find("- ", blank, at + 45) > 0
            or line.find("— ", blank, at + 45) > 0
        ):
            yield "dash", _DASH
        if line[blank - 1].isdigit() or line[blank - 2].isdigit():
            yield "space", _SPACE


def _read(style: str, found: re.Match[str], begins: float | None, ends: float | None) -> Candidate | None:
    label = _SPEECH_NUMBER.sub("", found["label"].strip(" \t*_,-–—|"))
    strong = strength(label)
    if strong == Strength.NONE:
        return None
    groups = found.groupdict()
    if style == "bracket" and groups["open"] == "(" and strong != Strength.STRONG:
        return None
    if style == "bracket" and strong == Strength.WEAK and label not in ABBREVIATED and not groups["colon"]:
        return None
    if style == "dash" and strong != Strength.STRONG and label not in ABBREVIATED:
        return None
    if style == "space" and not numbered(label):
        return None
    for name in ("beside", "later", "alone", "time"):
        if groups.get(name):
            begins = seconds(groups[name])
            ends = seconds(groups["until"]) if groups.get("until") else ends
    return Candidate(style, label, found.end(), strong, begins, ends)


def _marked(line: str, bold: int, at: int) -> tuple[str, int] | None:
    """Return the label, and where the words begin, when just a label with its colon is bold."""
    end = bold if line[:bold].rstrip().endswith(":") else bold + 1
    label = line[at:end].strip(" \t*_")
    if not label.endswith(":") or ":" in label[:-1] or strength(label[:-1]) == Strength.NONE:
        return None
    return label[:-1].strip(), len(line) - len(line[end:].lstrip())


def _bold(line: str, bold: int, at: int) -> Candidate | None:
    label = line[at:bold].strip(" \t:*_,-–—")
    strong = strength(label) if at < bold else Strength.NONE
    if strong == Strength.NONE:
        return None
    words = bold + len(line[bold:]) - len(line[bold:].lstrip(" \t:-–—"))
    return Candidate("bold", label, words, strong)


def _alone(line: str, at: int, begins: float | None, ends: float | None) -> Candidate | None:
    if len(line) - at > 90:
        return None
    rest = line[at:].strip(" \t*_")
    enclosed = rest[:1] + rest[-1:] in {"()", "[]"}
    rest = rest[1:-1] if enclosed else rest
    if not rest or len(rest) > 60 or _ENDS.search(rest):
        return None
    strong = strength(rest)
    if strong == Strength.NONE or (enclosed and strong == Strength.WEAK):
        return None
    return Candidate("timed" if begins is not None else "alone", rest, len(line), strong, begins, ends)


def leading_stamp(words: str) -> tuple[int, float | None, float | None]:
    """Return how many code points a bracketed stamp at the beginning of `words` takes, and its times.

    >>> leading_stamp("[00:10] Ja.")
    (8, 10.0, None)
    """
    found = BRACKETED.match(words)
    if not found:
        return 0, None, None
    begins, ends = bracketed(found)
    rest = words[found.end() :]
    return found.end() + len(rest) - len(rest.lstrip()), begins, ends


_LAST = re.compile(rf"\s*(?:#\s*({STAMP})\s*#|\\?\[\s*({STAMP})\s*\\?\]|\(({STAMP})\))\s*$")


def trailing_stamp(words: str) -> tuple[int, float | None]:
    """Return where the words end before a bracketed stamp at their end, and its time.

    >>> trailing_stamp("Ja. #00:00:32-5#")
    (3, 32.5)
    """
    found = _LAST.search(words, max(0, len(words) - 30))
    if not found:
        return len(words), None
    return found.start(), seconds(next(group for group in found.groups() if group))
