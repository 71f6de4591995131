from datetime import date

from table_one import study, without_consent

from lardom.fieldwork.interviews import Interview
from lardom.fieldwork.method import method_facts
from lardom.fieldwork.respondents import Respondent


def test_persons_are_counted_not_interviews() -> None:
    talk = Interview("i1", "p1", date(2026, 2, 1), respondents=("K-R3", "K-R4"))
    people = [Respondent("K-R3", "p1", "R3"), Respondent("K-R4", "p1", "R4")]
    facts = method_facts([talk], people)
    assert (facts.interviews, facts.respondents, facts.groups, facts.projects) == (1, 2, 1, 1)


def test_shortest_median_and_longest_are_of_the_interviews_that_note_a_length() -> None:
    talks = [Interview(f"i{n}", "p1", minutes=minutes) for n, minutes in enumerate((45, 70, 52, None))]
    facts = method_facts(talks, [])
    assert facts.minutes == (45, 52, 70)
    assert dict(facts.missing)["minutes"] == 1


def test_what_is_not_noted_is_named_and_counted() -> None:
    facts = method_facts([Interview("i1", "p1", source="notes")], [Respondent("A-R1", "p1", "R1")])
    assert facts.missing == (
        ("date", 1), ("minutes", 1), ("mode", 1), ("interviewers", 1), ("language", 1), ("transcript", 1),
        ("respondents", 1), ("consent", 1), ("interview", 1),
    )  # fmt: skip
    assert (facts.first, facts.minutes, facts.sources) == (None, None, (("notes", 1),))


def test_a_whole_study_lacks_nothing() -> None:
    material = study()
    facts = method_facts(material.interviews, material.respondents)
    assert (facts.interviews, facts.respondents, facts.projects, facts.missing) == (26, 26, 14, ())
    assert facts.staffing == ((2, 26),)
    assert facts.steps == (("1", 21), ("2", 5))
    assert facts.interviewers == (("Alma", 26), ("Bashir", 26))


def test_who_has_withdrawn_is_counted_apart() -> None:
    material = without_consent(study(), "F-R2")
    facts = method_facts(material.interviews, material.respondents)
    assert (facts.respondents, facts.withdrawn) == (25, 1)
