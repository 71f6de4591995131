"""Years of a portfolio's projects, as the prose speaks of them ("81 projects started in 2015")."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lardom.claims.ground import Ground
from lardom.report.known import Known
from lardom.report.numerals import Numeral
from lardom.report.statements import Statement
from lardom.sampling.coverage import selected_ids

_YEAR = {
    "sv": re.compile(r"\s+(?:av\s+(?:de\s+)?)?projekt(?:en)?\s+(?:(?P<start>startade|påbörjades|inleddes|började|drog\s+igång)|"
                     r"(?P<end>avslutades|slutade|slutfördes))\s+(?:under\s+|år\s+|i\s+)?(?P<year>(?:19|20)\d\d)\b(?!\s*[–-])", re.IGNORECASE),
    "en": re.compile(r"\s+(?:of\s+the\s+)?projects\s+(?:(?P<start>started|began|were\s+(?:launched|started))|"
                     r"(?P<end>ended|finished|were\s+(?:completed|finished)))\s+(?:in|during)\s+(?P<year>(?:19|20)\d\d)\b(?!\s*[–-])", re.IGNORECASE),
}  # fmt: skip


def known_years(ground: Ground) -> dict[str, Known]:
    """Return how many projects of the portfolio started and ended each year.

    Names: `started:<year>`, `ended:<year>`, for every year between the first and the last that a project
    has. What holds of the sample is allowed too.
    """
    chosen = selected_ids(ground.material.sample)
    found: dict[str, Known] = {}
    for name in ("started", "ended"):
        dates = {one.id: one.start if name == "started" else one.end for one in ground.material.projects}
        years = Counter(day.year for day in dates.values() if day)
        sampled = Counter(day.year for project, day in dates.items() if day and project in chosen)
        if not years or None in dates.values():
            continue
        for year in range(min(years), max(years) + 1):
            also = frozenset({sampled[year]} if chosen else ())
            found[f"{name}:{year}"] = Known(years[year], "portfolio/projects.csv", also)
    return found


def year_statements(text: str, found: Sequence[Numeral], language: str) -> Iterator[Statement]:
    """Yield what numbers say of how many projects started or ended in a year.

    >>> from lardom.report.numerals import numerals
    >>> text = "Nio projekt startade 2018."
    >>> [(s.fact, s.value) for s in year_statements(text, numerals(text, "sv"), "sv")]
    [('started:2018', 9)]
    """
    for numeral in found:
        if numeral.article or numeral.percent or numeral.whole is None:
            continue
        match = _YEAR[language].match(text, numeral.end)
        if match:
            name = "started" if match["start"] else "ended"
            yield Statement(f"{name}:{match['year']}", numeral, numeral.start, match.end())
