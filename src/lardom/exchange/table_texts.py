"""One table of a study as the text of a CSV file, from the same declaration that reading uses."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from lardom.claims.material import Material
from lardom.claims.written import written_quotation
from lardom.exchange.cell_texts import DRESSES, Dress, cell_text, kept, read_back
from lardom.exchange.columns import SEPARATOR, Column, Table
from lardom.exchange.delimited import delimiter_of
from lardom.exchange.formulas import unguarded
from lardom.exchange.rows import Values, rows
from lardom.exchange.troubles import Trouble


def table_text(table: Table, material: Material) -> tuple[str, tuple[Trouble, ...]]:
    r"""Return the table as CSV (`""` when the study has no rows of it), and the cells that cannot be kept.

    A cell is read back as it is written: what a table cannot hold (a semicolon in the name of one of
    several people) is told. The columns are parted as the study's language has it; where the words of the
    study would mislead the reader about that, a first line `sep=` says it.

    >>> from lardom.exchange.tables import table_named
    >>> from lardom.fieldwork.scores import Answer
    >>> table_text(table_named("answers"), Material(answers=(Answer("A-R1", "nytta", 4),)))[0]
    'respondent_id;item;value;missing\nA-R1;nytta;4;\n'
    """
    values = rows(table, material)
    if not values:
        return "", ()
    dress = DRESSES[material.settings.language]
    cells = [[cell_text(column, row[column.name], dress) for column in table.columns] for row in values]
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=dress.delimiter, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows(cells)
    text = buffer.getvalue()
    if delimiter_of(text) != dress.delimiter:
        text = f"sep={dress.delimiter}\n{text}"
    return text, (*_unkept(table, values, cells), *_unkept_quotations(table, material, dress))


def _unkept(table: Table, values: Sequence[Values], cells: Sequence[Sequence[str]]) -> Iterator[Trouble]:
    # Plain text is kept whatever it says (`formulas`, `tidy`); every other kind of cell has its rules.
    ruled = [(at, column) for at, column in enumerate(table.columns) if column.kind != "text" or column.allowed]
    for number, (row, written) in enumerate(zip(values, cells, strict=True), start=2):
        for at, column in ruled:
            value, cell = row[column.name], written[at]
            read = read_back(column, unguarded(cell))
            if read != kept(column, value):
                facts = {"read": _shown(read)}
                yield Trouble("cell-not-kept", table.files[0], number, column.name, _shown(value), facts)


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return SEPARATOR.join("=".join(one) if isinstance(one, tuple) else str(one) for one in value)
    return "" if value is None else str(value)


def _unkept_quotations(table: Table, material: Material, dress: Dress) -> Iterator[Trouble]:
    column: Column | None = table.column("text") if table.name == "quotations" else None
    for number, one in enumerate(material.quotations if column else (), start=2):
        text, same = written_quotation(one.pieces, material.settings.language)
        if column and not same:
            read = unguarded(cell_text(column, text, dress))
            yield Trouble("cell-not-kept", table.files[0], number, column.name, one.id, {"read": read})
