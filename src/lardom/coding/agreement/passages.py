"""Agreement on passages: what the measures of place say of coders' marks laid out as one text.

`summary` judges label by label whether each unit has it. Here marks are segments that begin and end somewhere:

1. Only documents that *all* coders of the group have read are compared: the unitising measures know no missing coder.
   They stand end to end; no mark reaches from one into the next. Where there are none (coders shared the texts between
   them) a measure is the mean over the pairs of coders for whom it has a value.
2. A label is judged through its *parts*: the labels directly below it, and itself for what was coded with it alone. A
   label with nothing below it is its only part. (s)u-alpha judges a label in the *company* of the others beside it.
   What nobody gave is no part.
3. Labels told apart must exclude each other. Where one coder has given two of them to the same words, the measures that
   need one label a place say so; |u-alpha asks only whether text is coded, gamma lets marks overlap.
4. Boundaries stand between neighbouring turns (or sentences) that a coder has given different labels.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import numpy as np

from lardom.coding.agreement.boundaries import boundary_similarity
from lardom.coding.agreement.coefficient import Coefficient, Why
from lardom.coding.agreement.gamma import gamma
from lardom.coding.agreement.layout import Layout, judged, lay_out
from lardom.coding.agreement.summary import Basis, Read, readers
from lardom.coding.agreement.unitising import Segment, bar_u_alpha, continuum, cu_alpha, k_u_alphas, u_alpha
from lardom.text.span import Span

if TYPE_CHECKING:
    from lardom.coding.marks import Coding

type Labels = Mapping[str, frozenset[str]]
type Cuts = Mapping[str, Sequence[Span]]
type Passed = Literal["u_alpha", "bar_u_alpha", "cu_alpha", "k_u_alpha", "boundary_similarity"]

MEASURED: tuple[Passed, ...] = ("u_alpha", "bar_u_alpha", "cu_alpha", "k_u_alpha", "boundary_similarity")
"""The measures of place, in the order they are shown; gamma comes after them where it serves."""

_APART = 2
"""How far the last boundary of a document and the first of the next are kept apart, so that they are no near miss."""


def parts(labels: Labels, label: str = "") -> dict[str, frozenset[str]]:
    """Return the labels directly below one (of all, those below none), each with its codes, and itself for what is left.

    >>> book = {"t": frozenset("tab"), "a": frozenset("a"), "b": frozenset("b"), "c": frozenset("c")}
    >>> {name: sorted(codes) for name, codes in parts(book, "t").items()}, list(parts(book)), list(parts(book, "a"))
    ({'a': ['a'], 'b': ['b'], 't': ['t']}, ['t', 'c'], ['a'])
    """
    whole = labels[label] if label else frozenset[str]().union(*labels.values())
    inside = {name: codes for name, codes in labels.items() if codes < whole or (codes == whole and not label)}
    highest = {name: codes for name, codes in inside.items() if not any(codes < other for other in inside.values())}
    own = whole - frozenset[str]().union(*highest.values())
    return highest | ({label: own} if label and own else {})


def company(labels: Labels, label: str) -> dict[str, frozenset[str]]:
    """Return the labels among which one is told apart: those beside it under the nearest label above, or at the top.

    >>> book = {"t": frozenset("tab"), "a": frozenset("a"), "b": frozenset("b"), "c": frozenset("c")}
    >>> sorted(company(book, "a")), sorted(company(book, "c"))
    (['a', 'b', 't'], ['c', 't'])
    """
    above = [name for name, codes in labels.items() if labels[label] < codes]
    return parts(labels, min(above, key=lambda name: len(labels[name]), default=""))


@dataclass(frozen=True, slots=True)
class Passages:
    """What the measures of place say of one label in one group of coders.

    `documents` are those that all of them have read; when there are none, `pairs` is over how many pairs the measures are
    means, and `documents` those that some pair has read. `told_apart` are the label's parts, `beside` its company. `u_alpha`,
    `cu_alpha` and `gamma` speak of the parts, `k_u_alpha` of the label in its company; `gamma` is `None` where it does
    not serve (a single part: alpha says the same) or was not asked for.
    """

    label: str
    documents: tuple[str, ...]
    told_apart: tuple[str, ...]
    beside: tuple[str, ...]
    u_alpha: Coefficient
    bar_u_alpha: Coefficient
    cu_alpha: Coefficient
    k_u_alpha: Coefficient
    boundary_similarity: Coefficient
    gamma: Coefficient | None
    pairs: int = 0

    def figures(self) -> dict[str, str | float | None]:
        """Return the measures as columns of a table: value, why it is missing, and coverage where it is partial.

        >>> none = Coefficient("u_alpha", None, "not together")
        >>> Passages("t", (), ("t",), (), *[none] * 5, None).figures()["u_alpha_why"]
        'not together'
        """
        found: dict[str, str | float | None] = {}
        for name in MEASURED:
            one: Coefficient = getattr(self, name)
            found |= {name: one.value, f"{name}_why": one.why}
            if name in {"cu_alpha", "k_u_alpha"}:
                found[f"{name}_coverage"] = one.coverage if one.value is not None else None
        return found | {
            "gamma": self.gamma.value if self.gamma else None,
            "gamma_why": self.gamma.why if self.gamma else "",
            "mean_of_pairs": self.pairs,
        }


@dataclass(frozen=True, slots=True)
class Together:
    """The marks in the documents that all have read: each coder's segments, end to end, and how long it all is."""

    documents: tuple[str, ...]
    segments: dict[str, tuple[Segment, ...]]
    length: int

    @property
    def marks(self) -> int:
        """How many segments there are, all coders together."""
        return sum(len(told) for told in self.segments.values())

    @property
    def overlapping(self) -> bool:
        """Whether some coder has given two labels to the same words."""
        return any(
            one[2] > other[1]
            for told in self.segments.values()
            for one, other in pairwise(sorted(told, key=lambda one: one[1:]))
        )

    def joined(self) -> "Together":
        """Return the same marks without their labels: what meets or overlaps is one."""
        found = {}
        for coder, told in self.segments.items():
            kept: list[Segment] = []
            for _, start, end in sorted(told, key=lambda one: one[1:]):
                if kept and start < kept[-1][2]:
                    kept[-1] = ("", kept[-1][1], max(end, kept[-1][2]))
                else:
                    kept.append(("", start, end))
            found[coder] = tuple(kept)
        return Together(self.documents, found, self.length)


def together(basis: Basis, read: Read, labels: Labels) -> Together:
    """Return the marks with the labels given in the documents that every one of the readers has read.

    >>> from lardom.coding.marks import Coding
    >>> made = [Coding("1", "d", 0, 5, "a", "A"), Coding("2", "e", 0, 5, "a", "B")]
    >>> found = together(Basis(made, {"d": 9, "e": 9}, {}), {"A": ["d", "e"], "B": ["e"]}, {"a": frozenset("a")})
    >>> found.documents, found.segments, found.length
    (('e',), {'A': (), 'B': (('a', 0, 5),)}, 9)
    """
    return _together(lay_out(basis.codings, read, basis.lengths, labels))


def _together(laid: Layout) -> Together:
    who, shared = _shared(laid)
    sizes = laid.lengths[shared]
    moved = np.full(len(laid.documents), -1, dtype=np.int64)
    moved[shared] = np.cumsum(sizes) - sizes
    document = np.searchsorted(laid.begins, laid.start, side="right") - 1
    shift = moved[document] - laid.begins[document]
    kept = moved[document] >= 0
    segments: dict[str, list[Segment]] = {laid.coders[at]: [] for at in who}
    rows = zip(
        *(column[kept].tolist() for column in (laid.coder, laid.label, laid.start + shift, laid.end + shift)),
        strict=True,
    )
    for coder, label, start, end in rows:
        segments[laid.coders[coder]].append((laid.labels[label], start, end))
    return Together(
        tuple(laid.documents[at] for at in shared),
        {coder: tuple(sorted(told, key=lambda one: (one[1:], one[0]))) for coder, told in segments.items()},
        int(sizes.sum()),
    )


def _shared(laid: Layout) -> tuple[list[int], list[int]]:
    """Return the places of the coders who have read any of the documents, and of the documents all of them have."""
    who = np.nonzero(laid.read.any(axis=1))[0]
    return who.tolist(), np.nonzero(laid.read[who].all(axis=0))[0].tolist() if who.size else []


def passages(
    basis: Basis, read: Read, label: str = "", *, cuts: Cuts, rng: np.random.Generator | None = None, samples: int = 30
) -> Passages:
    """Return what the measures of place say of one label, or, without one, of all labels told apart.

    `cuts` are the turns or sentences between which boundaries may stand (`units.cuts_of`). Gamma is worked out when `rng`
    is given, from `samples` randomised texts, for a label with several parts.

    >>> from lardom.coding.marks import Coding
    >>> made = [Coding("1", "d", 10, 30, "t", "A"), Coding("2", "d", 30, 50, "t", "B")]
    >>> basis = Basis(made, {"d": 60}, {"t": frozenset("t")})
    >>> told = passages(basis, {"A": ["d"], "B": ["d"]}, "t", cuts={"d": (Span(0, 30), Span(30, 60))})
    >>> round(told.u_alpha.value, 3), told.cu_alpha.why, told.boundary_similarity.value
    (-0.408, 'one label', 1.0)
    """
    return next(iter(passages_of(basis, read, cuts=cuts, rng=rng, labels=[label], samples=samples).values()))


class _Sorted:
    """Codings by code, and what is the same for all labels beside each other, worked out once."""

    def __init__(self, basis: Basis, read: Read) -> None:
        self.basis, self.read = basis, read
        self._by_code: dict[str, list[Coding]] = {}
        for one in basis.codings:
            self._by_code.setdefault(one.code_id, []).append(one)
        self._beside: dict[tuple[str, ...], tuple[Together, dict[str, Coefficient]]] = {}

    def given(self, labels: Labels) -> dict[str, frozenset[str]]:
        """Return those of the labels that somebody gave."""
        return {name: codes for name, codes in labels.items() if codes & self._by_code.keys()}

    def laid(self, labels: Labels) -> Layout:
        """Return the documents with the marks of these labels alone."""
        made = [one for codes in labels.values() for code in sorted(codes) for one in self._by_code.get(code, ())]
        return lay_out(made, self.read, self.basis.lengths, labels)

    def beside(self, near: Labels) -> tuple[Together, dict[str, Coefficient]]:
        """Return the marks of labels beside each other, and (s)u-alpha of each where they exclude each other."""
        key = tuple(near)
        if key not in self._beside:
            found = _together(self.laid(near))
            wrong = _why(found) or found.overlapping
            self._beside[key] = found, {} if wrong else k_u_alphas(continuum(found.segments, found.length))
        return self._beside[key]


def passages_of(
    basis: Basis, read: Read, *, cuts: Cuts, rng: np.random.Generator | None = None, labels: Iterable[str] | None = None,
    samples: int = 30,
) -> dict[str, Passages]:  # fmt: skip
    """Return what the measures of place say of every label (or of those named), by label; see `passages`.

    >>> from lardom.coding.marks import Coding
    >>> made = [Coding("1", "d", 0, 5, "t", "A"), Coding("2", "d", 0, 5, "t", "B")]
    >>> found = passages_of(Basis(made, {"d": 60}, {"t": frozenset("t")}), {"A": ["d"], "B": ["d"]}, cuts={})
    >>> found["t"].u_alpha.value, found["t"].boundary_similarity.why
    (1.0, 'no units')
    """
    wanted = list(basis.labels if labels is None else labels)
    whole = _Sorted(basis, read)
    pairs = readers(read, "pair")
    if _why(_together(whole.laid({}))) == "not together" and pairs:
        each = [passages_of(basis, its, cuts=cuts, rng=rng, labels=wanted, samples=samples) for its in pairs.values()]
        coders = sum(1 for told in read.values() if set(told) & basis.lengths.keys())
        return {label: _mean([one[label] for one in each], coders) for label in wanted}
    return {label: _passages(whole, label, cuts, rng, samples) for label in wanted}


def _passages(whole: _Sorted, label: str, cuts: Cuts, rng: np.random.Generator | None, samples: int) -> Passages:
    inner = whole.given(parts(whole.basis.labels, label))
    near = whole.given(company(whole.basis.labels, label)) if label else {}
    laid = whole.laid(inner)
    found = _together(laid)
    nothing, single = _why(found), len(inner) < 2
    return Passages(
        label, found.documents, tuple(inner), tuple(near),
        _none("u_alpha", found) or u_alpha(continuum(found.segments, found.length)),
        Coefficient("bar_u_alpha", None, nothing, coders=len(found.segments))
        if nothing
        else bar_u_alpha(continuum(found.joined().segments, found.length)),
        _none("cu_alpha", found, single=single) or cu_alpha(continuum(found.segments, found.length)),
        _beside(whole, label, near), _bounded(laid, cuts),
        None if single or rng is None else _gamma(found, rng, samples),
    )  # fmt: skip


def _why(found: Together) -> Why:
    if len(found.segments) < 2:
        return "too few coders"
    return "" if found.documents else "not together"


def _none(name: str, found: Together, *, single: bool = False) -> Coefficient | None:
    """Return a coefficient that says why there is none, or nothing when it can be worked out."""
    why: Why = _why(found) or ("one label" if single else "overlapping" if found.overlapping else "")
    return Coefficient(name, None, why, units=found.length, coders=len(found.segments)) if why else None


def _beside(whole: _Sorted, label: str, near: Labels) -> Coefficient:
    found, told = whole.beside(near)
    none = _none("k_u_alpha", found, single=len(near) < 2 or label not in near)
    nobody = Coefficient("k_u_alpha", None, "nothing marked", units=found.length, coders=len(found.segments))
    return none or told.get(label, nobody)


def _gamma(found: Together, rng: np.random.Generator, samples: int) -> Coefficient:
    if why := _why(found):
        return Coefficient("gamma", None, why, units=found.length, coders=len(found.segments))
    return gamma(found.segments, found.length, rng=rng, samples=samples, precision=None)


def _bounded(laid: Layout, cuts: Cuts) -> Coefficient:
    who, shared = _shared(laid)
    if len(who) < 2 or not shared:
        why: Why = "too few coders" if len(who) < 2 else "not together"
        return Coefficient("boundary_similarity", None, why, coders=len(who))
    ratings = judged(laid, cuts, unit="turns")
    divided: dict[str, list[int]] = {laid.coders[at]: [] for at in who}
    places = 0
    for document in shared:
        rows = ratings.values[:, ratings.blocks == document] if ratings.blocks is not None else ratings.values
        for at in who:
            divided[laid.coders[at]] += (np.nonzero(np.diff(rows[at]))[0] + 1 + places).tolist()
        places += max(0, rows.shape[1] - 1) + _APART
    if places == _APART * len(shared):
        return Coefficient("boundary_similarity", None, "no units", coders=len(who))
    found = boundary_similarity(divided, places)
    return Coefficient(
        found.name, found.value, found.why, found.observed, None, places - _APART * len(shared), found.coders
    )


def _mean(pairs: Sequence[Passages], coders: int) -> Passages:
    """Return the means over pairs, each measure over those pairs for which it has a value; else the first pair's reason."""

    def mean(told: Sequence[Coefficient]) -> Coefficient:
        known = [(one.value, one) for one in told if one.value is not None]
        if not known:
            return replace(told[0], coders=coders)
        return Coefficient(
            told[0].name, sum(value for value, _ in known) / len(known), units=sum(one.units for _, one in known),
            coders=coders, coverage=sum(one.coverage for _, one in known) / len(known),
        )  # fmt: skip

    gammas = [one.gamma for one in pairs if one.gamma]
    documents = tuple(sorted({document for one in pairs for document in one.documents}))
    u, bar_u, cu, k_u, bounds = (mean([getattr(one, name) for one in pairs]) for name in MEASURED)
    return Passages(
        pairs[0].label, documents, pairs[0].told_apart, pairs[0].beside, u, bar_u, cu, k_u, bounds,
        mean(gammas) if gammas else None, len(pairs),
    )  # fmt: skip
