"""The report for print: pandoc's tree with Typst code where the writer would lose something."""

import json
from collections.abc import Mapping
from itertools import zip_longest
from math import ceil
from typing import Any

from lardom.report.compose import Report
from lardom.report.dressing import figure_of
from lardom.report.tree import Node, attr, every, key_values, plain_text, raw_block, raw_inline, span, walk
from lardom.report.wording import day, word

LONG_TABLE = 24
"""A table with more rows than this may be broken over pages."""

_LINE = 85
"""Characters of a table's text that fit side by side on a page, by a careful guess."""

_TALL, _MORE = 30, 0.7
"""Heights, in rows of one line, that surely fit on a page, and how much a further line in a row adds."""

_WRAPPED = {"table-note": "tablenote", "abstract": "abstract", "claim-sheet": "sheet"}


def typst_blocks(report: Report, blocks: list[Node], pictures: Mapping[str, str]) -> list[Node]:
    """Return the blocks with figures, notes, quotations and sheets as calls of the template's functions.

    `pictures` maps the image of each figure ("figure:fig-answers", or an author's own path) to the file
    that Typst will find; a figure whose picture is missing keeps its alternative text in its place.

    >>> from lardom.report.tree import div, para
    >>> typst_blocks(Report({}, "sv"), [div([para("n = antal")], attr("", ["table-note"]))], {})[0]["c"]
    ['typst', '#tablenote[']
    """
    figured = walk(_led_in(blocks), lambda node: _figure(report, node, pictures) if node["t"] == "Figure" else None)

    def change(node: Node) -> Any:
        kind = node["t"]
        if kind == "Image":
            return _inline_image(node, pictures)
        if kind == "Math":
            return _formula(node)
        if kind == "DefinitionList":
            return {**node, "c": [[walk(term, _on_one_line), told] for term, told in node["c"]]}
        if kind == "Div":
            return _division(node)
        if kind == "Span":
            return _span(node)
        return None

    return list(walk(figured, change))


def _led_in(blocks: list[Node]) -> list[Node]:
    """Keep a paragraph that leads in a quotation ("… så här:") on the quotation's page."""
    out: list[Node] = []
    for block, after in zip_longest(blocks, blocks[1:]):
        leads = block["t"] == "Para" and after is not None and _is_quotation(after)
        if leads and plain_text([block]).rstrip().endswith(":"):
            out += [raw_block("typst", "#leadin["), block, raw_block("typst", "]")]
        else:
            out.append(block)
    return out


def _is_quotation(block: Node) -> bool:
    return block["t"] == "BlockQuote" or (block["t"] == "Div" and "quotation" in block["c"][0][1])


def typst_source(report: Report, body: str, template: str, *, date: str) -> str:
    """Return the whole Typst file: the template, the title page's words, the body as pandoc wrote it.

    >>> text = typst_source(Report({}, "sv", title="Om sensorer"), "= Metod", "// form", date="2026-11-23")
    >>> "Om sensorer" in text, "23 november 2026" in text, text.startswith("// form")
    (True, True, True)
    """
    year, month, number = (int(part) for part in date.split("-"))
    values = {
        "title": report.title or word("untitled", report.language),
        "subtitle": report.subtitle,
        "programme": report.programme,
        "date": day(date, report.language),
        "lang": report.language,
        "contents": word("contents", report.language),
    }
    lines = [f"  {name}: {quoted(value)}," for name, value in values.items()]
    authors = "".join(f"{quoted(name)}, " for name in report.authors)
    lines.append(f"  authors: ({authors}),")
    lines.append(f"  stamp: datetime(year: {year}, month: {month}, day: {number}),")
    # Tables stand at the left edge of the text; pandoc would centre those of their own width.
    body = body.replace("align(center)[#table(", "align(left)[#table(")
    return f"{template}\n#show: report.with(\n" + "\n".join(lines) + f"\n)\n\n{body}"


def quoted(text: str) -> str:
    r"""Return a Typst string literal.

    >>> quoted('Ett "nytt" \\ sätt')
    '"Ett \\"nytt\\" \\\\ sätt"'
    """
    # Typst's strings know the same escapes as JSON's for all that a JSON writer of plain text emits.
    return json.dumps(" ".join(text.split("\n")), ensure_ascii=False)


def _figure(report: Report, node: Node, pictures: Mapping[str, str]) -> list[Node]:
    found = figure_of(node, report)
    if found is None:
        return [node]
    identifier, _, alt, target = found
    file = pictures.get(target)
    label = f" <{identifier}>" if identifier else ""
    image = f"image({quoted(file)}, width: 100%, alt: {quoted(alt)})" if file else f"[#{quoted(alt)}]"
    return [raw_block("typst", f"#figure({image}, caption: {_caption(node)}){label}")]


def _caption(node: Node) -> str:
    whole = plain_text(node["c"][1][1])
    labels = [each for each in every(node["c"][1][1], "Span") if "caption-label" in each["c"][0][1]]
    label = plain_text(labels[0]["c"][1]) if labels else ""
    return f"[#strong({quoted(label)}) #{quoted(whole.removeprefix(label).strip())}]"


def _inline_image(node: Node, pictures: Mapping[str, str]) -> Any:
    target, alt = str(node["c"][2][0]), plain_text(node["c"][1])
    if target.startswith("figure:"):
        return None
    file = pictures.get(target)
    if not file:
        return node["c"][1]
    return raw_inline("typst", f"#box(image({quoted(file)}, alt: {quoted(alt or target)}))")


def _formula(node: Node) -> list[Node]:
    """Give a formula the words that a reader who listens gets: a tagged PDF may not be without."""
    words = quoted(str(node["c"][1]))
    return [raw_inline("typst", f"#[#set math.equation(alt: {words});"), node, raw_inline("typst", "]")]


def _on_one_line(node: Node) -> Node | None:
    """Put a term on one line: Typst ends it where the line ends."""
    return {"t": "Space"} if node["t"] in ("SoftBreak", "LineBreak") else None


def _division(node: Node) -> Any:
    triple, content = node["c"]
    if "table-block" in triple[1]:
        return _table_block(triple, content)
    name = next((_WRAPPED[each] for each in triple[1] if each in _WRAPPED), "")
    if not name:
        return None
    label = f" <{triple[0]}>" if triple[0] else ""
    return [raw_block("typst", f"#{name}["), *content, raw_block("typst", f"]{label}")]


def _table_block(triple: list[Any], content: list[Node]) -> list[Node]:
    """Keep a table that fits on a page whole; only a long one may run over."""
    tables = [_heights(table) for table in every(content, "Table")]
    over = any(len(rows) > LONG_TABLE or sum(rows) > _TALL for rows in tables)
    torn = any(row > _TALL / 2 for rows in tables for row in rows)
    told = f"breakable: {str(over).lower()}, torn: {str(torn).lower()}"
    label = f" <{triple[0]}>" if triple[0] else ""
    return [raw_block("typst", f"#tableblock({told})["), *content, raw_block("typst", f"]{label}")]


def _heights(table: Node) -> list[float]:
    """Return how high each row of a table is, in rows of one line: by the lines that its words need in their columns."""
    columns = [width["c"] if width["t"] == "ColWidth" else 0.0 for _, width in table["c"][2]]
    rest = max(0.0, 1 - sum(columns)) / max(1, columns.count(0.0))
    shares = [width or rest for width in columns]
    rows = [row[1] for body in table["c"][4] for row in body[3]]
    heights = []
    for row in rows:
        # A cell that covers several rows or columns has more room than one: it is left out of the guess.
        offset = len(shares) - len(row)
        needed = [
            len(plain_text(cell[4])) / max(1, _LINE * share)
            for cell, share in zip(row, shares[offset:], strict=False)
            if cell[2] == cell[3] == 1
        ]
        heights.append(1 + _MORE * max(0, ceil(max(needed, default=1)) - 1))
    return heights


def _span(node: Node) -> Any:
    triple, content = node["c"]
    for name in ("attribution", "missing"):
        if name in triple[1]:
            return [raw_inline("typst", f"#{name}["), *content, raw_inline("typst", "];")]
    if "caption-label" in triple[1]:
        return {"t": "Strong", "c": content}
    if triple[1] and not triple[0] and not key_values(triple).get("lang"):
        return content
    return span(content, attr(triple[0], [], [pair for pair in triple[2] if pair[0] == "lang"]))
