"""A coefficient is told as a number or as a reason, in both languages."""

from typing import get_args

from lardom.coding.agreement.coefficient import NAMES, REASONS, Coefficient, Why


def test_every_reason_is_said_in_both_languages() -> None:
    assert set(get_args(Why.__value__)) - {""} == set(REASONS)
    assert all(sv and en and sv != en for sv, en in REASONS.values())


def test_every_coefficient_has_a_name_and_is_told() -> None:
    for name in NAMES:
        assert NAMES[name][0] in Coefficient(name, -0.5, units=3, coders=2).told("sv")
        assert "−0.50" in Coefficient(name, -0.5, units=3, coders=2).told("en")
    assert Coefficient("cohen", None, "two coders only").told("sv").startswith("Cohens kappa: Måttet är definierat")
