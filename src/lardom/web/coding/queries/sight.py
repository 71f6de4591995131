"""What a coder may see of others' marks, codings and memos: the ground floor's rule, put to the rows."""

from collections.abc import Collection

from django.db.models import Model, Q, QuerySet

from lardom.coding.visibility import Reading as ReadingValue
from lardom.coding.visibility import Round as RoundValue
from lardom.coding.visibility import Sight, sight
from lardom.web.coding.models import Coding, Mark, Memo, Reading, Round
from lardom.web.study.models import Coder, Study
from lardom.web.study.remembering.values import remembered


def rounds(study: Study) -> tuple[RoundValue, ...]:
    """Return the rounds as the rule knows them."""
    found = Round.objects.of(study).filter(removed=False).values_list("pk", "blind", "opened", "closed")
    return tuple(RoundValue(str(number), blind, opened, closed) for number, blind, opened, closed in found)


def readings(study: Study, coder: Coder | None) -> tuple[ReadingValue, ...]:
    """Return a coder's readings as the rule knows them."""
    if coder is None:
        return ()
    found = (
        Reading.objects.of(study).filter(removed=False, coder=coder).values_list("round_id", "transcript_id", "state")
    )
    return tuple(
        ReadingValue(str(round_id), str(transcript), str(coder.pk), state)  # type: ignore[arg-type] # one of the states
        for round_id, transcript, state in found
    )


def sight_of(study: Study, coder: Coder | None) -> Sight:
    """Return what the coder may see in the study (transcripts and coders are named by their numbers)."""
    own = str(coder.pk) if coder else ""
    return remembered(study, f"sight of {own}", lambda: sight(own, rounds(study), readings(study, coder)))


def unseen_codings(study: Study, coder: Coder | None) -> frozenset[str]:
    """Return the ids of the codings that a blind reading hides from the coder."""
    found = sight_of(study, coder)
    if not found.hides:
        return frozenset()
    rows = Coding.objects.of(study).filter(removed=False)
    return frozenset(rows.values_list("ref", flat=True)) - frozenset(seen(rows, found).values_list("ref", flat=True))


def unseen_passages(study: Study, coder: Coder | None, refs: Collection[str]) -> frozenset[str]:
    """Return those of the marks and codings with these ids that a blind reading hides from the coder."""
    found, hidden = sight_of(study, coder), set[str]()
    for table in (Coding, Mark) if found.hides and refs else ():
        rows = table.objects.of(study).filter(ref__in=list(refs))
        hidden |= set(rows.values_list("ref", flat=True)) - set(seen(rows, found).values_list("ref", flat=True))
    return frozenset(hidden)


def seen_memos(study: Study, rows: QuerySet[Memo], coder: Coder | None) -> QuerySet[Memo]:
    """Return those of the memos that the coder may see.

    A memo is of no round by itself (rule 5): it is as hidden as the passage it is on, and as work of every round in
    which whoever wrote it reads the transcript.
    """
    sight = sight_of(study, coder)
    found = seen(rows, sight)
    if not sight.hides:
        return found
    told = list(found.exclude(coder=coder).values_list("pk", "subject", "coder_id", "transcript_id"))
    passages = {subject.removeprefix("passage:") for _, subject, _, _ in told if subject.startswith("passage:")}
    hidden = {f"passage:{ref}" for ref in unseen_passages(study, coder, passages)}
    veiled = Reading.objects.of(study).filter(removed=False, round_id__in=[int(one) for one in sight.veiled])
    behind = {
        (who, text)
        for round_id, text, who in veiled.values_list("round_id", "transcript_id", "coder_id")
        if not sight.sees(str(text), str(who), str(round_id))
    }
    away = [pk for pk, subject, who, text in told if subject in hidden or (who, text) in behind]
    return found.exclude(pk__in=away)


def seen[M: Model](rows: QuerySet[M], sight: Sight) -> QuerySet[M]:
    """Return those of the rows (marks or codings) that the coder may see.

    The rows need the columns `coder` and `transcript`; those with `round` are also held against the veiled rounds.
    """
    if not sight.hides:
        return rows
    others = ~Q(transcript_id__in=[int(one) for one in sight.blindfolded])
    if hasattr(rows.model, "round") and sight.veiled:
        veiled = [int(one) for one in sight.veiled]
        behind = Q(round_id__isnull=True) | ~Q(round_id__in=veiled)
        for round_id, transcript in sight.finished:
            behind |= Q(round_id=int(round_id), transcript_id=int(transcript))
        others &= behind
    own = Q(coder_id=int(sight.reader)) if sight.reader else Q(pk__in=[])
    return rows.filter(own | others)
