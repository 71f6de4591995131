"""Networks of parties and of codes as a table of who stands where."""

from dataclasses import dataclass

from lardom.study.graph import Edge, Network

MOST_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Shown:
    """A network as a page shows it: how large it is, the nodes with most ties, and the strongest ties by name."""

    nodes: int
    edges: int
    standing: tuple[tuple[str, int, float], ...]
    strongest: tuple[tuple[str, str, Edge], ...]
    heaviest: float


def shown(found: Network) -> Shown:
    """Return what a page shows of a network."""
    names = {node.id: node.label for node in found.nodes}
    ties: dict[str, int] = {}
    strength: dict[str, float] = {}
    for edge in found.edges:
        for end in (edge.source, edge.target):
            ties[end] = ties.get(end, 0) + 1
            strength[end] = strength.get(end, 0) + edge.weight
    ranked = sorted(ties, key=lambda node: (-ties[node], -strength[node], names[node]))[:MOST_SHOWN]
    heavy = sorted(found.edges, key=lambda edge: (-edge.weight, names[edge.source], names[edge.target]))[:MOST_SHOWN]
    return Shown(
        len(found.nodes), len(found.edges), tuple((names[node], ties[node], strength[node]) for node in ranked),
        tuple((names[edge.source], names[edge.target], edge) for edge in heavy), heavy[0].weight if heavy else 0,
    )  # fmt: skip
