"""A portfolio kept in somebody else's workbook, read by the mapping that `study.toml` stores."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lardom.exchange.spreadsheet import read_table
from lardom.portfolio.mapping import apply_mapping, mapping_from_toml
from lardom.portfolio.projects import Party, Project
from lardom.study.problems import Problem
from lardom.study.settings import Language

if TYPE_CHECKING:
    from lardom.study.tablefile import TableFile


@dataclass(frozen=True, slots=True)
class MappedPortfolio:
    """Projects and parties read by a mapping, and what was wrong; empty when there is no mapping."""

    projects: tuple[Project, ...] = ()
    parties: tuple[Party, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_mapped_portfolio(folder: Path, section: Mapping[str, Any], language: Language = "en") -> MappedPortfolio:
    """Return the portfolio that `[portfolio.mapping]` of `study.toml` describes.

    Files are looked for in the study folder and in its folder `portfolio`.

    >>> read_mapped_portfolio(Path(), {})
    MappedPortfolio(projects=(), parties=(), problems=())
    """
    if not section:
        return MappedPortfolio()
    mapping, wrong = mapping_from_toml(section)
    tables: dict[tuple[str, str], TableFile] = {}
    problems = list(wrong)
    for file, sheet in mapping.sources:
        inside = folder / "portfolio" / file
        table, found = read_table(
            inside if inside.is_file() else folder / file, sheet=sheet or None, name=file, language=language
        )
        problems += found
        if table is not None:
            tables[file, sheet] = table
    projects, parties, found = apply_mapping(tables, mapping)
    # A file that cannot be read has been told of with its reason; the mapping says the same again.
    unread = {file for file, _ in mapping.sources} - {file for file, _ in tables}
    problems += [problem for problem in found if problem.file.partition(", sheet")[0] not in unread]
    return MappedPortfolio(projects, parties, tuple(problems))
