"""The fixed words of a printed report, in Swedish and English, and how numbers and dates are written."""

import tomllib
from datetime import date
from importlib import resources

from lardom.study.settings import Language

WORDS: dict[str, tuple[str, str]] = {
    name: (pair[0], pair[1])
    for name, pair in tomllib.loads(
        resources.files("lardom.report").joinpath("wording.toml").read_text(encoding="utf-8")
    ).items()
}
"""Each word or sentence by name: Swedish, English; they stand in `wording.toml`."""

MARKS: dict[Language, tuple[tuple[str, str], tuple[str, str]]] = {
    "sv": (("”", "”"), ("’", "’")),
    "en": (("“", "”"), ("‘", "’")),
}
"""Double and single quotation marks of each language."""

UNITS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "respondent": (("respondent", "respondenter"), ("respondent", "respondents")),
    "project": (("projekt", "projekt"), ("project", "projects")),
    "municipality": (("kommun", "kommuner"), ("municipality", "municipalities")),
    "region": (("region", "regioner"), ("region", "regions")),
    "municipal company": (("kommunalt bolag", "kommunala bolag"), ("municipal company", "municipal companies")),
    "company": (("företag", "företag"), ("company", "companies")),
    "university": (("lärosäte", "lärosäten"), ("university", "universities")),
    "state agency": (("statlig myndighet", "statliga myndigheter"), ("state agency", "state agencies")),
    "association": (("förening", "föreningar"), ("association", "associations")),
    "interview": (("intervju", "intervjuer"), ("interview", "interviews")),
    "case": (("fall", "fall"), ("case", "cases")),
    "organisation": (("organisation", "organisationer"), ("organisation", "organisations")),
    "party": (("part", "parter"), ("party", "parties")),
}
"""Units of counting: (singular, plural) in Swedish and English."""

_MONTHS = {
    "sv": [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_NO_BREAK = "\u00a0"


def word(name: str, language: Language, **values: object) -> str:
    """Return the word or sentence called `name`, its `{places}` filled; an unknown name is itself.

    >>> word("table", "sv"), word("uncovered note", "en", groups="transport"), word("hybrid", "sv")
    ('Tabell', 'No project in the sample: transport.', 'hybrid')
    """
    pair = WORDS.get(name)
    if pair is None:
        return name
    text = pair[0] if language == "sv" else pair[1]
    return text.format(**values) if values else text


def unit_word(unit: str, n: int, language: Language) -> str:
    """Return the word for `n` of a unit; a unit without an entry is printed as it is.

    >>> unit_word("respondent", 26, "sv"), unit_word("municipality", 1, "en")
    ('respondenter', 'municipality')
    """
    pair = UNITS.get(unit)
    if pair is None:
        return unit
    return pair[0 if language == "sv" else 1][0 if n == 1 else 1]


def share(part: int, whole: int, language: Language) -> str:
    r"""Return a share in whole per cent; "–" of nothing.

    >>> share(16, 26, "sv"), share(1, 4, "en")
    ('62\xa0%', '25%')
    """
    if whole == 0:
        return "–"
    percent = int(100 * part / whole + 0.5)
    return f"{percent}{_NO_BREAK}%" if language == "sv" else f"{percent}%"


def day(value: date | str, language: Language) -> str:
    """Return a date in words; a text that is no ISO date is returned as it is.

    >>> day(date(2026, 11, 23), "sv"), day("2026-11-23", "en"), day("hösten 2026", "sv")
    ('23 november 2026', '23 November 2026', 'hösten 2026')
    """
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return str(value)
    return f"{value.day} {_MONTHS[language][value.month - 1]} {value.year}"


def enumeration(words: list[str], language: Language) -> str:
    """Return words as a list in running text.

    >>> enumeration(["A", "B", "C"], "sv"), enumeration(["A"], "en")
    ('A, B och C', 'A')
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {word('and', language)} {words[-1]}"


def capitalised(text: str) -> str:
    """Return the text with its first letter large, the rest as it is.

    >>> capitalised("hälsa och IoT")
    'Hälsa och IoT'
    """
    return text[:1].upper() + text[1:]
