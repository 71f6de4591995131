"""A table of the report as plain values, and the same as a node of pandoc's tree."""

from dataclasses import dataclass, replace
from typing import Literal

from lardom.report.tree import Node, attr, div, inlines, para, plain, span, strong
from lardom.report.wording import word
from lardom.study.settings import Language

Align = Literal["left", "right", "center"]
_ALIGN = {"left": "AlignLeft", "right": "AlignRight", "center": "AlignCenter"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, how many rows and columns it covers, and whether it says that nothing is there."""

    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table ready to print.

    `header` is one or two rows of cells (the second under cells that span columns), `rows` the body;
    a cell that spans rows is written once and left out of the rows below. `align` and `widths` have
    one entry per column (`widths` are shares of the text width; 0 lets the words decide). The first
    `row_heads` columns name their row; `total` marks the last row as a sum. `caption` is the sentence
    without its number, `note` what stands under the table.
    """

    name: str
    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    align: tuple[Align, ...]
    widths: tuple[float, ...] = ()
    row_heads: int = 1
    total: bool = False
    caption: str = ""
    note: str = ""

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The body as text, one string per column; what a cell above covers is empty.

        >>> PrintedTable("t", (cells("A", "B"),), ((Cell("x", rows=2), Cell("1")), (Cell("2"),)), ("left", "left")).texts
        (('x', '1'), ('', '2'))
        """
        return grid(self.rows, len(self.align))

    @property
    def heads(self) -> tuple[str, ...]:
        """The text of each column's head (the lowest header row that has one)."""
        rows = grid(self.header, len(self.align))
        return tuple(
            next((row[column] for row in reversed(rows) if row[column]), "") for column in range(len(self.align))
        )


def cells(*texts: str) -> tuple[Cell, ...]:
    """Return a row of simple cells.

    >>> cells("A", "B")[1].text
    'B'
    """
    return tuple(Cell(text) for text in texts)


def grid(rows: tuple[tuple[Cell, ...], ...], width: int) -> tuple[tuple[str, ...], ...]:
    """Return rows of cells as a full grid of texts; covered places are empty.

    >>> grid(((Cell("a", columns=2), Cell("b")),), 3)
    (('a', '', 'b'),)
    """
    covered: set[tuple[int, int]] = set()
    out: list[tuple[str, ...]] = []
    for number, row in enumerate(rows):
        line = [""] * width
        column = 0
        for cell in row:
            while (number, column) in covered:
                column += 1
            line[column] = cell.text
            for down in range(cell.rows):
                covered.update((number + down, column + right) for right in range(cell.columns))
            column += cell.columns
        out.append(tuple(line))
    return tuple(out)


def with_caption(table: PrintedTable, caption: str) -> PrintedTable:
    """Return the table under the author's caption, its own when the author gave none.

    >>> with_caption(PrintedTable("t", (), (), ("left",), caption="Svar"), "").caption
    'Svar'
    """
    return replace(table, caption=caption.strip() or table.caption)


def table_nodes(table: PrintedTable, language: Language, number: int | None, identifier: str) -> list[Node]:
    """Return the table as one division of pandoc's tree: the table with its caption, the note below.

    With a `number` the caption begins "Tabell 1." ("Table 1."); without one and without a caption the
    table stands bare. The division carries the identifier that cross-references lead to.

    >>> nodes = table_nodes(PrintedTable("t", (cells("A"),), (cells("1"),), ("left",), caption="Ett"), "sv", 1, "tab-t")
    >>> nodes[0]["c"][0][:2], nodes[0]["c"][1][0]["t"]
    (['tab-t', ['table-block']], 'Table')
    """
    caption = caption_nodes("table", number, table.caption, language)
    node = {
        "t": "Table",
        "c": [
            attr("", ["lardom", f"table-{table.name}"]),
            [None, [plain(caption)] if caption else []],
            _columns(table),
            [attr(), [_row(row, head=len(table.align)) for row in table.header]],
            [[attr(), table.row_heads, [], _body(table)]],
            [attr(), []],
        ],
    }
    note = [div([para(table.note)], attr("", ["table-note"]))] if table.note else []
    return [div([node, *note], attr(identifier, ["table-block"]))]


def caption_nodes(kind: Literal["table", "figure"], number: int | None, text: str, language: Language) -> list[Node]:
    """Return a caption's inlines: the numbered label as a span that writers can make a field of.

    >>> from lardom.report.tree import plain_text
    >>> plain_text(caption_nodes("figure", 2, "Svaren", "sv")).split()
    ['Figur', '2.', 'Svaren']
    """
    if number is None:
        return inlines(text)
    label = word(kind, language)
    digits = span(inlines(str(number)), attr("", ["caption-number"], [("of", label)]))
    # A no-break space keeps "Tabell" and its number on one line.
    marked = span([*inlines(f"{label}\u00a0"), digits, {"t": "Str", "c": "."}], attr("", ["caption-label"]))
    return [marked, {"t": "Space"}, *inlines(text)] if text else [marked]


def _columns(table: PrintedTable) -> list[list[Node]]:
    widths = table.widths or (0.0,) * len(table.align)
    return [
        [{"t": _ALIGN[align]}, {"t": "ColWidth", "c": width} if width else {"t": "ColWidthDefault"}]
        for align, width in zip(table.align, widths, strict=True)
    ]


def _body(table: PrintedTable) -> list[list[object]]:
    last = len(table.rows) - 1
    return [_row(row, bold=table.total and index == last) for index, row in enumerate(table.rows)]


def _row(row: tuple[Cell, ...], *, head: int = 0, bold: bool = False) -> list[object]:
    return [attr("", ["total"] if bold else []), [_cell(cell, head=bool(head), bold=bold) for cell in row]]


def _cell(cell: Cell, *, head: bool, bold: bool) -> list[object]:
    align = "AlignCenter" if head and cell.columns > 1 else "AlignDefault"
    words = [strong(cell.text)] if bold and cell.text else inlines(cell.text)
    return [attr(), {"t": align}, cell.rows, cell.columns, [plain(words)] if words else []]


def data_table_html(table: PrintedTable, name: str = "") -> str:
    """Return the table as plain HTML, for the data twin of a chart; `name` is what a screen reader calls it.

    >>> data_table_html(PrintedTable("t", (cells("A", "B"),), (cells("x", "1"),), ("left", "right")))
    '<table><thead><tr><th scope="col">A</th><th scope="col" class="r">B</th></tr></thead><tbody><tr><th scope="row">x</th><td class="r">1</td></tr></tbody></table>'
    """
    from html import escape  # noqa: PLC0415 - only the web needs it

    def line(texts: tuple[str, ...], *, head: bool) -> str:
        out = []
        for column, text in enumerate(texts):
            side = ' class="r"' if table.align[column] == "right" else ""
            tag = "th" if head or column < table.row_heads else "td"
            scope = ' scope="col"' if head else ' scope="row"' if tag == "th" else ""
            out.append(f"<{tag}{scope}{side}>{escape(text)}</{tag}>")
        return f"<tr>{''.join(out)}</tr>"

    body = "".join(line(row, head=False) for row in table.texts)
    named = f' aria-label="{escape(name)}"' if name else ""
    return f"<table{named}><thead>{line(table.heads, head=True)}</thead><tbody>{body}</tbody></table>"
