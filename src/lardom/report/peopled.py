"""Respondents by relation and step, as the prose speaks of them ("nineteen of them represent need owners")."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import fmean, median

from lardom.claims.ground import Ground
from lardom.report.known import Known
from lardom.report.numerals import Numeral
from lardom.report.statements import Statement

_RELATIONS = {
    "sv": r"(?P<need_owner>(?:offentliga\s+)?behovsägare)|(?P<supplier>leverantör(?:er)?)|(?P<project_leader>projektledare)|"
          r"(?P<other_party>andra\s+parter|övriga\s+parter)",
    "en": r"(?P<need_owner>(?:public\s+)?need\s+owners?)|(?P<supplier>suppliers?)|(?P<project_leader>project\s+leaders?)|"
          r"(?P<other_party>other\s+parties)",
}  # fmt: skip
_LINK = {
    "sv": r"\s+(?:respondenter\s+|personer\s+)?(?:av\s+(?:respondenterna|dem|de\s+intervjuade)\s+)?"
          r"(?:(?:är|var|företräder|företrädde|representerar|representerade|kommer\s+från|intervjuade)\s+)?(?:en\s+|ett\s+)?",
    "en": r"\s+(?:respondents\s+|people\s+)?(?:of\s+(?:the\s+respondents|them|the\s+interviewees)\s+)?"
          r"(?:(?:are|were|represent|represented|come\s+from)\s+)?(?:a\s+|an\s+)?",
}  # fmt: skip
_ABOUT_PEOPLE = re.compile(
    r"\b(?:respondenterna|av\s+dem|de\s+intervjuade|intervjuades|intervjuats|intervjuade\s+vi|respondents|"
    r"were\s+interviewed|interviewees|(?:respondenter|personer|people)\s+(?:företräder|representerar|represent))\b",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:projekt(?:et)?|project)\s+(?-i:[A-ZÅÄÖ])\b|\b(?:en|ett|a|one|varje|each)\s+(?:respondent|projekt|project)\b|"
    r"\bsom\s+(?:säger|menar|berättar)|\bwho\s+(?:say|think)",
    re.IGNORECASE,
)
_STEP = {
    "sv": re.compile(
        r"\bsteg(?:et)?\s+(?P<n>ett|två|tre|[1-3])\b|\b(?P<o>första|andra|tredje)\s+steget\b", re.IGNORECASE
    ),
    "en": re.compile(r"\bstep\s+(?P<n>one|two|three|[1-3])\b|\b(?P<o>first|second|third)\s+step\b", re.IGNORECASE),
}
_NUMBER = {"ett": 1, "två": 2, "tre": 3, "första": 1, "andra": 2, "tredje": 3,
           "one": 1, "two": 2, "three": 3, "first": 1, "second": 2, "third": 3}  # fmt: skip


def known_people(ground: Ground) -> dict[str, Known]:
    """Return how many respondents stand in each relation, and how many respondents and interviews a step has.

    Names: `relation:<relation>`, `step-respondents:<n>`, `step-interviews:<n>`.
    """
    heard = ground.heard
    found = {}
    for relation, number in Counter(person.relation for person in heard if person.relation).items():
        found[f"relation:{relation}"] = Known(number, "respondents.csv")
    for step, number in Counter(person.step for person in heard if person.step is not None).items():
        found[f"step-respondents:{step}"] = Known(number, "respondents.csv")
    minutes = [one.minutes for one in ground.material.interviews]
    known_minutes = [one for one in minutes if one is not None]
    if known_minutes and len(known_minutes) == len(minutes):
        middle = frozenset({median(known_minutes)})
        found["minutes:mean"] = Known(fmean(known_minutes), "interviews.csv", middle)
    for step, number in Counter(one.step for one in ground.material.interviews if one.step is not None).items():
        found[f"step-interviews:{step}"] = Known(number, "interviews.csv")
    return found


def relation_statements(text: str, found: Sequence[Numeral], language: str) -> Iterator[Statement]:
    """Yield what numbers say of how respondents stand to the projects.

    >>> from lardom.report.numerals import numerals
    >>> text = "Nineteen of the respondents represent need owners and five are suppliers."
    >>> [(s.fact, s.value) for s in relation_statements(text, numerals(text, "en"), "en")]
    [('relation:need owner', 19), ('relation:supplier', 5)]
    """
    if not _ABOUT_PEOPLE.search(text) or _ONE.search(text):
        return
    pattern = re.compile(rf"{_LINK[language]}(?:{_RELATIONS[language]})\b"
                         r"(?!\s+(?:i|som|från|till|inom|hos|åt|in|who|that|from|to|within|of|for)\b)",
                         re.IGNORECASE)  # fmt: skip
    for numeral in found:
        if numeral.article or numeral.percent or numeral.whole is None:
            continue
        match = pattern.match(text, numeral.end)
        if match and match.lastgroup:
            relation = match.lastgroup.replace("_", " ")
            yield Statement(f"relation:{relation}", numeral, numeral.start, match.end())


_AVERAGE = r"(?:i\s+(?:genom)?snitt|genomsnitt\w*|medel\w*|on\s+average|average\w*|mean|median\w*)"
_LASTING = {
    "sv": (re.compile(rf"\b{_AVERAGE}\s+(?:\w+\s+){{0,4}}$", re.IGNORECASE),
           re.compile(rf"\s+minuter(?:\s+\w+)?\s+{_AVERAGE}\b|\s+minuter\b(?!\s+(?:av|per|i\s+varje)\b)", re.IGNORECASE)),
    "en": (re.compile(rf"\b{_AVERAGE}\s+(?:\w+\s+){{0,4}}$", re.IGNORECASE),
           re.compile(rf"\s+minutes(?:\s+\w+)?\s+{_AVERAGE}\b|\s+minutes\b(?!\s+(?:of|per|in\s+each)\b)", re.IGNORECASE)),
}  # fmt: skip


def lasting_statements(text: str, found: Sequence[Numeral], language: str) -> Iterator[Statement]:
    """Yield what numbers say of how long the interviews were on average.

    >>> from lardom.report.numerals import numerals
    >>> text = "The interviews lasted 41 to 63 minutes, on average 52 minutes."
    >>> [(s.fact, s.value) for s in lasting_statements(text, numerals(text, "en"), "en")]
    [('minutes:mean', 52)]
    """
    if not re.search(r"interv|samtal", text, re.IGNORECASE) or _ONE.search(text) or _STEP[language].search(text):
        return
    before, after = _LASTING[language]
    for numeral in found:
        unit = after.match(text, numeral.end)
        led = before.search(text[: numeral.start])
        if unit and (led or re.search(rf"{_AVERAGE}$", unit[0], re.IGNORECASE)):
            slack = 0.5 * 10.0**-numeral.decimals
            yield Statement("minutes:mean", numeral, numeral.start, unit.end(), slack=slack)


def of_one_step(text: str, found: Iterable[Statement], language: str) -> Iterator[Statement]:
    """Turn what a sentence says of one step ("in the second step seven respondents …") into that step's numbers.

    The step is the last one named before the number, else the first one behind it.
    """
    steps = [(match.start(), _step_number(match)) for match in _STEP[language].finditer(text)]
    for statement in found:
        group, _, name = statement.fact.partition(":")
        if not steps or group not in ("study", "base") or name not in ("respondents", "interviews", "projects"):
            yield statement
            continue
        before = [number for at, number in steps if at < statement.numeral.start]
        number = before[-1] if before else steps[0][1]
        if group == "study":
            yield replace(statement, fact=f"step:{number}" if name == "projects" else f"step-{name}:{number}")


def _step_number(match: re.Match[str]) -> int:
    word = (match["n"] or match["o"]).casefold()
    return int(word) if word.isdigit() else _NUMBER[word]
