from hypothesis import given
from hypothesis import strategies as st
from table_one import study

from lardom.claims.ground import Ground
from lardom.comparison.gathering import study_network
from lardom.report.together_tables import ties_table
from lardom.study.graph import Edge, Network, Node

NODES = tuple(Node(name, name.upper(), "code", size) for name, size in (("a", 3), ("b", 2), ("c", 1)))


def test_the_strongest_ties_stand_first_with_what_stands_behind_each() -> None:
    network = Network(NODES, (Edge("b", "c", 1), Edge("a", "b", 2)))
    table = ties_table(network, "codes", "sv", most=1)
    assert table is not None
    assert table.texts == (("A (3)", "B (2)", "2"),)
    assert "3 koder, 2 par" in table.note
    assert "De 1 starkaste visas." in table.note


def test_organisations_are_tied_by_the_projects_they_share() -> None:
    table = ties_table(study_network(Ground(study()), "parties"), "parties", "en", most=3)
    assert table is not None
    assert len(table.texts) == 3
    assert table.heads == ("Organisation", "Together with", "Shared projects")


@given(st.lists(st.integers(1, 9), min_size=1, max_size=20), st.integers(1, 30))
def test_at_most_so_many_are_shown_and_never_a_weaker_one_before_a_stronger(weights: list[int], most: int) -> None:
    table = ties_table(Network(NODES, tuple(Edge("a", "b", weight) for weight in weights)), "codes", "en", most=most)
    assert table is not None
    shown = [int(row[2]) for row in table.texts]
    assert shown == sorted(weights, reverse=True)[:most]
    assert ("strongest are shown" in table.note) == (len(weights) > most)


def test_without_ties_there_is_no_table() -> None:
    assert ties_table(Network(NODES, ()), "codes", "sv") is None
