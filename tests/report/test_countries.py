"""Countries of a portfolio's parties."""

from lardom.portfolio.projects import Party
from lardom.report.countries import country_statements, known_countries
from lardom.report.numerals import numerals


def test_codes_and_names_mean_the_same_country() -> None:
    parties = [
        Party("p1", "Norrvik", country="Sweden"),
        Party("p2", "Söderby", country="SE"),
        Party("p2", "Turku", country="FI"),
    ]
    known = known_countries(parties)
    assert known["projects-with-country:SE"].value == 2
    assert known["parties-of-country:FI"].value == 1


def test_both_languages_are_read() -> None:
    for text, language in (
        ("12 projekt har minst en svensk part.", "sv"),
        ("12 projects have at least one Swedish party.", "en"),
    ):
        (statement,) = country_statements(text, numerals(text, language), language)
        assert (statement.fact, statement.value) == ("projects-with-country:SE", 12)
