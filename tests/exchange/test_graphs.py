"""Networks leave as files that others read, the same bytes each time."""

import csv
from datetime import date
from io import BytesIO, StringIO

import networkx as nx

from lardom.exchange.graphs import edges_csv, gexf, nodes_csv
from lardom.study.graph import Edge, Network, Node

NETWORK = Network(
    (Node("a", "Ås & co", "party", 3), Node("b", "=1+1", "party")),
    (Edge("a", "b", 2.0, date(2020, 1, 1), date(2021, 6, 30), {"c": 0.25}),),
)


def test_gexf_is_read_by_others_with_its_dates_and_holds_no_day_of_its_own() -> None:
    data = gexf(NETWORK)
    assert data == gexf(NETWORK)
    assert b"lastmodifieddate" not in data
    graph = nx.read_gexf(BytesIO(data))
    assert graph.nodes["a"]["label"] == "Ås & co"
    edge = graph.edges["a", "b"]
    assert (edge["weight"], edge["start"], edge["end"], edge["c"]) == (2.0, "2020-01-01", "2021-06-30", 0.25)


def test_csv_tables_hold_all_and_no_formula() -> None:
    nodes = list(csv.DictReader(StringIO(nodes_csv(NETWORK))))
    assert nodes[1] == {"id": "b", "label": "'=1+1", "kind": "party", "size": "1"}
    edges = list(csv.DictReader(StringIO(edges_csv(NETWORK))))
    assert edges == [
        {"source": "a", "target": "b", "weight": "2", "start": "2020-01-01", "end": "2021-06-30", "c": "0.25"}
    ]
    assert edges_csv(Network((), ())) == "source,target,weight,start,end\n"
