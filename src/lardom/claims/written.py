"""A quotation's pieces as text from which the same pieces are read again.

`lardom.claims.rendering` prints in house form, where every masked name is `[X]`; here nothing changes.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from lardom.claims.devices import parse_quotation
from lardom.claims.quotation import Piece
from lardom.claims.rendering import MARKS

_NESTED = {"sv": ("’’", "””", "‘’", "”“", "»«", '""'), "en": ("‘’", "“”", "’’", "””", "»«", '""')}


def written_quotation(pieces: Sequence[Piece], language: str = "sv") -> tuple[str, bool]:
    """Return the pieces as text, and whether `parse_quotation` reads the same pieces from it.

    Marks within are chosen so that they are read as marks; marks around the whole are put only where the
    words would otherwise lose their own.

    >>> pieces = parse_quotation("Vi [...] gick till XX och sa ”nu kör vi”.", "sv")
    >>> written_quotation(pieces, "sv")
    ('Vi […] gick till [XX] och sa ’nu kör vi’.', True)
    """
    forms = list(_forms(pieces, language))
    for text in forms:
        if parse_quotation(text, language) == tuple(pieces):
            return text, True
    return forms[0], False


def _forms(pieces: Sequence[Piece], language: str) -> Iterator[str]:
    outer = ("", "".join(MARKS.get(language, MARKS["sv"])[0]))
    nested = _NESTED.get(language, _NESTED["sv"]) if any(piece.kind == "nested" for piece in pieces) else ("’’",)
    for around, within, line in product(outer, nested, ("\n", " ")):
        text = "".join(_parts(pieces, within, line)).strip()
        yield f"{around[0]}{text}{around[1]}" if around else text


def _parts(pieces: Iterable[Piece], within: str, line: str) -> Iterator[str]:
    for index, piece in enumerate(pieces):
        match piece.kind:
            case "speech":
                yield piece.text
            case "ellipsis":
                yield "[…]"
            case "speaker":
                yield f"{line if index else ''}{piece.text}: "
            case "nested":
                yield f"{within[0]}{piece.text}{within[-1]}"
            case _:
                yield f"[{piece.text}]"
