"""Speech over somebody else's, as transcribers write it: `//ja, precis//` and `//S02: ja//`."""

import re
from collections.abc import Iterator

from lardom.transcripts.labels import Strength, strength

_OVERLAP = re.compile(
    r"(?<![:\w/])//(?!/)(?P<lead>[ \t]*(?:(?P<label>[^:/\n]{1,60}):)?\s*)(?P<words>[^/]+(?:/[^/]+)*?)\s*//(?!/)"
)


def pieces(text: str, start: int, end: int, speaker: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield `(start, end, speaker, overlap)` for each piece of a turn's words `text[start:end]`.

    A named overlap (`//S02: ja//`) is a piece of its own with its own speaker, and the turn around it goes
    on afterwards. An unnamed one stays in its turn, which is then marked; a turn that is nothing but an
    overlap loses the strokes.

    >>> said = "Vi började //S02: Ja.// i fjol."
    >>> [(said[a:b], who, over) for a, b, who, over in pieces(said, 0, len(said), "S01")]
    [('Vi började', 'S01', False), ('Ja.', 'S02', True), ('i fjol.', 'S01', False)]
    """
    if "//" not in text[start:end]:
        yield start, end, speaker, False
        return
    at, unnamed = start, False
    found = False
    for match in _OVERLAP.finditer(text, start, end):
        label = (match["label"] or "").strip()
        if label and strength(label) != Strength.NONE:
            found = True
            yield from _piece(text, at, match.start(), speaker, overlap=unnamed)
            yield from _piece(text, match.start("words"), match.end("words"), label, overlap=True)
            at, unnamed = match.end(), False
        elif match.start() == at and match.end() == end and not found:
            yield from _piece(text, match.start() + 2, match.end() - 2, speaker, overlap=True)
            return
        else:
            unnamed = True
    yield from _piece(text, at, end, speaker, overlap=unnamed)


def _piece(text: str, start: int, end: int, speaker: str, *, overlap: bool) -> Iterator[tuple[int, int, str, bool]]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if words:
        yield start, start + len(words), speaker, overlap
