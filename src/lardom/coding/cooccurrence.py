"""Which codes stand together: over passages, turns, interviews or projects, whatever one counts.

For codes i and j in N units, n_i and n_j with each and n_ij with both: *c* = n_ij / (n_i + n_j − n_ij), as ATLAS.ti prints
it (it is Jaccard's measure; with units, not pairs of quotations, it cannot pass 1); *inclusion* = n_ij / the smaller;
*lift* = N n_ij / (n_i n_j), above 1 when they stand together oftener than chance; *p* the exact chance of as many by chance
(hypergeometric), for looking around, not for proof: with many codes some pairs are always rare.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from lardom.coding.codebook import Code
from lardom.study.graph import Edge, Network, Node

_UNEQUAL = 5


@dataclass(frozen=True, slots=True)
class Together:
    """Two codes and how often they stand together; `unequal` when one is over five times as frequent, which holds c down."""

    one: str
    other: str
    n_one: int
    n_other: int
    both: int
    units: int
    c: float
    inclusion: float
    lift: float
    p: float

    @property
    def unequal(self) -> bool:
        """Whether one code is more than five times as frequent as the other."""
        return max(self.n_one, self.n_other) > _UNEQUAL * min(self.n_one, self.n_other)


def c_of(n_one: int, n_other: int, both: int) -> float:
    """Return ATLAS.ti's coefficient of co-occurrence.

    >>> round(c_of(100, 10, 5), 3)
    0.048
    """
    return both / (n_one + n_other - both)


def cooccurrence(units: Iterable[Collection[str]]) -> tuple[Together, ...]:
    """Return every pair of codes that stand together in some unit, the closest (by c) first. A unit is the codes in it.

    >>> [(one.one, one.other, one.both, one.c) for one in cooccurrence([{"a", "b"}, {"a"}, {"c"}])]
    [('a', 'b', 1, 0.5)]
    """
    from scipy.sparse import csr_matrix, triu  # noqa: PLC0415 - heavy, and only this needs it
    from scipy.stats import hypergeom  # noqa: PLC0415 - as above

    told = [sorted(set(unit)) for unit in units]
    codes = sorted({code for unit in told for code in unit})
    place = {code: at for at, code in enumerate(codes)}
    columns = [place[code] for unit in told for code in unit]
    ends = np.cumsum([0, *map(len, told)])
    table = csr_matrix((np.ones(len(columns), dtype=np.int64), columns, ends), shape=(len(told), len(codes)))
    many = np.asarray(table.sum(axis=0)).ravel()
    met = triu(table.T @ table, k=1, format="coo")
    chances = hypergeom.sf(met.data - 1, len(told), many[met.row], many[met.col]) if met.nnz else met.data
    found = []
    for i, j, both, p in zip(met.row.tolist(), met.col.tolist(), met.data.tolist(), chances.tolist(), strict=True):
        one, other = int(many[i]), int(many[j])
        found.append(
            Together(
                codes[i], codes[j], one, other, both, len(told), c_of(one, other, both), both / min(one, other),
                len(told) * both / (one * other), p,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda pair: (-pair.c, pair.one, pair.other)))


def code_network(units: Sequence[Collection[str]], book: Iterable[Code]) -> Network:
    """Return codes that stand together as a network; nodes are the book's codes that some unit has.

    >>> network = code_network([{"a", "b"}], [Code("a", "A"), Code("b", "B"), Code("c", "C")])
    >>> [node.label for node in network.nodes], network.edges[0].weight
    (['A', 'B'], 1.0)
    """
    many: dict[str, int] = {}
    for unit in units:
        for code in set(unit):
            many[code] = many.get(code, 0) + 1
    listed = [code for code in book if code.id in many]
    known = {code.id for code in listed}
    pairs = cooccurrence([[code for code in unit if code in known] for unit in units])
    edges = tuple(Edge(p.one, p.other, float(p.both), facts={"c": p.c, "lift": p.lift}) for p in pairs)
    return Network(tuple(Node(code.id, code.name, "code", many[code.id]) for code in listed), edges)
