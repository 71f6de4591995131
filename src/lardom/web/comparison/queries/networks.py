"""Networks of parties and of codes, as files and as a table of who stands where."""

from dataclasses import dataclass

from lardom.claims.ground import Ground
from lardom.study.graph import Edge, Network

KINDS = ("parties", "memberships", "codes")
MOST_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Shown:
    """A network as a page shows it: how large it is, the nodes with most ties, and the strongest ties by name."""

    nodes: int
    edges: int
    standing: tuple[tuple[str, int, float], ...]
    strongest: tuple[tuple[str, str, Edge], ...]
    heaviest: float


def network(found: Ground, kind: str) -> Network:
    """Return a network: parties by shared projects, parties with their projects, or codes by shared turns."""
    from lardom.coding.cooccurrence import code_network  # noqa: PLC0415 - SciPy, loaded when somebody asks
    from lardom.comparison.gathering import turn_codes  # noqa: PLC0415 - as above
    from lardom.portfolio.ties import membership_network, party_network, two_mode  # noqa: PLC0415 - as above

    if kind == "codes":
        return code_network(turn_codes(found), found.material.codes)
    both = two_mode(found.material.projects, found.material.parties)
    return membership_network(both) if kind == "memberships" else party_network(both)


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
