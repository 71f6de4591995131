"""Answers to the closed questions, as the prose speaks of them: means, how many answered, how many said what."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from lardom.claims.ground import Ground
from lardom.fieldwork.scores import score
from lardom.report.known import Known
from lardom.report.numerals import Numeral
from lardom.report.statements import Statement
from lardom.study.settings import Item

_COMMON = frozenset(
    [
        "about",
        "again",
        "among",
        "arbet",
        "asked",
        "carry",
        "creat",
        "degre",
        "ditt",
        "draft",
        "fråga",
        "fraga",
        "från",
        "given",
        "gett",
        "hade",
        "have",
        "hela",
        "ingen",
        "inom",
        "into",
        "large",
        "likel",
        "likely",
        "many",
        "mellan",
        "mella",
        "mycke",
        "much",
        "organ",
        "over",
        "parte",
        "parti",
        "partn",
        "person",
        "proje",
        "quest",
        "resul",
        "result",
        "skapa",
        "some",
        "stort",
        "svar",
        "that",
        "they",
        "this",
        "tills",
        "troli",
        "unde",
        "utgar",
        "vara",
        "varit",
        "veck",
        "verks",
        "what",
        "which",
        "will",
        "with",
        "would",
        "your",
        "grad",
        "hogt",
        "kommer",
        "rate",
        "scale",
        "skala",
        "skill",
        "betyg",
        "siffr",
        "medel",
        "mean",
        "avera",
        "snitt",
        "enkat",
        "funge",
        "worke",
        "well",
        "work",
    ]
)
"""Beginnings of words that name no single question, even when only one of them has the word."""

_MEAN = {
    "sv": re.compile(r"\b(?:medel\w*|genomsnitt\w*|snittet|i snitt)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:mean|means|averages?|averaged)\b", re.IGNORECASE),
}
_OTHER_MEASURE = re.compile(
    r"\b(?:median\w*|standardavvik\w*|spridning\w*|sd|std|deviations?|spread|skillnad\w*|differ\w+|enheter|points?)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:projekten|(?:dessa|de|övriga|andra)\s+(?:\w+\s+)?projekt|projekt som|projects|övriga|others|remaining|"
    r"(?:[Pp]rojekt(?:et)?|[Pp]roject)\s+(?-i:[A-ZÅÄÖ])\b|kategori\w*|categor\w*|leverantör\w*|suppliers?|"
    r"per projekt|per project|förra|tidigare|previous|earlier|kommunerna|regionerna|municipalities|regions)\b",
    re.IGNORECASE,
)
_ANSWERED_AFTER = re.compile(
    r"\s+(?:respondent\w*\s+|informant\w*\s+|personer\w*\s+|tillfrågade\s+|people\s+|interviewees\s+|persons\s+)?"
    r"(?:av\s+respondenterna\s+|of\s+the\s+respondents\s+)?(?:som\s+|who\s+|har\s+|have\s+){0,2}"
    r"(?:svarade|svarat|besvarade|besvarat|answered|responded)\b(?!\s+(?:ja|nej|att|med|yes|no|that|with)\b)",
    re.IGNORECASE,
)
_ANSWERED_BEFORE = re.compile(
    r"(?:\bn\s*=|\bbesvara(?:des|ts|d)\s+av|\banswered\s+by|\b(?:svar|responses|answers|replies)\s+(?:från|av|from|by))\s*$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\s+(?:av\s+|(?:out\s+)?of\s+|respondent|informant|personer\b|people\b|interviewees\b|ger\b|gav\b|sätter\b|satte\b|"
    r"svarar\b|svarade\b|answer|g[ai]ves?\b|rate)",
    re.IGNORECASE,
)
_BASE = re.compile(r"\b(?:av|of)\s+(?:de\s+|the\s+|totalt\s+|all\s+|alla\s+)?$", re.IGNORECASE)
_ENDS = {
    "low": re.compile(r"\b(?:lägsta|sämsta|lowest|worst|bottom)\s+(?:möjliga\s+|possible\s+)?(?:betyg|värde|siffra|poäng|score|"
                      r"mark|grade|rating|value|figure)", re.IGNORECASE),
    "high": re.compile(r"\b(?:högsta|bästa|highest|best|top)\s+(?:möjliga\s+|possible\s+)?(?:betyg|värde|siffra|poäng|score|"
                       r"mark|grade|rating|value|figure)", re.IGNORECASE),
}  # fmt: skip
_EITHER = re.compile(r"\s*(?:eller|or|–|-)\s*", re.IGNORECASE)


def known_answers(ground: Ground) -> dict[str, Known]:
    """Return for each closed question the mean, how many answered, and how many gave each run of answers.

    Names: `mean:<item>`, `answered:<item>`, `answers:<item>:<lowest>-<highest>`. The mean over projects is
    allowed where the mean over persons is.
    """
    material = ground.material
    found: dict[str, Known] = {}
    for item in material.settings.items:
        one = score(item, material.answers, material.respondents)
        if not one.n or one.mean is None:
            continue
        means = frozenset({one.project_mean} - {None})
        found[f"mean:{item.id}"] = Known(one.mean, "answers.csv", frozenset(x for x in means if x is not None))
        found[f"answered:{item.id}"] = Known(one.n, "answers.csv")
        given = Counter(dict(one.distribution))
        for low in range(item.low, item.high + 1):
            for high in range(low, item.high + 1):
                number = sum(given[value] for value in range(low, high + 1))
                found[f"answers:{item.id}:{low}-{high}"] = Known(number, "answers.csv")
    return found


def _folded(text: str) -> str:
    """Return the text in small letters without accents, code point by code point."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text.casefold())


@cache
def _stems(items: tuple[Item, ...]) -> dict[str, Item]:
    """Return the beginnings of words that one question alone has, with that question."""
    met: dict[str, list[Item]] = {}
    for item in items:
        words = re.findall(r"[^\W\d_]{4,}", _folded(f"{item.id} {item.text} {item.text_en}"))
        for stem in sorted({word[:5] for word in words} - _COMMON):
            met.setdefault(stem, []).append(item)
    return {stem: those[0] for stem, those in met.items() if len(those) == 1}


def mentions(text: str, items: Sequence[Item]) -> list[tuple[int, Item]]:
    """Return where the text names a closed question, by words that stand in no other question.

    >>> items = [Item("s", "How satisfied are you?"), Item("k", "How much new knowledge?")]
    >>> [(at, item.id) for at, item in mentions("Knowledge and satisfaction are high.", items)]
    [(0, 'k'), (14, 's')]
    """
    stems = _stems(tuple(items))
    found: list[tuple[int, Item]] = []
    for match in re.finditer(r"[^\W\d_]{4,}", _folded(text)):
        item = stems.get(match[0][:5]) or stems.get(match[0][:4])
        if item is not None:
            found.append((match.start(), item))
    merged: list[tuple[int, Item]] = []
    for at, item in found:
        if not merged or merged[-1][1].id != item.id:
            merged.append((at, item))
    return merged


def answer_statements(text: str, found: Sequence[Numeral], language: str, items: Sequence[Item]) -> Iterator[Statement]:
    """Yield what numbers say of the answers to one closed question each.

    >>> from lardom.report.numerals import numerals
    >>> text = "Medelvärdet för kunskap är 4,3 (n = 19)."
    >>> items = [Item("k", "Hur mycket ny kunskap?"), Item("s", "Hur nöjd är du?")]
    >>> [(s.fact, s.numeral.value) for s in answer_statements(text, numerals(text, "sv"), "sv", items)]
    [('mean:k', 4.3), ('answered:k', 19.0)]
    """
    if not items or not found or _PART.search(text):
        return
    named = mentions(text, items)
    if not named:
        return
    yield from _means(text, found, language, named)
    yield from _numbers(text, found, named)
    yield from _scores(text, found, named)


def _means(
    text: str, found: Sequence[Numeral], language: str, named: Sequence[tuple[int, Item]]
) -> Iterator[Statement]:
    if not _MEAN[language].search(text) or _OTHER_MEASURE.search(text):
        return
    low, high = min(item.low for _, item in named), max(item.high for _, item in named)
    numbers = [one for one in found if one.decimals and not one.percent and low <= one.value <= high]
    order = "".join(
        kind for _, kind in sorted([*((at, "M") for at, _ in named), *((one.start, "N") for one in numbers)])
    )
    # Each number belongs to the question before it, or each to the one behind it, or both lists run side by side.
    if re.fullmatch(r"(?:MN)+|(?:NM)+|(?P<m>M{2,3})N{2,3}", order) and len(named) == len(numbers):
        for (_, item), number in zip(named, numbers, strict=True):
            slack = 0.5 * 10.0**-number.decimals
            yield Statement(f"mean:{item.id}", number, number.start, number.end, slack=slack)


def _numbers(text: str, found: Sequence[Numeral], named: Sequence[tuple[int, Item]]) -> Iterator[Statement]:
    for numeral in found:
        if numeral.whole is None or numeral.percent or numeral.article:
            continue
        before = _ANSWERED_BEFORE.search(text[: numeral.start])
        after = _ANSWERED_AFTER.match(text, numeral.end)
        if after and any(0 <= one.start - after.end() <= 6 for one in found):
            continue  # "fjorton svarade fyra eller fem"
        if not before and not after:
            continue
        items = [item for at, item in named if at < numeral.start]
        if before and before[0].lstrip().startswith(("n", "N")) and items:
            item = items[-1]
        elif len({item.id for _, item in named}) == 1:
            item = named[0][1]
        else:
            continue
        yield Statement(f"answered:{item.id}", numeral, numeral.start, after.end() if after else numeral.end)


def _scores(text: str, found: Sequence[Numeral], named: Sequence[tuple[int, Item]]) -> Iterator[Statement]:
    if len({item.id for _, item in named}) != 1:
        return
    item = named[0][1]
    runs = [(match.start(), item.low, item.low) for match in _ENDS["low"].finditer(text)]
    runs += [(match.start(), item.high, item.high) for match in _ENDS["high"].finditer(text)]
    for index, one in enumerate(found[:-1]):
        two = found[index + 1]
        joined = _EITHER.fullmatch(text[one.end : two.start])
        if (
            joined
            and one.whole is not None
            and two.whole is not None
            and item.low <= one.value < two.value <= item.high
        ):
            runs.append((one.start, one.whole, two.whole))
    subjects = [
        one for one in found
        if one.whole is not None and not one.article and not one.percent and _SUBJECT.match(text, one.end)
        and not _BASE.search(text[: one.start])
    ]  # fmt: skip
    if len(runs) == 1 and len(subjects) == 1 and subjects[0].start < runs[0][0]:
        _, low, high = runs[0]
        yield Statement(f"answers:{item.id}:{low}-{high}", subjects[0], subjects[0].start, subjects[0].end)
