"""What a table is made of: columns with a kind, a rule and a description in two languages.

The tables themselves are declared in `lardom.exchange.tables`. Reading, validation, JSON Schema, the
Frictionless descriptor and the reference page all derive from these values, so that a rule lives once.
"""

from dataclasses import dataclass
from typing import Literal

from lardom.study.settings import Language

Kind = Literal["text", "integer", "number", "date", "colour", "list", "integers", "turns", "pairs", "references"]
"""How a cell is written: `list`, `integers`, `turns` ("12-14;17"), `pairs` ("Anna=K-R3") and
`references` ("code:C1;a/answers:use>=4") hold several things separated by semicolons."""

SEVERAL: frozenset[Kind] = frozenset({"list", "integers", "turns", "pairs", "references"})
"""The kinds of cell that may hold several things."""

SEPARATOR = ";"
"""What stands between the things of one cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    `required` means that every row must fill it; `vital` that a row whose cell is wrong cannot be used
    at all (a required column is always vital; elsewhere a wrong cell counts as empty). `allowed` are the
    words a cell may hold and `words` other spellings of them, as pairs `(spelling, allowed word)`.
    `references` names where the value must be found: "table.column", "study.item", "study.step" or
    "files.transcript". `low` and `high` bound a number. `synonyms` are other headers understood.

    >>> Column("label", "text", "Etikett.", "Label.", "A").required
    False
    """

    name: str
    kind: Kind
    sv: str
    en: str
    example: str
    required: bool = False
    unique: bool = False
    vital: bool = False
    allowed: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    references: str = ""
    low: float | None = None
    high: float | None = None
    synonyms: tuple[str, ...] = ()

    @property
    def several(self) -> bool:
        """Whether a cell may hold several things."""
        return self.kind in SEVERAL

    @property
    def decides(self) -> bool:
        """Whether a wrong cell makes the whole row unusable."""
        return self.required or self.vital

    def described(self, language: Language) -> str:
        """Return the description in one of the two languages.

        >>> Column("label", "text", "Etikett.", "Label.", "A").described("sv")
        'Etikett.'
        """
        return self.sv if language == "sv" else self.en


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the study folder.

    `path` is where it lies, without the ending (`.csv` or `.xlsx`). `together` are columns whose values
    may occur only once *together*. `lost_sv`/`lost_en` tell what the table is needed for; of a table without
    them it is not told that a study has none.

    >>> Table("key", "key", "Nyckel.", "Key.", ()).files
    ('key.csv', 'key.xlsx')
    """

    name: str
    path: str
    sv: str
    en: str
    columns: tuple[Column, ...]
    together: tuple[str, ...] = ()
    lost_sv: str = ""
    lost_en: str = ""

    @property
    def files(self) -> tuple[str, str]:
        """The two files the table may lie in, the one that is preferred first."""
        return f"{self.path}.csv", f"{self.path}.xlsx"

    def column(self, name: str) -> Column:
        """Return the column of that name; raises `KeyError` when the table has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def described(self, language: Language) -> str:
        """Return the description in one of the two languages."""
        return self.sv if language == "sv" else self.en

    def lost(self, language: Language) -> str:
        """Return what the table is needed for, in one of the two languages."""
        return self.lost_sv if language == "sv" else self.lost_en
