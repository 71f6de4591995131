"""What a team agrees on beside the codings, as the ground floor's values: rounds, readings, groups, memos."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils import timezone

from lardom.coding.marks import Group as GroupValue
from lardom.coding.marks import Memo as MemoValue
from lardom.coding.visibility import Reading as ReadingValue
from lardom.coding.visibility import Round as RoundValue
from lardom.web.coding.models import Memo, Reading
from lardom.web.coding.queries import groups as group_queries
from lardom.web.coding.queries import rounds as round_queries
from lardom.web.coding.queries.values import coding_rows, mark_rows
from lardom.web.study.models import Study


def rounds(study: Study) -> tuple[RoundValue, ...]:
    """Return the rounds in the order they were begun."""
    names = ("ref", "blind", "opened", "closed", "name", "kind")
    return tuple(RoundValue(*row) for row in round_queries.round_rows(study).values_list(*names))


def readings(study: Study) -> tuple[ReadingValue, ...]:
    """Return who reads what, in the order it was asked for; a reading is closed on a day of the study's own time."""
    rows: QuerySet[Reading] = round_queries.reading_rows(study)
    return tuple(
        ReadingValue(
            row.round.ref, row.transcript.ref, row.coder.label, row.state,  # type: ignore[arg-type] # one of the states
            timezone.localdate(row.closed_at) if row.closed_at else None,
        )
        for row in rows
    )  # fmt: skip


def groups(study: Study) -> tuple[GroupValue, ...]:
    """Return the groups of marks in their order; which marks are in each the marks say."""
    return tuple(
        GroupValue(row.ref, row.name, row.note, row.state, row.code.ref if row.code and not row.code.removed else "")  # type: ignore[arg-type] # as above
        for row in group_queries.group_rows(study)
    )


def memo_rows(study: Study) -> QuerySet[Memo]:
    """Return the memos on transcripts that stand, in the order they were written."""
    found = Memo.objects.of(study).filter(removed=False, transcript__removed=False)
    return found.select_related("transcript", "coder").order_by("pk")


def memos(study: Study, rows: QuerySet[Memo] | None = None) -> tuple[MemoValue, ...]:
    """Return the memos (or some of them); those on a passage that somebody has removed went with it."""
    return tuple(value for value, _row in memos_with_rows(study, memo_rows(study) if rows is None else rows))


def memos_with_rows(study: Study, rows: QuerySet[Memo]) -> Iterator[tuple[MemoValue, Memo]]:
    """Yield memos as values, each with its row; those on a passage that somebody has removed went with it."""
    there: set[str] | None = None
    for row in rows:
        kind, _, ref = row.subject.partition(":")
        passage = ref if kind == "passage" else ""
        if passage and there is None:
            there = {*coding_rows(study).values_list("ref", flat=True), *mark_rows(study).values_list("ref", flat=True)}
        if row.transcript and (not passage or (there and passage in there)):
            yield MemoValue(row.transcript.ref, row.turn, row.coder.label, row.text, passage), row
