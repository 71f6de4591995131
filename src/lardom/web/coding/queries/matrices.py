"""Codes against projects, respondents or each other: what the person may see, counted by the ground floor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lardom.claims.ground import Ground
from lardom.claims.words_said import Sayer, words_said
from lardom.coding.matrices import (
    COUNTINGS,
    SHARINGS,
    Coded,
    Counting,
    Crossed,
    Near,
    Sharing,
    crossed,
    heat,
    normalised,
    together,
)
from lardom.coding.signs import Sign, signs
from lardom.coding.tree import in_order, under
from lardom.coding.visibility import Sight
from lardom.web.coding.queries import ground, values
from lardom.web.study.models import Study

type Level = Literal["themes", "codes"]
type Across = Literal["projects", "respondents", "codes"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a matrix is asked for: rows, columns, what is counted, and as part of what."""

    rows: Level = "themes"
    across: Across = "projects"
    count: Counting = "respondents"
    share: Sharing = ""
    near: Near = "overlap"
    kind: str = ""

    @classmethod
    def read(cls, told: Mapping[str, str]) -> "Asked":
        """Read what is asked from an address; what it does not know is taken as not said."""

        def one[T: str](name: str, known: Iterable[T], first: T) -> T:
            return next((word for word in known if word == told.get(name)), first)

        rows: tuple[Level, ...] = ("themes", "codes")
        across: tuple[Across, ...] = ("projects", "respondents", "codes")
        near: tuple[Near, ...] = ("overlap", "turn")
        return cls(
            one("rows", rows, "themes"), one("across", across, "projects"), one("count", COUNTINGS, "respondents"),
            one("share", SHARINGS, ""), one("near", near, "overlap"), told.get("kind", ""),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell as it is shown: a number or a percentage, its step of heat, and the way to its quotations."""

    column: str
    number: int
    told: str
    heat: int
    is_empty: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it is shown."""

    ref: str
    name: str
    depth: int
    sign: Sign
    cells: tuple[Shown, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """A matrix as it is shown."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    totals: tuple[int, ...]


def _coded(found: Ground) -> list[Coded]:
    return found.once("coded", lambda: _all_coded(found))


def _all_coded(found: Ground) -> list[Coded]:
    rows = []
    for one in found.material.codings:
        passage = found.passage(one)
        if passage and (passage.turns or passage.respondents):
            rows.append(
                Coded(
                    one.id, one.code_id, one.document_id, one.start, one.end, passage.turns, passage.respondents,
                    passage.project_id,
                )
            )  # fmt: skip
    return rows


def _rows(found: Ground, asked: Asked) -> dict[str, frozenset[str]]:
    book = found.material.codes
    placed = [one.code for one in in_order(book) if asked.rows == "codes" or one.depth == 0]
    kinds = {one.id: _kind(found, one.id) for one in placed}
    return {
        one.id: under(book, one.id) if asked.rows == "themes" else frozenset([one.id])
        for one in placed
        if not asked.kind or kinds[one.id] == asked.kind
    }


def _kind(found: Ground, code: str) -> str:
    """Return the kind of theme a code belongs to: its own, or that of the nearest code above that has one."""
    seen: set[str] = set()
    while (one := found.codes.get(code)) and code not in seen:
        if one.kind:
            return one.kind
        seen.add(code)
        code = one.parent
    return ""


def _columns(found: Ground, asked: Asked) -> list[tuple[str, str]]:
    material = found.material
    if asked.across == "projects":
        chosen = [(one.project_id, one.label) for one in material.sample if one.label]
        return sorted(chosen, key=lambda pair: (len(pair[1]), pair[1]))
    if asked.across == "respondents":
        people = [(one.id, f"{found.label_of(one.project_id)} {one.label}".strip()) for one in found.heard]
        return sorted(people, key=lambda pair: (len(pair[1].split()[0]), pair[1].split()[0], len(pair[1]), pair[1]))
    return [(ref, found.codes[ref].name) for ref in _rows(found, asked)]


def _crossed(found: Ground, asked: Asked) -> tuple[list[tuple[str, str]], Crossed]:
    # What a cell is set against does not change what is in it.
    return found.once(("crossed", replace(asked, share="")), lambda: _counted(found, asked))


def _counted(found: Ground, asked: Asked) -> tuple[list[tuple[str, str]], Crossed]:
    rows, columns, coded = _rows(found, asked), _columns(found, asked), _coded(found)
    if asked.across == "codes":
        return columns, together(coded, rows, near=asked.near, count=asked.count)
    refs = [ref for ref, _label in columns]
    if asked.across == "projects":
        return columns, crossed(coded, rows, refs, lambda one: (one.project_id,), asked.count)
    return columns, crossed(coded, rows, refs, lambda one: one.respondents, asked.count)


def _told(value: float, number: int, asked: Asked) -> str:
    if not asked.share or not number:
        return str(number)
    return number_format(value, 1) if asked.share == "size" else f"{100 * value:.0f} %"


def matrix(study: Study, sight: Sight, asked: Asked) -> Matrix:
    """Return the matrix that is asked for."""
    found = ground.ground(study, sight)
    return found.once(("matrix", asked, get_language()), lambda: _shown(found, asked))


def _shown(found: Ground, asked: Asked) -> Matrix:
    columns, table = _crossed(found, asked)
    placed = {one.code.id: one for one in in_order(found.material.codes)}
    look = signs(found.material.codes)
    sayer: Sayer = "respondent" if asked.across == "respondents" else "project"
    sizes = words_said(found, sayer) if asked.share == "size" else {}
    shares = normalised(table, asked.share, sizes) if asked.share else ()

    def value(row: int, column: int) -> float:
        return (shares[row][column] or 0) if shares else table.cells[row][column].number

    most = max((value(i, j) for i in range(len(table.rows)) for j in range(len(columns))), default=0)
    rows = []
    for i, ref in enumerate(table.rows):
        cells = tuple(
            Shown(
                column, (number := table.cells[i][j].number),
                _told(value(i, j), number, asked), heat(value(i, j), most),
                asked.across == "codes" and column == ref,
            )
            for j, (column, _label) in enumerate(columns)
        )  # fmt: skip
        depth = placed[ref].depth if asked.rows == "codes" else 0
        rows.append(Row(ref, found.codes[ref].name, depth, look[ref], cells, table.row_totals[i]))
    return Matrix(tuple(columns), tuple(rows), table.column_totals)


def quotes_behind(
    study: Study, sight: Sight, asked: Asked, *, row: str, column: str
) -> tuple[str, str, list[ground.Quote]]:
    """Return the quotations behind one cell, with the names of its row and column."""
    columns, table = _crossed(ground.ground(study, sight), asked)
    names = dict(columns)
    if row not in table.rows or column not in names:
        return "", "", []
    cell = table.cells[table.rows.index(row)][table.columns.index(column)]
    rows = values.coding_rows(study).filter(ref__in=cell.refs).select_related("transcript", "coder", "code")
    by_ref = {one.ref: one for one in rows}
    code = next(one.name for one in values.codes(study) if one.id == row)
    return (
        code,
        names[column],
        ground.quotes(study, ground.texts(study), [by_ref[ref] for ref in cell.refs if ref in by_ref]),
    )


def sheet(found: Matrix, asked: Asked) -> list[list[str | int]]:
    """Return the matrix as rows of a sheet: codes with their ids, one column for each column, and what they come to."""
    heads: list[str | int] = [_("Id"), _("Code"), *(label for _ref, label in found.columns), _("In all")]
    body: list[list[str | int]] = [
        [row.ref, row.name, *("" if cell.is_empty else cell.told if asked.share else cell.number for cell in row.cells), row.total]
        for row in found.rows
    ]  # fmt: skip
    return [heads, *body, ["", _("In all"), *found.totals, ""]]
