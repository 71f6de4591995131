"""Beginning, closing and taking up one's own reading of a transcript."""

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from lardom.web.coding.models import Reading, Round
from lardom.web.coding.queries import rounds
from lardom.web.study.models import Coder, Person, Study
from lardom.web.study.writing import Refused, writing

if TYPE_CHECKING:
    from lardom.web.transcripts.models import Transcript


def begin_reading(study: Study, number: int, *, by: Person) -> Reading:
    """Note that a reader has begun a reading that was asked for; begun twice is begun once."""
    row = _own(study, number, by)
    if row.state != "asked":
        return row
    with writing(study, by=by, kind="reading.begun", subject=f"reading:{row.pk}", facts=_facts(row)) as act:
        return act.change(row, state="begun")


def close_reading(study: Study, number: int, *, by: Person) -> Reading:
    """Close one's own reading: from now on one sees what the others have marked there."""
    row = _own(study, number, by)
    if row.state == "closed":
        return row
    with writing(study, by=by, kind="reading.closed", subject=f"reading:{row.pk}", facts=_facts(row)) as act:
        return act.change(row, state="closed", closed_at=timezone.now())


def reopen_reading(study: Study, number: int, *, by: Person) -> Reading:
    """Take a closed reading of one's own up again; the trail keeps that it had been closed."""
    row = _own(study, number, by)
    if row.round.closed:
        raise Refused(_("The round “%(round)s” is over; its readings stay as they are.") % {"round": row.round.name})
    if row.state != "closed":
        return row
    with writing(study, by=by, kind="reading.reopened", subject=f"reading:{row.pk}", facts=_facts(row)) as act:
        return act.change(row, state="begun", closed_at=None)


def round_for(study: Study, transcript: "Transcript", *, coder: Coder, by: Person) -> Round | None:
    """Return the round that what a coder does in the transcript now belongs to, and note that the reading has begun.

    The note is an entry of its own, so that taking the first mark back does not touch the reading.
    """
    row = rounds.open_reading(study, transcript.pk, coder)
    if row is None:
        return None
    if not row.begun:
        begin_reading(study, row.number, by=by)
    return Round.objects.of(study).get(pk=row.round_id)


def _own(study: Study, number: int, by: Person) -> Reading:
    row = rounds.reading_rows(study).filter(pk=number).first()
    if row is None:
        raise Refused(_("There is no reading %(number)s in this study.") % {"number": number}, status=404)
    if row.coder.person_id != by.pk:
        raise Refused(_("This reading is %(reader)s's; only they close it.") % {"reader": row.coder.label}, status=403)
    return row


def _facts(row: Reading) -> dict[str, int]:
    return {"transcript": row.transcript_id, "round": row.round_id, "coder": row.coder_id}
