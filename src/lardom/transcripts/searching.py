"""What somebody searches for, taken apart: words in any inflection, phrases, parts of words, words that must not stand.

    eldsjälar kommun        both words, in any inflection
    "eldsjälar behövs"      side by side, in this order, in any inflection
    digital*  *själ  *själ* words that begin so, end so, have it inside
    -pilot                  turns without the word

Both databases search a column of stems written in plain letters (`indexed`), so that the same search gives the same
answer on either, whatever its own idea of a word.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from lardom.study.settings import Language
from lardom.text.span import Span
from lardom.text.stems import small, stem, words_in, written_words

LANGUAGES: tuple[Language, ...] = ("sv", "en")

SHORTEST_PART = 3
"""Letters that a part of a word must have: two stand in nearly every word."""

MOST_WORDS = 20
"""Words of one search; more is a pasted paragraph."""

Fault = Literal["short part", "many words", "only without", "many fitting"]
"""Why a search cannot be done."""

_PIECE = re.compile(r'(-?)(?:["“”»«]([^"“”»«]*)["“”»«]?|([^\s"“”»«]+))')
_FOREIGN = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to find: `words` side by side, or the `part` of a word; `without` turns it round."""

    words: tuple[str, ...] = ()
    part: str = ""
    begins: bool = False
    ends: bool = False
    without: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that is searched for; every term must be met. `fault` says why it cannot be."""

    terms: tuple[Term, ...] = ()
    fault: Fault | None = None
    value: str = ""

    @property
    def parts(self) -> tuple[Term, ...]:
        """The terms that are parts of words."""
        return tuple(term for term in self.terms if term.part)


@dataclass(frozen=True, slots=True)
class Group:
    """A term as the index knows it: stems side by side, in one of several ways."""

    ways: tuple[tuple[str, ...], ...]
    without: bool = False


def parse(text: str) -> Wanted:
    """Take a search apart.

    >>> parse('eldsjälar "i kommunen" digital* -pilot').terms[1].words
    ('i', 'kommunen')
    >>> parse("di*").fault
    'short part'
    """
    terms: list[Term] = []
    for found in _PIECE.finditer(text):
        without = bool(found[1])
        if found[3] and "*" in found[3]:
            part = _part(found[3], without=without)
            if len(part.part) < SHORTEST_PART:
                return Wanted(fault="short part", value=found[3])
            terms.append(part)
        elif words := tuple(word for word, _, _ in words_in(found[2] or found[3] or "")):
            terms.append(Term(words, without=without))
    if sum(len(term.words) or 1 for term in terms) > MOST_WORDS:
        return Wanted(fault="many words", value=str(MOST_WORDS))
    if terms and all(term.without for term in terms):
        return Wanted(fault="only without", value=text.strip()[:80])
    return Wanted(tuple(dict.fromkeys(terms)))


def _part(told: str, *, without: bool) -> Term:
    words = [word for word, _, _ in words_in(told)]
    part = max(words, key=len, default="")
    return Term(part=part, begins=not told.startswith("*"), ends=not told.endswith("*"), without=without)


def fits(term: Term, word: str) -> bool:
    """Tell whether a word has the part where the term wants it.

    >>> fits(Term(part="själ", ends=True), "eldsjäl"), fits(Term(part="själ", begins=True), "eldsjäl")
    (True, False)
    """
    if term.begins and not word.startswith(term.part):
        return False
    return word.endswith(term.part) if term.ends else term.part in word


def groups(wanted: Wanted, fitting: Mapping[Term, Iterable[str]]) -> tuple[Group, ...]:
    """Return what the index is asked for; `fitting` gives the stems of the words that have each part.

    >>> groups(parse("eldsjälar"), {})[0].ways
    (('eldsju00e4l',), ('eldsju00e4lar',))
    """
    made = []
    for term in wanted.terms:
        ways: tuple[tuple[str, ...], ...]
        if term.part:
            ways = tuple((plain(one),) for one in dict.fromkeys(fitting.get(term, ())))
        else:
            ways = tuple(
                dict.fromkeys(tuple(plain(stem(word, language)) for word in term.words) for language in LANGUAGES)
            )
        made.append(Group(ways, term.without))
    return tuple(made)


def plain(word: str) -> str:
    """Write a word in the letters a to z and digits, so that no database has an opinion about it.

    >>> plain("själ")
    'sju00e4l'
    """
    return _FOREIGN.sub(lambda sign: f"u{ord(sign[0]):04x}", word)


def indexed(text: str, language: Language) -> str:
    """Return the stems of a text as the index keeps them, in their order.

    >>> indexed("Eldsjälarna behövs!", "en"), indexed("Pilots", "en")
    ('eldsju00e4larna behu00f6v', 'pilot')
    """
    return " ".join(_kept(word[0], language) for word in written_words(text))


@lru_cache(maxsize=20_000)
def _kept(word: str, language: Language) -> str:
    """Return the stem of a word as it is written, as the index keeps it."""
    # Few words make up most of any talk.
    return plain(stem(small(word), language))


def places(text: str, language: Language, found: Sequence[Group]) -> tuple[Span, ...]:
    """Return where in a text the searched words stand, in order, to be shown.

    >>> places("En eldsjäl, två eldsjälar.", "sv", groups(parse("eldsjälarna"), {}))
    (Span(start=3, end=10), Span(start=16, end=25))
    """
    words = written_words(text)
    stems = [_kept(word[0], language) for word in words]
    spans: set[Span] = set()
    for way in (way for group in found if not group.without for way in group.ways):
        at = _next(stems, way[0], 0)
        while at is not None:
            end = at + len(way)
            if tuple(stems[at:end]) == way:
                spans.add(Span(words[at].start(), words[end - 1].end()))
            at = _next(stems, way[0], at + 1)
    return tuple(sorted(spans, key=lambda span: (span.start, span.end)))


def _next(stems: list[str], one: str, start: int) -> int | None:
    try:
        return stems.index(one, start)
    except ValueError:
        return None


def is_met(text: str, language: Language, found: Sequence[Group]) -> bool:
    """Tell whether a text meets a search: the rule that both databases follow.

    >>> is_met("En eldsjäl.", "sv", groups(parse("eldsjälar -kommun"), {}))
    True
    """
    inside = f" {indexed(text, language)} "
    return all(any(f" {' '.join(way)} " in inside for way in group.ways) != group.without for group in found)
