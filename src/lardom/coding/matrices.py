"""Codings counted two ways at once: codes against projects, respondents or other codes.

What is counted in a cell, each thing once:

- *respondents*: those who speak in its codings;
- *passages*: its codings of one document that overlap count as one, so that double coding does not count double;
- *codings*: every coding;
- *characters*: the code points its codings cover.

A row may stand for several codes (a theme and those below it).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lardom.coding.stretches import joined, length, shared
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
    cells: dict[tuple[str, str], list[Coded]] = {}
    for one in coded:
        for row in standing_in.get(one.code_id, ()):
            for column in dict.fromkeys(belongs(one)):
                cells.setdefault((row, column), []).append(one)
    grid = [[cells.get((row, column), []) for column in columns] for row in rows]
    return Crossed(
        tuple(rows),
        tuple(columns),
        tuple(tuple(Cell(counted(cell, count), _refs(cell)) for cell in row) for row in grid),
        tuple(counted(_once(cell for cell in row), count) for row in grid),
        tuple(counted(_once(row[at] for row in grid), count) for at in range(len(columns))),
    )


def _rows_of(rows: Mapping[str, frozenset[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row, codes in rows.items():
        for code in codes:
            found.setdefault(code, []).append(row)
    return found


def _once(cells: Iterable[list[Coded]]) -> list[Coded]:
    return list({one.ref: one for cell in cells for one in cell}.values())


def _refs(cell: Iterable[Coded]) -> tuple[str, ...]:
    return tuple(one.ref for one in sorted(cell, key=lambda one: (one.document_id, one.start, one.end, one.ref)))


def counted(codings: Iterable[Coded], count: Counting) -> int:
    """Count codings in one of the four ways.

    >>> counted([Coded("k1", "T1", "d", 0, 9), Coded("k2", "T2", "d", 5, 12)], "characters")
    12
    """
    found = list(codings)
    if count == "codings":
        return len(found)
    if count == "respondents":
        return len({one for coding in found for one in coding.respondents})
    stretches = _stretches(found)
    return sum(map(len, stretches)) if count == "passages" else sum(map(length, stretches))


def _stretches(codings: Iterable[Coded]) -> list[tuple[Span, ...]]:
    spans: dict[str, list[Span]] = {}
    for one in codings:
        spans.setdefault(one.document_id, []).append(one.span)
    return [joined(found) for found in spans.values()]


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
    cells: dict[tuple[str, str], list[_Pair]] = {}
    for one, other in _pairs(list(coded), near):
        for row in standing_in.get(one.code_id, ()):
            for column in standing_in.get(other.code_id, ()):
                if row != column:
                    cells.setdefault((row, column), []).append((one, other))
                    cells.setdefault((column, row), []).append((other, one))
    names = list(rows)
    grid = []
    for row in names:
        line = []
        for column in names:
            met = list({frozenset((a.ref, b.ref)): (a, b) for a, b in cells.get((row, column), [])}.values())
            line.append(Cell(_count_pairs(met, near, count), _refs(_once([[one for pair in met for one in pair]]))))
        grid.append(tuple(line))
    totals = tuple(sum(cell.number for cell in line) for line in grid)
    return Crossed(tuple(names), tuple(names), tuple(grid), totals, totals)


type _Pair = tuple[Coded, Coded]


def _pairs(coded: list[Coded], near: Near) -> list[_Pair]:
    if near == "overlap":
        return list(_overlapping(coded))
    by_turn: dict[tuple[str, int], list[Coded]] = {}
    for one in coded:
        for turn in one.turns:
            by_turn.setdefault((one.document_id, turn), []).append(one)
    found = {
        (one.ref, other.ref): (one, other)
        for here in by_turn.values()
        for n, one in enumerate(here)
        for other in here[n + 1 :]
        if one.ref != other.ref
    }
    return list(found.values())


def _overlapping(coded: list[Coded]) -> Iterable[_Pair]:
    """Yield every two codings that share a code point, once: along each document, those begun and not yet ended."""
    begun: list[Coded] = []
    for one in sorted(coded, key=lambda one: (one.document_id, one.start, one.end, one.ref)):
        begun = [other for other in begun if other.document_id == one.document_id and other.end > one.start]
        yield from ((other, one) for other in begun if one.span.overlaps(other.span))
        begun.append(one)


def _count_pairs(met: list[_Pair], near: Near, count: Counting) -> int:
    if count == "codings":
        return len(met)
    if count == "respondents":
        return len({one for a, b in met for one in a.respondents if one in b.respondents})
    if near == "turn":
        return len({(a.document_id, turn) for a, b in met for turn in a.turns if turn in b.turns})
    spans: dict[str, list[Span]] = {}
    for a, b in met:
        spans.setdefault(a.document_id, []).extend(shared((a.span,), (b.span,)))
    stretches = [joined(found) for found in spans.values()]
    return sum(map(len, stretches)) if count == "passages" else sum(map(length, stretches))


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
