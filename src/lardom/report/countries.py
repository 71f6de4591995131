"""Countries of a portfolio's parties, as numbers of the prose speak of them ("191 projects with a Swedish partner")."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources

from lardom.portfolio.projects import Party
from lardom.report.known import Known
from lardom.report.numerals import Numeral
from lardom.report.statements import Statement

_PARTY = {
    "sv": r"(?:partner(?:s|na)?|parter(?:na)?|part|organisation(?:er)?|aktör(?:er)?|deltagare)\b",
    "en": r"(?:partners?|part(?:y|ies)|organisations?|organizations?|participants?)\b(?:\s+rows)?",
}


_OF_ONE = re.compile(
    r"\b(?:ett|varje|samma|one|each|per|same)\s+(?:\w+\s+)?proje[kc]t\b|\bprojektet\b|\bthe\s+project\b", re.IGNORECASE
)


@cache
def _countries() -> tuple[tuple[str, str, str, str, str], ...]:
    file = resources.files("lardom.report") / "countries.toml"
    return tuple(tuple(row) for row in tomllib.loads(file.read_text("utf-8"))["rows"])


@cache
def _adjectives(language: str) -> str:
    ends = r"[at]?" if language == "sv" else ""
    at = 4 if language == "sv" else 3
    return "|".join(f"(?P<{row[0]}>{row[at]}{ends})" for row in _countries())


def country_statements(text: str, found: Sequence[Numeral], language: str) -> Iterator[Statement]:
    """Yield what numbers say of the parties of a country: projects with one, or how many there are.

    >>> from lardom.report.numerals import numerals
    >>> text = "The portfolio holds 191 projects with a Swedish partner, 245 Swedish partners in all."
    >>> [(s.fact, s.value) for s in country_statements(text, numerals(text, "en"), "en")]
    [('projects-with-country:SE', 191), ('parties-of-country:SE', 245)]
    """
    adjectives, party = _adjectives(language), _PARTY[language]
    one = r"(?:minst\s+)?(?:en|ett|någon)" if language == "sv" else r"(?:at\s+least\s+)?(?:a|an|one)"
    has = r"(?:med|har|hade|som har|där)" if language == "sv" else r"(?:with|have|has|had|that have|involving)"
    noun = r"projekt(?:en)?" if language == "sv" else r"projects"
    projects = re.compile(
        rf"\s+(?:av\s+projekten\s+|of\s+the\s+)?{noun}\s+{has}\s+{one}\s+(?:{adjectives})\s+{party}", re.IGNORECASE
    )
    parties = re.compile(rf"\s+(?:{adjectives})\s+{party}", re.IGNORECASE)
    of_one = bool(_OF_ONE.search(text))
    for numeral in found:
        if numeral.article or numeral.percent or numeral.whole is None:
            continue
        for name, pattern in (("projects-with-country", projects), ("parties-of-country", parties)):
            match = pattern.match(text, numeral.end)
            if match and not (of_one and name == "parties-of-country"):
                code = next(code for code, value in match.groupdict().items() if value)
                yield Statement(f"{name}:{code}", numeral, numeral.start, match.end())
                break


def known_countries(parties: Iterable[Party]) -> dict[str, Known]:
    """Return, per country met, how many projects have a party from it and how many parties there are.

    >>> sorted(known_countries([Party("p1", "Norrvik", country="Sweden"), Party("p1", "Turku", country="FI")]))
    ['parties-of-country:FI', 'parties-of-country:SE', 'projects-with-country:FI', 'projects-with-country:SE']
    """
    code_of = {
        name.casefold(): row[0] for row in _countries() for name in (*row[:3], "GR" if row[0] == "EL" else row[0])
    }
    rows: dict[str, list[Party]] = {}
    for party in parties:
        code = code_of.get(party.country.strip().casefold())
        if code:
            rows.setdefault(code, []).append(party)
    found: dict[str, Known] = {}
    for code, those in rows.items():
        projects = {party.project_id for party in those}
        pairs = {(party.project_id, party.identity) for party in those}
        organisations = {party.identity for party in those}
        found[f"projects-with-country:{code}"] = Known(len(projects), "portfolio/parties.csv")
        also = frozenset({len(pairs), len(organisations)})
        found[f"parties-of-country:{code}"] = Known(len(those), "portfolio/parties.csv", also)
    return found
