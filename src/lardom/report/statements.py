"""Which number of the study a number in a sentence states, when its words leave no doubt."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lardom.report.numerals import Numeral
from lardom.report.phrases import phrases

_REACH_BACK = 140
_PARTS = re.compile(r"\b(?:varav|därav|av dessa|av dem|of which|of whom|of these|of them)\b[^,;.]*$", re.IGNORECASE)


_OWN_PARTS = frozenset({"groups"})
"""Facts that are parts by nature ("21 interviews, of which five were group interviews")."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A number that stands for a fact.

    `fact` is the fact's name; `start`/`end` are the stretch of words that say so, in code points of the
    sentence. `scale` is the unit of an amount (10**6 for "miljoner"), `slack` how far the true value may
    lie from a rounded one.
    """

    fact: str
    numeral: Numeral
    start: int
    end: int
    scale: int = 1
    slack: float = 0.0

    @property
    def value(self) -> int | float:
        """The number stated: a whole one when it is."""
        value = round(self.numeral.value * self.scale, 6)
        return int(value) if value == int(value) else value


@dataclass(frozen=True, slots=True)
class _Compiled:
    fact: str
    after: re.Pattern[str]
    before: re.Pattern[str] | None
    where: re.Pattern[str] | None
    unless: re.Pattern[str] | None


@cache
def _compiled(language: str) -> tuple[_Compiled, ...]:
    def made(pattern: str) -> re.Pattern[str] | None:
        return re.compile(pattern, re.IGNORECASE) if pattern else None

    return tuple(
        _Compiled(
            one.fact,
            re.compile(one.after, re.IGNORECASE),
            made(f"(?:{one.before})$" if one.before else ""),
            made(one.where),
            made(one.unless),
        )
        for one in phrases(language)
    )


def study_statements(text: str, found: Sequence[Numeral], language: str) -> Iterator[Statement]:
    """Yield what the sentence's numbers say of the study and its portfolio, by the phrases of the language.

    A number that is a part ("varav 12 …") states no total.
    """
    for numeral in found:
        if numeral.article or numeral.percent or numeral.whole is None:
            continue
        before = text[max(0, numeral.start - _REACH_BACK) : numeral.start]
        part = bool(_PARTS.search(before))
        for phrase in _compiled(language):
            if part and phrase.fact not in _OWN_PARTS:
                continue
            after = phrase.after.match(text, numeral.end)
            if not after or (phrase.before and not phrase.before.search(before)):
                continue
            if (phrase.where and not phrase.where.search(text)) or (phrase.unless and phrase.unless.search(text)):
                continue
            yield Statement(phrase.fact, numeral, numeral.start, after.end())
            break


_PROJECT = {"sv": r"(?:av\s+)?(?:de\s+|portföljens\s+)?projekt(?:en)?", "en": r"(?:of\s+)?(?:the\s+)?projects?"}


def named_statements(
    text: str, found: Sequence[Numeral], language: str, names: Mapping[str, str]
) -> Iterator[Statement]:
    """Yield what numbers say of named groups: `names` maps a category's or type's printed name to its fact.

    "17 projekt inom Hälsa", "Hälsa (17)", "Hälsa: 17 projekt" are read; a bare number near a name is not.

    >>> from lardom.report.numerals import numerals
    >>> text = "Klimat (16 projekt) och Hälsa (17)."
    >>> facts = {"Klimat": "category:Klimat", "Hälsa": "category:Hälsa"}
    >>> [(s.fact, s.value) for s in named_statements(text, numerals(text, "sv"), "sv", facts)]
    [('category:Klimat', 16), ('category:Hälsa', 17)]
    """
    if not names:
        return
    joined = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    facts = {name.casefold(): fact for name, fact in names.items()}
    noun = r"(?:st\s+)?" + _PROJECT[language]
    link = r"(?:finns\s+|ligger\s+|hör\s+|are\s+|is\s+)?(?:inom|i|till|tillhör|in|within|belong(?:s)? to)\s+(?:(?:kategorin|området|the category|the area)\s+)?"
    before = re.compile(
        rf"(?P<name>{joined})(?:en)?[\"”’»]?\s*(?:är\s+\w+,?\s+|is\s+(?:the\s+)?\w+,?\s+)?(?:[(:–-]|\b(?:är|are|har|med|rymmer|omfattar|innehåller|has|with|holds|comprises|contains|includes))\s*$",
        re.IGNORECASE,
    )
    inside = re.compile(
        rf"\b(?:inom|i|within|in)\s+(?:kategorin\s+|the\s+category\s+)?[\"”“’«»]?(?P<name>{joined})[\"”’»]?\s+"
        rf"(?:finns|ligger|there\s+are|are)\s+(?:det\s+)?$",
        re.IGNORECASE,
    )
    after = re.compile(rf"\s+(?:{noun}\s+)?{link}[\"”“’«»]?(?P<name>{joined})\b", re.IGNORECASE)
    for numeral in found:
        if numeral.whole is None or numeral.percent:
            continue
        ahead = None if numeral.article else after.match(text, numeral.end)
        behind = before.search(text[: numeral.start]) or inside.search(text[: numeral.start])
        if ahead:
            yield Statement(facts[ahead["name"].casefold()], numeral, numeral.start, ahead.end())
        elif behind and re.match(rf"\s*(?:{noun})?\s*(?:[).,;]|och\b|and\b|$)", text[numeral.end :], re.IGNORECASE):
            yield Statement(facts[behind["name"].casefold()], numeral, behind.start(), numeral.end)


def code_statements(
    text: str, found: Sequence[Numeral], language: str, codes: Mapping[str, str]
) -> Iterator[Statement]:
    """Yield what numbers say of one code: how many codings it has, or in how many texts.

    `codes` maps code names to ids. The sentence must call it a code and name exactly one.

    >>> from lardom.report.numerals import numerals
    >>> text = "The code Solutions was used 57 times in 21 texts."
    >>> [(s.fact, s.value) for s in code_statements(text, numerals(text, "en"), "en", {"Solutions": "k1"})]
    [('code:k1', 57), ('code-texts:k1', 21)]
    """
    if not _CALLED[language].search(text):
        return
    named = _named_codes(text, codes)
    if len(named) != 1:
        return
    code_id = codes[named[0]]
    times = {"sv": r"\s+(?:gånger|kodningar|kodade\s+\w+|avsnitt|passager|ställen|textställen)\b",
             "en": r"\s+(?:times|codings|coded\s+\w+|passages|segments|excerpts|extracts|references)\b"}[language]  # fmt: skip
    texts = {"sv": r"\s+(?:av\s+(?:de\s+|totalt\s+)?(?:(?:\d+|\w+)\s+)?)?(?:texter(?:na)?|transkript(?:en)?|dokument(?:en)?|intervjuer(?:na)?)\b",
             "en": r"\s+(?:(?:out\s+)?of\s+(?:the\s+|all\s+)?(?:(?:\d+|\w+)\s+)?)?(?:texts|transcripts|documents|interviews)\b"}[language]  # fmt: skip
    for numeral in found:
        if numeral.article or numeral.percent or numeral.whole is None:
            continue
        behind_base = re.search(
            r"\b(?:av|of)\s+(?:de\s+|the\s+|totalt\s+|alla\s+|all\s+|samtliga\s+)?$",
            text[: numeral.start],
            re.IGNORECASE,
        )
        if behind_base:
            continue
        for fact, noun in ((f"code:{code_id}", times), (f"code-texts:{code_id}", texts)):
            match = re.match(noun, text[numeral.end :], re.IGNORECASE)
            if match:
                yield Statement(fact, numeral, numeral.start, numeral.end + match.end())


_CALLED = {
    "sv": re.compile(r"\b(?:kod|koden|kodad|kodat|kodades|temat)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:code|coded|theme)\b", re.IGNORECASE),
}


def names_code(text: str, codes: Iterable[str], language: str) -> bool:
    """Tell whether a sentence speaks of a code and names one.

    >>> names_code("The most used code, Solutions, has 57 codings.", ["Solutions"], "en")
    True
    """
    return bool(_CALLED[language].search(text) and _named_codes(text, codes))


def _named_codes(text: str, codes: Iterable[str]) -> list[str]:
    """Names of codes that stand in the text as written in the codebook; a name inside a longer one is not it."""
    found: list[tuple[int, int, str]] = []
    for name in sorted((code for code in codes if len(code) >= 3), key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if not any(start <= match.start() and match.end() <= end for start, end, _ in found):
                found.append((match.start(), match.end(), name))
    return list(dict.fromkeys(name for _, _, name in found))
