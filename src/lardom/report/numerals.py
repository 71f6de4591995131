"""Numbers in running text, written in figures or in words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lardom.text.numerals import number_in_words

_ARTICLES = frozenset({"en", "ett", "one"})
_FIGURES = r"\d{1,3}(?:[  \u202f.,]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_LARGE = frozenset({"hundra", "hundred"})
_NOT_A_COUNT = re.compile(r"\s*(?:[:/]\d|[-–]\d{2}\b)")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number found in a text: where, its value, and whether it is written as a word.

    `article` marks "en", "ett", "one", which may be no number at all; `percent` one followed by a sign or
    word for percent; `decimals` how many decimals were printed.
    """

    start: int
    end: int
    value: float
    is_word: bool = False
    article: bool = False
    percent: bool = False
    decimals: int = 0

    @property
    def whole(self) -> int | None:
        """The value when it is a whole number, else `None`."""
        return int(self.value) if self.value == int(self.value) and not self.decimals else None


_PATTERN = re.compile(
    rf"(?<![\w.,:/§#-])(?<!\d–)(?:(?P<figures>{_FIGURES})|(?P<word>[^\W\d_]{{2,}}(?:-[^\W\d_]+)?))(?![\w]|[.,]\d)"
    r"(?P<percent>\s*(?:%|procent(?:en)?\b|per ?cent\b))?",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def numerals(text: str, language: str) -> tuple[Numeral, ...]:
    """Find the numbers of a text, left to right.

    Figures may have spaces, points or commas between thousands; decimals follow the language. Years,
    dates, times and numbers glued to letters ("R1", "2.3.1") are not told apart from counts here beyond
    their shape: `12:30`, `3/4` and `1.2.3` are left out.

    >>> [(n.value, n.is_word) for n in numerals("Av 1 891 projekt valdes fjorton ut, dvs. 0,7 procent.", "sv")]
    [(1891.0, False), (14.0, True), (0.7, False)]
    """
    found: list[Numeral] = []
    for match in _PATTERN.finditer(text):
        if match["figures"] and _NOT_A_COUNT.match(text, match.end()):
            continue
        if match["word"]:
            low = match["word"].casefold()
            number = 1 if low in _ARTICLES else number_in_words(low, language)
            if number is None:
                continue
            value, decimals = float(number), 0
            if low in _LARGE and found and text[found[-1].end : match.start()].isspace():
                continue  # "three hundred" is no hundred; nobody counts so in words
            article = low in _ARTICLES
            end = match.end("word")
        else:
            value, decimals = _value(match["figures"], language)
            article, end = False, match.end("figures")
        found.append(Numeral(match.start(), end, value, bool(match["word"]), article, bool(match["percent"]), decimals))
    return tuple(found)


def _value(figures: str, language: str) -> tuple[float, int]:
    text = re.sub(r"[  \u202f]", "", figures)
    thousands, decimal = (".", ",") if language == "sv" else (",", ".")
    if re.fullmatch(rf"\d{{1,3}}(?:\{thousands}\d{{3}})+(?:\{decimal}\d+)?", text):
        text = text.replace(thousands, "")
    text = text.replace(",", ".")
    if text.count(".") > 1:
        text = text.replace(".", "")
    return float(text), len(text.partition(".")[2])
