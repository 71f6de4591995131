"""All the numbers of a draft that state a number of the study."""

from small_study import checked, lines, study

from lardom.claims.ground import Ground
from lardom.portfolio.counts import facts
from lardom.report.reading import Reading
from lardom.report.stated import possible_bases, sampled_by


def stated(*paragraphs: str) -> list[tuple[str, int | float]]:
    material = study()
    counted = facts(material.projects, material.parties, settings=material.settings)
    draft = checked(lines(*paragraphs)).draft
    reading = Reading(draft, Ground(material), facts=counted, settings=material.settings)
    return [(statement.fact, statement.value) for _, statement in reading.statements]


def test_a_sentence_about_one_project_states_that_projects_numbers() -> None:
    assert stated("Materialet från projekt A består av 3 transkript.") == [("texts:A", 3)]


def test_a_number_states_one_thing_only() -> None:
    assert stated("Portföljen omfattar 24 projekt med minst en svensk partner.") == [("projects-with-country:SE", 24)]


def test_words_in_quotation_marks_state_nothing() -> None:
    assert stated("Någon sa ”vi intervjuade 99 respondenter från 7 projekt” i förbigående.") == []


def test_what_a_base_may_mean_and_what_the_sample_holds() -> None:
    ground = Ground(study())
    assert {2, 5, 6} <= possible_bases(ground)
    assert sampled_by(ground, "category", "Hälsa") == 3
