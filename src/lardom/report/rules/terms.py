"""One spelling for one word."""

# ruff: noqa: D401 -- a rule's docstring says what the rule demands of a report

import re
from collections.abc import Iterator

from lardom.report.reading import PROSE, Reading
from lardom.report.rules.rule import Hit, Rule

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:-[^\W_]+)*")
_ADDRESS = re.compile(r"^[/@_.\\]|[/@_\\].?$|\.\w$")
"""A word that is part of an address, a path or a name in code."""

_HUMP = re.compile(r"[a-z][A-Z][a-z]")
_CALM = frozenset(("", " ", ",", ";", ":", "\n", "\u00a0", "(", ")", "”", "“"))

_DOUBLETS = {"sv": (("mejl", "mail"),), "en": (("organis", "organiz"), ("e-mail", "email"))}
"""Beginnings of words that are spelled two ways, both right, but not in one text."""


def two_spellings(reading: Reading) -> Iterator[Hit]:
    """A word is not written with a hyphen here and without there, nor in two accepted spellings."""
    places: _Places = {}
    for index, block in enumerate(reading.blocks):
        if block.kind not in PROSE and block.kind != "heading":
            continue
        text = reading.masked[index] or block.text
        for word in _WORD.finditer(text):
            if not _is_address(text, word.start(), word.end()):
                places.setdefault(word[0].casefold(), []).append((index, word.start(), word.end()))
    apart = {word.replace("-", " ") for word in places if word.count("-") == 1}
    pairs = _written_apart(reading, apart) if apart else {}
    yield from _hyphenated(reading, places, pairs)
    yield from _doublets(reading, places)


def _written_apart(reading: Reading, apart: set[str]) -> "_Places":
    """Return where the pairs of words in `apart` stand, by how they are written there."""
    search = re.compile("|".join(rf"\b{re.escape(pair)}\b" for pair in sorted(apart)), re.IGNORECASE)
    pairs: _Places = {}
    for index, block in enumerate(reading.blocks):
        if block.kind in PROSE or block.kind == "heading":
            for found in search.finditer(reading.masked[index] or block.text):
                pairs.setdefault(found[0], []).append((index, found.start(), found.end()))
    return pairs


def _is_address(text: str, start: int, end: int) -> bool:
    """Whether a word belongs to an address, a path or a name in code; most words show at once that they do not."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _CALM and after in _CALM and not _HUMP.search(text, start, end):
        return False
    return bool(_ADDRESS.search(text[max(0, start - 1) : end + 2]) or _HUMP.search(text, start, end))


type _Places = dict[str, list[tuple[int, int, int]]]


def _hyphenated(reading: Reading, places: _Places, pairs: _Places) -> Iterator[Hit]:
    folded: dict[str, list[tuple[int, int, int]]] = {}
    for pair, found in pairs.items():
        where = list(found)
        first, last = pair.split(" ")
        # Only a name or an abbreviation written apart from its noun is surely the same word.
        name = any(letter.isupper() for letter in first[1:])
        if reading.language == "sv":
            where = [place for place in where if name or (first[0].isupper() and _inside(reading, place))]
        elif not name:
            where = []
        if where and last[0].islower() and len(first) > 1:
            folded.setdefault(pair.casefold(), []).extend(where)
    for word, where in places.items():
        parts = word.split("-")
        if len(parts) != 2 or min(map(len, parts)) < (1 if parts[0] == "e" else 2):
            continue
        for other, elsewhere in (("".join(parts), places), (" ".join(parts), folded)):
            if len(other) >= 5 and other in elsewhere:
                yield _hit(reading, where, elsewhere[other])


def _inside(reading: Reading, place: tuple[int, int, int]) -> bool:
    """Whether a word stands inside a sentence, so that its capital is its own."""
    return bool(re.search(r"[\w,]\s+$", reading.blocks[place[0]].text[: place[1]]))


def _doublets(reading: Reading, places: _Places) -> Iterator[Hit]:
    for first, second in _DOUBLETS[reading.language]:
        ours = [place for word, where in places.items() if word.startswith(first) for place in where]
        theirs = [place for word, where in places.items() if word.startswith(second) for place in where]
        if ours and theirs:
            yield _hit(reading, sorted(ours), sorted(theirs))


def _hit(reading: Reading, ours: list[tuple[int, int, int]], theirs: list[tuple[int, int, int]]) -> Hit:
    rare, common = sorted((ours, theirs), key=len)
    written, other = (_text(reading, where[0]) for where in (rare, common))
    values = {"written": written, "other": other}
    facts = (("spellings", {"one": written, "first": len(rare), "two": other, "second": len(common)}),)
    return Hit(*rare[0], values=values, facts=facts)


def _text(reading: Reading, place: tuple[int, int, int]) -> str:
    return reading.blocks[place[0]].text[place[1] : place[2]]


RULES = (Rule("S705", "two-spellings", "warning", two_spellings),)
