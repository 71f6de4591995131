"""A report as the linter and the composer see it: blocks of text with their places."""

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "quotation", "item", "cell", "caption", "table", "note", "figure"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a draft.

    Line and column (from 1) of a text file, or paragraph and page of a word-processor file or PDF;
    `heading` is the nearest heading above.
    """

    file: str = ""
    line: int | None = None
    column: int | None = None
    page: int | None = None
    paragraph: int | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the draft: header and body cells as plain text, caption, guide (its note)."""

    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of running text.

    `text` is plain (markup removed); `level` counts for headings; `positions` gives, for stretches of `text`, where they stand in the source file: pairs
    `(offset in text, line, column)`, sorted by offset (empty when the format has no lines);
    `claim_spans` are `(start, end, claim id)` for text the author tied to a claim;
    `off` are rules switched off for the block with their reasons.
    """

    kind: BlockKind
    text: str
    place: Place = Place()
    level: int = 0
    table: Table | None = None
    positions: tuple[tuple[int, int, int], ...] = ()
    claim_spans: tuple[tuple[int, int, str], ...] = ()
    quotation_id: str = ""
    off: tuple[tuple[str, str], ...] = ()
    off_spans: tuple[tuple[int, int, str, str], ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole draft: its blocks in order.

    `source` is the file's text for formats with lines, so that a finding can show the line it points at.
    """

    file: str
    blocks: tuple[Block, ...]
    source: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()
