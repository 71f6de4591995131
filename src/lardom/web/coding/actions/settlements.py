"""Settling a disagreement: both originals stay, and it is said which codings stand."""

import secrets
from collections.abc import Iterable

from django.utils.translation import gettext as _

from lardom.coding.disagreements import SETTLED
from lardom.coding.placing import digest
from lardom.text.span import Span
from lardom.web.coding.models import Code, Coding, Settlement
from lardom.web.coding.queries import values
from lardom.web.coding.queries.disagreements import Case, settlement_of
from lardom.web.study import queries as studies
from lardom.web.study.models import Coder, Event, Person, Study
from lardom.web.study.writing import Refused, Writing, writing
from lardom.web.transcripts.queries import texts as transcripts


def settle(
    study: Study, case: Case, *, by: Person, stand: Iterable[str], add: Code | None, where: Span | None, reason: str
) -> Event | None:
    """Settle a disagreement: of the originals those in `stand` count, and with `add` a coding that nobody made.

    None that stands means that the passage is to have no code. What is added is coded by nobody (the label "settled").
    """
    kept = [ref for ref in stand if ref in case.value.originals]
    subject = f"transcript:{case.transcript}"
    with writing(study, by=by, kind="settlement.made", subject=subject) as act:
        if settlement_of(study, case) is not None:
            raise Refused(_("This disagreement is settled already. Take it up again first."))
        made = [_added(act, study, case, add, where or case.value.span)] if add else []
        row = act.add(
            Settlement(
                transcript_id=case.transcript, start=case.value.start, end=case.value.end, person=by, reason=reason.strip(),
                originals=sorted(case.value.originals), settled=[*kept, *(one.ref for one in made)],
            )
        )  # fmt: skip
        act.facts = {"settlement": row.pk, "originals": len(row.originals), "stand": len(row.settled)}
    return act.event


def _added(act: Writing, study: Study, case: Case, code: Code, where: Span) -> Coding:
    if not case.value.span.contains(where) or not len(where):
        raise Refused(_("What is added must lie inside the passage that is disagreed upon. Load the page again."))
    coder = studies.coders(study).filter(label=SETTLED).first()
    if coder is None:
        (coder,) = act.add_all([Coder(label=SETTLED)], journal=False)  # a label is nobody's act and is never taken back
    text = transcripts.transcript(study, case.transcript)
    version = text.current_id if text else None
    document = transcripts.document(study, version) if version else None
    if text is None or version is None or document is None:
        raise Refused(_("The transcript has left the study. Load the page again."), status=404)
    return act.add(
        Coding(
            ref=f"s{secrets.token_hex(6)}", transcript=text, document_id=version, start=where.start, end=where.end,
            digest=digest(document.text, where), coder=coder, code=code,
        )
    )  # fmt: skip


def reopen(study: Study, row: Settlement, *, by: Person) -> Event | None:
    """Take a settled disagreement up again: the originals count once more, and what was added goes."""
    with writing(study, by=by, kind="settlement.reopened", subject=f"transcript:{row.transcript_id}") as act:
        added = set(row.settled) - set(row.originals)
        for coding in values.coding_rows(study).filter(ref__in=added):
            act.remove(coding)
        act.remove(row)
        act.facts = {"settlement": row.pk, "originals": len(row.originals)}
    return act.event
