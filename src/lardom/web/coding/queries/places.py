"""Where marks and codings stand in the version in use, and which have no place in it."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import F, Q, QuerySet

from lardom.coding.doubts import UNSURE, doubt_after, doubt_of
from lardom.text.carrying import Carried, carry_all
from lardom.text.span import Span
from lardom.web.coding.models import Coding, Mark
from lardom.web.study.models import Study
from lardom.web.transcripts.queries import texts as transcripts

_COLUMNS = ("document_id", "transcript__current", "doubt", "ref", "transcript__ref", "start", "end")
type _Pair = tuple[int, int]
type _Carried = dict[_Pair, dict[Span, Carried]]


def placed(study: Study, rows: QuerySet[Any], more: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Yield (ref, transcript, start, end, doubt, *more) of the rows that stand in the version in use.

    A passage that nobody has carried over yet (`actions.carrying`) is carried here, for reading only; one whose place
    a person must decide has no place in the version in use, and is left out until then.
    """
    told = list(rows.values_list(*_COLUMNS, *more))
    carried = _carried(study, told)
    for before, now, doubt, ref, transcript, start, end, *rest in told:
        if before == now:
            yield (ref, transcript, start, end, _how(doubt), *rest)
        elif not doubt and (one := _found(carried, (before, now), Span(start, end))) and one.sure and one.span:
            yield (ref, transcript, one.span.start, one.span.end, doubt_after(one), *rest)


def unplaced(study: Study, rows: QuerySet[Any], more: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Yield (ref, transcript, words, doubt, *more) of the rows that have no place in the version in use."""
    told = list(elsewhere(rows).values_list(*_COLUMNS, *more))
    carried = _carried(study, told)
    for before, now, doubt, ref, transcript, start, end, *rest in told:
        one = None if doubt else _found(carried, (before, now), Span(start, end))
        if one is None or not (one.sure and one.span):
            old = transcripts.document(study, before)
            words = old.text[start:end] if old else ""
            yield (ref, transcript, words, _how(doubt) or (doubt_after(one) if one else UNSURE), *rest)


def standing(study: Study, rows: Sequence[Coding | Mark]) -> dict[str, Span]:
    """Return where each of the rows stands in the version in use, by its id; what has no place there is left out.

    The rows need `transcript` at hand.
    """
    told = [(row.document_id, row.transcript.current_id, row.doubt, row.ref, "", row.start, row.end) for row in rows]
    carried = _carried(study, told)
    found: dict[str, Span] = {}
    for before, now, doubt, ref, _, start, end in told:
        span = Span(start, end)
        if before == now:
            found[ref] = span
        elif not doubt and now and (one := _found(carried, (before, now), span)) and one.sure and one.span:
            found[ref] = one.span
    return found


def elsewhere[R: QuerySet[Any]](rows: R) -> R:
    """Return those of the rows that do not stand on the version in use."""
    return rows.exclude(Q(document=F("transcript__current")))


def _how(doubt: str) -> str:
    found = doubt_of(doubt) if doubt else None
    return found.how if found else ""


def _found(carried: _Carried, pair: _Pair, span: Span) -> Carried | None:
    return carried.get(pair, {}).get(span)


def _carried(study: Study, told: Sequence[tuple[Any, ...]]) -> _Carried:
    """Carry what stands on an earlier version and is not in doubt to the one in use."""
    behind: dict[_Pair, list[Span]] = {}
    for before, now, doubt, _ref, _transcript, start, end, *_rest in told:
        if before != now and not doubt and now:
            behind.setdefault((before, now), []).append(Span(start, end))
    found: _Carried = {}
    for pair, spans in behind.items():
        old, new = (transcripts.document(study, version) for version in pair)
        if old is not None and new is not None:
            found[pair] = dict(zip(spans, carry_all(old.text, new.text, spans), strict=True))
    return found
