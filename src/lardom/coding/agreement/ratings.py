"""Who judged which unit how: the table that coefficients are worked out from, and what it adds up to.

A unit is anything that several coders judge: a turn, a sentence, a character. Units that are alike in every respect
(the characters between two places where somebody's mark begins or ends) stand in one column with a *length*, so that a
text of ten million characters with a thousand marks is a table of a few thousand columns.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lardom.coding.agreement.coefficient import Why

MISSING = -1
"""What stands for a unit that a coder has not judged."""

_CHUNK = 1 << 14
"""Units counted at a time: what one core keeps at hand."""

_DENSE = 1 << 21
"""More kinds of pairs than this are counted as they come, not in a table of all that could be."""

type Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """Judgements: `values[c, u]` is the place in `labels` of what coder `c` gave unit `u`, `MISSING` when nothing.

    `lengths[u]` is how many like units column `u` stands for (one each when `None`). `blocks[u]` says which larger
    piece (a transcript, a turn) column `u` lies in, for intervals that keep such pieces whole.
    """

    coders: tuple[str, ...]
    labels: tuple[Hashable, ...]
    values: NDArray[np.signedinteger]
    lengths: Counts | None = None
    blocks: Counts | None = None

    def of(self, coders: Iterable[str]) -> "Ratings":
        """Return the judgements of some coders only.

        >>> ratings({"A": [1, 2], "B": [1, 1], "C": [2, 2]}).of(["A", "C"]).coders
        ('A', 'C')
        """
        wanted = tuple(coders)
        rows = [self.coders.index(one) for one in wanted]
        return Ratings(wanted, self.labels, self.values[rows], self.lengths, self.blocks)

    def without(self, coder: str) -> "Ratings":
        """Return the judgements of all coders but one.

        >>> ratings({"A": [1, 2], "B": [1, 1], "C": [2, 2]}).without("B").coders
        ('A', 'C')
        """
        return self.of(one for one in self.coders if one != coder)


def ratings(
    rows: Mapping[str, Sequence[Hashable | None]],
    labels: Sequence[Hashable] | None = None,
    lengths: Sequence[int] | None = None,
) -> Ratings:
    """Return the table of plain values: for each coder one value per unit, `None` or NaN where the coder has not judged it.

    `labels` are all values there were to choose from, used or not (chance by Brennan–Prediger and Gwet depends on it);
    without it they are the values that occur, sorted when they can be. `lengths` tell how many like units each column
    stands for. Raises `ValueError` when the rows are not equally long or hold a value that is not among `labels`.

    >>> table = ratings({"A": ["yes", "no", None], "B": ["yes", "yes", "no"]})
    >>> table.labels, table.values.tolist()
    (('no', 'yes'), [[1, 0, -1], [1, 1, 0]])
    """
    told = {value for row in rows.values() for value in row if not _lacks(value)}
    order = tuple(dict.fromkeys(labels)) if labels is not None else _sorted(told)
    place = {value: at for at, value in enumerate(order)}
    if strange := [value for value in told if value not in place]:
        raise ValueError(f"{strange[0]!r} is not among the values there are to choose from.")
    width = {len(row) for row in rows.values()}
    if len(width) > 1 or (lengths is not None and width - {len(lengths)}):
        raise ValueError(f"All coders judge the same units, but the rows have {sorted(width)} values.")
    values = np.array(
        [[MISSING if _lacks(value) else place[value] for value in row] for row in rows.values()], dtype=np.int32
    ).reshape(len(rows), next(iter(width), 0))
    return Ratings(tuple(rows), order, values, None if lengths is None else np.array(lengths, dtype=np.int64))


def _lacks(value: Hashable | None) -> bool:
    return value is None or value != value  # noqa: PLR0124 - tables write a missing number as NaN, which equals nothing


def _sorted(values: Iterable[Hashable]) -> tuple[Hashable, ...]:
    try:
        return tuple(sorted(values))  # type: ignore[type-var]
    except TypeError:
        return tuple(sorted(values, key=repr))


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """What judgements add up to; every coefficient for judged units is worked out from this alone.

    - `units[r]` is how many units `r` coders judged;
    - `given[r, c, k]` how often coder `c` gave value `k` to a unit that `r` coders judged;
    - `raters`, `one`, `other`, `times` list the pairs of judgements of the same unit: in units judged by `raters` coders
      an earlier coder gave `one` and a later coder `other`, `times` over. Each pair of coders counts once.
    """

    coders: tuple[str, ...]
    labels: tuple[Hashable, ...]
    units: Counts
    given: Counts
    raters: Counts
    one: Counts
    other: Counts
    times: Counts

    @property
    def pairable(self) -> int:
        """How many units at least two coders judged."""
        return int(self.units[2:].sum())

    @property
    def lacking(self) -> Why:
        """Why there is nothing to compare, if there is not."""
        if len(self.coders) < 2:
            return "too few coders"
        return "" if self.pairable else "no units"


def tally(table: Ratings) -> Tally:
    """Return what the judgements add up to. Memory does not grow with the number of units.

    >>> told = tally(ratings({"A": [1, 2, 2], "B": [1, 2, 1]}))
    >>> told.pairable, list(zip(told.one.tolist(), told.other.tolist(), told.times.tolist(), strict=True))
    (3, [(0, 0, 1), (1, 0, 1), (1, 1, 1)])
    """
    coders, wide = len(table.coders), len(table.labels) + 1
    dense = coders > 1 and coders * (coders + 1) * wide * wide <= _DENSE
    units, given, found, times = (_all_kinds if dense else _kinds_met)(table, wide)
    raters, one, other = found // (wide * wide), found // wide % wide, found % wide
    both = (one > 0) & (other > 0)
    return Tally(
        table.coders, table.labels, units, given[:, :, 1:], raters[both], one[both] - 1, other[both] - 1, times[both]
    )


def _parts(table: Ratings) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp], Counts | None]]:
    """Yield the judgements a stretch at a time (0 for missing), how many coders judged each unit, and the lengths."""
    for start in range(0, table.values.shape[1], _CHUNK):
        part = table.values[:, start : start + _CHUNK].astype(np.intp) + 1
        length = None if table.lengths is None else table.lengths[start : start + _CHUNK]
        yield part, (part > 0).sum(axis=0), length


def _all_kinds(table: Ratings, wide: int) -> tuple[Counts, Counts, Counts, Counts]:
    """Count every pair in a table of all that could be; what each coder gave is read off the pairs with the first."""
    coders = len(table.coders)
    kinds = (coders + 1) * wide * wide
    first = np.zeros((coders - 1) * kinds, dtype=np.int64)
    rest = np.zeros(kinds, dtype=np.int64)
    apart = np.arange(coders - 1, dtype=np.intp)[:, None] * kinds
    for part, raters, length in _parts(table):
        left = raters * wide
        first += _counted((left + part[0]) * wide + part[1:] + apart, length, first.size)
        for i in range(1, coders - 1):
            rest += _counted((left + part[i]) * wide + part[i + 1 :], length, kinds)
    with_first = first.reshape(coders - 1, coders + 1, wide, wide)
    given = np.stack([with_first[0].sum(axis=2), *with_first.sum(axis=2)], axis=1)
    counted = rest + with_first.sum(axis=0).ravel()
    found = np.nonzero(counted)[0]
    return with_first[0].sum(axis=(1, 2)), given, found, counted[found]


def _kinds_met(table: Ratings, wide: int) -> tuple[Counts, Counts, Counts, Counts]:
    """Count the pairs that occur: with thousands of different values most never do."""
    coders = len(table.coders)
    units = np.zeros(coders + 1, dtype=np.int64)
    given = np.zeros((coders + 1) * coders * wide, dtype=np.int64)
    row = np.arange(coders, dtype=np.intp)[:, None]
    met: dict[int, int] = {}
    for part, raters, length in _parts(table):
        units += _counted(raters, length, coders + 1)
        given += _counted((raters * coders + row) * wide + part, length, given.size)
        for i in range(coders - 1):
            keys = (raters * wide + part[i]) * wide + part[i + 1 :]
            kinds, place = np.unique(keys.ravel(), return_inverse=True)
            times = _counted(place.reshape(keys.shape), length, kinds.size)
            for key, n in zip(kinds.tolist(), times.tolist(), strict=True):
                met[key] = met.get(key, 0) + n
    found = np.array(sorted(met), dtype=np.int64)
    return (
        units,
        given.reshape(coders + 1, coders, wide),
        found,
        np.array([met[key] for key in found.tolist()], np.int64),
    )


def _counted(keys: NDArray[np.intp], length: Counts | None, size: int) -> Counts:
    if length is None:
        return np.bincount(keys.ravel(), minlength=size)
    weights = np.broadcast_to(length, keys.shape).ravel()
    return np.rint(np.bincount(keys.ravel(), weights=weights, minlength=size)).astype(np.int64)
