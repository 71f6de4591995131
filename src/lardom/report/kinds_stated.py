"""What numbers say of kinds of organisation: projects with one, parties unique or not, main need owners."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from lardom.portfolio.kinds import kind_name
from lardom.report.numerals import Numeral
from lardom.report.statements import Statement

_OWNER = {"sv": r"\bhuvudsaklig\w*\s+(?:offentlig\w*\s+)?behovsägare", "en": r"\bmain\s+(?:public\s+)?need\s+owners?"}
_PROJECT = {"sv": r"(?:av\s+)?(?:de\s+|portföljens\s+)?projekt(?:en)?", "en": r"(?:of\s+)?(?:the\s+)?projects?"}
_OF_ALL = {
    "sv": r"\s+(?:projekt\s+)?av\s+(?:de\s+|portföljens\s+)?$",
    "en": r"\s+(?:projects\s+)?(?:out\s+)?of\s+(?:the\s+|the\s+portfolio's\s+)?$",
}
_ANYWHERE = {
    "sv": (
        ("with", r"\s*(?:{project})?[^.;:()]{0,60}?\b(?:minst|åtminstone)\s+(?:en|ett)\s+(?:{kind})\b"),
        (
            "with",
            r"\s*{project}\s+(?:har|hade|med)\s+(?:en|ett)\s+(?:{kind})\b\s+(?:bland|som\s+(?:part|deltar)|med\s+i)",
        ),
        ("participations", r"\s+(?:{kind})s?medverkan(?:den)?\b"),
        ("participations", r"\s+\(?(?:ej|inte|icke)[- ]unika\)?\s+(?:{kind})\b"),
        ("participations", r"\s+(?:{kind})\s+\(?(?:ej|inte|icke)[- ]unika\)?"),
        ("organisations", r"\s+(?:av\s+dem\s+)?(?:är\s+)?(?:unika|distinkta)\s+(?:{kind})\b"),
        (
            "organisations",
            r"\s+olika\s+(?:{kind})\b(?=[^.;]*\b(?:i\s+minst\s+ett\s+projekt|i\s+portföljen|i\s+programmet)\b)",
        ),
    ),
    "en": (
        ("with", r"\s*(?:{project})?[^.;:()]{0,60}?\bat\s+least\s+(?:one|a)\s+(?:{kind})\b"),
        ("with", r"\s*{project}\s+(?:have|has|had|with)\s+(?:a|one)\s+(?:{kind})\b\s+(?:among|as\s+a\s+part)"),
        ("participations", r"\s+(?:{kind})\s+participations?\b"),
        ("participations", r"\s+\(?(?:not|non)[- ]unique\)?\s+(?:{kind})\b"),
        ("participations", r"\s+(?:{kind})\s+\(?(?:not|non)[- ]unique\)?"),
        ("organisations", r"\s+(?:of\s+them\s+)?(?:are\s+)?(?:unique|distinct)\s+(?:{kind})\b"),
        (
            "organisations",
            r"\s+different\s+(?:{kind})\b(?=[^.;]*\b(?:in\s+at\s+least\s+one\s+project|in\s+the\s+(?:portfolio|programme))\b)",
        ),
    ),
}
_IN_PORTFOLIO = {
    "sv": (("with", r"\s*{project}\s+(?:deltar|deltog|medverkar|medverkade|finns|ingår)\s+(?:en|ett)\s+(?:{kind})\b(?!\s+som\s+huvud)"),),
    "en": (("with", r"\s*{project}\s+(?:include|includes|involve|involves)\s+(?:a|one)\s+(?:{kind})\b(?!\s+as\s+(?:the\s+)?main)"),),
}  # fmt: skip
_BEFORE = {
    "sv": (
        ("with", r"\b(?:minst|åtminstone)\s+(?:en|ett)\s+(?:{kind})\s+(?:\w+\s+){{1,3}}i\s+$"),
        ("with", r"(?:^|[.,;]\s+|\boch\s+)(?:en|ett)\s+(?:{kind})\s+(?:finns(?:\s+med)?|deltar|deltog|medverkar|medverkade|ingår|är\s+(?:med|part))\s+i\s+$"),
        ("max", r"\b(?:största|högsta)\s+antalet\s+(?:{kind})\s+(?:i\s+ett\s+(?:\w+\s+){{0,3}}projekt\s+)?(?:är|var)\s+$"),
        ("with", r"(?:^|[.,;]\s+|\boch\s+)(?:{kind})(?:na)?\s+(?:finns(?:\s+med)?|deltar|deltog|medverkar|medverkade|ingår|är\s+med|är\s+parter)\s+i\s+$"),
    ),
    "en": (
        ("with", r"\bat\s+least\s+(?:one|a)\s+(?:{kind})\s+(?:\w+\s+){{1,3}}in\s+$"),
        ("with", r"(?:^|[.,;]\s+|\band\s+)an?\s+(?:{kind})\s+(?:takes\s+part|took\s+part|participate[sd]|is\s+(?:found|involved|a\s+part(?:y|ner)))\s+in\s+$"),
        ("max", r"\b(?:largest|highest|greatest)\s+number\s+of\s+(?:{kind})\s+(?:in\s+(?:a|one|any)\s+(?:\w+\s+)?project\s+)?(?:is|was)\s+$"),
        ("with", r"(?:^|[.,;]\s+|\band\s+)(?:the\s+)?(?:{kind})\s+(?:take\s+part|took\s+part|participate[sd]?|are\s+found|are\s+parties)\s+in\s+$"),
    ),
}  # fmt: skip
_OWNER_AFTER = r"\s*(?:{project})?[^.;:()]{{0,40}}?\b(?:{kind})\b"
_OWNER_BEFORE = {"sv": r"\b(?:{kind})\s+i\s+$", "en": r"\b(?:{kind})\s+in\s+$"}


def kind_statements(
    text: str, found: Sequence[Numeral], language: str, kinds: Iterable[str], *, portfolio: bool = False
) -> Iterator[Statement]:
    """Yield what numbers say of kinds of organisation.

    They are projects with at least one of a kind, parties that are not unique and those that are, main
    need owners, and projects with exactly so many of a kind. `portfolio` says that the sentence surely
    speaks of the whole portfolio; then looser words do.

    >>> from lardom.report.numerals import numerals
    >>> text = "I 43 projekt deltar minst en kommun, i 17 minst en region."
    >>> [(s.fact, s.value) for s in kind_statements(text, numerals(text, "sv"), "sv", ["municipality", "region"])]
    [('with:municipality', 43), ('with:region', 17)]
    """
    kinds = tuple(kinds)
    numbers = [one for one in found if not one.percent and one.whole is not None]
    if not kinds or not numbers:
        return
    owners = [found.start() for found in re.finditer(_OWNER[language], text, re.IGNORECASE)]
    whole = -1
    for position, numeral in enumerate(numbers):
        if position == whole:
            continue
        end, following = _reach(text, numbers, position, language)
        if end != numeral.end:
            whole = next(at for at, one in enumerate(numbers) if one.end == end)
        reach = text[end:following]
        owner = any(";" not in text[min(at, numeral.start) : max(at, numeral.start)] for at in owners)
        if numeral.article and not re.match(r"\s+(?:projekt|project|fall|case)\b", reach):
            # "in 12 a region and in one a municipal company"
            led = owner and re.search(r"\b(?:i|in)\s+$", text[: numeral.start], re.IGNORECASE)
            if not led or not re.match(r"\s+(?:en|ett|an?)\s", reach):
                continue
        exact = _exactly(text, numbers, position, kinds, language) if portfolio else None
        here = exact or _first(text, (end, following), numeral, kinds, language, owner=owner, portfolio=portfolio)
        if here:
            yield here


def _reach(text: str, numbers: Sequence[Numeral], position: int, language: str) -> tuple[int, int]:
    """Return where the words about a number begin and end.

    They go on to the next real number ("en", "ett", "one" begin nothing by themselves); in "44 of the 53
    projects" they begin behind the whole.
    """
    numeral, rest = numbers[position], [one for one in numbers[position + 1 :] if not one.article]
    if rest and re.fullmatch(_OF_ALL[language], text[numeral.end : rest[0].start], re.IGNORECASE):
        return rest[0].end, rest[1].start if len(rest) > 1 else len(text)
    return numeral.end, rest[0].start if rest else len(text)


@cache
def _patterns(kinds: tuple[str, ...], language: str, name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = "|".join(f"(?P<k{index}>{_words(kind, language)})" for index, kind in enumerate(kinds))
    owner_before = (("owner", _OWNER_BEFORE[language]),)
    tables = {
        "anywhere": _ANYWHERE[language],
        "portfolio": _IN_PORTFOLIO[language],
        "before": _BEFORE[language],
        "owner": (("owner", _OWNER_AFTER),),
        "owner before": owner_before,
    }
    made = []
    for fact, pattern in tables[name]:
        filled = pattern.replace("{{", "\x01").replace("}}", "\x02").replace("{project}", _PROJECT[language])
        filled = filled.replace("{kind}", words).replace("\x01", "{").replace("\x02", "}")
        made.append((fact, re.compile(filled, re.IGNORECASE)))
    return tuple(made)


@cache
def _words(kind: str, language: str) -> str:
    names = {kind_name(kind, "sv" if language == "sv" else "en", number) for number in (1, 2)}
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _first(
    text: str,
    about: tuple[int, int],
    numeral: Numeral,
    kinds: tuple[str, ...],
    language: str,
    *,
    owner: bool,
    portfolio: bool,
) -> Statement | None:
    """Return the first thing that the words after (they stand at `about`), or else before, a number say."""
    begin, reach = about[0], text[about[0] : about[1]]
    for name in (*(["owner"] if owner else []), "anywhere", *(["portfolio"] if portfolio else [])):
        for fact, pattern in _patterns(kinds, language, name):
            match = pattern.match(reach)
            if match:
                return Statement(f"{fact}:{_kind_of(match, kinds)}", numeral, numeral.start, begin + match.end())
    projects = re.match(rf"\s+{_PROJECT[language]}\b", reach, re.IGNORECASE)
    if not (portfolio or owner):
        return None
    for name in (*(["owner before"] if owner else []), "before"):
        for fact, pattern in _patterns(kinds, language, name):
            match = pattern.search(text[: numeral.start]) if projects or fact == "max" else None
            if match:
                end = begin + projects.end() if projects else numeral.end
                return Statement(f"{fact}:{_kind_of(match, kinds)}", numeral, numeral.start, end)
    return None


def _kind_of(match: re.Match[str], kinds: tuple[str, ...]) -> str:
    return next(kinds[int(group[1:])] for group, value in match.groupdict().items() if value)


def _exactly(
    text: str, numbers: Sequence[Numeral], position: int, kinds: tuple[str, ...], language: str
) -> Statement | None:
    """Return what "two projects have seven municipalities" says: how many have exactly so many of a kind."""
    if position + 1 >= len(numbers) or numbers[position].article:
        return None
    numeral, many = numbers[position], numbers[position + 1]
    verb = {"sv": r"(?:har|hade|med|deltar|som\s+har)", "en": r"(?:have|has|had|with|that\s+have)"}[language]
    between = text[numeral.end : many.start]
    if many.article or not re.fullmatch(rf"\s+{_PROJECT[language]}\s+{verb}\s+", between, re.IGNORECASE):
        return None
    for kind in kinds:
        match = re.match(rf"\s+(?:{_words(kind, language)})\b", text[many.end :], re.IGNORECASE)
        if match:
            return Statement(f"exactly:{kind}={int(many.value)}", numeral, numeral.start, many.end + match.end())
    return None
