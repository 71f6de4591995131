"""Agreement by place worked out: where passages begin and end, and which codes they carry; and all measures as a table.

This brings NumPy: it is imported when somebody asks for numbers.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lardom.coding.agreement.coefficient import NAMES, REASONS, Coefficient
from lardom.coding.agreement.explaining import explained
from lardom.coding.agreement.passages import MEASURED, Cuts, Passages, passages, passages_of
from lardom.coding.agreement.summary import GROUPINGS, compared, readers
from lardom.coding.agreement.units import cuts_of
from lardom.coding.signs import Sign
from lardom.exchange.results import Value
from lardom.study.settings import Language
from lardom.web.coding.queries.agreement import EVERY, Compared
from lardom.web.coding.queries.measuring import Measure, basis_of, intervals_of


@dataclass(frozen=True, slots=True)
class Told:
    """One label, or one group of coders, by the measures of place: each with the share of the text that it speaks of.

    `coverage` is `None` where the measure speaks of all of it, or has no number.
    """

    label: str
    name: str
    sign: Sign | None
    measures: tuple[tuple[Coefficient, float | None], ...]


@dataclass(frozen=True, slots=True)
class ByPlace:
    """The measures of place: heads of the columns, rows, reasons for numbers that are missing, and what each measure says.

    `texts` is how many transcripts are compared, `pairs` over how many pairs all coders' numbers are means (0: over none).
    """

    heads: tuple[str, ...]
    rows: tuple[Told, ...]
    reasons: tuple[str, ...]
    measures: tuple[Measure, ...]
    texts: int
    pairs: int
    told_apart: tuple[str, ...] = ()


def cuts_for(found: Compared) -> Cuts:
    """Return where boundaries may stand: between sentences when these are the unit, else between turns."""
    return cuts_of(found.documents, "sentences" if found.asked.unit == "sentences" else "turns", found.language)


def _told(label: str, name: str, sign: Sign | None, one: Passages, *, with_gamma: bool) -> Told:
    measures: list[tuple[Coefficient, float | None]] = []
    for measure in MEASURED:
        value: Coefficient = getattr(one, measure)
        partial = measure in {"cu_alpha", "k_u_alpha"} and value.value is not None
        measures.append((value, value.coverage if partial else None))
    if with_gamma and one.gamma:
        measures.append((one.gamma, None))
    return Told(label, name, sign, tuple(measures))


def _framed(rows: tuple[Told, ...], whole: Passages, language: Language, apart: tuple[str, ...]) -> ByPlace:
    english = language != "sv"
    first = rows[0].measures if rows else ()
    measures = tuple(
        Measure(
            NAMES[one.name][english], one, REASONS[one.why][english] if one.why else "", explained(one.name, language)
        )
        for one, _ in first
    )
    missing = sorted({one.why for row in rows for one, _ in row.measures if one.why})
    return ByPlace(
        tuple(one.name for one in measures), rows, tuple(REASONS[why][english] for why in missing), measures,
        len(whole.documents), whole.pairs, apart,
    )  # fmt: skip


def places(found: Compared, language: Language) -> ByPlace | None:
    """Return every label by the measures of place, all coders together; nothing when no label was used."""
    told = passages_of(basis_of(found), found.read, cuts=cuts_for(found))
    rows = tuple(
        _told(label, found.names[label], found.looks[label], one, with_gamma=False) for label, one in told.items()
    )
    return _framed(rows, next(iter(told.values())), language, ()) if told else None


type Step = Callable[[int, int], None]


def _quietly(done: int, total: int) -> None:
    """Tell nobody how far it has come."""


def place_of(found: Compared, language: Language, step: Step = _quietly) -> ByPlace:
    """Return the label asked for (or all told apart) by the measures of place: all coders together, then each pair.

    Gamma is there where it serves, from the same drawing each time. `step` is told before each group.
    """
    label = "" if found.asked.label == EVERY else found.asked.label
    basis, cuts = basis_of(found), cuts_for(found)
    groups = {"": found.read} | (readers(found.read, "pair") if len(found.read) > 2 else {})
    told: dict[str, Passages] = {}
    for done, (name, read) in enumerate(groups.items()):
        step(done, len(groups))
        told[name] = passages(basis, read, label, cuts=cuts, rng=np.random.default_rng(0))
    rows = tuple(_told(label, name, None, one, with_gamma=True) for name, one in told.items())
    apart = told[""].told_apart
    return _framed(rows, told[""], language, tuple(found.names[one] for one in apart) if len(apart) > 1 else ())


def sheet(found: Compared, step: Step = _quietly) -> list[dict[str, Value]]:
    """Return every label by group (all, each pair, each transcript, without each coder) as rows of a table.

    Measures of judged units and measures of place stand in one row; gamma is there for all coders together. `step` is told
    before each group.
    """
    basis, cuts = basis_of(found), cuts_for(found)
    ends = intervals_of(basis, found)
    rows = []
    groups = [(by, name, read) for by in GROUPINGS for name, read in readers(found.read, by).items()]
    for done, (kind, name, read) in enumerate(groups):
        step(done, len(groups))
        rng = np.random.default_rng(0) if kind == "all" else None
        placed = passages_of(basis, read, cuts=cuts, rng=rng)
        for line in compared(basis, read):
            end = ends.get(line.label) if kind == "all" else None
            figures = line.figures()
            rows.append(
                {"unit": found.asked.unit, "by": kind, "group": name, "code": figures.pop("code")}
                | {"name": found.names[line.label]} | figures
                | {"alpha_low": end.low if end else None, "alpha_high": end.high if end else None}
                | placed[line.label].figures()
            )  # fmt: skip
    return rows
