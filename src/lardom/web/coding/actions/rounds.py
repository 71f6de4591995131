"""Beginning, opening and closing rounds, and asking coders to read."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from lardom.coding.assigning import spread
from lardom.web.coding.models import Reading, Round
from lardom.web.coding.queries import rounds
from lardom.web.study import queries as studies
from lardom.web.study.models import Person, Study
from lardom.web.study.writing import Refused, Writing, writing
from lardom.web.transcripts.queries import texts as transcripts

type Pair = tuple[int, int]
"""A transcript's and a coder's number."""


def begin_round(study: Study, *, by: Person, name: str, kind: str, blind: bool) -> Round:
    """Begin a round; nobody is asked to read yet."""
    with writing(study, by=by, kind="round.begun", facts={"kind": kind, "blind": blind}) as act:
        row = act.add(Round(name=name, kind=kind, blind=blind, order=rounds.round_rows(study).count()))
        act.subject = f"round:{row.pk}"
    return row


def change_round(study: Study, row: Round, *, by: Person, seen: int, name: str, kind: str, blind: bool) -> Round:
    """Change a round's name and kind; that it is blind cannot be taken back behind the readers' backs."""
    if row.blind and not blind and rounds.reading_rows(study).filter(round=row).exclude(state="asked").exists():
        raise Refused(
            _("“%(round)s” has been begun as a blind reading. Show everything to everybody instead, when it is time.")
            % {"round": row.name}
        )
    with writing(study, by=by, kind="round.changed", subject=f"round:{row.pk}") as act:
        return act.change(row, seen=seen, name=name, kind=kind, blind=blind)


def show_round(study: Study, row: Round, *, by: Person, seen: int, opened: bool) -> Round:
    """Show everything made in a round to everybody, or hide it again."""
    kind = "round.shown" if opened else "round.hidden"
    with writing(study, by=by, kind=kind, subject=f"round:{row.pk}") as act:
        return act.change(row, seen=seen, opened=opened)


def close_round(study: Study, row: Round, *, by: Person, seen: int, closed: bool) -> Round:
    """End a round, or take it up again."""
    kind = "round.closed" if closed else "round.reopened"
    with writing(study, by=by, kind=kind, subject=f"round:{row.pk}") as act:
        return act.change(row, seen=seen, closed=closed)


def remove_round(study: Study, row: Round, *, by: Person, seen: int) -> None:
    """Remove a round that nobody has begun to read in."""
    begun = rounds.reading_rows(study).filter(round=row).exclude(state="asked").count()
    if begun:
        raise Refused(
            _("“%(round)s” has %(n)s readings that are begun or closed. Close the round instead.")
            % {"round": row.name, "n": begun}
        )
    with writing(study, by=by, kind="round.removed", subject=f"round:{row.pk}") as act:
        for reading in rounds.reading_rows(study).filter(round=row):
            act.remove(reading)
        act.remove(row, seen=seen)


def assign(study: Study, row: Round, *, by: Person, pairs: Iterable[Pair]) -> tuple[int, int]:
    """Ask for exactly these readings and return how many were added and taken away.

    What is begun or closed stays whether or not it is named: a reading is never taken from its reader.
    """
    wanted = _known(study, row, pairs)
    with writing(study, by=by, kind="round.assigned", subject=f"round:{row.pk}") as act:
        there = {(one.transcript_id, one.coder_id): one for one in rounds.reading_rows(study).filter(round=row)}
        gone = [one for pair, one in there.items() if pair not in wanted and one.state == "asked"]
        for one in gone:
            act.remove(one)
        added = _ask(act, row, [pair for pair in wanted if pair not in there])
        act.facts = {"added": added, "taken": len(gone)}
    return added, len(gone)


def assign_evenly(study: Study, row: Round, *, by: Person, coders: Iterable[int], each: int) -> int:
    """Ask for as many readings as are missing for `each` coders a transcript, the work spread evenly."""
    there = [(str(one.transcript_id), str(one.coder_id)) for one in rounds.reading_rows(study).filter(round=row)]
    texts = [str(one.pk) for one in transcripts.transcript_rows(study)]
    chosen = [str(one.number) for one in rounds.readers(study) if one.number in set(coders)]
    if not chosen:
        raise Refused(_("Choose who is to read."))
    pairs = [(int(text), int(coder)) for text, coder in spread(texts, chosen, each, taken=there)]
    with writing(study, by=by, kind="round.assigned", subject=f"round:{row.pk}") as act:
        added = _ask(act, row, pairs)
        act.facts = {"added": added, "each": each}
    return added


def _ask(act: Writing, row: Round, pairs: Iterable[Pair]) -> int:
    return len(act.add_all(Reading(round=row, transcript_id=text, coder_id=coder) for text, coder in pairs))


def _known(study: Study, row: Round, pairs: Iterable[Pair]) -> dict[Pair, None]:
    if row.closed:
        raise Refused(_("“%(round)s” is closed. Take it up again before you ask for readings.") % {"round": row.name})
    texts = {one.pk for one in transcripts.transcript_rows(study)}
    coders = {one.pk for one in studies.coders(study)}
    wanted = dict.fromkeys(pairs)
    if any(text not in texts or coder not in coders for text, coder in wanted):
        raise Refused(_("A transcript or a reader has left the study. Load the page again."), status=404)
    return wanted
