"""Networks out: GEXF for Gephi and its like, and csv tables of nodes and edges. The same network gives the same bytes."""

import csv
import re
from io import StringIO

from lardom.exchange.formulas import guarded
from lardom.study.graph import Network, as_graph

_MADE_ON = re.compile(r' lastmodifieddate="[^"]*"')


def gexf(network: Network) -> bytes:
    """Return the network as a GEXF 1.2 file; edges with dates make it a dynamic one.

    >>> from lardom.study.graph import Edge, Node
    >>> b"dynamic" in gexf(Network((Node("a", "A"), Node("b", "B")), (Edge("a", "b"),)))
    False
    """
    import networkx as nx  # noqa: PLC0415 - a third of a second that only this needs

    lines = "\n".join(nx.generate_gexf(as_graph(network), version="1.2draft"))
    # networkx writes the day; a file that changes by itself cannot be compared.
    return _MADE_ON.sub("", lines).encode() + b"\n"


def nodes_csv(network: Network) -> str:
    r"""Return the nodes as csv: id, label, kind, size.

    >>> from lardom.study.graph import Node
    >>> nodes_csv(Network((Node("a", "=A", "party", 2),), ()))
    "id,label,kind,size\na,'=A,party,2\n"
    """
    rows = [[guarded(node.id), guarded(node.label), node.kind, f"{node.size:g}"] for node in network.nodes]
    return _csv(["id", "label", "kind", "size"], rows)


def edges_csv(network: Network) -> str:
    r"""Return the edges as csv: source, target, weight, start, end, then every fact that some edge has.

    >>> from lardom.study.graph import Edge
    >>> edges_csv(Network((), (Edge("a", "b", 2.0, facts={"c": 0.5}),)))
    'source,target,weight,start,end,c\na,b,2,,,0.5\n'
    """
    facts = sorted({name for edge in network.edges for name in edge.facts})
    rows = [
        [
            guarded(edge.source), guarded(edge.target), f"{edge.weight:g}",
            edge.start.isoformat() if edge.start else "", edge.end.isoformat() if edge.end else "",
            *(f"{edge.facts[name]:g}" if name in edge.facts else "" for name in facts),
        ]
        for edge in network.edges
    ]  # fmt: skip
    return _csv(["source", "target", "weight", "start", "end", *facts], rows)


def _csv(head: list[str], rows: list[list[str]]) -> str:
    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return sheet.getvalue()
