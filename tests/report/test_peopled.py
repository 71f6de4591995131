"""Respondents by relation and step, and how long the interviews were."""

import pytest

from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.fieldwork.interviews import Interview
from lardom.fieldwork.respondents import Respondent
from lardom.report.numerals import numerals
from lardom.report.peopled import known_people, lasting_statements, of_one_step, relation_statements
from lardom.report.statements import study_statements


@pytest.mark.parametrize(
    ("text", "language", "facts"),
    [
        ("Nitton av respondenterna företräder behovsägare, fem är leverantörer.", "sv",
         [("relation:need owner", 19), ("relation:supplier", 5)]),
        ("Nineteen respondents represent need owners and five suppliers.", "en",
         [("relation:need owner", 19), ("relation:supplier", 5)]),
        ("En respondent berättar om fem leverantörer.", "sv", []),
        ("Fem leverantörer lade anbud.", "sv", []),
    ],
)  # fmt: skip
def test_relations(text: str, language: str, facts: list[tuple[str, int]]) -> None:
    found = relation_statements(text, numerals(text, language), language)
    assert [(one.fact, one.value) for one in found] == facts


@pytest.mark.parametrize(
    ("text", "language", "facts"),
    [
        ("I det andra steget intervjuades 7 personer.", "sv", [("step-respondents:2", 7)]),
        ("In the first step 19 respondents were interviewed.", "en", [("step-respondents:1", 19)]),
        ("In total we interviewed 26 respondents.", "en", [("study:respondents", 26)]),
    ],
)
def test_what_is_said_of_a_step_is_that_steps(text: str, language: str, facts: list[tuple[str, int]]) -> None:
    found = of_one_step(text, study_statements(text, numerals(text, language), language), language)
    assert [(one.fact, one.value) for one in found] == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Intervjuerna varade mellan 41 och 63 minuter, i genomsnitt 52 minuter.", [52]),
        ("Intervjuerna varade 52 minuter i genomsnitt.", [52]),
        ("Intervjuerna varade högst 63 minuter.", []),
        ("Mötet varade i genomsnitt 52 minuter.", []),
    ],
)
def test_the_average_length_of_interviews(text: str, facts: list[int]) -> None:
    assert [one.value for one in lasting_statements(text, numerals(text, "sv"), "sv")] == facts


def test_the_study_knows_its_people() -> None:
    people = (Respondent("a", "p", "R1", "need owner", 1), Respondent("b", "p", "R2", "supplier", 2))
    talks = (Interview("i1", "p", step=1, minutes=40, respondents=("a",)),
             Interview("i2", "p", step=2, minutes=65, respondents=("b",)))  # fmt: skip
    known = known_people(Ground(Material(respondents=people, interviews=talks)))
    assert {name: one.value for name, one in known.items()} == {
        "relation:need owner": 1, "relation:supplier": 1, "step-respondents:1": 1, "step-respondents:2": 1,
        "step-interviews:1": 1, "step-interviews:2": 1, "minutes:mean": 52.5,
    }  # fmt: skip
