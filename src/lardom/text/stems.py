"""A word without its inflection, so that a search for one form of it finds the others.

Snowball's stemmers for Swedish and English do most of it. In Swedish they leave what they took for an ending on its
own ("eldsjälar" of "eldsjälars", "projektet" of "projektets"), so the stem is stemmed until it stays as it is, some
endings they do not know are taken away, and words like "sensor" keep the "-or" that is no plural.
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

_NO_PLURAL = re.compile(
    r"(?:kt|it|[mr]ot|[bk]ut|ns|fess|cess|press|assess|revis|divis|supervis|terr|horr|err|um|ni|ment|kant|invest|[^g]at|[ei]gat)or$"
)
"""Swedish words in "-or" that are one thing: "sensor", "faktor", "monitor"; beside "frågor", "resor" and "gator"."""

SHORTEST_WITH_AN = 5
"""Letters from which a Swedish word may lose an "-an"."""

_NO_ENDING = re.compile(
    r"^(?:innan|utan|sedan|redan|undan|annan|nästan|sådan|medan|mellan|ovan|nedan|samman|likadan|hurudan)$"
    r"|(?:pl|org|rom|veter|veg|ork|kr|gr|[^im]m"
    r"|fin|bal|dist|inst|lever|relev|subst|alli|toler|reson|domin|assist|ch|ny|vak|vari|redund|signifik)an$"
)
"""Swedish words in "-an" that end so in every form, and parts of compounds that do: "handlingsplan", "organ"; and those
in "-ans", which Snowball has taken the "s" from: "finans", "leverans"."""

LONGEST = 64
"""Characters of a word that count: what is longer is no word."""


def small(word: str) -> str:
    """Return a word as it is searched for: in small letters, composed, and no longer than a word is.

    >>> small("A\u030asa"), len(small("ha" * 100))
    ('åsa', 64)
    """
    return unicodedata.normalize("NFC", word.casefold())[:LONGEST]


def written_words(text: str) -> list[re.Match[str]]:
    """Return each word of a text as it is written there.

    >>> [(found[0], found.start()) for found in written_words("E-post, Åsa!")]
    [('E', 0), ('post', 2), ('Åsa', 8)]
    """
    return list(_WORD.finditer(text))


def words_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word of a text in small letters, with where it stands (code points).

    >>> list(words_in("E-post, Åsa!"))
    [('e', 0, 1), ('post', 2, 6), ('åsa', 8, 11)]
    """
    for found in _WORD.finditer(text):
        yield small(found[0]), found.start(), found.end()


@lru_cache(maxsize=200_000)
def stem(word: str, language: Language) -> str:
    """Return the stem of a word in small letters.

    >>> {stem(word, "sv") for word in ("eldsjäl", "eldsjälar", "eldsjälarna", "eldsjälars")}
    {'eldsjäl'}
    >>> stem("projektet", "sv") == stem("projektens", "sv"), stem("interviews", "en")
    (True, 'interview')
    >>> {stem(word, "sv") for word in ("sensor", "sensorns", "sensorer", "sensorernas")}, stem("resor", "sv")
    ({'sensor'}, 'res')
    """
    found = word
    for _ in range(6):
        if language == "sv" and _NO_PLURAL.search(found):
            break
        before, found = found, _snowball(language).stemWord(found)
        if language == "sv":
            found = _without_ending(found)
        if found == before:
            break
    return found


def _without_ending(word: str) -> str:
    if word.endswith("et") and len(word) >= SHORTEST_WITH_ENDING:
        return word[:-2]
    # "frågan", "skolan": Snowball knows every form of such a word but this one.
    if word.endswith("an") and len(word) >= SHORTEST_WITH_AN and not _NO_ENDING.search(word):
        return word[:-2]
    # "sensorn", "doktorn": Snowball knows "-or" and "-orna" but not the one in between.
    return word[:-1] if word.endswith("orn") and _NO_PLURAL.search(word[:-1]) else word


def _snowball(language: Language) -> Stemmer.Stemmer:
    """Return this thread's stemmer: one may not be used by two at once."""
    kept: dict[str, Stemmer.Stemmer] | None = getattr(_OWN, "stemmers", None)
    if kept is None:
        kept = _OWN.stemmers = {name: Stemmer.Stemmer(told) for name, told in _SNOWBALL.items()}
    return kept[language]
