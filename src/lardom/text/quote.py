"""Find a piece of text again: what may differ in print, and where it stood.

A report prints a speaker's words with other quotation marks, dashes, spaces and line ends than the
transcript has. `fold` takes such differences away and remembers where every character came from;
`find` looks for folded words between word boundaries; `difference` shows the smallest stretch in
which two wordings part.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

_SPACE = "\\t-\\r\\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
_UNSEEN = "\\xad\\u200b-\\u200f\\u2060\\ufeff"
_MARKS = "\"“”„‟«»‹›'‘’‚‛´`′″ʼ"
_DASHES = "\\-‐‑‒–—―−"
# What a transcriber notes beside the words; a report leaves it out as a matter of course.
_NOTED = (
    r"(?i:\s?(?:(?:kort |lång |liten )?(?:skratt\w*|paus(?:e|er)?|tystnad|ohörbart|otydligt|hostar|harklar sig|suckar|laugh\w*|"
    r"pause|silence|inaudible|unclear|crosstalk|coughs|sighs|unintelligible)|(?:\d{1,2}:)?\d{1,2}:\d\d)\s?[)\]])"
)
_NOISE = rf"[(\[]{_NOTED}"
_LOOSE = f"{_SPACE}{_UNSEEN}{_MARKS}{_DASHES}…"
# One class of first characters lets the search skip letters quickly; what makes it a run is asked after.
_RUN = re.compile(
    rf"[ ./(\[ﬀ-ﬆ{_LOOSE}](?:(?<=[ﬀ-ﬆ])|"
    rf"(?:(?<=[{_LOOSE}])|(?<= )(?: |(?=[,.;:!?]))|(?<=\.)\.+|(?<=/)(?<!:/)/|(?<=[(\[]){_NOTED})"
    rf"(?:[ {_LOOSE}]|\.\.+|(?<!:)//|{_NOISE})*)"
)
_DASH = re.compile(f"[{_DASHES}]")
_GAP = re.compile(rf"…|\.\.|[ {_SPACE}]|{_NOISE}")
_HAS_DOTS = re.compile(rf"…|\.\.|{_NOISE}")
_APOSTROPHES = frozenset("'‘’´`′ʼ")
_UNSEEN_CHARACTERS = re.compile(f"[{_UNSEEN}]")
_EDGE = " .,;:!?-()[]{}*_/"


@dataclass(frozen=True, slots=True)
class Folded:
    r"""A text without the differences that print makes, and the way back.

    `text` is the folded text; `at` the positions in it at which an unchanged stretch begins, `source`
    the positions in the original at which the same stretches begin (code points, both ascending).

    >>> folded = fold("Hon\xa0sa: ”Vi  kör – nu!”")
    >>> folded.text
    'Hon sa: Vi kör-nu!'
    >>> folded.original(15, 17)
    (19, 21)
    """

    text: str
    at: tuple[int, ...]
    source: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where the folded stretch `[start, end)` stands in the original, half-open.

        >>> fold("ja …  nej").original(3, 6)
        (6, 9)
        """
        return self._back(start), self._back(end - 1) + 1 if end > start else self._back(start)

    def _back(self, position: int) -> int:
        index = bisect_right(self.at, position) - 1
        return self.source[index] + position - self.at[index]


@lru_cache(maxsize=1 << 16)
def _canonical(run: str, before: str, after: str) -> str:
    """Return what one run of spaces, marks and dashes is folded to, between the characters beside it."""
    if "ﬀ" <= run <= "ﬆ":
        return unicodedata.normalize("NFKC", run)
    if _DASH.search(run):
        return "-"
    if _GAP.search(run):
        # Space before a comma or stop is a matter of typesetting.
        return "" if after and after in ",.;:!?" and not _HAS_DOTS.search(run) else " "
    marks = _UNSEEN_CHARACTERS.sub("", run)
    return "'" if marks in _APOSTROPHES and before.isalnum() and after.isalnum() else ""


def fold(text: str) -> Folded:
    """Take away what may differ freely between a transcript and its quotation in print.

    White space of any kind and length becomes one space, every dash (with the space around it) `-`,
    an apostrophe inside a word `'`; other quotation marks, soft hyphens, marks of overlap (`//`), dots
    of a pause and transcriber's notes such as "(skratt)" go. Letters, digits, capitals and other
    punctuation stay as they are. `text` should be in NFC.

    >>> fold("Det är   -- alltså… ’bra’, (skratt) Lars’ idé").text
    'Det är-alltså bra, Lars idé'
    """
    parts: list[str] = []
    at, source, length, last = [0], [0], 0, 0
    for match in _RUN.finditer(text):
        start, end = match.span()
        if start > last and text[start - 1] == " " and not "ﬀ" <= text[start] <= "ﬆ":
            start -= 1
        new = _canonical(text[start:end], text[start - 1 : start], text[end : end + 1])
        if new == text[start:end]:
            continue
        parts += (text[last:start], new)
        length += start - last + len(new)
        last = end
        at.append(length)
        source.append(end)
    parts.append(text[last:])
    return Folded("".join(parts), tuple(at), tuple(source))


def bare(folded: str) -> str:
    """Return folded words without the punctuation around them (a quotation may end otherwise).

    >>> bare(" alltså, vi kör! ")
    'alltså, vi kör'
    """
    return folded.strip(_EDGE)


def is_inside_word(text: str, position: int) -> bool:
    """Tell whether a word (or number) goes on across `position` in folded text.

    >>> is_inside_word("kommunens", 7), is_inside_word("3,5 år", 1), is_inside_word("ja, vi", 2)
    (True, True, False)
    """
    if position <= 0 or position >= len(text):
        return False
    left, right = text[position - 1], text[position]
    if _binds(left) and _binds(right):
        return True
    decimal = (left.isdigit() and right in ",.") or (left in ",." and right.isdigit())
    return decimal and text[max(0, position - 2) : position + 2].strip("0123456789") in (",", ".")


def _binds(character: str) -> bool:
    return character.isalnum() or character == "'" or bool(unicodedata.combining(character))


def find(
    needle: str, text: str, start: int = 0, end: int | None = None, *, open_left: bool = False, open_right: bool = False
) -> Iterator[int]:
    """Yield every place of folded words in a folded text, first to last.

    The first letter may be a capital or not (a cut makes a sentence of the middle of one); elsewhere
    every letter counts. The words must not begin or end inside a word, unless `open_left` or
    `open_right` says that a device replaced the rest of it. Positions are code points of `text`.

    >>> list(find("Vi ser", "vi ser att vi serverar, vi ser"))
    [0, 24]
    """
    stop = len(text) if end is None else end
    rest = needle[1:] if len(needle) > 2 else ""
    position = start
    while True:
        if rest:
            position = text.find(rest, position + 1, stop) - 1
        else:
            position = min((p for p in (text.find(n, position, stop) for n in _capitals(needle)) if p >= 0), default=-1)
        if position < start:
            return
        if _fits(needle, text, position, open_left=open_left, open_right=open_right):
            yield position
        position += 1


def find_last(
    needle: str, text: str, start: int, end: int, *, open_left: bool = False, open_right: bool = False
) -> Iterator[int]:
    """Yield every place of folded words in `text[start:end]`, last to first; otherwise as `find`.

    >>> list(find_last("vi ser", "vi ser att vi ser", 0, 17))
    [11, 0]
    """
    stop = end
    while True:
        position = max(text.rfind(form, start, stop) for form in _capitals(needle))
        if position < 0:
            return
        if _fits(needle, text, position, open_left=open_left, open_right=open_right):
            yield position
        stop = position + len(needle) - 1


def _capitals(needle: str) -> tuple[str, ...]:
    other = needle[:1].swapcase()
    return (needle,) if len(other) != 1 or other == needle[0] else (needle, other + needle[1:])


def _fits(needle: str, text: str, position: int, *, open_left: bool, open_right: bool) -> bool:
    if text[position] != needle[0] and text[position].casefold() != needle[0].casefold():
        return False
    if not open_left and is_inside_word(text, position):
        return False
    return open_right or not is_inside_word(text, position + len(needle))


def nearest(words: Sequence[str], among: Sequence[str]) -> tuple[int, int, int]:
    """Return the stretch of `among` that is nearest to `words`: `(start, end, changes)`.

    Changes are words put in, left out or exchanged (each 1), counted by Sellers' algorithm (P. H.
    Sellers, 1980, The theory and computation of evolutionary distances: pattern recognition).

    >>> nearest("vi såg mycket".split(), "ja vi såg inte mycket mer".split())
    (1, 5, 1)
    """
    # Of equally near stretches the one with more of the words wins, then the shorter one:
    # (changes, -words met, -start) is least.
    row = [(0, 0, -index) for index in range(len(among) + 1)]
    for count, word in enumerate(words, start=1):
        above, row = row, [(count, 0, 0)]
        for index, other in enumerate(among):
            changes, met, start = above[index]
            exchanged = (changes, met - 1, start) if word == other else (changes + 1, met, start)
            missing, extra = above[index + 1], row[index]
            row.append(min(exchanged, (missing[0] + 1, missing[1], missing[2]), (extra[0] + 1, extra[1], extra[2])))
    end = min(range(len(row)), key=lambda index: row[index])
    return -row[end][2], end, row[end][0]


def difference(printed: str, said: str, context: int = 3) -> tuple[str, str] | None:
    """Return the first stretch in which two wordings part, each with `context` words around it.

    Words are compared as `fold` sees them, capitals and stops only when nothing else parts; `None` when nothing differs. Neighbouring differences with
    at most one word between them are shown together.

    >>> difference("och vi gjorde mycket av det här", "Och vi gjorde inte mycket av det här")
    ('och vi gjorde mycket av det …', 'Och vi gjorde inte mycket av det …')
    """
    ours, theirs = printed.split(), said.split()
    changed = _changes([_plain(w) for w in ours], [_plain(w) for w in theirs])
    # Only when all words agree are capitals and stops worth showing.
    changed = changed or _changes([fold(w).text for w in ours], [fold(w).text for w in theirs])
    if not changed:
        return None
    a, b, c, d = changed[0]
    for next_a, next_b, next_c, next_d in changed[1:]:
        if next_a - b <= 1 and next_c - d <= 1:
            b, d = next_b, next_d
    lead, trail = min(context, a, c), min(context, len(ours) - b, len(theirs) - d)
    return _window(ours, a - lead, b + trail), _window(theirs, c - lead, d + trail)


def _changes(ours: list[str], theirs: list[str]) -> list[tuple[int, int, int, int]]:
    steps = Levenshtein.opcodes(ours, theirs)
    return [(s.src_start, s.src_end, s.dest_start, s.dest_end) for s in steps if s.tag != "equal"]


def _plain(word: str) -> str:
    return bare(fold(word).text).casefold()


def _window(words: Sequence[str], start: int, end: int) -> str:
    inside = " ".join(words[start:end])
    return f"{'… ' if start > 0 else ''}{inside}{' …' if end < len(words) else ''}"
