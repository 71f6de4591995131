"""How tools count positions in the texts of REFI-QDA files, and the way from their count to ours.

The standard says Unicode code points; what was measured on real exports differs: NVivo counts UTF-16
code units with a line break of CRLF as two, ATLAS.ti counts CRLF as one. All count ends exclusively and
none counts a byte order mark. So a convention is presumed from the tool and then tested: coded passages
begin and end at word boundaries, and a wrong convention shifts them into words.
"""

import re
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


def _changes(raw: str) -> list[tuple[int, int, str]]:
    """Return what changes on the way to Lärdom's form: `(start, end, new)` in code points of `raw`.

    Characters outside the basic plane stay as they are but are listed, for UTF-16 counts them double.
    """
    odd = {sign for sign in set(raw) if ord(sign) > 0xFFFF or (sign != "\r" and clean(sign) != sign)}
    if unicodedata.is_normalized("NFC", raw):
        pattern = re.compile(f"\r\n?|[{re.escape(''.join(odd))}]" if odd else "\r\n?")
        return [(match.start(), match.end(), clean(match[0])) for match in pattern.finditer(raw)]
    stretches = ((start, end, clean(raw[start:end])) for start, end in _clusters(raw))
    return [
        (start, end, new)
        for start, end, new in stretches
        if new != raw[start:end] or not odd.isdisjoint(raw[start:end])
    ]


def mapped(raw: str, convention: Convention) -> Mapped:
    r"""Return the text in Lärdom's form (as `transcripts.encoding.clean`) and the way to it from the tool's count.

    >>> text = mapped("Hej 😀\r\nvärld", NVIVO)
    >>> text.text, text.place(8)
    ('Hej 😀\nvärld', (6, True))
    """
    parts: list[str] = []
    units, places = [0], [0]
    unit = place = last = 0
    for start, end, new in _changes(raw):
        unit += start - last
        place += start - last
        parts += (raw[last:start], new)
        width = _width(raw[start:end], convention)
        units += (unit, unit + width)
        places += (place, place + len(new))
        unit, place, last = unit + width, place + len(new), end
    parts.append(raw[last:])
    text = clean(raw)
    if "".join(parts) != text:
        # Signs that join across what lies between them: no position inside such a text can be trusted.
        return Mapped(text, (0, 0), (0, 0), unit + len(raw) - last)
    return Mapped(text, tuple(units), tuple(places), unit + len(raw) - last)


def _width(stretch: str, convention: Convention) -> int:
    width = len(stretch.encode("utf-16-le", "surrogatepass")) // 2 if convention.unit == "UTF-16" else len(stretch)
    return width - stretch.count("\r\n") if convention.line_break == 1 else width


def at_boundary(text: str, place: int) -> bool:
    """Tell whether no word goes on across `place`.

    >>> at_boundary("två ord", 3), at_boundary("två ord", 5)
    (True, False)
    """
    return not (0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum())


def fits(text: Mapped, start: int, end: int) -> bool:
    """Tell whether a passage, in the tool's count, begins and ends exactly and at word boundaries."""
    first, exact_first = text.place(start)
    last, exact_last = text.place(end)
    return exact_first and exact_last and at_boundary(text.text, first) and at_boundary(text.text, last)


def chosen(texts: Sequence[tuple[str, Sequence[tuple[int, int]]]], origin: str) -> Convention:
    """Return the convention that fits the passages of all texts best.

    `texts` are raw texts with their passages in the tool's count. What the tool is known to do holds
    unless another way of counting puts clearly more passages (one in twenty) at word boundaries.

    >>> str(chosen([("😀 två ord", [(3, 6), (7, 10)])], "NVivo"))
    'UTF-16, CRLF = 2'
    """
    first = presumed(origin)
    total = sum(len(passages) for _, passages in texts)
    best, best_count = first, _fitting(texts, first)
    clearly = max(1, total / 20)
    for other in CONVENTIONS:
        # Where nearly all passages fit, no other way can fit clearly more.
        if other == first or total - best_count <= clearly:
            continue
        count = _fitting(texts, other)
        if count - best_count > clearly:
            best, best_count = other, count
    return best


def _fitting(texts: Sequence[tuple[str, Sequence[tuple[int, int]]]], convention: Convention) -> int:
    found = 0
    for raw, passages in texts:
        if not passages:
            continue
        text = mapped(raw, convention)
        found += sum(fits(text, start, end) for start, end in passages)
    return found
