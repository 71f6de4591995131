"""Marks and codings: what readers and coders found important, and where."""

from dataclasses import dataclass

from lardom.text.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage one reader marked as important (no code yet): code points of the document's text."""

    id: str
    document_id: str
    start: int
    end: int
    reader: str
    note: str = ""

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

    @property
    def span(self) -> Span:
        """The passage as a span."""
        return Span(self.start, self.end)
