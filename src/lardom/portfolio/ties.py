"""Who works with whom: parties tied by the projects they share, with dates.

A *two-mode* network has parties and projects as nodes. Its *projection* ties two parties by the projects they share, each
counting 1, or 1 / (parties of the project − 1) so that large consortia do not drown the rest (M. Newman, Phys. Rev. E 64,
2001, 016132).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lardom.portfolio.projects import Party, Project
from lardom.study.graph import Edge, Network, Node

type Weighing = Literal["shared", "newman"]
type _Ints = NDArray[np.int64]
_OPEN = date.max.toordinal()


@dataclass(frozen=True, slots=True, eq=False)
class TwoMode:
    """Parties and projects, and who takes part in what: `party[m]` in `project[m]`, each once, by place.

    `start` and `end` are the projects' dates as ordinals; 0 and the last day there is where they are not known.
    """

    parties: tuple[str, ...]
    names: tuple[str, ...]
    projects: tuple[str, ...]
    titles: tuple[str, ...]
    party: _Ints
    project: _Ints
    start: _Ints
    end: _Ints

    @property
    def density(self) -> float | None:
        """The share of all possible memberships that are there; `None` with nothing to divide by."""
        possible = len(self.parties) * len(self.projects)
        return self.party.size / possible if possible else None


def two_mode(projects: Iterable[Project], parties: Iterable[Party]) -> TwoMode:
    """Return who takes part in what. An organisation with several roles in a project counts once there.

    Rows of projects that are not listed are left out.

    >>> found = two_mode([Project("p1", "Ett")], [Party("p1", "Kommun A"), Party("p1", "kommun a"), Party("p1", "Bolag B")])
    >>> found.names, found.party.tolist()
    (('Kommun A', 'Bolag B'), [0, 1])
    """
    listed = tuple(projects)
    project_at = {one.id: at for at, one in enumerate(listed)}
    party_at: dict[str, int] = {}
    names: list[str] = []
    met: dict[tuple[int, int], None] = {}
    for row in parties:
        if (project := project_at.get(row.project_id)) is None:
            continue
        if row.identity not in party_at:
            party_at[row.identity] = len(names)
            names.append(row.organisation)
        met[party_at[row.identity], project] = None
    pairs = np.array(list(met), dtype=np.int64).reshape(-1, 2)
    return TwoMode(
        tuple(party_at), tuple(names), tuple(project_at), tuple(one.title for one in listed), pairs[:, 0], pairs[:, 1],
        np.array([one.start.toordinal() if one.start else 0 for one in listed], dtype=np.int64),
        np.array([one.end.toordinal() if one.end else _OPEN for one in listed], dtype=np.int64),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """Ties between parties (`one` < `other`, by place) and how much they share."""

    one: _Ints
    other: _Ints
    weight: NDArray[np.float64]


def projection(network: TwoMode, weighing: Weighing = "shared") -> Projection:
    """Return the ties of parties that share a project.

    >>> told = two_mode([Project("p1", "Ett")], [Party("p1", "A"), Party("p1", "B"), Party("p1", "C")])
    >>> projection(told, "newman").weight.tolist()
    [0.5, 0.5, 0.5]
    """
    from scipy.sparse import csr_matrix, triu  # noqa: PLC0415 - heavy, and only this needs it

    many = np.bincount(network.project, minlength=len(network.projects))
    shape = len(network.parties), len(network.projects)
    if weighing == "newman":
        values = 1.0 / np.maximum(many - 1, 1)[network.project]
        right = csr_matrix((np.ones(network.party.size), (network.project, network.party)), shape=shape[::-1])
    else:
        values = np.ones(network.party.size, dtype=np.int32)
        right = csr_matrix((values, (network.project, network.party)), shape=shape[::-1])
    met = triu(csr_matrix((values, (network.party, network.project)), shape=shape) @ right, k=1, format="coo")
    order = np.lexsort((met.col, met.row))
    return Projection(
        met.row[order].astype(np.int64), met.col[order].astype(np.int64), met.data[order].astype(np.float64)
    )


@dataclass(frozen=True, slots=True)
class Tie:
    """Two parties with how many projects they share, the day the first began and the last ended (`None`: not known)."""

    one: str
    other: str
    projects: int
    first: date | None
    last: date | None
    repeated: bool
    """Whether a later shared project began after an earlier one did."""


def ties(network: TwoMode) -> tuple[Tie, ...]:
    """Return every tie with its dates, by the parties' identities, in their order.

    >>> told = two_mode([Project("p1", "Ett", start=date(2020, 1, 1))], [Party("p1", "A"), Party("p1", "B")])
    >>> ties(told)
    (Tie(one='a', other='b', projects=1, first=datetime.date(2020, 1, 1), last=None, repeated=False),)
    """
    one, other, project = _pairs(network)
    if not one.size:
        return ()
    order = np.lexsort((network.start[project], other, one))
    one, other, project = one[order], other[order], project[order]
    new = np.concatenate([[True], (one[1:] != one[:-1]) | (other[1:] != other[:-1])])
    at = np.nonzero(new)[0]
    many = np.diff(np.concatenate([at, [one.size]]))
    starts, ends = network.start[project], np.maximum.reduceat(network.end[project], at)
    latest = np.maximum.reduceat(starts, at)
    known = np.where(starts > 0, starts, _OPEN)
    earliest = np.minimum.reduceat(known, at)
    rows = zip(
        one[at].tolist(),
        other[at].tolist(),
        many.tolist(),
        earliest.tolist(),
        ends.tolist(),
        latest.tolist(),
        strict=True,
    )
    return tuple(
        Tie(
            network.parties[a], network.parties[b], n,
            date.fromordinal(first) if first < _OPEN else None,
            date.fromordinal(last) if last < _OPEN else None,
            first < latest_start and first < _OPEN,
        )
        for a, b, n, first, last, latest_start in rows
    )  # fmt: skip


def _pairs(network: TwoMode) -> tuple[_Ints, _Ints, _Ints]:
    """Return every pair of parties of every project, the smaller place first."""
    order = np.lexsort((network.party, network.project))
    party, project = network.party[order], network.project[order]
    end = np.searchsorted(project, project, side="right")
    later = end - np.arange(project.size) - 1
    first = np.repeat(np.arange(project.size), later)
    step = np.arange(int(later.sum())) - np.repeat(np.cumsum(later) - later, later) + 1
    second = first + step
    return party[first], party[second], project[first]


def new_ties(found: Iterable[Tie]) -> dict[int, int]:
    """Return how many pairs first shared a project in each year, in the years' order; undated ones are left out.

    >>> new_ties([Tie("a", "b", 1, date(2020, 1, 1), None, False), Tie("a", "c", 1, date(2020, 5, 1), None, False)])
    {2020: 2}
    """
    return dict(sorted(Counter(tie.first.year for tie in found if tie.first).items()))


def party_network(network: TwoMode) -> Network:
    """Return the projection as a network: parties as nodes, ties with weights and dates.

    >>> told = two_mode([Project("p1", "Ett")], [Party("p1", "A"), Party("p1", "B")])
    >>> [(edge.source, edge.target, edge.weight) for edge in party_network(told).edges]
    [('a', 'b', 1.0)]
    """
    many = np.bincount(network.party, minlength=len(network.parties)).tolist()
    nodes = tuple(
        Node(id_, name, "party", n) for id_, name, n in zip(network.parties, network.names, many, strict=True)
    )
    return Network(nodes, tuple(Edge(t.one, t.other, float(t.projects), t.first, t.last) for t in ties(network)))


def membership_network(network: TwoMode) -> Network:
    """Return the two-mode network: parties and projects as nodes, each membership an edge over the project's time.

    >>> told = two_mode([Project("p1", "Ett")], [Party("p1", "A")])
    >>> [node.kind for node in membership_network(told).nodes]
    ['party', 'project']
    """
    by_party = np.bincount(network.party, minlength=len(network.parties)).tolist()
    by_project = np.bincount(network.project, minlength=len(network.projects)).tolist()
    nodes = [
        Node(f"party:{one}", name, "party", n)
        for one, name, n in zip(network.parties, network.names, by_party, strict=True)
    ]
    nodes += [
        Node(f"project:{one}", title, "project", n)
        for one, title, n in zip(network.projects, network.titles, by_project, strict=True)
    ]
    edges = tuple(
        Edge(
            f"party:{network.parties[a]}", f"project:{network.projects[p]}", 1.0,
            _day(int(network.start[p])), _day(int(network.end[p])),
        )
        for a, p in zip(network.party.tolist(), network.project.tolist(), strict=True)
    )  # fmt: skip
    return Network(tuple(nodes), edges)


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if 0 < ordinal < _OPEN else None
