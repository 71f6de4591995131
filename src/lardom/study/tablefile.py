"""A table as a file holds it: a header and rows of text, each with its number in a spreadsheet."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `number` as a spreadsheet program shows it (from 1, the header counted), and its cells.

    Cells are as many as the header's names and are what the user sees: NFC, without outer spaces,
    dates as ISO, whole numbers without decimals.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table that was read: the file's name, the header's names (all different, none empty), the rows.

    `header_row` is the number of the row the header stands in; `sheet` the sheet of a workbook.

    >>> table = TableFile("a.csv", ("id", "name"), (Row(2, ("p1", "Norrvik")),))
    >>> table.column("name"), table.column("size"), list(table.records())
    (1, None, [(2, {'id': 'p1', 'name': 'Norrvik'})])
    """

    file: str
    header: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    header_row: int = 1
    sheet: str = ""
    encoding: str = ""

    def column(self, name: str) -> int | None:
        """Return the place (from 0) of the column called `name`: as written, else regardless of case."""
        if name in self.header:
            return self.header.index(name)
        wanted = " ".join(name.casefold().split())
        for place, header in enumerate(self.header):
            if " ".join(header.casefold().split()) == wanted:
                return place
        return None

    def records(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield each row as its number and a dictionary from column name to cell."""
        for row in self.rows:
            yield row.number, dict(zip(self.header, row.cells, strict=True))
