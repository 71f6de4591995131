"""A codebook and codings of another tool come into a study: every row is in the journal, so that the act can be taken back."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from lardom.coding.codebook import Code as CodeValue
from lardom.coding.joining import JoinedBook
from lardom.coding.marks import Coding as CodingValue
from lardom.web.coding.actions.bringing import coders_by_label
from lardom.web.coding.models import Code, Coding
from lardom.web.coding.queries import codebook
from lardom.web.study.writing import Writing

if TYPE_CHECKING:
    from lardom.web.transcripts.models import Transcript

LONGEST_NAME = 300


def join_codebook(act: Writing, book: JoinedBook) -> dict[str, Code]:
    """Add the codes that are new, fill what the study's own had empty, and return the whole codebook by id."""
    rows = codebook.rows_by_ref(act.study)
    for one in book.filled:
        act.change(rows[one.id], definition=one.definition, colour=one.colour)
    waiting = list(book.new)
    while waiting:
        # One level of the tree at a time: a row is saved when the one above it has its number.
        ready = [one for one in waiting if not one.parent or one.parent in rows] or waiting[:1]
        rows |= {row.ref: row for row in act.add_all([_row(one, rows) for one in ready])}
        waiting = [one for one in waiting if one.id not in rows]
    return rows


def _row(one: CodeValue, rows: Mapping[str, Code]) -> Code:
    return Code(
        ref=one.id, name=one.name[:LONGEST_NAME], parent=rows.get(one.parent), definition=one.definition,
        colour=one.colour, order=one.order,
    )  # fmt: skip


def join_codings(
    act: Writing, codings: Iterable[CodingValue], codes: Mapping[str, Code], texts: "Mapping[str, Transcript]"
) -> None:
    """Add codings to the versions in use; `texts` are the transcripts by name."""
    codings = list(codings)
    coders = coders_by_label(act, {one.coder for one in codings})
    act.add_all(
        Coding(
            ref=one.id, transcript=texts[one.document_id], document=texts[one.document_id].current,
            start=one.start, end=one.end, code=codes[one.code_id], coder=coders[one.coder], note=one.note,
        )
        for one in codings
    )  # fmt: skip
