"""A network as values: nodes and edges with what is told of them, and a few measures of it.

Measures are networkx's. It is meant for networks that a person can look at; large projections are counted with sparse
matrices where they are made (`lardom.portfolio.ties`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its id, what it is called, its kind ("party", "project", "code") and how much stands behind it."""

    id: str
    label: str
    kind: str = ""
    size: float = 1.0


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge between two nodes; `start` and `end` tell when it was there, `facts` more numbers about it."""

    source: str
    target: str
    weight: float = 1.0
    start: date | None = None
    end: date | None = None
    facts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and undirected edges."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a node stands in its network.

    `degree` is how many it is tied to, `strength` the sum of the ties' weights, `betweenness` (0–1) how often the shortest
    ways between others pass it, `component` the number of the part that hangs together (the largest is 1).
    """

    node: str
    degree: int
    strength: float
    betweenness: float
    component: int


def standings(network: Network, *, betweenness: bool = True) -> tuple[Standing, ...]:
    """Return how every node stands, the one most passed first (without `betweenness`, which is slow: the strongest).

    >>> path = Network((Node("a", "A"), Node("b", "B"), Node("c", "C")), (Edge("a", "b"), Edge("b", "c")))
    >>> [(one.node, one.degree, one.betweenness) for one in standings(path)][0]
    ('b', 2, 1.0)
    """
    import networkx as nx  # noqa: PLC0415 - a third of a second that only this needs

    graph = as_graph(network)
    passed = nx.betweenness_centrality(graph) if betweenness else dict.fromkeys(graph, 0.0)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    part_of = {node: number for number, part in enumerate(parts, start=1) for node in part}
    strength = dict(graph.degree(weight="weight"))
    found = [Standing(node, graph.degree[node], strength[node], passed[node], part_of[node]) for node in graph]
    return tuple(sorted(found, key=lambda one: (-one.betweenness, -one.strength, one.node)))


def as_graph(network: Network) -> Any:
    """Return the network as a `networkx.Graph`, for whoever wants to go on with it.

    >>> as_graph(Network((Node("a", "A"), Node("b", "B")), (Edge("a", "b", 2.0),))).edges["a", "b"]["weight"]
    2.0
    """
    import networkx as nx  # noqa: PLC0415 - as above

    graph = nx.Graph()
    for node in network.nodes:
        graph.add_node(node.id, label=node.label, kind=node.kind, size=float(node.size))
    for edge in network.edges:
        when = {name: day.isoformat() for name, day in (("start", edge.start), ("end", edge.end)) if day}
        graph.add_edge(edge.source, edge.target, weight=float(edge.weight), **when, **edge.facts)
    return graph
