"""Amounts of money in the prose, against the budgets of the portfolio's projects."""

import pytest

from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.portfolio.projects import Party, Project
from lardom.report.budgets import budget_statements, known_budgets
from lardom.report.numerals import numerals
from lardom.sampling.selection import Selection


def told(text: str, language: str = "sv", names: tuple[str, ...] = ()) -> list[tuple[str, float]]:
    found = budget_statements(text, numerals(text, language), language, names)
    return [(one.fact.removeprefix("budget:"), one.value) for one in found]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Den största budgeten i portföljen är 7 450 000 kronor.", [("largest", 7_450_000)]),
        ("Tillsammans har projekten en budget på 181,55 miljoner kronor.", [("total", 181_550_000)]),
        ("Medianbudgeten är 2,8 miljoner kronor och medelvärdet 3,4 miljoner.", [("median", 2.8e6), ("mean", 3.4e6)]),
        ("Budgetarna varierar mellan 0,85 och 7,45 miljoner kronor.", [("smallest", 850_000), ("largest", 7_450_000)]),
        ("Den part som har den största budgeten avgör.", []),
        ("Den största budgeten hos en kommun är 3 miljoner kronor.", []),
        ("Det största problemet kostade 3 miljoner kronor.", []),
    ],
)
def test_swedish_amounts(text: str, facts: list[tuple[str, float]]) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("The largest project has a budget of SEK 7.45 million.", [("largest", 7_450_000)]),
        ("The smallest budget is 16,440 euros.", [("smallest", 16_440)]),
        ("The total budget amounts to €285 million.", [("total", 285_000_000)]),
    ],
)
def test_english_amounts(text: str, facts: list[tuple[str, float]]) -> None:
    assert told(text, "en") == facts


def test_a_sentence_about_one_category_says_nothing_of_all() -> None:
    text = "Den största budgeten inne i Klimat är 3 miljoner kronor."
    assert told(text, names=("Klimat",)) == []
    assert told(text) == [("largest", 3_000_000)]


def test_a_rounded_amount_stands_for_what_it_is_rounded_from() -> None:
    text = "Den sammanlagda budgeten är 182 miljoner kronor."
    (one,) = budget_statements(text, numerals(text, "sv"), "sv")
    ground = Ground(Material(projects=(Project("p1", "A", budget=181_550_000.0),)))
    known = known_budgets(ground)["budget:total"]
    assert known.allows(one.value, one.slack)
    assert not known.allows(one.value + 1_000_000, one.slack)


def test_what_holds_of_the_sample_or_of_parties_is_allowed_too() -> None:
    projects = (Project("p1", "A", budget=9.0), Project("p2", "B", budget=5.0), Project("p3", "C"))
    material = Material(
        projects=projects, parties=(Party("p1", "X", budget=7.0),), sample=(Selection("p2", "selected", "A"),)
    )
    largest = known_budgets(Ground(material))["budget:largest"]
    assert [number for number in range(10) if largest.allows(number)] == [5, 7, 9]


def test_a_portfolio_without_budgets_knows_none() -> None:
    assert known_budgets(Ground(Material(projects=(Project("p1", "A"),)))) == {}
