import pytest
from claims_study import ground

from lardom.claims.backing import backing_of, counting, parse_condition
from lardom.claims.claim import Claim, Evidence


@pytest.mark.parametrize(
    ("ref", "item", "met"),
    [
        ("nojd", "nojd", [1, 2, 3, 4, 5]),
        ("nojd>=4", "nojd", [4, 5]),
        ("nojd ≥ 4", "nojd", [4, 5]),
        ("nojd<2", "nojd", [1]),
        ("nojd = 3", "nojd", [3]),
        ("nojd!=3", "nojd", [1, 2, 4, 5]),
        ("fråga 3 <= 2", "fråga 3", [1, 2]),
    ],
)
def test_a_condition_on_answers_is_read(ref: str, item: str, met: list[int]) -> None:
    name, meets = parse_condition(ref)
    assert (name, [value for value in range(1, 6) if meets(value)]) == (item, met)


def test_only_supporting_and_illustrating_links_count() -> None:
    links = tuple(Evidence(one, "code", one) for one in ("supports", "qualifies", "contradicts", "illustrates"))
    assert [one.ref for one in counting(Claim("C", "…", evidence=links))] == ["supports", "illustrates"]


def test_the_interviewer_s_words_back_nothing() -> None:
    found = backing_of([Evidence("supports", "coding", "k3")], ground())
    assert (found.respondents, found.projects, found.passages, found.missing) == (set(), set(), {}, [])


def test_a_quotation_of_somebody_the_project_does_not_have_is_missing() -> None:
    found = backing_of([Evidence("supports", "quotation", "Q4")], ground())
    assert (found.respondents, found.missing) == (set(), ["quote:Q4"])


def test_one_passage_pointed_at_twice_is_kept_once_for_each_that_points() -> None:
    evidence = [Evidence("supports", "coding", "k1"), Evidence("supports", "code", "tid")]
    refs = [one.ref for one in backing_of(evidence, ground()).sorted_passages()]
    assert refs.count("k1") == 1
    assert refs == ["k10", "k1", "k2", "k4", "k5", "k6"]


def test_participations_are_organisations_and_projects() -> None:
    found = backing_of([Evidence("supports", "portfolio", "participations:company")], ground())
    assert (found.organisations, found.projects) == ({"sensab"}, {"p1", "p2"})
