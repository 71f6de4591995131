"""How tools count positions in the texts of REFI-QDA files, and the way from their count to ours.

The standard says Unicode code points; what was measured on real exports differs: NVivo counts UTF-16
code units with a line break of CRLF as two, ATLAS.ti counts CRLF as one. All count ends exclusively and
none counts a byte order mark. So a convention is presumed from the tool and then tested: coded passages
begin and end at word boundaries, and a wrong convention shifts them into words.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from lardom.text.decoding import decode
from lardom.transcripts.encoding import clean


@dataclass(frozen=True, slots=True)
class Convention:
    """A way of counting: in UTF-16 code units or code points, a CRLF as one or two."""

    unit: Literal["UTF-16", "code points"]
    line_break: Literal[1, 2]

    def __str__(self) -> str:
        return f"{self.unit}, CRLF = {self.line_break}"


NVIVO = Convention("UTF-16", 2)
ATLAS = Convention("code points", 1)
STANDARD = Convention("code points", 2)
CONVENTIONS = (STANDARD, NVIVO, ATLAS, Convention("UTF-16", 1))
"""All ways of counting that are tried."""

_JAMO = range(0x1160, 0x1200)
_JOINING = frozenset({"Mn", "Mc", "Me", "Cf"})
_SHORTEST_QUOTE = 12


def presumed(origin: str) -> Convention:
    """Return how the tool that wrote the file is known to count.

    >>> str(presumed("NVivo for Mac 20.5.0")), str(presumed("ATLAS.ti 8.4"))
    ('UTF-16, CRLF = 2', 'code points, CRLF = 1')
    """
    folded = origin.casefold()
    if "nvivo" in folded:
        return NVIVO
    return ATLAS if "atlas" in folded else STANDARD


def raw_text(data: bytes) -> tuple[str, bool]:
    r"""Return a text file as its tool counts in it, and whether it was the UTF-8 that the standard asks for.

    Line ends and composition stay as they are; only the byte order mark goes.

    >>> raw_text(b"\xef\xbb\xbfa\r\nb")
    ('a\r\nb', True)
    """
    try:
        return data.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        return data.decode(decode(data).encoding, "replace").removeprefix("\ufeff"), False


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text in Lärdom's form, and the way to it from the tool's count under one convention.

    `units` and `places` are where stretches begin, in the tool's units and in code points of `text`:
    unchanged stretches at even indices, changed characters at odd ones. `length` is the text's length
    in the tool's units.
    """

    text: str
    units: tuple[int, ...]
    places: tuple[int, ...]
    length: int

    def place(self, position: int) -> tuple[int, bool]:
        """Return the code point of `text` at a position of the tool, and whether that is exact.

        A position outside the text is moved to its end, one inside a character (half of a surrogate
        pair, a letter apart from its accent) to the character's start; both are not exact.
        """
        if position < 0 or position > self.length:
            return (0 if position < 0 else len(self.text)), False
        index = bisect_right(self.units, position) - 1
        inside = position - self.units[index]
        if index % 2 and inside:
            return self.places[index], False
        return self.places[index] + inside, True

    def back(self, place: int, *, end: bool = False) -> int:
        """Return the tool's position of a code point of `text`: after signs that have gone there, before them for an `end`."""
        index = bisect_right(self.places, place) - 1
        while end and index and self.places[index - 1] == place:
            index -= 1
        inside = place - self.places[index]
        if index % 2 and inside:
            # In a text without a way (see `RawText`) there is no stretch after this one.
            return self.units[index + 1] if index + 1 < len(self.units) else self.length
        return self.units[index] + inside


def _clusters(raw: str) -> Iterable[tuple[int, int]]:
    """Yield letters with what follows and may join them (accents, invisible signs), CRLF as one."""
    start = 0
    for index in range(1, len(raw)):
        sign = raw[index]
        joins = unicodedata.combining(sign) or unicodedata.category(sign) in _JOINING or ord(sign) in _JAMO
        if not (joins or (sign == "\n" and raw[index - 1] == "\r")):
            yield start, index
            start = index
    if raw:
        yield start, len(raw)


def plain(text: str) -> str:
    r"""Return `text` with `\n` line ends and without byte order marks in front; nothing else is touched.

    >>> plain("\ufeffA\u030a\r\nb\rc\u00ad")
    'A\u030a\nb\nc\xad'
    """
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _plain_changes(raw: str) -> list[tuple[int, int, str]]:
    marks = len(raw) - len(raw.lstrip("\ufeff"))
    in_front = [(0, marks, "")] if marks else []
    wide = {sign for sign in set(raw) if ord(sign) > 0xFFFF or sign == "\r"}
    return in_front + [(start, end, plain(raw[start:end])) for start, end in _places(raw, wide)]


def _places(raw: str, signs: Iterable[str]) -> list[tuple[int, int]]:
    """Return where the signs stand, in order, a CRLF as one; looked for one by one, which is quicker than a pattern."""
    found: list[tuple[int, int]] = []
    for sign in signs:
        at = raw.find(sign)
        while at >= 0:
            found.append((at, at + 1 + (sign == "\r" and raw.startswith("\n", at + 1))))
            at = raw.find(sign, at + 1)
    found.sort()
    return found


def _clean_changes(raw: str) -> list[tuple[int, int, str]]:
    odd = {sign for sign in set(raw) if ord(sign) > 0xFFFF or (sign != "\r" and clean(sign) != sign)}
    if unicodedata.is_normalized("NFC", raw):
        alone = [(start, end, clean(raw[start:end])) for start, end in _places(raw, odd | {"\r"})]
        # Where a sign goes, its neighbours may join that did not while it stood between them.
        if all(new for _, _, new in alone) or _changed(raw, alone) == clean(raw):
            return alone
    stretches = ((start, end, clean(raw[start:end])) for start, end in _clusters(raw))
    return [
        (start, end, new)
        for start, end, new in stretches
        if new != raw[start:end] or not odd.isdisjoint(raw[start:end])
    ]


def _changed(raw: str, changes: Iterable[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    last = 0
    for start, end, new in changes:
        parts += (raw[last:start], new)
        last = end
    return "".join((*parts, raw[last:]))


class RawText:
    """A text as its tool has it, with what changes on the way to a form of ours, worked out once for every convention.

    The form is "clean" (as every transcript is, `transcripts.encoding.clean`) or "plain" (see `plain`). Characters outside
    the basic plane stay as they are but count as changes, for UTF-16 counts them double.
    """

    __slots__ = ("_last", "changes", "form", "raw")

    def __init__(self, raw: str, form: Literal["clean", "plain"] = "clean") -> None:
        self.raw = raw
        self.form = clean if form == "clean" else plain
        self.changes = _clean_changes(raw) if form == "clean" else _plain_changes(raw)
        self._last: tuple[Convention, Mapped] | None = None

    @property
    def tells(self) -> bool:
        """Whether conventions differ in this text at all: it has a character of two units or a line break of two."""
        raw = self.raw
        return any(end - start > 1 or ord(raw[start]) > 0xFFFF for start, end, _ in self.changes)

    def mapped(self, convention: Convention) -> "Mapped":
        """Return the text in its form and the way to it from the tool's count."""
        if self._last is None or self._last[0] != convention:
            self._last = convention, self._mapped(convention)
        return self._last[1]

    def _mapped(self, convention: Convention) -> "Mapped":
        raw = self.raw
        units, places = [0], [0]
        unit = place = last = 0
        for start, end, new in self.changes:
            unit += start - last
            place += start - last
            width = _width(raw[start:end], convention)
            units += (unit, unit + width)
            places += (place, place + len(new))
            unit, place, last = unit + width, place + len(new), end
        text = self.form(raw)
        if _changed(raw, self.changes) != text:
            # Signs that join across what lies between them: no position inside such a text can be trusted.
            return Mapped(text, (0, 0), (0, 0), unit + len(raw) - last)
        return Mapped(text, tuple(units), tuple(places), unit + len(raw) - last)


def mapped(raw: str, convention: Convention) -> Mapped:
    r"""Return the text in Lärdom's form (as `transcripts.encoding.clean`) and the way to it from the tool's count.

    >>> text = mapped("Hej 😀\r\nvärld", NVIVO)
    >>> text.text, text.place(8)
    ('Hej 😀\nvärld', (6, True))
    """
    return RawText(raw).mapped(convention)


def _width(stretch: str, convention: Convention) -> int:
    width = len(stretch.encode("utf-16-le", "surrogatepass")) // 2 if convention.unit == "UTF-16" else len(stretch)
    return width - stretch.count("\r\n") if convention.line_break == 1 else width


def at_boundary(text: str, place: int) -> bool:
    """Tell whether no word goes on across `place`.

    >>> at_boundary("två ord", 3), at_boundary("två ord", 5)
    (True, False)
    """
    return not (0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum())


@dataclass(frozen=True, slots=True)
class Passage:
    """A coded passage in its tool's count; `name` is what the tool calls it, often the first words of it."""

    start: int
    end: int
    name: str = ""


def fits(text: Mapped, start: int, end: int, name: str = "") -> bool:
    """Tell whether a passage, in the tool's count, begins and ends exactly and at words, or is what its name quotes."""
    first, exact_first = text.place(start)
    last, exact_last = text.place(end)
    if not (exact_first and exact_last):
        return False
    return (at_boundary(text.text, first) and at_boundary(text.text, last)) or quoted(text.text, first, name)


def quoted(text: str, start: int, name: str) -> bool:
    """Tell whether `name` is the beginning of what stands at `start`; names shorter than 12 signs prove nothing.

    >>> quoted("Vi tror att det hjälper.", 3, "tror att det…"), quoted("Vi tror att det", 3, "tror")
    (True, False)
    """
    words = " ".join(name.split()).rstrip("….").rstrip()[:50]
    return len(words) >= _SHORTEST_QUOTE and " ".join(text[start : start + 90].split()).startswith(words)


def chosen(texts: Sequence[tuple[RawText, Sequence[Passage]]], origin: str) -> Convention:
    """Return the convention that fits the passages of all texts best.

    `texts` are raw texts with their passages in the tool's count. What the tool is known to do holds unless another way
    of counting puts clearly more passages (one in twenty) at word boundaries, or at the words that their names quote.

    >>> str(chosen([(RawText("😀 två ord"), [Passage(3, 6), Passage(7, 10)])], "NVivo"))
    'UTF-16, CRLF = 2'
    """
    first = presumed(origin)
    telling = [(text, passages) for text, passages in texts if passages and text.tells]
    total = sum(len(passages) for _, passages in telling)
    if not total:
        return first
    best, best_count = first, fitting(telling, first)
    clearly = max(1, total / 20)
    for other in CONVENTIONS:
        # Where nearly all passages fit, no other way can fit clearly more.
        if other == first or total - best_count <= clearly:
            continue
        count = fitting(telling, other)
        if count - best_count > clearly:
            best, best_count = other, count
    return best


def fitting(texts: Sequence[tuple[RawText, Sequence[Passage]]], convention: Convention) -> int:
    """Return how many passages fit under a convention."""
    found = 0
    for raw, passages in texts:
        text = raw.mapped(convention)
        found += sum(fits(text, one.start, one.end, one.name) for one in passages)
    return found
