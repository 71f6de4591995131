"""Themes against projects: in which projects each theme is expressed, and by how many."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lardom.claims.ground import Ground
from lardom.coding.codebook import Code
from lardom.coding.matrices import Cell as CrossedCell
from lardom.coding.matrices import Crossed, Sharing, normalised
from lardom.report.study_tables import label_key
from lardom.report.tables import Align, PrintedTable, cells
from lardom.report.wording import word
from lardom.study.settings import Language
from lardom.text.numerals import number as decimal

if TYPE_CHECKING:
    from lardom.claims.passages import Passage

Counting = Literal["respondents", "codings"]


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme: for each project the respondents who express it and the passages coded with it."""

    code: Code
    respondents: tuple[tuple[str, ...], ...]
    codings: tuple[tuple[str, ...], ...]

    @property
    def projects(self) -> int:
        """In how many projects the theme is expressed (its recurrence)."""
        return sum(bool(ids) for ids in self.codings)

    @property
    def all_respondents(self) -> int:
        """By how many respondents the theme is expressed."""
        return len({id_ for ids in self.respondents for id_ in ids})

    @property
    def all_codings(self) -> int:
        """In how many passages."""
        return sum(map(len, self.codings))


@dataclass(frozen=True, slots=True)
class Matrix:
    """Themes × projects; `projects` are (id, label) in the order of the labels, rows in the book's order."""

    projects: tuple[tuple[str, str], ...]
    rows: tuple[ThemeRow, ...]


def theme_matrix(ground: Ground, *, kind: str = "") -> Matrix:
    """Return where each theme is expressed. A theme is a code with none above it; codes below count.

    `kind` keeps the themes of one kind ("effect"). Passages of persons who have withdrawn, and of
    projects outside the sample, are left out; a passage in which only the interviewer speaks counts
    as a passage but has no respondent.

    >>> from lardom.claims.material import Material
    >>> theme_matrix(Ground(Material(codes=(Code("t1", "Samarbete"),)))).rows[0].projects
    0
    """
    projects = sorted(
        ((row.project_id, row.label) for row in ground.material.sample if row.label),
        key=lambda pair: label_key(pair[1]),
    )
    themes = [code for code in ground.material.codes if not code.parent and (not kind or code.kind == kind)]
    themes.sort(key=lambda code: code.order)
    return Matrix(tuple(projects), tuple(_row(ground, theme, [id_ for id_, _ in projects]) for theme in themes))


def _row(ground: Ground, theme: Code, projects: list[str]) -> ThemeRow:
    found: dict[str, list[Passage]] = {id_: [] for id_ in projects}
    for coding in ground.codings_under(theme.id):
        passage = ground.passage(coding)
        if passage and (passage.turns or passage.respondents) and passage.project_id in found:
            found[passage.project_id].append(passage)
    return ThemeRow(
        theme,
        respondents=tuple(
            tuple(sorted({id_ for passage in found[project] for id_ in passage.respondents})) for project in projects
        ),
        codings=tuple(tuple(passage.ref for passage in found[project]) for project in projects),
    )


def matrix_table(
    matrix: Matrix,
    language: Language,
    *,
    count: Counting = "respondents",
    share: Sharing = "",
    words: Mapping[str, int] | None = None,
) -> PrintedTable:
    """Return the matrix as a table: a number per theme and project, and the theme's recurrence and total.

    With `share` cells are per cent of what their row, their column or the whole comes to, or a number per 1,000 of the
    `words` that each project's respondents say; the numbers they are parts of stand in the last column or row, or in the note.

    >>> made = Matrix((("p1", "A"),), (ThemeRow(Code("t", "Samarbete"), (("A-R1",),), (("k1",),)),))
    >>> matrix_table(made, "sv").texts, matrix_table(made, "sv", share="row").texts
    ((('Samarbete', '1', '1', '1'),), (('Samarbete', '100', '1'),))
    """
    found = _crossed(matrix, count)
    total = "total respondents" if count == "respondents" else "total codings"
    labels = [label for _, label in matrix.projects]
    recurrence = [] if share else [word("total projects", language)]
    heads = [word("theme", language), *labels, *recurrence, word(total, language)]
    shares = normalised(found, share, words) if share else ()
    rows = [
        cells(
            row.code.name,
            *(_told(cell.number, shares[i][j] if shares else None, share, language) for j, cell in enumerate(line)),
            *([] if share else [str(row.projects)]),
            str(found.row_totals[i]),
        )
        for i, (row, line) in enumerate(zip(matrix.rows, found.cells, strict=True))
    ]
    if share == "column":
        rows.append(cells(word("n", language), *map(str, found.column_totals), ""))
    middle: list[Align] = ["center"] * len(matrix.projects)
    # Per cents take more room than single numbers: the recurrence gives way to them.
    first, *last = (0.22, 0.11) if share else (0.30, 0.12, 0.10)
    right: list[Align] = ["right"] * len(last)
    each = (1 - first - sum(last)) / max(1, len(matrix.projects))
    return PrintedTable(
        name="matrix",
        header=(cells(*heads),),
        rows=tuple(rows),
        align=("left", *middle, *right),
        widths=(first, *(each,) * len(matrix.projects), *last),
        total=share == "column",
        caption=word("matrix caption", language),
        note=word(f"matrix {count} {share}".strip() + " note", language, n=sum(found.row_totals)),
    )


def _crossed(matrix: Matrix, count: Counting) -> Crossed:
    """Return the matrix as one whose cells can be set against their rows and columns, counted anew."""
    grid = [row.respondents if count == "respondents" else row.codings for row in matrix.rows]
    columns = [{ref for line in grid for ref in line[at]} for at in range(len(matrix.projects))]
    return Crossed(
        tuple(row.code.id for row in matrix.rows),
        tuple(id_ for id_, _ in matrix.projects),
        tuple(tuple(CrossedCell(len(refs), refs) for refs in line) for line in grid),
        tuple(row.all_respondents if count == "respondents" else row.all_codings for row in matrix.rows),
        tuple(map(len, columns)),
    )


def _told(number: int, part: float | None, share: Sharing, language: Language) -> str:
    if not number or (share and part is None):
        return word("no value", language)
    if part is None:
        return str(number)
    return decimal(part, language, 1 if part < 10 else 0) if share == "size" else f"{100 * part:.0f}"
