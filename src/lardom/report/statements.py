"""Which number of the study a number in a sentence states, when its words leave no doubt."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lardom.portfolio.kinds import kind_name
from lardom.report.numerals import Numeral
from lardom.report.phrases import phrases

_REACH_BACK = 140
_PARTS = re.compile(r"\b(?:varav|därav|av dessa|av dem|of which|of whom|of these|of them)\b[^,;.]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A number that stands for a fact.

    `fact` is the fact's name; `start`/`end` are the stretch of words that say so, in code points of the
    sentence.
    """

    fact: str
    numeral: Numeral
    start: int
    end: int

    @property
    def value(self) -> int:
        """The number stated."""
        return int(self.numeral.value)


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
        if _PARTS.search(before):
            continue
        for phrase in _compiled(language):
            after = phrase.after.match(text, numeral.end)
            if not after or (phrase.before and not phrase.before.search(before)):
                continue
            if (phrase.where and not phrase.where.search(text)) or (phrase.unless and phrase.unless.search(text)):
                continue
            yield Statement(phrase.fact, numeral, numeral.start, after.end())
            break


_AT_LEAST = {"sv": r"(?:minst|åtminstone)\s+(?:en|ett)\s+", "en": r"at\s+least\s+(?:one|a)\s+"}
_OWNER = {"sv": r"\bhuvudsaklig\w*\s+(?:offentlig\w*\s+)?behovsägare", "en": r"\bmain\s+(?:public\s+)?need\s+owners?"}
_UNIQUE = {
    "sv": (r"\(?(?:ej|inte|icke)[- ]unika\)?", r"(?:unika|distinkta)"),
    "en": (r"\(?(?:not|non)[- ]unique\)?", r"(?:unique|distinct)"),
}
_PROJECT = {"sv": r"(?:av\s+)?(?:de\s+|portföljens\s+)?projekt(?:en)?", "en": r"(?:of\s+)?(?:the\s+)?projects?"}


@cache
def _kind_words(kind: str, language: str) -> str:
    names = {kind_name(kind, "sv" if language == "sv" else "en", number) for number in (1, 2)}
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def kind_statements(text: str, found: Sequence[Numeral], language: str, kinds: Iterable[str]) -> Iterator[Statement]:
    """Yield what numbers say of kinds of organisation.

    They are projects with at least one of a kind, parties that are not unique and those that are, and
    main need owners.

    >>> from lardom.report.numerals import numerals
    >>> text = "I 43 projekt deltar minst en kommun, i 17 minst en region."
    >>> [(s.fact, s.value) for s in kind_statements(text, numerals(text, "sv"), "sv", ["municipality", "region"])]
    [('with:municipality', 43), ('with:region', 17)]
    """
    kinds = tuple(kinds)
    if not kinds:
        return
    any_kind = "|".join(f"(?P<k{index}>{_kind_words(kind, language)})" for index, kind in enumerate(kinds))
    numbers = [one for one in found if not one.percent and one.whole is not None]
    owners = [found.start() for found in re.finditer(_OWNER[language], text, re.IGNORECASE)]
    for position, numeral in enumerate(numbers):
        # Words up to the next real number belong to this one; "en", "ett", "one" begin nothing by themselves.
        following = next((one.start for one in numbers[position + 1 :] if not one.article), len(text))
        reach = text[numeral.end : following]
        if numeral.article and not re.match(r"\s+(?:projekt|project|fall|case)\b", reach):
            continue
        owner = any(";" not in text[min(at, numeral.start) : max(at, numeral.start)] for at in owners)
        yield from _kinds_after(reach, numeral, kinds, any_kind, language, owner=owner)


def _kinds_after(
    reach: str, numeral: Numeral, kinds: tuple[str, ...], any_kind: str, language: str, *, owner: bool
) -> Iterator[Statement]:
    words = r"[^.;:()]{0,60}?"
    tries = [("with", rf"\s*(?:{_PROJECT[language]})?{words}\b{_AT_LEAST[language]}(?:{any_kind})\b")]
    part = {"sv": r"(?:\s+(?:bland|som\s+part|som\s+deltar|med\s+i))", "en": r"(?:\s+(?:among|as\s+a\s+part))"}[
        language
    ]
    one = {"sv": r"(?:har|hade|med)\s+(?:en|ett)\s+", "en": r"(?:have|has|had|with)\s+(?:a|one)\s+"}[language]
    tries.append(("with", rf"\s*(?:{_PROJECT[language]})\s+{one}(?:{any_kind})\b{part}"))
    tries.append(("participations", rf"\s+(?:{any_kind})s?medverkan(?:den)?\b"))
    not_unique, unique = _UNIQUE[language]
    tries.append(("participations", rf"\s+(?:{not_unique}\s+(?:{any_kind})\b)"))
    tries.append(("participations", rf"\s+(?:{any_kind})\s+{not_unique}"))
    tries.append(("organisations", rf"\s+{unique}\s+(?:{any_kind})\b"))
    if owner:
        tries.insert(0, ("owner", rf"\s*(?:{_PROJECT[language]})?[^.;:()]{{0,40}}?\b(?:{any_kind})\b"))
    for name, pattern in tries:
        match = re.match(pattern, reach, re.IGNORECASE)
        if match:
            kind = next(kinds[int(group[1:])] for group, value in match.groupdict().items() if value)
            yield Statement(f"{name}:{kind}", numeral, numeral.start, numeral.end + match.end())
            return


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
    before = re.compile(rf"(?P<name>{joined})[\"”’»]?\s*(?:[(:–-]|\bhar|\bmed|\bhas|\bwith)\s*$", re.IGNORECASE)
    after = re.compile(rf"\s+(?:{noun}\s+)?{link}[\"”“’«»]?(?P<name>{joined})\b", re.IGNORECASE)
    for numeral in found:
        if numeral.whole is None or numeral.percent:
            continue
        ahead = None if numeral.article else after.match(text, numeral.end)
        behind = before.search(text[: numeral.start])
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
    called = {"sv": r"\b(?:kod|koden|kodad|kodat|kodades|temat)\b", "en": r"\b(?:code|coded|theme)\b"}[language]
    if not re.search(called, text, re.IGNORECASE):
        return
    named = _named_codes(text, codes)
    if len(named) != 1:
        return
    code_id = codes[named[0]]
    times = {"sv": r"\s+(?:gånger|kodningar|kodade\s+\w+|avsnitt|passager|ställen|textställen)\b",
             "en": r"\s+(?:times|codings|coded\s+\w+|passages|segments|excerpts|extracts|references)\b"}[language]  # fmt: skip
    texts = {"sv": r"\s+(?:av\s+)?(?:texter(?:na)?|transkript(?:en)?|dokument(?:en)?|intervjuer(?:na)?)\b",
             "en": r"\s+(?:of the\s+)?(?:texts|transcripts|documents|interviews)\b"}[language]  # fmt: skip
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


def _named_codes(text: str, codes: Iterable[str]) -> list[str]:
    """Names of codes that stand in the text as written in the codebook; a name inside a longer one is not it."""
    found: list[tuple[int, int, str]] = []
    for name in sorted((code for code in codes if len(code) >= 3), key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if not any(start <= match.start() and match.end() <= end for start, end, _ in found):
                found.append((match.start(), match.end(), name))
    return list(dict.fromkeys(name for _, _, name in found))
