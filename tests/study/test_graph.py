"""A network's measures, small enough to work out by hand."""

from datetime import date

from lardom.study.graph import Edge, Network, Node, as_graph, standings

NODES = tuple(Node(one, one.upper()) for one in "abcde")
STAR = Network(NODES, (Edge("a", "b", 2.0), Edge("a", "c"), Edge("a", "d", start=date(2020, 1, 1), facts={"c": 0.5})))


def test_the_middle_of_a_star_is_passed_by_all() -> None:
    found = {one.node: one for one in standings(STAR)}
    assert (found["a"].degree, found["a"].strength, found["a"].component) == (3, 4.0, 1)
    assert found["a"].betweenness == 0.5  # 3 of the 6 pairs of others have a way at all
    assert found["e"].component == 2
    assert standings(STAR)[0].node == "a"
    assert standings(STAR, betweenness=False)[0].betweenness == 0.0


def test_everything_told_goes_into_the_graph() -> None:
    graph = as_graph(STAR)
    assert graph.edges["a", "d"] == {"weight": 1.0, "start": "2020-01-01", "c": 0.5}
    assert graph.nodes["b"]["label"] == "B"
