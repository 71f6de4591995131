"""A stretch of text: from–to, half-open, in Unicode code points.

Every position in Lärdom is a `Span` or a pair of integers with the same meaning: zero-based, the
start inside, the end outside, counted as Python counts (`text[start:end]`).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` of code points.

    Raises `ValueError` when the end lies before the start or the start is negative.

    >>> Span(3, 8).of("Hej världen")
    ' värl'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end < self.start:
            raise ValueError(f"A span cannot go from {self.start} to {self.end}.")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the stretch of `text` that the span covers.

        >>> Span(0, 3).of("Hej!")
        'Hej'
        """
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one code point.

        >>> Span(0, 3).overlaps(Span(3, 5))
        False
        """
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside.

        >>> Span(0, 9).contains(Span(2, 9))
        True
        """
        return self.start <= other.start and other.end <= self.end

    def clip(self, outer: "Span") -> "Span | None":
        """Return the part inside `outer`, or `None` when nothing is left.

        >>> Span(2, 9).clip(Span(0, 5))
        Span(start=2, end=5)
        """
        start, end = max(self.start, outer.start), min(self.end, outer.end)
        return Span(start, end) if start < end else None

    def shift(self, by: int) -> "Span":
        """Return the span moved by `by` code points.

        >>> Span(2, 4).shift(10)
        Span(start=12, end=14)
        """
        return Span(self.start + by, self.end + by)
