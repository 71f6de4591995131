"""A pandoc table as a plain grid: merged cells repeated, blank category cells filled from above."""

from typing import Any

from lardom.report.flattening import Flat, flatten
from lardom.report.outline import Table

RUNNING_TEXT = 4
"""A cell with at least this many words is read as running text too (a quotation may stand in it)."""


def table_from_pandoc(content: Any) -> tuple[Table, Flat, list[Flat]]:
    """Return the table, its caption, and the cells that hold running text.

    `content` is the `c` of pandoc's Table. A first-column cell that is blank while the rest of its row
    is not takes the text above it (a category printed once per group); merged cells are repeated in
    every row and column they cover.
    """
    _, (_, caption_blocks), columns, head, bodies, foot = content
    caption = Flat()
    for block in caption_blocks:
        flatten(_inlines(block), caption)
    cells: list[Flat] = []
    header_rows = _grid(head[1], len(columns), cells)
    rows: list[tuple[str, ...]] = []
    for _, _, body_head, body in bodies:
        rows += _grid([*body_head, *body], len(columns), cells)
    rows += _grid(foot[1], len(columns), cells)
    header = header_rows[-1] if header_rows else ()
    if not any(header) and rows:
        header, rows = rows[0], rows[1:]
    return Table(header, tuple(filled_down(rows)), caption.text.strip()), caption, cells


def filled_down(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Fill blank cells of the first column from the row above, when the rest of the row has text.

    >>> filled_down([("Health", "B"), ("", "C"), ("", "")])
    [('Health', 'B'), ('Health', 'C'), ('', '')]
    """
    done: list[tuple[str, ...]] = []
    above = ""
    for row in rows:
        if row and not row[0] and any(row[1:]) and above:
            row = (above, *row[1:])  # noqa: PLW2901 -- the filled row stands for the read one from here on
        above = row[0] if row else ""
        done.append(row)
    return done


def _grid(rows: Any, width: int, running: list[Flat]) -> list[tuple[str, ...]]:
    grid: list[list[str]] = []
    hanging: dict[tuple[int, int], str] = {}
    for number, (_, cells) in enumerate(rows):
        line: list[str] = []
        for _, _, height, breadth, blocks in cells:
            while (number, len(line)) in hanging:
                line.append(hanging.pop((number, len(line))))
            text = _cell(blocks, running)
            for down in range(1, height):
                for across in range(breadth):
                    hanging[number + down, len(line) + across] = text
            line += [text] * breadth
        while (number, len(line)) in hanging:
            line.append(hanging.pop((number, len(line))))
        grid.append(line + [""] * (width - len(line)))
    return [tuple(line) for line in grid]


def _cell(blocks: Any, running: list[Flat]) -> str:
    texts = []
    for block in blocks:
        flat = flatten(_inlines(block))
        texts.append(" ".join(flat.text.split()))
        if len(flat.text.split()) >= RUNNING_TEXT:
            running.append(flat)
    return " ".join(text for text in texts if text)


def _inlines(block: dict[str, Any]) -> list[dict[str, Any]]:
    """Every inline inside a block of a cell, lists and divs included, in reading order."""
    kind: str = block["t"]
    content: Any = block.get("c")
    if kind in ("Para", "Plain"):
        return list(content)
    if kind == "Header":
        return list(content[2])
    if kind in ("Div", "BlockQuote"):
        inner = content[1] if kind == "Div" else content
        return _joined([_inlines(each) for each in inner])
    if kind in ("BulletList", "OrderedList"):
        items = content if kind == "BulletList" else content[1]
        return _joined([_inlines(each) for item in items for each in item])
    if kind == "LineBlock":
        return _joined(content)
    return []


def _joined(groups: list[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    joined: list[dict[str, Any]] = []
    for group in groups:
        joined += ([{"t": "Space"}] if joined and group else []) + group
    return joined
