"""Codings counted two ways at once: codes against projects, respondents or other codes.

What is counted in a cell, each thing once:

- *respondents*: those who speak in its codings;
- *passages*: its codings of one document that overlap count as one, so that double coding does not count double;
- *codings*: every coding;
- *characters*: the code points its codings cover.

A row may stand for several codes (a theme and those below it).
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, groupby
from operator import itemgetter
from typing import Literal

from lardom.coding.stretches import joined, length
from lardom.text.span import Span

type Counting = Literal["respondents", "passages", "codings", "characters"]
type Sharing = Literal["", "row", "column", "whole", "size"]
type Near = Literal["overlap", "turn"]

COUNTINGS: tuple[Counting, ...] = ("respondents", "passages", "codings", "characters")
SHARINGS: tuple[Sharing, ...] = ("row", "column", "whole", "size")
"""What a cell may be set against."""
STEPS = 5
"""Steps of heat: enough to see a pattern, few enough to tell apart."""


@dataclass(frozen=True, slots=True)
class Coded:
    """One coding with what a matrix asks of it: whose words, in which turns, of which project."""

    ref: str
    code_id: str
    document_id: str
    start: int
    end: int
    turns: tuple[int, ...] = ()
    respondents: tuple[str, ...] = ()
    project_id: str = ""

    @property
    def span(self) -> Span:
        """The coding's place."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the number, and the codings behind it."""

    number: int
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Crossed:
    """A matrix: cells by row and column, and what rows and columns come to (counted anew, not summed)."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    row_totals: tuple[int, ...]
    column_totals: tuple[int, ...]


def crossed(
    coded: Iterable[Coded],
    rows: Mapping[str, frozenset[str]],
    columns: Sequence[str],
    belongs: Callable[[Coded], Iterable[str]],
    count: Counting,
) -> Crossed:
    """Return codes (rows) against what the codings belong to (columns).

    `rows` gives the codes each row stands for, `belongs` the columns of a coding.

    >>> made = [Coded("k1", "T1", "d", 0, 9, project_id="p1"), Coded("k2", "T1", "d", 5, 12, project_id="p1")]
    >>> crossed(made, {"T1": frozenset(["T1"])}, ["p1"], lambda one: [one.project_id], "passages").cells[0][0].number
    1
    """
    standing_in = _rows_of(rows)
    wanted = set(columns)
    cells: dict[tuple[str, str], list[Coded]] = {}
    of_row: dict[str, list[Coded]] = {}
    of_column: dict[str, list[Coded]] = {}
    for one in _in_order(coded):  # every list of codings is then in order too
        here = standing_in.get(one.code_id, ())
        there = [column for column in dict.fromkeys(belongs(one)) if column in wanted] if here else ()
        for row in here if there else ():
            of_row.setdefault(row, []).append(one)
            for column in there:
                cells.setdefault((row, column), []).append(one)
        for column in there:
            of_column.setdefault(column, []).append(one)
    empty = Cell(0)
    return Crossed(
        tuple(rows),
        tuple(columns),
        tuple(
            tuple(
                Cell(_counted(cell, count), tuple(one.ref for one in cell))
                if (cell := cells.get((row, column)))
                else empty
                for column in columns
            )
            for row in rows
        ),
        tuple(_counted(of_row.get(row, []), count) for row in rows),
        tuple(_counted(of_column.get(column, []), count) for column in columns),
    )


def _in_order(coded: Iterable[Coded]) -> list[Coded]:
    return sorted(coded, key=lambda one: (one.document_id, one.start, one.end, one.ref))


def _rows_of(rows: Mapping[str, frozenset[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row, codes in rows.items():
        for code in codes:
            found.setdefault(code, []).append(row)
    return found


def counted(codings: Iterable[Coded], count: Counting) -> int:
    """Count codings in one of the four ways.

    >>> counted([Coded("k1", "T1", "d", 0, 9), Coded("k2", "T2", "d", 5, 12)], "characters")
    12
    """
    return _counted(_in_order(codings), count)


def _counted(found: list[Coded], count: Counting) -> int:
    """Count codings that are in order."""
    if count == "codings":
        return len(found)
    if count == "respondents":
        return len({one for coding in found for one in coding.respondents})
    passages, characters = _stretches((one.document_id, one.start, one.end) for one in found)
    return passages if count == "passages" else characters


def _stretches(places: Iterable[tuple[str, int, int]]) -> tuple[int, int]:
    """Return in how many stretches some places in order lie, and how many code points these have."""
    by_document = groupby(places, key=itemgetter(0))
    found = [joined((start, end) for _, start, end in here) for _, here in by_document]
    return sum(map(len, found)), sum(map(length, found))


def together(coded: Iterable[Coded], rows: Mapping[str, frozenset[str]], *, near: Near, count: Counting) -> Crossed:
    """Return codes against codes: where two codes stand together, overlapping or in the same turn.

    The diagonal is empty. *codings* counts pairs of codings; *respondents* those who speak in both of a pair;
    *passages* and *characters* the stretches that both codes cover, when they overlap; in the same turn, the turns.

    >>> made = [Coded("k1", "T1", "d", 0, 9, (1,)), Coded("k2", "T2", "d", 20, 29, (1,))]
    >>> rows = {"T1": frozenset(["T1"]), "T2": frozenset(["T2"])}
    >>> [together(made, rows, near=near, count="codings").cells[0][1].number for near in ("overlap", "turn")]
    [0, 1]
    """
    standing_in = _rows_of(rows)
    made = _in_order(coded)
    stand = [standing_in.get(one.code_id, ()) for one in made]
    cells: dict[tuple[str, str], dict[_Pair, None]] = {}
    for pair in _overlapping(made) if near == "overlap" else _in_one_turn(made):
        for row in stand[pair[0]]:
            for column in stand[pair[1]]:
                if row != column:  # what stands together does so both ways round: one cell is made of both
                    cells.setdefault((row, column) if row < column else (column, row), {})[pair] = None
    told = {key: _cell(made, met, near, count) for key, met in cells.items()}
    names, empty = tuple(rows), Cell(0)
    grid = tuple(
        tuple(told.get((row, column) if row < column else (column, row), empty) for column in names) for row in names
    )
    totals = tuple(sum(cell.number for cell in line) for line in grid)
    return Crossed(names, names, grid, totals, totals)


type _Pair = tuple[int, int]
"""Two codings by their places in the order."""


def _in_one_turn(made: list[Coded]) -> Iterable[_Pair]:
    by_turn: dict[tuple[str, int], list[int]] = {}
    for at, one in enumerate(made):
        for turn in one.turns:
            by_turn.setdefault((one.document_id, turn), []).append(at)
    for here in by_turn.values():
        yield from combinations(here, 2)


def _overlapping(made: list[Coded]) -> Iterable[_Pair]:
    """Yield every two codings that share a code point, once: along each document, those begun and not yet ended."""
    begun: list[tuple[int, int]] = []
    document: str | None = None
    for at, one in enumerate(made):
        start, end = one.start, one.end
        begun = [] if one.document_id != document else [other for other in begun if other[0] > start]
        document = one.document_id
        for other_end, other in begun:
            if made[other].start < end and other_end > start:
                yield other, at
        begun.append((end, at))


def _cell(made: list[Coded], met: Collection[_Pair], near: Near, count: Counting) -> Cell:
    return Cell(_count_pairs(made, met, near, count), tuple(made[at].ref for at in sorted(set(chain(*met)))))


def _count_pairs(made: list[Coded], met: Collection[_Pair], near: Near, count: Counting) -> int:
    if count == "codings":
        return len(met)
    pairs = ((made[one], made[other]) for one, other in met)
    if count == "respondents":
        return len({one for a, b in pairs for one in a.respondents if one in b.respondents})
    if near == "turn":
        return len({(a.document_id, turn) for a, b in pairs for turn in a.turns if turn in b.turns})
    both = ((a.document_id, max(a.start, b.start), min(a.end, b.end)) for a, b in pairs)
    passages, characters = _stretches(sorted(both))
    return passages if count == "passages" else characters


def share(number: int, total: int) -> float | None:
    """Return a number's part of a total, `None` when there is nothing to divide by.

    >>> share(1, 4), share(0, 0)
    (0.25, None)
    """
    return number / total if total else None


type Per = Literal["row", "column", "whole", "size"]


def normalised(
    table: Crossed, per: Per, sizes: Mapping[str, float] | None = None
) -> tuple[tuple[float | None, ...], ...]:
    """Return a matrix's cells as shares of their row, column or the whole, or per 1,000 of each column's size.

    Shares are of what the row or column comes to counted anew, so a row's may add up to more than 1 (a passage with two
    codes). `sizes` give for instance how many words each column has; a column without a size gives `None`.

    >>> made = [Coded("k1", "T1", "d", 0, 9, project_id="p1"), Coded("k2", "T1", "d", 20, 29, project_id="p2")]
    >>> table = crossed(made, {"T1": frozenset(["T1"])}, ["p1", "p2"], lambda one: [one.project_id], "codings")
    >>> normalised(table, "row"), normalised(table, "size", {"p1": 500})
    (((0.5, 0.5),), ((2.0, None),))
    """
    whole = sum(table.row_totals)

    def of(cell: Cell, row: int, column: int) -> float | None:
        if per == "size":
            size = (sizes or {}).get(table.columns[column], 0)
            return 1000 * cell.number / size if size else None
        totals = {"row": table.row_totals[row], "column": table.column_totals[column], "whole": whole}
        return share(cell.number, totals[per])

    return tuple(tuple(of(cell, i, j) for j, cell in enumerate(row)) for i, row in enumerate(table.cells))


def heat(number: float, most: float) -> int:
    """Return the step of heat, from 0 (nothing) to 5 (the most).

    >>> [heat(n, 10) for n in (0, 1, 2, 3, 10)]
    [0, 1, 1, 2, 5]
    """
    if number <= 0 or most <= 0:
        return 0
    return min(STEPS, max(1, -int(-number * STEPS // most)))
