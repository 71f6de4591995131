"""Networks of parties and of codes as a table of who stands where, and what of a big portfolio is worked out beforehand."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lardom.claims.ground import Ground
from lardom.coding.visibility import Sight
from lardom.exchange.graphs import edges_csv, gexf, nodes_csv
from lardom.study.graph import Edge, Network
from lardom.web.coding.queries import values as coding
from lardom.web.portfolio.queries import project_rows
from lardom.web.study import jobs
from lardom.web.study.models import Study
from lardom.web.study.remembering.values import WORK_ON_TEXTS

if TYPE_CHECKING:
    from lardom.comparison.gathering import Ties

KIND = "comparison.network"
MOST_SHOWN = 30
MOST_AT_ONCE = {"projects": 2_000, "codings": 5_000}
"""Rows of which a page makes a network while somebody waits: about a second."""

type Ending = Literal["gexf", "csv", "nodes.csv"]
ENDINGS: tuple[Ending, ...] = ("gexf", "csv", "nodes.csv")


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


@dataclass(frozen=True, slots=True)
class Worked:
    """A network worked out beforehand: what the page shows, and the files, packed."""

    shown: Shown
    files: dict[Ending, bytes]

    def file(self, ending: Ending) -> bytes:
        """Return a file as it is given out."""
        return zlib.decompress(self.files[ending])


def weight(study: Study, ties: "Ties") -> int:
    """Return of how many projects (or codings) the network is made."""
    return (coding.coding_rows(study) if ties == "codes" else project_rows(study)).count()


def is_big(study: Study, ties: "Ties") -> bool:
    """Tell whether the network is too much for a page."""
    return weight(study, ties) > MOST_AT_ONCE["codings" if ties == "codes" else "projects"]


def made_of(study: Study, ties: "Ties") -> str:
    """Return in words of how much the network is made."""
    many = weight(study, ties)
    if ties == "codes":
        told = ngettext("This network is made of %(n)s coding.", "This network is made of %(n)s codings.", many)
    else:
        told = ngettext("This network is made of %(n)s project.", "This network is made of %(n)s projects.", many)
    return told % {"n": many}


def through(ties: "Ties") -> tuple[str, ...]:
    """Return how the kinds of acts begin that leave the network as it is."""
    return jobs.BESIDE if ties == "codes" else (*WORK_ON_TEXTS, *jobs.BESIDE)


def name_of(study: Study, sight: Sight, ties: "Ties") -> str:
    """Return the name under which the network is kept; what one may see of codings matters for codes alone."""
    return jobs.name_of(study, KIND, ties, sight.key if ties == "codes" else "")


def file_of(network: Network, ending: Ending) -> bytes:
    """Return a network as a file for other programs."""
    if ending == "gexf":
        return gexf(network)
    return (edges_csv(network) if ending == "csv" else nodes_csv(network)).encode("utf-8-sig")


def worked(found: Ground, ties: "Ties", at: Callable[[int, int, str], None]) -> Worked:
    """Work a network out with its files, telling `at` how far it has come. Brings SciPy and networkx."""
    from lardom.comparison.gathering import study_network  # noqa: PLC0415 - SciPy, loaded when asked for

    steps = len(ENDINGS) + 2
    at(1, steps, _("The ties are counted."))
    network = study_network(found, ties)
    told, files = shown(network), {}
    for done, ending in enumerate(ENDINGS, 2):
        at(done, steps, _("The file is written: %(ending)s") % {"ending": ending})
        files[ending] = zlib.compress(file_of(network, ending))
    return Worked(told, files)
