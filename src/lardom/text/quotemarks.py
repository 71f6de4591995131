"""Quotation marks in running text: which open, which close, which are apostrophes.

In Swedish ” opens and closes; in English “ opens and ” closes; German, French, older Swedish and
typewritten texts have their own. Direction is therefore read from the space around a mark, and
marks are paired with a stack: double marks close double ones, single marks single ones.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

DOUBLE = frozenset('"“”„‟«»')
SINGLE = frozenset("'‘’‚‛‹›")
_ONLY_OPEN = frozenset("„‚‟‛")
_OPENING_BEFORE = frozenset("([{–—-/")
# Words that begin with an apostrophe for letters left out.
_ELISIONS = ("em", "n", "til", "tis", "twas", "cause", "bout", "round", "na", "an", "et", "sen", "stan", "nåt")

Role = Literal["open", "close", "either"]


@dataclass(frozen=True, slots=True)
class QuotePair:
    """Text between two quotation marks.

    `start` is the opening mark's position, `end` the one after the closing mark, `depth` how many pairs
    stand around it.
    """

    start: int
    end: int
    depth: int = 0

    def inside(self, text: str) -> str:
        """Return the text between the marks.

        >>> QuotePair(4, 9).inside("sa: ”hej”")
        'hej'
        """
        return text[self.start + 1 : self.end - 1]

    def marks(self, text: str) -> str:
        """Return the two marks.

        >>> QuotePair(4, 9).marks("sa: ”hej”")
        '””'
        """
        return text[self.start] + text[self.end - 1]


_MARK = re.compile(f"[{re.escape(''.join(sorted({*DOUBLE, *SINGLE})))}]")


@dataclass(frozen=True, slots=True)
class _Open:
    position: int
    single: bool
    sure: bool


def quote_pairs(text: str) -> tuple[QuotePair, ...]:
    """Return the pairs of quotation marks in `text`, ordered by start, with their depth.

    Apostrophes (don't, Lars’, ’90) are no marks; a mark without a partner makes no pair.

    >>> text = "Hon sa ”det är ’bara’ Lars’ idé” och gick."
    >>> [(pair.inside(text), pair.depth) for pair in quote_pairs(text)]
    [('det är ’bara’ Lars’ idé', 0), ('bara', 1)]
    """
    return _read(text)[0]


def unbalanced_marks(text: str) -> tuple[tuple[int, str], ...]:
    r"""Return `(position, "unclosed" | "unopened")` for every quotation mark without a partner.

    >>> unbalanced_marks("Hon sa ”det går bra och gick.")
    ((7, 'unclosed'),)
    >>> unbalanced_marks("Lars’ bil, don't, 27\" skärm")
    ()
    """
    return _read(text)[1]


def quote_style(text: str) -> tuple[tuple[str, int], ...]:
    """Return which pairs of marks stand outermost and how often, commonest first: `(("””", 3), …)`.

    >>> quote_style("”Ja”, sa hon. “Nej”, sa han. ”Kanske ’nu’.”")
    (('””', 2), ('“”', 1))
    """
    return tuple(Counter(pair.marks(text) for pair in quote_pairs(text) if pair.depth == 0).most_common())


def _read(text: str) -> tuple[tuple[QuotePair, ...], tuple[tuple[int, str], ...]]:
    pairs: list[QuotePair] = []
    lone: list[tuple[int, str]] = []
    stack: list[_Open] = []
    marks = [mark.start() for mark in _MARK.finditer(text)]
    if not marks:  # most sentences: asked for in vain thousands of times in a long report
        return (), ()
    for index, i in enumerate(marks):
        role = _role(text, i)
        single = text[i] in SINGLE
        if role is None or (single and _is_possessive(text, i, marks[index + 1 :], stack)):
            continue
        partner = next((k for k in range(len(stack) - 1, -1, -1) if stack[k].single == single), None)
        if role == "open" or (role == "either" and partner is None and not _ends(text, i)):
            stack.append(_Open(i, single, role == "open"))
        elif partner is not None:
            # What was opened inside and never closed has no partner any more.
            lone += [(o.position, "unclosed") for o in stack[partner + 1 :] if _counts(text, o)]
            pairs.append(QuotePair(stack[partner].position, i + 1))
            del stack[partner:]
        elif _closer_counts(text, i):
            lone.append((i, "unopened"))
    lone += [(o.position, "unclosed") for o in stack if _counts(text, o)]
    return _with_depth(pairs), tuple(sorted(lone))


def _with_depth(pairs: Sequence[QuotePair]) -> tuple[QuotePair, ...]:
    ends: list[int] = []
    found = []
    for pair in sorted(pairs, key=lambda pair: pair.start):
        while ends and ends[-1] <= pair.start:
            ends.pop()
        found.append(replace(pair, depth=len(ends)))
        ends.append(pair.end)
    return tuple(found)


def _role(text: str, i: int) -> Role | None:
    """Return which way the mark at `i` can point, `None` for an apostrophe."""
    mark = text[i]
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    if mark in SINGLE and _is_apostrophe(text, i, before, after):
        return None
    opens = before.isspace() or before in _OPENING_BEFORE or _opens_too(text, i - 1)
    closes = after.isspace() or not (after.isalnum() or after in "[(") or after in "-–—/"
    if mark in _ONLY_OPEN or (mark == "‘" and opens):
        return "open"
    if opens and not after.isspace() and (after.isalnum() or after in "[(…." or after in DOUBLE | SINGLE):
        return "either" if before in "-–—/" or (i and text[i - 1] in DOUBLE | SINGLE) else "open"
    if closes and not opens:
        return "close"
    return "either"


def _opens_too(text: str, i: int) -> bool:
    """Tell whether the character at `i` is a mark that itself stands where marks open."""
    if i < 0 or text[i] not in DOUBLE | SINGLE:
        return False
    return i == 0 or text[i - 1].isspace() or text[i - 1] in _OPENING_BEFORE


def _is_apostrophe(text: str, i: int, before: str, after: str) -> bool:
    if before.isalnum() and after.isalnum():
        return True
    if not before.isalnum() and after.isdigit() and text[i] in "'’":
        return text[i + 1 : i + 3].isdigit() and not text[i + 3 : i + 4].isdigit()
    if before.isspace() and after.isalpha() and text[i] in "'’":
        word = text[i + 1 :].split(maxsplit=1)[0]
        return word.rstrip(".,;:!?'’").casefold() in _ELISIONS and not word.endswith(("'", "’"))
    # Feet, minutes: 5' 10.
    return before.isdigit() and text[i] == "'"


def _is_possessive(text: str, i: int, later: Sequence[int], stack: Sequence[_Open]) -> bool:
    """Tell whether the mark stands for a genitive (Lars’ bil) and not for the end of a nested quotation."""
    if text[i] not in "'’" or text[i - 1 : i].casefold() not in ("s", "x", "z"):
        return False
    if not any(opened.single for opened in stack):
        return True
    goes_on = text[i + 1 : i + 2] == " " and text[i + 2 : i + 3].isalpha()
    # Another single mark that can only close, before any that opens, is the real end.
    for j in later:
        if text[j] in DOUBLE:
            return False
        role = _role(text, j)
        if role is not None:
            return goes_on and role == "close"
    return False


def _ends(text: str, i: int) -> bool:
    """Tell whether an undecided mark without an opener can only be an end."""
    after = text[i + 1 : i + 2]
    return not after or after.isspace() or after in ".,;:!?)"


def _counts(text: str, opened: _Open) -> bool:
    return opened.sure or not opened.single or text[opened.position] == "‘"


def _closer_counts(text: str, i: int) -> bool:
    """Tell whether a closing mark without an opener is worth a word: not inches, not a word's last apostrophe."""
    if text[i] in SINGLE:
        return text[i] in "‹›" or (i > 0 and not text[i - 1].isalnum() and not text[i - 1].isspace())
    return not (text[i] in '"”' and i > 0 and text[i - 1].isdigit())
