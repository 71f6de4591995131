"""What differs between two versions of a transcript, turn by turn."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from lardom.transcripts.turns import Document, Turn

Kind = Literal["same", "changed", "added", "gone"]
_PIECES = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)

MOST_PIECES = 4000
"""Words and signs of a turn up to which they are compared one by one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a changed turn: in both versions ("same"), only in the old one ("gone") or the new ("added")."""

    kind: Literal["same", "gone", "added"]
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One turn of the old version, the new one or both; `pieces` tell a changed turn's words apart."""

    kind: Kind
    old: Turn | None = None
    new: Turn | None = None
    pieces: tuple[Piece, ...] = ()


def differences(old: Document, new: Document) -> tuple[Difference, ...]:
    r"""Return every turn of both versions in order, and what became of it.

    >>> from lardom.transcripts.reading import document_from_text
    >>> old = document_from_text("a.txt", "I: Hej!\nR1: Det var bra.\nI: Jaha.")
    >>> new = document_from_text("a.txt", "I: Hej!\nR1: Det var inte bra.\nI: Jaha.")
    >>> [one.kind for one in differences(old, new)]
    ['same', 'changed', 'same']
    """
    ours, theirs = _keys(old), _keys(new)
    found: list[Difference] = []
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            found += (Difference("same", *pair) for pair in zip(old.turns[a:b], new.turns[c:d], strict=True))
        else:
            found += _changed(old, new, old.turns[a:b], new.turns[c:d])
    return tuple(found)


def _keys(document: Document) -> list[tuple[str, str]]:
    return [(turn.speaker, document.words_of(turn)) for turn in document.turns]


def _changed(old: Document, new: Document, ours: tuple[Turn, ...], theirs: tuple[Turn, ...]) -> Iterator[Difference]:
    """Pair the turns of a changed stretch in their order; those left over are gone or added."""
    for before, after in zip(ours, theirs, strict=False):
        yield Difference("changed", before, after, pieces(old.words_of(before), new.words_of(after)))
    yield from (Difference("gone", turn) for turn in ours[len(theirs) :])
    yield from (Difference("added", None, turn) for turn in theirs[len(ours) :])


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Return the words of two versions of a turn, told apart.

    >>> pieces("Det var bra.", "Det var inte bra.")[1]
    Piece(kind='added', words='inte ')
    """
    ours, theirs = _PIECES.findall(old), _PIECES.findall(new)
    if len(ours) + len(theirs) > MOST_PIECES:
        return tuple(piece for piece in (Piece("gone", old), Piece("added", new)) if piece.words)
    found: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(ours[a:b])))
            continue
        found += [Piece("gone", "".join(ours[a:b]))] if b > a else []
        found += [Piece("added", "".join(theirs[c:d]))] if d > c else []
    return tuple(found)
