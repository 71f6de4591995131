"""Documents laid end to end with everybody's marks on them, and the judgements read off in the unit one asks for.

1. A document counts when at least two coders have read it. Who has read it and marked nothing has judged all of it; who
   has not read it has judged none of it (and is missing there, which is not the same).
2. Marks of one coder with one label that share a code point are one: marking twice does not count double.
3. The units: *characters* (code points); *turns* and *sentences* (a unit has a label when the coder's marks cover at least
   one code point of it); *codings* (stretches in which marks hang together, whoever made them; there is no unit where
   nobody marked anything).

No list of characters is ever made: all work is on the places where a mark begins or ends.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lardom.coding.agreement.ratings import MISSING, Ratings, Tally
from lardom.coding.agreement.units import Unit
from lardom.coding.marks import Coding
from lardom.text.span import Span

type Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Documents end to end (one code point apart) with joined marks: `label`, `coder`, `start`, `end` are as long.

    `begins` and `lengths` are the documents' places and lengths, `read[c, d]` whether coder `c` has read document `d`.
    """

    coders: tuple[str, ...]
    labels: tuple[str, ...]
    documents: tuple[str, ...]
    begins: Places
    lengths: Places
    read: NDArray[np.bool_]
    label: Places
    coder: Places
    start: Places
    end: Places

    @property
    def size(self) -> int:
        """The place after the last document."""
        return int(self.begins[-1] + self.lengths[-1] + 1) if len(self.documents) else 0


def lay_out(
    codings: Iterable[Coding],
    read: Mapping[str, Iterable[str]],
    lengths: Mapping[str, int],
    labels: Mapping[str, frozenset[str]],
) -> Layout:
    """Return the documents that at least two coders have read, end to end, with the marks on them.

    `read` says which documents each coder has read, `lengths` how many code points each document has; `labels` gives the
    codes that each label stands for (a code itself; a theme and the codes below it). Codings outside their document, of
    other codes, or of somebody who has not read the document are left out.

    >>> laid = lay_out([Coding("k1", "d", 2, 5, "T1", "A")], {"A": ["d"], "B": ["d"]}, {"d": 9}, {"T1": frozenset(["T1"])})
    >>> laid.coders, laid.start.tolist(), laid.end.tolist()
    (('A', 'B'), [2], [5])
    """
    has = {coder: set(told) for coder, told in read.items()}
    coders = tuple(sorted(has))
    documents = tuple(one for one in sorted(lengths) if sum(one in told for told in has.values()) >= 2)
    sizes = np.array([lengths[one] for one in documents], dtype=np.int64)
    begins = np.concatenate([[0], np.cumsum(sizes + 1)[:-1]]).astype(np.int64) if documents else sizes
    who = np.array([[one in has[coder] for one in documents] for coder in coders], dtype=bool).reshape(len(coders), -1)
    rows = _rows(codings, coders, documents, who, labels)
    document, label, coder, start, end = rows
    start = begins[document] + np.clip(start, 0, sizes[document])
    end = begins[document] + np.clip(end, 0, sizes[document])
    joined = _joined(label, coder, start, end, len(coders))
    return Layout(coders, tuple(labels), documents, begins, sizes, who, *joined)


def _rows(
    codings: Iterable[Coding], coders: Sequence[str], documents: Sequence[str], who: NDArray[np.bool_],
    labels: Mapping[str, frozenset[str]],
) -> list[Places]:  # fmt: skip
    standing: dict[str, list[int]] = {}
    for at, codes in enumerate(labels.values()):
        for code in codes:
            standing.setdefault(code, []).append(at)
    coder_at = {name: at for at, name in enumerate(coders)}
    document_at = {name: at for at, name in enumerate(documents)}
    rows = [
        (document, label, coder, one.start, one.end)
        for one in codings
        if (document := document_at.get(one.document_id)) is not None
        and (coder := coder_at.get(one.coder)) is not None
        and who[coder, document]
        for label in standing.get(one.code_id, ())
    ]
    return list(np.array(rows, dtype=np.int64).reshape(-1, 5).T)


def _joined(label: Places, coder: Places, start: Places, end: Places, coders: int) -> tuple[Places, ...]:
    """Join the marks of each coder and label that share a code point; empty ones vanish."""
    full = end > start
    label, coder, start, end = label[full], coder[full], start[full], end[full]
    if not start.size:
        return label, coder, start, end
    group = label * coders + coder
    order = np.lexsort((start, group))
    group, start, end = group[order], start[order], end[order]
    # Each group on a stretch of its own, so that one running maximum serves all.
    apart = group * (int(end.max()) + 1)
    reached = np.maximum.accumulate(end + apart)
    first = np.concatenate([[True], start[1:] + apart[1:] >= reached[:-1]])
    at = np.nonzero(first)[0]
    last = np.concatenate([at[1:], [start.size]]) - 1
    return group[at] // coders, group[at] % coders, start[at], (reached - apart)[last]


def by_label(laid: Layout) -> dict[str, Tally]:
    """Return, for every label, what the judgements of all characters add up to (has the label, or has not).

    All labels in one sweep over the ends of the marks; labels that nobody gave are there too.

    >>> both = [Coding("k1", "d", 2, 5, "T1", "A"), Coding("k2", "d", 2, 6, "T1", "B")]
    >>> told = by_label(lay_out(both, {"A": ["d"], "B": ["d"]}, {"d": 9}, {"T1": frozenset(["T1"])}))["T1"]
    >>> told.pairable, told.given[2, :, 1].tolist()
    (9, [3, 4])
    """
    coders, labels = len(laid.coders), len(laid.labels)
    readers = laid.read.sum(axis=0)
    whole = np.array([laid.lengths[readers == r].sum() for r in range(coders + 1)])
    document = np.searchsorted(laid.begins, laid.start, side="right") - 1
    given = np.zeros((labels, coders + 1, coders, 2), dtype=np.int64)
    np.add.at(given[:, :, :, 1], (laid.label, readers[document], laid.coder), laid.end - laid.start)
    judged = np.array(
        [[laid.lengths[(readers == r) & laid.read[c]].sum() for c in range(coders)] for r in range(coders + 1)]
    ).reshape(coders + 1, coders)
    given[:, :, :, 0] = judged - given[:, :, :, 1]
    marked = _marked_by(laid, readers)
    return {name: _binary(laid.coders, whole, given[at], marked[at], coders) for at, name in enumerate(laid.labels)}


def _marked_by(laid: Layout, readers: NDArray[np.int64]) -> Places:
    """Return `[label, r, q]`: characters in documents with `r` readers that `q` of them gave the label."""
    coders, size = len(laid.coders), laid.size + 1
    found = np.zeros((len(laid.labels), coders + 1, coders + 1), dtype=np.int64)
    places = np.concatenate([laid.label * size + laid.start, laid.label * size + laid.end])
    steps = np.repeat(np.array([1, -1], dtype=np.int64), laid.start.size)
    order = np.argsort(places, kind="stable")
    places, depth = places[order], np.cumsum(steps[order])[:-1]
    length = np.diff(places)
    live = (depth > 0) & (length > 0)
    begin = places[:-1][live]
    document = np.searchsorted(laid.begins, begin % size, side="right") - 1
    np.add.at(found, (begin // size, readers[document], depth[live]), length[live])
    return found


def _binary(coders: tuple[str, ...], whole: Places, given: Places, marked: Places, most: int) -> Tally:
    rows = []
    for r in range(2, most + 1):
        q = np.arange(1, r + 1)
        both = int((marked[r, 1 : r + 1] * (q * (q - 1) // 2)).sum())
        apart = int((marked[r, 1 : r + 1] * q * (r - q)).sum())
        neither = int(whole[r]) * (r * (r - 1) // 2) - both - apart
        # With two coders it matters who of them gave the label; with more only that somebody did.
        first = int(given[r, 0, 1]) - both if most == 2 else apart
        for c, k, n in ((0, 0, neither), (0, 1, apart - first), (1, 0, first), (1, 1, both)):
            if n:
                rows.append((r, c, k, n))
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return Tally(coders, (False, True), whole.copy(), given, *columns)


def judged(laid: Layout, cuts: Mapping[str, Sequence[Span]] | None = None, *, unit: Unit = "characters") -> Ratings:
    """Return who gave which unit which *set* of labels; the labels of the table are frozensets.

    `cuts` are the units of each document for turns and sentences (`units.cuts_of`); not asked for with
    characters and codings. Blocks are the documents. For one label lay out only that: its sets are then empty or full.

    >>> both = [Coding("k1", "d", 2, 5, "T1", "A"), Coding("k2", "d", 2, 6, "T1", "B")]
    >>> laid = lay_out(both, {"A": ["d"], "B": ["d"]}, {"d": 9}, {"T1": frozenset(["T1"])})
    >>> judged(laid).lengths.tolist(), judged(laid, unit="codings").values.shape
    ([2, 3, 1, 3], (2, 1))
    """
    start, end, lengths, document = _units(laid, cuts or {}, unit)
    labels, values = _sets(laid, _has(laid, start, end))
    values[~laid.read[:, document]] = MISSING
    return Ratings(laid.coders, labels, values, lengths, document)


def judged_each(
    laid: Layout, cuts: Mapping[str, Sequence[Span]] | None = None, *, unit: Unit = "characters"
) -> dict[str, Ratings]:
    """Return, for every label by itself, who gave it (`True`) to which unit and who did not (`False`).

    The units are the same for all labels: with *codings* they are the stretches in which marks of any label hang together.

    >>> both = [Coding("k1", "d", 2, 5, "T1", "A"), Coding("k2", "d", 2, 6, "T1", "B")]
    >>> laid = lay_out(both, {"A": ["d"], "B": ["d"]}, {"d": 9}, {"T1": frozenset(["T1"])})
    >>> judged_each(laid)["T1"].values.tolist()
    [[0, 1, 0, 0], [0, 1, 1, 0]]
    """
    start, end, lengths, document = _units(laid, cuts or {}, unit)
    has = _has(laid, start, end)
    missing = ~laid.read[:, document]
    return {
        name: Ratings(
            laid.coders, (False, True), np.where(missing, MISSING, has[:, at]).astype(np.int8), lengths, document
        )
        for at, name in enumerate(laid.labels)
    }


def _units(
    laid: Layout, cuts: Mapping[str, Sequence[Span]], unit: Unit
) -> tuple[Places, Places, Places | None, Places]:
    if unit == "characters":
        start, end = _elementary(laid)
    elif unit == "codings":
        start, end = _joined(0 * laid.label, 0 * laid.coder, laid.start, laid.end, 1)[2:]
    else:
        start, end = _placed(laid, cuts)
    document = np.searchsorted(laid.begins, start, side="right") - 1
    return start, end, (end - start if unit == "characters" else None), document


def _elementary(laid: Layout) -> tuple[Places, Places]:
    ends = laid.begins + laid.lengths
    places = np.unique(np.concatenate([laid.begins, ends, laid.start, laid.end]))
    start, end = places[:-1], places[1:]
    document = np.searchsorted(laid.begins, start, side="right") - 1
    inside = end <= ends[document] if document.size else np.zeros(0, dtype=bool)
    return start[inside], end[inside]


def _placed(laid: Layout, cuts: Mapping[str, Sequence[Span]]) -> tuple[Places, Places]:
    rows = [
        (begin + span.start, begin + span.end)
        for name, begin in zip(laid.documents, laid.begins.tolist(), strict=True)
        for span in sorted(cuts.get(name, ()))
        if len(span)
    ]
    start, end = np.array(rows, dtype=np.int64).reshape(-1, 2).T
    return start, end


def _has(laid: Layout, start: Places, end: Places) -> NDArray[np.bool_]:
    """Return `[coder, label, unit]`: whether the coder's marks with the label cover any of the unit."""
    first = np.searchsorted(end, laid.start, side="right")
    last = np.searchsorted(start, laid.end, side="left")
    steps = np.zeros((len(laid.coders), len(laid.labels), start.size + 1), dtype=np.int32)
    met = first < last
    np.add.at(steps, (laid.coder[met], laid.label[met], first[met]), 1)
    np.add.at(steps, (laid.coder[met], laid.label[met], last[met]), -1)
    found: NDArray[np.bool_] = np.cumsum(steps, axis=2)[:, :, :-1] > 0
    return found


def _sets(laid: Layout, has: NDArray[np.bool_]) -> tuple[tuple[frozenset[str], ...], NDArray[np.int32]]:
    coders, labels, units = has.shape
    if labels == 1:
        return (frozenset(), frozenset(laid.labels)), has[:, 0].astype(np.int32)
    packed = np.packbits(has.transpose(0, 2, 1).reshape(coders * units, labels), axis=1)
    first, place = _alike(packed)
    members = np.unpackbits(packed[first], axis=1, count=labels).astype(bool)
    names = np.array(laid.labels, dtype=object)
    return tuple(frozenset(names[row].tolist()) for row in members), place.reshape(coders, units).astype(np.int32)


def _alike(rows: NDArray[np.uint8]) -> tuple[Places, Places]:
    """Return where each kind of row is first met, and the kind of every row; kinds are in order of their bytes.

    Eight bytes are one number: sorting numbers takes a hundredth of what sorting rows does.
    """
    padded = np.pad(rows, ((0, 0), (0, -rows.shape[1] % 8)))
    first, kind = np.zeros(min(1, len(rows)), dtype=np.int64), np.zeros(len(rows), dtype=np.int64)
    for column in padded.view(">u8").T:
        told, place = np.unique(column.astype(np.uint64), return_inverse=True)
        _, first, kind = np.unique(kind * max(1, told.size) + place, return_index=True, return_inverse=True)
    return first, kind
