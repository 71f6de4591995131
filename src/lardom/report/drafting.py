"""From pandoc's syntax tree to a draft: headings, paragraphs, quotations, tables, notes, in order."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lardom.report.flattening import Flat, directive_of, flatten, position_of, thinned
from lardom.report.gridding import table_from_pandoc
from lardom.report.outline import Block, BlockKind, Draft, Place

QUOTE_STYLES = frozenset(
    {
        "quote",
        "intense quote",
        "block text",
        "quotations",
        "quotation",
        "blockquote",
        "citat",
        "starkt citat",
        "blockcitat",
        "indragen text",
        "indraget citat",
        "citat block",
    }
)
"""Names of paragraph styles that word processors and their Swedish editions use for a block quotation."""

CAPTION_STYLES = frozenset(
    {
        "caption",
        "table caption",
        "image caption",
        "captioned figure",
        "beskrivning",
        "tabelltext",
        "figurtext",
        "bildtext",
        "tabellrubrik",
        "table",
        "tabell",
        "figure",
        "illustration",
    }
)
CAPTION = re.compile(r"^:?\s*(?:Tabell|Table|Figur|Figure|Diagram|Bild)\s+\d+\s*[.:\-–—]?\s*\S?", re.IGNORECASE)
"""How a caption begins when no style says that it is one."""


_MADE_UP = frozenset({"audit", "claims-annex"})
"""Classes of parts that print the study's own registers: they are no part of what the authors wrote."""


@dataclass(slots=True)
class _Walk:
    """What the walk through the tree knows at each moment."""

    file: str
    blocks: list[Block] = field(default_factory=list)
    heading: str = ""
    paragraph: int = 0
    line: int | None = None
    column: int | None = None
    pending_off: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Inside:
    """What the enclosing divs, lists and block quotations say of a block."""

    kind: BlockKind = "paragraph"
    quotation_id: str = ""
    off: tuple[tuple[str, str], ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


def draft_from_pandoc(ast: Mapping[str, Any], file: str, source: str = "", *, language: str = "") -> Draft:
    """Return the draft that a pandoc syntax tree (as JSON values) holds.

    `file` is the name findings will print, `source` the file's text for formats that have lines. The
    tree may come from any of pandoc's readers, with or without `sourcepos`; a tree whose living parts
    were filled in by `compose` is read the same way.

    >>> tree = {"blocks": [{"t": "Para", "c": [{"t": "Str", "c": "Hej."}]}]}
    >>> [block.text for block in draft_from_pandoc(tree, "a.md").blocks]
    ['Hej.']
    """
    walk = _Walk(file)
    _walk(ast["blocks"], walk, _Inside())
    blocks = tuple(_with_captions(walk.blocks))
    return Draft(file, blocks, source, language or _language(ast.get("meta", {})))


def _language(meta: Mapping[str, Any]) -> str:
    value = meta.get("lang") or {}
    content = value.get("c", "")
    text = content if isinstance(content, str) else flatten(content).text
    return text[:2].casefold()


def _walk(blocks: Iterable[dict[str, Any]], walk: _Walk, inside: _Inside) -> None:
    for block in blocks:
        kind: str = block["t"]
        content: Any = block.get("c")
        if kind == "Header":
            _heading(content, walk, inside)
        elif kind in ("Para", "Plain"):
            _paragraph(content, walk, inside)
        elif kind == "LineBlock":
            lines: list[dict[str, Any]] = []
            for number, line in enumerate(content):
                lines += ([{"t": "LineBreak"}] if number else []) + line
            _paragraph(lines, walk, inside)
        elif kind == "Div":
            _div(content, walk, inside)
        elif kind == "BlockQuote":
            _walk(content, walk, replace(inside, kind="quotation"))
        elif kind in ("BulletList", "OrderedList"):
            for item in content if kind == "BulletList" else content[1]:
                _walk(item, walk, _item(inside))
        elif kind == "DefinitionList":
            for term, definitions in content:
                _paragraph(term, walk, _item(inside))
                for definition in definitions:
                    _walk(definition, walk, _item(inside))
        elif kind == "Table":
            _table(content, walk, inside)
        elif kind == "Figure":
            _figure(content, walk, inside)
        elif kind == "RawBlock":
            walk.pending_off += directive_of(content[1])


def _item(inside: _Inside) -> _Inside:
    return inside if inside.kind == "quotation" else replace(inside, kind="item")


def _heading(content: Any, walk: _Walk, inside: _Inside) -> None:
    level, attributes, inlines = content
    _move_to(position_of(attributes[2]), walk)
    text = flatten(inlines).text.strip()
    if not text:
        return
    walk.heading = text
    _append(flatten(inlines), walk, replace(inside, kind="heading"), level=level)


def _paragraph(inlines: Any, walk: _Walk, inside: _Inside) -> None:
    flat = flatten(inlines)
    text = flat.text
    if flat.off and not text.strip():
        walk.pending_off += tuple(flat.off)
        return
    if text.strip():
        after_table = bool(walk.blocks) and walk.blocks[-1].kind == "table"
        if inside.kind == "paragraph" and (looks_like_caption(text) or (after_table and text.startswith(": "))):
            inside = replace(inside, kind="caption")
        _append(flat, walk, inside)
    elif flat.images:
        walk.blocks.append(Block("figure", "", _place(walk)))
    for note in flat.notes:
        _walk(note, walk, replace(inside, kind="note"))


def looks_like_caption(text: str) -> bool:
    """Tell a caption ("Tabell 2. Svaren") from a sentence of running text that begins with a table's name.

    >>> looks_like_caption("Tabell 2. Svaren"), looks_like_caption("Tabell 2 visar att svaren skiljer sig.")
    (True, False)
    """
    found = CAPTION.match(text)
    if not found or len(text) > 300:
        return False
    marked = re.match(r"^:?\s*\w+\s+\d+\s*(?:[.:\-–—]\s|$)", text)
    return bool(marked) or bool(re.match(r"^:?\s*\w+\s+\d+\s+[A-ZÅÄÖ]", text) and not text.rstrip().endswith("."))


def _div(content: Any, walk: _Walk, inside: _Inside) -> None:
    (_, classes, attributes), blocks = content
    _move_to(position_of(attributes), walk)
    named = {key: value for key, value in attributes if key not in ("data-pos", "wrapper")}
    if not _MADE_UP.isdisjoint(classes):
        return
    if not named and not classes:
        _walk(blocks, walk, inside)
        return
    style = named.get("custom-style", "").casefold().strip()
    if "quotation" in classes or style in QUOTE_STYLES:
        inside = replace(inside, kind="quotation", quotation_id=named.get("ref", ""))
    elif style in CAPTION_STYLES and inside.kind == "paragraph":
        inside = replace(inside, kind="caption")
    if "off" in classes and named.get("rule"):
        reason = named.get("reason", "")
        inside = replace(inside, off=(*inside.off, *((rule, reason) for rule in named["rule"].split())))
    extra = {**named, **({"class": " ".join(classes)} if classes else {})}
    _walk(blocks, walk, replace(inside, attributes=(*inside.attributes, *extra.items())))


def _table(content: Any, walk: _Walk, inside: _Inside) -> None:
    attributes = content[0][2]
    for key, value in attributes:
        if key == "data-pos":
            # Pandoc names several stretches; the table begins where the first of them does.
            starts = [position_of([(key, stretch)]) for stretch in value.split(";")]
            _move_to(min(filter(None, starts), default=None), walk)
    table, caption, cells = table_from_pandoc(content)
    place = _place(walk)
    if caption.text.strip():
        _append(caption, walk, replace(inside, kind="caption"))
    off, walk.pending_off = (*inside.off, *walk.pending_off), ()
    walk.blocks.append(Block("table", "", place, table=table, off=off, attributes=inside.attributes))
    for flat in cells:
        _append(flat, walk, replace(inside, kind="cell"))


def _figure(content: Any, walk: _Walk, inside: _Inside) -> None:
    attributes, (_, caption), blocks = content
    _move_to(position_of(attributes[2]), walk)
    if any(block["t"] == "Table" for block in blocks):
        _walk(blocks, walk, inside)
    else:
        walk.blocks.append(Block("figure", "", _place(walk)))
    _walk(caption, walk, replace(inside, kind="caption"))


def _append(flat: Flat, walk: _Walk, inside: _Inside, *, level: int = 0) -> None:
    text, lead = flat.text.rstrip(), len(flat.text) - len(flat.text.lstrip())
    if inside.kind == "caption" and text.startswith(": "):
        lead += 2  # Markdown's mark of a table caption
    text = text[lead:]
    positions = thinned(
        (max(0, offset - lead), line, column + max(0, lead - offset)) for offset, line, column in flat.positions
    )
    if positions:
        walk.line, walk.column = positions[0][1], positions[0][2]
    if inside.kind not in ("cell", "note"):
        walk.paragraph += 1
    end = len(text)
    walk.blocks.append(
        Block(
            kind=inside.kind,
            text=text,
            place=_place(walk),
            level=level,
            positions=positions,
            claim_spans=tuple((max(0, a - lead), min(end, b - lead), c) for a, b, c in flat.claim_spans),
            quotation_id=inside.quotation_id,
            off=(*inside.off, *walk.pending_off, *flat.off),
            off_spans=tuple((max(0, a - lead), min(end, b - lead), c, d) for a, b, c, d in flat.off_spans),
            attributes=inside.attributes,
        )
    )
    walk.pending_off = ()


def _move_to(place: tuple[int, int] | None, walk: _Walk) -> None:
    if place:
        walk.line, walk.column = place


def _place(walk: _Walk) -> Place:
    return Place(walk.file, walk.line, walk.column, paragraph=walk.paragraph or None, heading=walk.heading)


def _with_captions(blocks: list[Block]) -> Iterable[Block]:
    """Give each table the caption that stands next to it (above first, as reports do, else below)."""
    taken: set[int] = set()
    for index, block in enumerate(blocks):
        if block.kind != "table" or block.table is None or block.table.caption:
            continue
        for neighbour in (index - 1, _after_cells(blocks, index)):
            if 0 <= neighbour < len(blocks) and neighbour not in taken and blocks[neighbour].kind == "caption":
                taken.add(neighbour)
                blocks[index] = replace(block, table=replace(block.table, caption=blocks[neighbour].text))
                break
    return blocks


def _after_cells(blocks: list[Block], index: int) -> int:
    after = index + 1
    while after < len(blocks) and blocks[after].kind == "cell":
        after += 1
    return after
