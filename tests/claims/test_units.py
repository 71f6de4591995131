import pytest
from claims_study import ground

from lardom.claims.backing import Backing
from lardom.claims.units import all_units, asked, lift, units_of


def test_a_party_is_told_where_the_project_has_one_of_its_kind() -> None:
    found = units_of(Backing(projects={"p1", "p3"}), "municipality", ground())
    assert (found.ids, found.why_not) == (("norrvik",), ("", ""))


def test_two_municipalities_in_one_project_cannot_be_told_apart() -> None:
    found = units_of(Backing(projects={"p1", "p2"}), "municipality", ground())
    assert found.ids == ()
    assert "B" in found.why_not[1]


def test_the_same_organisation_in_two_projects_is_one() -> None:
    assert units_of(Backing(projects={"p1", "p2"}), "company", ground()).ids == ("sensab",)


@pytest.mark.parametrize(
    ("unit", "ids"),
    [
        ("supplier", ("B-R2", "C-R2")),
        ("project", ("p1", "p2", "p3", "p4")),
        ("municipality", ("dalby", "norrvik")),
        ("organisation", ("dalby", "norrvik", "region öst", "sensab")),
        ("quotation", ("Q1", "Q2", "Q3", "Q4")),
        ("person", ()),
    ],
)
def test_all_units_are_those_interviewed(unit: str, ids: tuple[str, ...]) -> None:
    assert all_units(unit, ground()) == ids


def test_people_are_lifted_to_their_projects_interviews_and_parties() -> None:
    assert lift(["B-R1", "B-R2"], "project", ground()) == {"p2"}
    assert lift(["B-R1", "B-R2"], "interview", ground()) == {"i2", "i3"}
    assert lift(["B-R2"], "need owner", ground()) == set()
    assert lift(["C-R1"], "region", ground()) == {"region öst"}


def test_an_item_the_study_does_not_describe_was_asked_of_those_who_answered() -> None:
    study = ground()
    assert asked(["okänd"], [], study) == set()
    assert asked(["process"], [], study) == {"A-R1", "B-R1", "C-R1", "D-R1"}
