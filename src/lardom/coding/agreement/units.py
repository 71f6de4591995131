"""What is judged: the units one may ask for, and where turns and sentences lie in a text."""

from collections.abc import Iterable
from typing import Literal

from lardom.text.sentences import sentences
from lardom.text.span import Span
from lardom.transcripts.turns import Document

type Unit = Literal["characters", "turns", "sentences", "codings"]

UNITS: tuple[Unit, ...] = ("characters", "turns", "sentences", "codings")


def cuts_of(
    documents: Iterable[Document], unit: Unit, language: Literal["sv", "en"] = "sv"
) -> dict[str, tuple[Span, ...]]:
    """Return the turns or sentences of each document (sentences turn by turn); nothing for the other units.

    Characters and codings need no cutting: where they lie follows from the marks alone.

    >>> from lardom.transcripts.turns import Turn
    >>> talk = Document("d", "Ja. Nej.", (Turn(1, 0, 8),))
    >>> cuts_of([talk], "turns"), len(cuts_of([talk], "sentences")["d"]), cuts_of([talk], "characters")
    ({'d': (Span(start=0, end=8),)}, 2, {})
    """
    if unit == "turns":
        return {one.id: tuple(turn.span for turn in one.turns) for one in documents}
    if unit != "sentences":
        return {}
    return {
        one.id: tuple(
            found.shift(part.start)
            for part in ([turn.span for turn in one.turns] or [Span(0, len(one.text))])
            for found in sentences(part.of(one.text), language)
        )
        for one in documents
    }
