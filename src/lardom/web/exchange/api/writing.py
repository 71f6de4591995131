"""Writing from a program: passages, codes, claims and their evidence, under the same rules as in the pages."""

from typing import Any, Literal

from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Field, Schema

from lardom.web.claims.actions import claims as claim_actions
from lardom.web.claims.actions import evidence as evidence_actions
from lardom.web.claims.queries import values as claims
from lardom.web.coding.actions import codebook, passages
from lardom.web.coding.actions.passages import Desk
from lardom.web.coding.queries import values as coding
from lardom.web.exchange.api.door import NO, api, inside, once
from lardom.web.study.writing import Refused
from lardom.web.transcripts.queries import texts as transcripts

COLOUR = r"^(#[0-9a-fA-F]{6})?$"


class Done(Schema):
    """An act that is durable: its number in the trail and the reference of what it made or changed."""

    number: int
    ref: str


class NewPassage(Schema):
    """A passage of a document: with a code it is a coding, without one a mark."""

    document: str = Field(description="The document's id, as the table of documents has it.")
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    code: str = Field("", description="The code's id; empty for a mark.")
    ref: str = Field("", max_length=120, pattern=r"^[\w.:-]*$", description="An id of your own; empty: one is made.")


class ChangedPassage(Schema):
    """New ends, or a new code, of a coding or mark of one's own."""

    start: int | None = Field(None, ge=0)
    end: int | None = Field(None, ge=0)
    code: str = ""


class NewCode(Schema):
    """A code for the codebook."""

    name: str = Field(min_length=1, max_length=300)
    parent: str = Field("", description="The id of the code above; empty at the top.")
    kind: Literal["", "context", "effect", "lesson"] = ""
    pole: str = Field("", max_length=120)
    definition: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""
    colour: str = Field("", pattern=COLOUR)


class NewClaim(Schema):
    """A claim; what the sentence says of itself (its word, unit and base) is read from it where left out."""

    text: str = Field(min_length=1)
    section: str = Field("", max_length=200)


class ChangedClaim(Schema):
    """The fields to change; those left out stay."""

    text: str | None = None
    section: str | None = None
    quantifier: str | None = None
    unit: str | None = None
    base: str | None = None
    scope: str | None = None


class NewEvidence(Schema):
    """A link from a claim to what backs or troubles it."""

    relation: Literal["supports", "qualifies", "contradicts", "illustrates"]
    kind: Literal["coding", "code", "quotation", "answers", "claim", "portfolio"]
    ref: str = Field(min_length=1, max_length=300)
    group: Literal["", "a", "b"] = ""


def _desk(request: Any, document: str) -> Desk:
    row = transcripts.transcript_rows(request.here.study).filter(ref=document).first()
    desk = passages.open_desk(request.here, row.pk) if row else None
    if desk is None:
        raise Refused(_("There is no transcript called %(name)s in this study.") % {"name": document}, status=404)
    return desk


def _desk_of(request: Any, ref: str) -> Desk:
    for rows in (coding.coding_rows(request.here.study), coding.mark_rows(request.here.study)):
        found = rows.filter(ref=ref).values_list("transcript_id", flat=True).first()
        desk = passages.open_desk(request.here, found) if found else None
        if desk is not None:
            return desk
    raise Http404


def _code(request: Any, ref: str) -> Any:
    row = coding.code_rows(request.here.study).filter(ref=ref).first()
    if row is None:
        raise Refused(_("There is no code called %(ref)s in this study.") % {"ref": ref}, status=404)
    return row


def _claim(request: Any, ref: str) -> Any:
    row = claims.claim_rows(request.here.study).filter(ref=ref).first()
    if row is None:
        raise Http404
    return row


def _sequence(request: Any) -> int:
    request.here.study.refresh_from_db(fields=["sequence"])
    return int(request.here.study.sequence)


@api.post("/s/{study}/passages", response={200: Done, **NO}, summary="Code or mark a passage")
@inside("coding.mark", writes=True)
def put(request: Any, study: str, told: NewPassage) -> Any:  # noqa: ARG001 - named in the address
    """Give a passage a code, or mark it."""

    def do() -> dict[str, Any]:
        desk = _desk(request, told.document)
        code = _code(request, told.code).pk if told.code else None
        ref = told.ref or passages.new_ref()
        answer = passages.put(desk, start=told.start, end=told.end, code=code, ref=ref)
        return {"number": answer.number, "ref": ref}

    return once(request, do)


@api.patch("/s/{study}/passages/{ref}", response={200: Done, **NO}, summary="Move or recode a passage")
@inside("coding.mark", writes=True)
def change(request: Any, study: str, ref: str, told: ChangedPassage) -> Any:  # noqa: ARG001 - named in the address
    """Move the ends of a passage of one's own, or give a coding another code."""

    def do() -> dict[str, Any]:
        desk = _desk_of(request, ref)
        if told.code:
            answer = passages.recode(desk, ref=ref, code=_code(request, told.code).pk, version=None)
        elif told.start is not None and told.end is not None:
            answer = passages.move(desk, ref=ref, start=told.start, end=told.end, version=None)
        else:
            raise Refused(_("Say a new start and end, or a new code."))
        return {"number": answer.number, "ref": ref}

    return once(request, do)


@api.delete("/s/{study}/passages/{ref}", response={200: Done, **NO}, summary="Take a passage away")
@inside("coding.mark", writes=True)
def remove(request: Any, study: str, ref: str) -> Any:  # noqa: ARG001 - named in the address
    """Take a coding or mark of one's own away; the act can be taken back."""
    return once(
        request, lambda: {"number": passages.remove(_desk_of(request, ref), ref=ref, version=None).number, "ref": ref}
    )


@api.post("/s/{study}/codes", response={200: Done, **NO}, summary="Put a code into the codebook")
@inside("coding.codebook", writes=True)
def make_code(request: Any, study: str, told: NewCode) -> Any:  # noqa: ARG001 - named in the address
    """Put a new code last under its parent."""

    def do() -> dict[str, Any]:
        parent = _code(request, told.parent) if told.parent else None
        fields = told.dict(exclude={"parent"})
        row = codebook.make_code(request.here.study, by=request.user, parent=parent, **fields)
        return {"number": _sequence(request), "ref": row.ref}

    return once(request, do)


@api.post("/s/{study}/claims", response={200: Done, **NO}, summary="Make a claim")
@inside("claims.edit", writes=True)
def make_claim(request: Any, study: str, told: NewClaim) -> Any:  # noqa: ARG001 - named in the address
    """Make a claim at the end of its section."""

    def do() -> dict[str, Any]:
        read = claim_actions.read_fields(request.here.study, told.text)
        row = claim_actions.make_claim(
            request.here.study, text=told.text, section=told.section, by=request.user, **read
        )
        return {"number": _sequence(request), "ref": row.ref}

    return once(request, do)


@api.patch("/s/{study}/claims/{ref}", response={200: Done, **NO}, summary="Change a claim")
@inside("claims.edit", writes=True)
def change_claim(request: Any, study: str, ref: str, told: ChangedClaim) -> Any:  # noqa: ARG001 - as above
    """Change fields of a claim."""

    def do() -> dict[str, Any]:
        row = _claim(request, ref)
        fields = {name: value for name, value in told.dict().items() if value is not None}
        claim_actions.change_claim(row, seen=row.version, by=request.user, **fields)
        return {"number": _sequence(request), "ref": ref}

    return once(request, do)


@api.post("/s/{study}/claims/{ref}/evidence", response={200: Done, **NO}, summary="Link evidence to a claim")
@inside("claims.edit", writes=True)
def link(request: Any, study: str, ref: str, told: NewEvidence) -> Any:  # noqa: ARG001 - named in the address
    """Link a thing of the study to a claim."""

    def do() -> dict[str, Any]:
        evidence_actions.link(
            _claim(request, ref), relation=told.relation, kind=told.kind, target=told.ref, group=told.group, by=request.user
        )  # fmt: skip
        return {"number": _sequence(request), "ref": ref}

    return once(request, do)
