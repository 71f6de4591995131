import pytest
from claims_study import ground

from lardom.claims.backing import Backing, backing_of
from lardom.claims.bases import base_for
from lardom.claims.claim import Evidence


@pytest.mark.parametrize(
    ("wanted", "unit", "number"),
    [
        ("", "respondent", 6),
        ("", "project", 4),
        ("", "interview", 5),
        ("", "company", 1),
        ("frame", "project", 5),
        ("frame", "municipality", 3),
        ("frame", "respondent", 6),
        ("step 1", "project", 4),
        ("Step 2", "project", 2),
        ("category:skola", "project", 2),
        ("kategori:Skola", "respondent", 3),
        ("coded:tid", "project", 3),
        ("26", "project", 26),
    ],
)
def test_a_base_has_its_number(wanted: str, unit: str, number: int) -> None:
    assert base_for(wanted, unit, Backing(), ground()).number == number


@pytest.mark.parametrize("wanted", ["step 9", "category:idrott", "coded:nej", "category:", "lots"])
def test_a_base_without_units_says_why_in_both_languages(wanted: str) -> None:
    base = base_for(wanted, "project", Backing(), ground())
    assert base.number is None
    assert all(base.why_not)


def test_those_asked_about_a_theme_are_those_of_the_steps_where_it_came_up() -> None:
    backing = backing_of([Evidence("supports", "code", "stolthet")], ground())
    assert base_for("asked", "respondent", backing, ground()).ids == ("A-R1", "B-R1", "C-R1", "D-R1")


def test_those_asked_an_item_are_those_whose_guide_has_it() -> None:
    backing = backing_of([Evidence("supports", "answers", "process>=1")], ground())
    assert base_for("", "respondent", backing, ground()).ids == ("A-R1", "B-R1", "C-R1", "D-R1")
    assert base_for("", "project", backing, ground()).number == 4


def test_answers_beside_codings_are_counted_among_everyone() -> None:
    evidence = [Evidence("supports", "answers", "process>=1"), Evidence("supports", "code", "tid")]
    assert base_for("", "respondent", backing_of(evidence, ground()), ground()).number == 6
