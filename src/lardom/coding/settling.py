"""Settled disagreements: both originals stay, and one knows which codings count."""

from collections.abc import Iterable
from dataclasses import dataclass

from lardom.coding.disagreements import Disagreement
from lardom.coding.marks import Coding, Unplaced


@dataclass(frozen=True, slots=True)
class Settled:
    """How a disagreement was settled: of the `originals` (ids of codings) and what was added, `stand` are those that count.

    `coder` is the label of whoever settled it, "" when nobody knows.
    """

    document_id: str
    start: int
    end: int
    originals: tuple[str, ...]
    stand: tuple[str, ...]
    reason: str = ""
    coder: str = ""


def standing[C: (Coding, Unplaced)](codings: Iterable[C], settled: Iterable[Settled]) -> tuple[C, ...]:
    """Return the codings that count: all but the originals that a settlement set aside.

    Counting codings therefore never counts both sides of a settled disagreement; nothing is lost, since the originals
    are still there for whoever asks for them.

    >>> a, b = Coding("k1", "d", 0, 9, "T1", "A"), Coding("k2", "d", 0, 9, "T2", "B")
    >>> [one.id for one in standing([a, b], [Settled("d", 0, 9, ("k1", "k2"), ("k2",))])]
    ['k2']
    """
    aside: set[str] = set()
    for one in settled:
        aside |= set(one.originals) - set(one.stand)
    return tuple(one for one in codings if one.id not in aside)


def is_settled(difference: Disagreement, settled: Iterable[Settled]) -> bool:
    """Tell whether exactly these codings have been settled; a coding made or removed since opens the question again.

    >>> a, b = Coding("k1", "d", 0, 9, "T1", "A"), Coding("k2", "d", 0, 9, "T2", "B")
    >>> found = Disagreement("d", 0, 9, (("A", (a,)), ("B", (b,))), 18, "codes")
    >>> is_settled(found, [Settled("d", 0, 9, ("k1", "k2"), ("k1",))]), is_settled(found, [])
    (True, False)
    """
    return any(
        one.document_id == difference.document_id and set(one.originals) == difference.originals for one in settled
    )
