"""A stored mapping: how the tables of a foreign workbook become projects and parties."""

from dataclasses import dataclass, fields
from typing import Literal

from lardom.portfolio.projects import Party, Project

KEY_JOIN = " · "
"""What joins the parts of an id that is made of several columns."""

Repeated = Literal["all", "first", "last"]

PROJECT_FIELDS = tuple("project_id" if field.name == "id" else field.name for field in fields(Project))
PARTY_FIELDS = tuple(field.name for field in fields(Party))
KEY_FIELDS = ("project_id", "organisation_id")
"""Fields that are put together from all their columns; other fields take the first that holds anything."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A test of one column: its cell is one of `values` (case aside), or `pattern` is found in it."""

    column: str
    values: tuple[str, ...] = ()
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class KindRule:
    """A kind given by the organisation's name.

    The rule fits when `pattern` (a regular expression, case aside) is found in the name and all
    conditions hold. The first rule that fits decides.
    """

    kind: str
    pattern: str = ""
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A clean-up of one field: what `pattern` finds is replaced."""

    field: str
    pattern: str
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class TableMapping:
    """How one table is read: where it is, which columns give which field, which rows count.

    `columns` maps a field of `Project` ("project_id" for its id) or `Party` to one column or several.
    `values` maps, per field, words of the file to words of the study; `constants` are fields with one
    value throughout. Rows are kept when all of `keep` and none of `drop` hold. `decimal` is the decimal
    sign of the numbers ("" = judged cell by cell).

    `repeated` tells what several rows of one project, or of one organisation in one project with the
    same role, mean: "all" (parties: every row counts, budgets are added up), "first" or "last" (the
    first or last row counts). A project is always counted once: with "last" a later row's words go
    before an earlier one's, else the other way; blanks are filled in both. Rows for which all of
    `prefer` hold are read before the others.
    """

    file: str
    sheet: str = ""
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    values: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    constants: tuple[tuple[str, str], ...] = ()
    keep: tuple[Condition, ...] = ()
    drop: tuple[Condition, ...] = ()
    prefer: tuple[Condition, ...] = ()
    rewrite: tuple[Rewrite, ...] = ()
    decimal: str = ""
    repeated: Repeated = "all"

    @property
    def source(self) -> tuple[str, str]:
        """The file and the sheet ("" = the first that holds anything)."""
        return (self.file, self.sheet)


@dataclass(frozen=True, slots=True)
class PartyTable:
    """A table of parties: how it is read, and rules for kinds.

    `otherwise` is the kind of a party that no rule and no cell gives one.
    """

    table: TableMapping
    kind_rules: tuple[KindRule, ...] = ()
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class PortfolioMapping:
    """A whole mapping: the table of projects, the tables of parties.

    With `with_parties_only` a project that has no party left is left out too.
    """

    projects: TableMapping | None = None
    parties: tuple[PartyTable, ...] = ()
    with_parties_only: bool = False
    name: str = ""

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """The files and sheets to read, each once: pairs `(file, sheet)`, sheet "" for the first filled one.

        >>> PortfolioMapping(TableMapping("a.xlsx"), (PartyTable(TableMapping("a.xlsx")),)).sources
        (('a.xlsx', ''),)
        """
        first = [self.projects.source] if self.projects else []
        return tuple(dict.fromkeys([*first, *(party.table.source for party in self.parties)]))
