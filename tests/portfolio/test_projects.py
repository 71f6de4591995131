import polars as pl

from lardom.portfolio.projects import Party, Project


def test_two_spellings_of_one_organisation_are_one_identity() -> None:
    assert Party("p1", "Storåns  Kommun").identity == Party("p2", "storåns kommun").identity


def test_an_organisation_number_settles_identity_whatever_the_name() -> None:
    assert Party("p1", "Storåns kommun", organisation_id="212000-1").identity == "212000-1"
    assert Party("p1", "Kommunen", organisation_id="212000-1").identity == "212000-1"


def test_projects_are_a_table_as_they_are() -> None:
    frame = pl.DataFrame([Project("p1", "Ett", budget=10.0), Project("p2", "Två")])
    assert frame["id"].to_list() == ["p1", "p2"]
    assert frame["budget"].to_list() == [10.0, None]
