"""The rows that a program's request names by their ids, and the number of the act that was done."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from lardom.web.claims.queries import values as claims
from lardom.web.coding.actions import passages
from lardom.web.coding.actions.passages import Desk
from lardom.web.coding.queries import values as coding
from lardom.web.coding.queries.sight import unseen_passages
from lardom.web.study.writing import Refused
from lardom.web.transcripts.queries import texts as transcripts


def desk(request: Any, document: str) -> Desk:
    """Return the desk of whoever asks at the transcript of that name."""
    row = transcripts.transcript_rows(request.here.study).filter(ref=document).first()
    found = passages.open_desk(request.here, row.pk) if row else None
    if found is None:
        raise Refused(_("There is no transcript called %(name)s in this study.") % {"name": document}, status=404)
    return found


def desk_of(request: Any, ref: str) -> Desk:
    """Return the desk at the transcript in which a passage stands."""
    for rows in (coding.coding_rows(request.here.study), coding.mark_rows(request.here.study)):
        number = rows.filter(ref=ref).values_list("transcript_id", flat=True).first()
        found = passages.open_desk(request.here, number) if number else None
        if found is not None:
            return found
    raise Http404


def code(request: Any, ref: str) -> Any:
    """Return the row of a code of the codebook."""
    row = coding.code_rows(request.here.study).filter(ref=ref).first()
    if row is None:
        raise Refused(_("There is no code called %(ref)s in this study.") % {"ref": ref}, status=404)
    return row


def claim(request: Any, ref: str) -> Any:
    """Return the row of a claim."""
    row = claims.claim_rows(request.here.study).filter(ref=ref).first()
    if row is None:
        raise Http404
    row.study = request.here.study  # what is written to it is then known to whoever asked
    return row


def unseen(request: Any, links: Iterable[Any]) -> frozenset[str]:
    """Return the ids of the codings that these links of claims are to and that a blind reading hides."""
    refs = [one.target for one in links if one.kind == "coding"]
    return unseen_passages(request.here.study, request.here.coder, refs)


def place(rows: Any, row: Any) -> int:
    """Return where a row stands among the study's rows of its table."""
    return list(rows.values_list("pk", flat=True)).index(row.pk)


def sequence(request: Any) -> int:
    """Return the number of the study's last entry in the trail."""
    request.here.study.refresh_from_db(fields=["sequence", "head"])
    return int(request.here.study.sequence)


def done(request: Any, row: Any) -> dict[str, Any]:
    """Return what an act on a row with an id of its own is answered with."""
    return {"number": sequence(request), "ref": row.ref, "version": row.version}
