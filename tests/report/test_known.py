"""The numbers a study knows about itself."""

from small_study import study

from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.portfolio.counts import facts
from lardom.report.known import Known, known_numbers


def known() -> dict[str, int | float]:
    material = study()
    counted = facts(material.projects, material.parties, settings=material.settings)
    return {name: one.value for name, one in known_numbers(Ground(material), counted).items()}


def test_the_numbers_of_the_small_study() -> None:
    found = known()
    expected = {
        "projects": 24,
        "with:municipality": 18,
        "study:projects": 6,
        "study:respondents": 8,
        "study:interviews": 6,
        "study:texts": 6,
        "study:codes": 3,
        "study:codings": 7,
        "study:coders": 2,
        "groups": 3,
        "step:2": 2,
        "status:ongoing": 1,
        "contacted": 9,
        "team:researchers": 2,
        "respondents:A": 2,
        "texts:A": 1,
        "codings:A": 3,
        "code:tid": 2,
        "items": 1,
        "categories": 2,
    }
    assert {name: found[name] for name in expected} == expected


def test_an_empty_study_knows_nothing() -> None:
    assert known_numbers(Ground(Material()), facts((), ())) == {}


def test_a_value_that_the_same_words_may_mean_is_allowed() -> None:
    assert Known(172, "codebook.csv", frozenset({140})).allows(140)
    assert not Known(172, "codebook.csv").allows(140)
