"""A word without its inflection, so that a search for one form of it finds the others.

Snowball's stemmers for Swedish and English do most of it. In Swedish they leave what they took for an ending on its
own ("eldsjälar" of "eldsjälars", "projektet" of "projektets"), so the stem is stemmed until it stays as it is, and
two endings they do not know are taken away.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import Stemmer

Language = Literal["sv", "en"]
_WORD = re.compile(r"[^\W_]+")
_SNOWBALL = {"sv": "swedish", "en": "english"}
_OWN = threading.local()

SHORTEST_WITH_ENDING = 7
"""Letters from which a Swedish word may lose an "-et": "budget", "paket" and "planet" keep theirs."""

LONGEST = 64
"""Characters of a word that count: what is longer is no word."""


def words_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word of a text in small letters, with where it stands (code points).

    >>> list(words_in("E-post, Åsa!"))
    [('e', 0, 1), ('post', 2, 6), ('åsa', 8, 11)]
    """
    for found in _WORD.finditer(text):
        yield unicodedata.normalize("NFC", found[0].casefold())[:LONGEST], found.start(), found.end()


@lru_cache(maxsize=200_000)
def stem(word: str, language: Language) -> str:
    """Return the stem of a word in small letters.

    >>> {stem(word, "sv") for word in ("eldsjäl", "eldsjälar", "eldsjälarna", "eldsjälars")}
    {'eldsjäl'}
    >>> stem("projektet", "sv") == stem("projektens", "sv"), stem("interviews", "en")
    (True, 'interview')
    """
    found = word
    for _ in range(6):
        before, found = found, _snowball(language).stemWord(found)
        if language == "sv":
            found = _without_ending(found)
        if found == before:
            break
    return found


def _without_ending(word: str) -> str:
    if word.endswith("et") and len(word) >= SHORTEST_WITH_ENDING:
        return word[:-2]
    # "sensorn", "doktorn": Snowball knows "-or" and "-orna" but not the one in between.
    return word[:-1] if word.endswith("orn") and len(word) >= SHORTEST_WITH_ENDING else word


def _snowball(language: Language) -> Stemmer.Stemmer:
    """Return this thread's stemmer: one may not be used by two at once."""
    kept: dict[str, Stemmer.Stemmer] | None = getattr(_OWN, "stemmers", None)
    if kept is None:
        kept = _OWN.stemmers = {name: Stemmer.Stemmer(told) for name, told in _SNOWBALL.items()}
    return kept[language]
