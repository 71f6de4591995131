"""What is wrong with a user's material, told so that the user can mend it."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend: file, row, column, the value, what is wrong, and the way out.

    `row` is the row as a spreadsheet program numbers it (the header is row 1), `column` the header's
    name; both are absent for a problem of a whole file. An *error* makes the cell, the row or the file
    unusable; a *warning* leaves it in use; a *note* tells of something absent that need not be there.

    >>> print(Problem("answers.csv", "6 is no answer on a 1-5 scale.", "Write 1, 2, 3, 4 or 5.",
    ...               row=7, column="value", value="6"))
    answers.csv, row 7, column "value": 6 is no answer on a 1-5 scale. Write 1, 2, 3, 4 or 5.
    """

    file: str
    message: str
    way_out: str = ""
    row: int | None = None
    column: str | None = None
    value: str | None = None
    severity: Severity = "error"
    code: str = ""

    def __str__(self) -> str:
        place = self.file
        if self.row is not None:
            place += f", row {self.row}"
        if self.column:
            place += f', column "{self.column}"'
        return " ".join(part for part in (f"{place}: {self.message}", self.way_out) if part)
