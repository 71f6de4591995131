"""Marks and codings, groups of marks and memos: what readers and coders found important, and where.

`round_id` is the round of reading they were made in ("" in none). `doubt` says why a person must look at the place after
the transcript was changed (a word of `lardom.coding.doubts`); "" when the place is sure.
"""

from dataclasses import dataclass
from typing import Literal

from lardom.coding.doubts import KEPT
from lardom.text.span import Span

GroupState = Literal["open", "proposed", "decided"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage one reader marked as important (no code yet): code points of the document's text."""

    id: str
    document_id: str
    start: int
    end: int
    reader: str
    note: str = ""
    group_id: str = ""
    """The group it was put in on its way to becoming a theme."""
    round_id: str = ""
    doubt: str = ""

    @property
    def span(self) -> Span:
        """The passage as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Coding:
    """A passage one coder gave one code: code points of the document's text, half-open."""

    id: str
    document_id: str
    start: int
    end: int
    code_id: str
    coder: str
    note: str = ""
    mark_id: str = ""
    """The mark it was made of, when its group became a theme."""
    round_id: str = ""
    doubt: str = ""

    @property
    def span(self) -> Span:
        """The passage as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A mark or coding (`code_id` is empty on a mark) that has no place in the text as it is now.

    The transcript was changed, and a person has not decided yet where the `words` stand, or has left them on the
    earlier version. It counts for nothing until it has a place.
    """

    id: str
    document_id: str
    words: str
    doubt: str
    code_id: str
    coder: str
    note: str = ""
    group_id: str = ""
    mark_id: str = ""
    round_id: str = ""

    @property
    def waits(self) -> bool:
        """Whether a person is still to decide; nobody is when the passage was left on the earlier version."""
        return self.doubt != KEPT


@dataclass(frozen=True, slots=True)
class Group:
    """A group of marks on the way to becoming a theme; `code_id` is the code it became when that was decided.

    Which marks are in it the marks say; the order of groups is that of the table.
    """

    id: str
    name: str = ""
    note: str = ""
    state: GroupState = "open"
    code_id: str = ""


@dataclass(frozen=True, slots=True)
class Memo:
    """A note by one coder on a turn of a document, or on one passage in it (`passage_id`, a mark's or coding's id)."""

    document_id: str
    turn: int | None
    coder: str
    text: str
    passage_id: str = ""
