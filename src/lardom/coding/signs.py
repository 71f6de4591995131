"""By which signs a code is told apart on a page: its letters, its colour and its pattern, never by colour alone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lardom.coding.codebook import Code
from lardom.coding.colours import contrast

COLOURS = (
    "#0072b2", "#d55e00", "#008f6b", "#b6568f", "#a8760a", "#3f8fc4",
    "#8a5fb3", "#b0603f", "#2f7f86", "#c0392b", "#5f7d1f", "#6b778b",
)  # fmt: skip
"""Colours for codes that have none of their own: apart for most eyes, readable on light and dark paper."""

PATTERNS = ("plain", "dots", "stripes", "waves", "checks", "rings")
"""The patterns of stripes and signs, in the order in which codes are given them."""

INKS = ("#ffffff", "#1c1d1f")

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign of one code."""

    letters: str
    colour: str
    pattern: str

    @property
    def ink(self) -> str:
        """The colour in which the pattern is drawn on the sign's own: light on dark, dark on light.

        >>> Sign("Ek", "#0072b2", "dots").ink, Sign("Ek", "#f3dfea", "dots").ink
        ('#ffffff', '#1c1d1f')
        """
        return max(INKS, key=lambda ink: contrast(ink, self.colour))


def signs(codes: Iterable[Code]) -> dict[str, Sign]:
    """Return the sign of every code by the code's id.

    A code keeps a colour of its own; patterns go round in the order of the book, so that neighbours differ.

    >>> signs([Code("k1", "Eldsjälar"), Code("k2", "Ekonomi och tid")])["k2"]
    Sign(letters='Ek', colour='#d55e00', pattern='dots')
    """
    book = list(codes)
    marks = letters([code.name for code in book])
    return {
        code.id: Sign(mark, code.colour or COLOURS[at % len(COLOURS)], PATTERNS[at % len(PATTERNS)])
        for at, (code, mark) in enumerate(zip(book, marks, strict=True))
    }


def letters(names: Sequence[str]) -> tuple[str, ...]:
    """Return two letters or signs for each name, no two alike as long as there are enough.

    The first two letters when they are free, else the first and a later one, else the first and a number.

    >>> letters(["Eldsjälar", "Eldsjälens pris", "Tid"])
    ('El', 'Ed', 'Ti')
    """
    taken: set[str] = set()
    given = []
    for name in names:
        sign = next((one for one in _candidates(name) if one not in taken), _candidates(name)[0])
        taken.add(sign)
        given.append(sign)
    return tuple(given)


def _candidates(name: str) -> list[str]:
    word = "".join(_WORD.findall(name)) or name.strip() or "?"
    first = word[0].upper()
    pairs = [first + letter.lower() for letter in word[1:]]
    return [*(pairs or [first]), *(f"{first}{number}" for number in range(1, 10))]
