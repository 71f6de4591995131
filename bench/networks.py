"""Speed of party networks beside networkx: 20,000 projects, 15,000 parties, 82,000 memberships.

Seconds are CPU seconds, the best of several runs.
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from lardom.portfolio.projects import Party, Project
from lardom.portfolio.ties import new_ties, projection, ties, two_mode

ASKED = 50
"""How many times quicker than networkx the projection is to be."""


def best(act: Callable[[], object], runs: int) -> float:
    """Return the CPU seconds of the quickest run."""
    spent = []
    for _ in range(runs):
        start = time.process_time()
        act()
        spent.append(time.process_time() - start)
    return min(spent)


def main() -> int:
    """Print the table; the status is 1 when the projection is too slow."""
    import networkx as nx

    dice = random.Random(3)
    first = date(2004, 1, 1)
    projects = [
        Project(f"p{n}", f"Projekt {n}", start=first + timedelta(days=dice.randint(0, 7000))) for n in range(20_000)
    ]
    # A few organisations are everywhere, as in the national database.
    parties = [Party(f"p{dice.randrange(20_000)}", f"Part {int(15_000 * dice.random() ** 2)}") for _ in range(82_000)]
    network = two_mode(projects, parties)
    built = best(lambda: two_mode(projects, parties), 2)
    projection(network)  # the first call also loads SciPy
    ours = best(lambda: projection(network), 7)
    dated = best(lambda: new_ties(ties(network)), 3)
    graph = nx.Graph()
    graph.add_edges_from(
        (f"a{a}", f"p{p}") for a, p in zip(network.party.tolist(), network.project.tolist(), strict=True)
    )
    nodes = [node for node in graph if node.startswith("a")]
    theirs = best(lambda: nx.bipartite.weighted_projected_graph(graph, nodes), 1)
    same = nx.bipartite.weighted_projected_graph(graph, nodes).number_of_edges() == projection(network).one.size
    late = theirs / ours < ASKED or not same
    print(f"{'networks of 20,000 projects':<40} {'CPU ms':>8}")
    print(f"{'two modes from rows':<40} {built * 1000:>8.0f}")
    print(
        f"{'projection on parties':<40} {ours * 1000:>8.1f}   networkx {nx.__version__}: {theirs * 1000:,.0f} ms = "
        f"{theirs / ours:,.0f} × (asked: {ASKED} ×), same ties: {same}{'   over the limit' if late else ''}"
    )
    print(f"{'ties with dates, new ties a year':<40} {dated * 1000:>8.0f}")
    return int(late)


if __name__ == "__main__":
    sys.exit(main())
