"""Projects that started or ended in a year."""

from datetime import date

import pytest

from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.portfolio.projects import Project
from lardom.report.numerals import numerals
from lardom.report.yearly import known_years, year_statements


@pytest.mark.parametrize(
    ("text", "language", "facts"),
    [
        (
            "Nio projekt startade 2018 och 12 projekt avslutades under 2021.",
            "sv",
            [("started:2018", 9), ("ended:2021", 12)],
        ),
        ("81 of the projects started in 2015.", "en", [("started:2015", 81)]),
        ("Nio projekt startade 2018–2019.", "sv", []),
        ("Nio projekt startade sent.", "sv", []),
    ],
)
def test_sentences_about_years(text: str, language: str, facts: list[tuple[str, int]]) -> None:
    assert [(one.fact, one.value) for one in year_statements(text, numerals(text, language), language)] == facts


def test_years_between_the_first_and_the_last_are_known_when_every_project_has_its_date() -> None:
    projects = (Project("a", "A", start=date(2015, 1, 1)), Project("b", "B", start=date(2017, 5, 1)))
    known = known_years(Ground(Material(projects=projects)))
    assert {name: one.value for name, one in known.items()} == {"started:2015": 1, "started:2016": 0, "started:2017": 1}
    assert known_years(Ground(Material(projects=(*projects, Project("c", "C"))))) == {}
