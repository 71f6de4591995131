"""The framework matrix: a case in each row, a theme in each column, and in each cell a person's own summary with its passages.

After J. Ritchie & L. Spencer, "Qualitative data analysis for applied policy research", in Bryman & Burgess (eds.), Analyzing
Qualitative Data, 1994. The program never writes a summary; it lays out what there is to sum up and shows which cells still
lack one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lardom.claims.ground import Ground
from lardom.claims.passages import Passage


@dataclass(frozen=True, slots=True)
class Cell:
    """What one case says on one theme: the passages, in the order of documents and places, and the summary ("" for none)."""

    case: str
    theme: str
    passages: tuple[Passage, ...] = ()
    summary: str = ""

    @property
    def wants_summary(self) -> bool:
        """Whether there is something to sum up and nobody has."""
        return bool(self.passages) and not self.summary.strip()

    @property
    def unfounded(self) -> bool:
        """Whether there is a summary with no passage behind it."""
        return bool(self.summary.strip()) and not self.passages


@dataclass(frozen=True, slots=True)
class Framework:
    """The matrix: project ids, theme ids, and a cell for each pair."""

    cases: tuple[str, ...]
    themes: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]

    @property
    def wanting(self) -> tuple[Cell, ...]:
        """The cells that still want a summary."""
        return tuple(cell for row in self.cells for cell in row if cell.wants_summary)


def framework(
    ground: Ground,
    cases: Iterable[str],
    themes: Iterable[str],
    summaries: Mapping[tuple[str, str], str] | None = None,
) -> Framework:
    """Return the framework matrix of projects and themes (a theme with all codes below it).

    `summaries` are what people wrote, by (project id, theme id).

    >>> from lardom.claims.material import Material
    >>> framework(Ground(Material()), ["p1"], ["t1"], {("p1", "t1"): "Tiden räckte inte."}).cells[0][0].unfounded
    True
    """
    rows, columns = tuple(cases), tuple(themes)
    said = summaries or {}
    places: dict[tuple[str, str], list[Passage]] = {}
    for theme in columns:
        for passage in ground.passages_under(theme):
            if passage.project_id:
                places.setdefault((passage.project_id, theme), []).append(passage)
    cells = tuple(
        tuple(
            Cell(
                case,
                theme,
                tuple(places.get((case, theme), ())),
                said.get((case, theme), ""),
            )
            for theme in columns
        )
        for case in rows
    )
    return Framework(rows, columns, cells)
