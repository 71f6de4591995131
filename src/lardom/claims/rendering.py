"""Quotations in the house style, in Swedish and English."""

from collections.abc import Sequence
from typing import Literal

from lardom.claims.devices import parse_quotation
from lardom.claims.quotation import Attribution, Piece
from lardom.text.quotemarks import quote_pairs

MARKS = {"sv": (("”", "”"), ("’", "’")), "en": (("“", "”"), ("‘", "’"))}
"""The outer and the nested quotation marks of each language; deeper speech alternates between them."""

_PROJECT = {"sv": "Projekt", "en": "Project"}
_AND = {"sv": "och", "en": "and"}
_STOPS = ".,;:!?)"


def render_attribution(attribution: Attribution, language: str = "sv") -> str:
    """Return the attribution as the report prints it, without brackets.

    >>> render_attribution(Attribution("K", ("R3", "R4"))), render_attribution(Attribution("F", ("R1", "R2", "R3")), "en")
    ('Projekt K, R3 och R4', 'Project F, R1, R2 and R3')
    """
    *first, last = attribution.respondents or ("",)
    people = f" {_AND.get(language, _AND['sv'])} ".join(part for part in (", ".join(first), last) if part)
    project = f"{_PROJECT.get(language, _PROJECT['sv'])} {attribution.project}" if attribution.project else ""
    return ", ".join(part for part in (project, people) if part)


def render_quotation(
    pieces: Sequence[Piece],
    *,
    language: str = "sv",
    display: Literal["block", "inline"] = "block",
    attribution: Attribution | None = None,
) -> str:
    """Return a quotation as the report prints it: marks, devices in house form, attribution in brackets.

    Words left out are `[…]` with a space around, a name taken out is always `[X]`, other devices stand
    in square brackets; in a block each speaker begins a line. What is rendered, read again by
    `parse_quotation` and rendered once more, is the same text.

    >>> pieces = parse_quotation("Vi (...) sa ”kör” till XX", "sv")
    >>> render_quotation(pieces, attribution=Attribution("F", ("R1",)))
    '”Vi […] sa ’kör’ till [X]” (Projekt F, R1)'
    >>> render_quotation(pieces, language="en", display="inline")
    '“Vi […] sa ‘kör’ till [X]”'
    """
    opening, closing = _marks(language, 0)
    words = _render(pieces, language, display, 0)
    text = f"{opening}{words}{closing}"
    return text if attribution is None else f"{text} ({render_attribution(attribution, language)})"


def _marks(language: str, depth: int) -> tuple[str, str]:
    return MARKS.get(language, MARKS["sv"])[depth % 2]


def _render(pieces: Sequence[Piece], language: str, display: str, depth: int) -> str:
    text = ""
    for index, piece in enumerate(pieces):
        match piece.kind:
            case "speech":
                text = _join_cut(text, _remark(piece.text, language, depth + 1))
            case "ellipsis":
                text = f"{text.rstrip(' ')} […]".lstrip() if text and not text.endswith("\n") else f"{text}[…]"
            case "speaker":
                between = ("\n" if display == "block" else " ") if index else ""
                text = f"{text.rstrip()}{between}{piece.text}: "
            case "nested":
                opening, closing = _marks(language, depth + 1)
                inside = _render(parse_quotation(piece.text, language), language, "inline", depth + 1)
                text = _join_cut(text, f"{opening}{inside}{closing}")
            case "redaction":
                text = _join_cut(text, "[X]")
            case _:
                text = _join_cut(text, f"[{piece.text}]")
    return text.strip()


def _join_cut(text: str, words: str) -> str:
    """Put words after what is there; after a cut there is a space, unless a stop follows."""
    if text.endswith("[…]") and words and not words[0].isspace() and words[0] not in _STOPS:
        return f"{text} {words}"
    return text + words


def _remark(words: str, language: str, depth: int) -> str:
    """Set pairs of marks left inside plain words in house style too (pieces made by hand may hold them)."""
    pairs = quote_pairs(words)
    letters = list(words)
    for pair in pairs:
        letters[pair.start], letters[pair.end - 1] = _marks(language, depth + pair.depth)
    return "".join(letters)
