"""Themes against projects: in which projects each theme is expressed, and by how many."""

from dataclasses import dataclass
from typing import Literal

from lardom.claims.ground import Ground, Passage
from lardom.coding.codebook import Code
from lardom.report.study_tables import label_key
from lardom.report.tables import Align, PrintedTable, cells
from lardom.report.wording import word
from lardom.study.settings import Language

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


def matrix_table(matrix: Matrix, language: Language, *, count: Counting = "respondents") -> PrintedTable:
    """Return the matrix as a table: a number per theme and project, and the theme's recurrence.

    >>> matrix_table(Matrix((("p1", "A"),), (ThemeRow(Code("t", "Samarbete"), (("A-R1",),), (("k1",),)),)), "sv").texts
    (('Samarbete', '1', '1', '1'),)
    """
    total = "total respondents" if count == "respondents" else "total codings"
    heads = [
        word("theme", language),
        *(label for _, label in matrix.projects),
        word("total projects", language),
        word(total, language),
    ]
    rows = []
    for row in matrix.rows:
        per_project = row.respondents if count == "respondents" else row.codings
        all_ = row.all_respondents if count == "respondents" else row.all_codings
        numbers = [str(len(ids)) if ids else word("no value", language) for ids in per_project]
        rows.append(cells(row.code.name, *numbers, str(row.projects), str(all_)))
    middle: list[Align] = ["center"] * len(matrix.projects)
    share = (1 - 0.30 - 0.22) / max(1, len(matrix.projects))
    return PrintedTable(
        name="matrix",
        header=(cells(*heads),),
        rows=tuple(rows),
        align=("left", *middle, "right", "right"),
        widths=(0.30, *(share,) * len(matrix.projects), 0.12, 0.10),
        caption=word("matrix caption", language),
        note=word(f"matrix {count} note", language),
    )
