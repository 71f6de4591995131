"""Claims and their evidence from a program: made, changed, removed, linked, turned and unlinked."""

from typing import Any, Literal

from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Field, Query, Schema

from lardom.claims.claim import Evidence, EvidenceKind, Relation, Voice
from lardom.exchange.building import unit_of
from lardom.exchange.cells import parse_reference
from lardom.exchange.rows import reference_text
from lardom.web.claims.actions import claims as claim_actions
from lardom.web.claims.actions import evidence as evidence_actions
from lardom.web.claims.actions.claims import MOST
from lardom.web.claims.queries import values as claims
from lardom.web.exchange.api import finding
from lardom.web.exchange.api.asked import LARGEST, Asked, Changing, Done, Named, Numbered, Seen, Whole, Words
from lardom.web.exchange.api.door import once, reads, writes
from lardom.web.exchange.api.judging import judged
from lardom.web.study import queries as studies
from lardom.web.study.writing import Refused

Group = Literal["", "a", "b"]


class Sayings(Schema):
    """What a claim says of itself beside its sentence."""

    section: Words = Field("", max_length=MOST["section"])
    voice: Voice = ""
    quantifier: Words = Field("", max_length=MOST["quantifier"], description="As written in the sentence.")
    class_: Words = Field("", alias="class", max_length=MOST["class_name"], description="The quantifier's class.")
    unit: Words = Field("", max_length=MOST["unit"], description="What is counted, such as respondent or project.")
    base: Words = Field(
        "",
        max_length=MOST["base"],
        description="A number, asked, step 2, category:…, frame, coded:…; empty: everyone interviewed.",
    )
    number: Whole | None = Field(None, ge=0, le=LARGEST)
    kind: Literal["", "finding", "summary", "theme summary", "contrast", "comparison", "judgement", "lesson"] = ""
    polarity: Literal["", "+", "-"] = ""
    hedge: Words = Field("", max_length=MOST["hedge"])
    object: Words = Field("", max_length=MOST["object"])
    scope: Words = Field("", max_length=MOST["scope"])
    parent: Words = Field("", max_length=MOST["parent"], description="The id of the claim that is summarised.")
    group_a: Words = Field("", max_length=MOST["group_a"])
    group_b: Words = Field("", max_length=MOST["group_b"])
    measure: Words = Field("", max_length=MOST["measure"], description="answers:ITEM or code:CODE.")


class NewClaim(Asked, Sayings):
    """A claim; what the sentence says of itself (its word, unit and base) is read from it where left out."""

    text: Named = Field(max_length=MOST["text"])


class ChangedClaim(Changing, Sayings):
    """The fields to change; those left out stay."""

    text: Named = Field("", max_length=MOST["text"])


class NewEvidence(Asked):
    """A link from a claim to what backs or troubles it."""

    relation: Relation
    kind: EvidenceKind
    ref: Named = Field(max_length=evidence_actions.LONGEST_TARGET)
    group: Group = ""


class TurnedEvidence(Changing):
    """How a link bears on its claim from now on."""

    relation: Relation
    group: Group = ""


class EvidenceTold(Schema):
    """A link of a claim: the number it is asked for by, what it is to, and its version."""

    id: int
    relation: str
    kind: str
    ref: str
    group: str
    version: int


def _fields(request: Any, sent: dict[str, Any], *, place: int | None) -> dict[str, Any]:
    """Return the fields of a claim as its table keeps them, judged as a file's row."""
    here = request.here.study
    cells = {"class" if name in ("class_", "class_name") else name: value for name, value in sent.items()}
    new = {"claim_id": "?"} if place is None else {}
    kept = judged(here, "claims", new | cells, place=place).values
    fields = {("class_name" if name == "class" else name): kept[name] for name in cells}
    if "unit" in fields:
        fields["unit"] = unit_of(str(fields["unit"]), studies.settings(here).language)
    return fields


@writes("POST", "/claims", "claims.edit", Done, "Make a claim")
def make(request: Any, study: str, told: NewClaim) -> Any:  # noqa: ARG001 - named in the address
    """Make a claim at the end of its section."""

    def do() -> dict[str, Any]:
        here, sent = request.here.study, told.changes()
        read = claim_actions.read_fields(here, told.text)
        fields = _fields(request, read | sent, place=None)
        return finding.done(request, claim_actions.make_claim(here, by=request.user, **fields))

    return once(request, do)


@writes("PATCH", "/claims/{ref}", "claims.edit", Done, "Change a claim")
def change(request: Any, study: str, ref: str, told: ChangedClaim) -> Any:  # noqa: ARG001 - as above
    """Change fields of a claim."""

    def do() -> dict[str, Any]:
        row = finding.claim(request, ref)
        fields = _fields(request, told.changes(), place=finding.place(claims.claim_rows(request.here.study), row))
        claim_actions.change_claim(row, seen=told.version, by=request.user, **fields)
        return finding.done(request, row)

    return once(request, do, seen=told.version)


@writes("DELETE", "/claims/{ref}", "claims.edit", Done, "Remove a claim")
def remove(request: Any, study: str, ref: str, told: Query[Seen]) -> Any:  # noqa: ARG001 - as above
    """Remove a claim; the act can be taken back."""

    def do() -> dict[str, Any]:
        row = finding.claim(request, ref)
        claim_actions.remove_claim(row, seen=told.version, by=request.user)
        return finding.done(request, row)

    return once(request, do, seen=told.version)


@reads("/claims/{ref}/evidence", "claims.see", list[EvidenceTold], "The links of a claim")
def links(request: Any, study: str, ref: str) -> Any:  # noqa: ARG001 - as above
    """Give what a claim rests on, each link with its number and version."""
    rows = claims.evidence_rows(request.here.study).filter(claim=finding.claim(request, ref))
    hidden = finding.unseen(request, rows)
    return [
        {"id": one.pk, "relation": one.relation, "kind": one.kind, "ref": one.target, "group": one.group, "version": one.version}
        for one in rows if one.target not in hidden or one.kind != "coding"
    ]  # fmt: skip


@writes("POST", "/claims/{ref}/evidence", "claims.edit", Numbered, "Link evidence to a claim")
def link(request: Any, study: str, ref: str, told: NewEvidence) -> Any:  # noqa: ARG001 - as above
    """Link a thing of the study to a claim."""
    cell = reference_text(Evidence(told.relation, told.kind, told.ref, told.group))
    read = parse_reference(cell)
    if ";" in told.ref or read is None or (read.kind, read.ref, read.group) != (told.kind, told.ref, told.group):
        raise Refused(
            _("ref: “%(ref)s” cannot be written into a study folder. Use the thing's id.") % {"ref": told.ref}
        )

    def do() -> dict[str, Any]:
        row = evidence_actions.link(
            finding.claim(request, ref), relation=told.relation, kind=told.kind, target=told.ref, group=told.group, by=request.user,
            coder=request.here.coder,
        )  # fmt: skip
        return _linked(request, ref, row)

    return once(request, do)


def _linked(request: Any, ref: str, row: Any) -> dict[str, Any]:
    return {"number": finding.sequence(request), "ref": ref, "version": row.version, "id": row.pk}


def _link(request: Any, number: int) -> Any:
    row = claims.evidence_row(request.here.study, number)
    if row is None or (row.kind == "coding" and finding.unseen(request, [row])):
        raise Http404
    return row


@writes("PATCH", "/evidence/{number}", "claims.edit", Numbered, "Let a link bear on its claim in another way")
def turn(request: Any, study: str, number: int, told: TurnedEvidence) -> Any:  # noqa: ARG001 - as above
    """Let a link support, illustrate, qualify or contradict instead, or stand for the other group."""

    def do() -> dict[str, Any]:
        row = _link(request, number)
        evidence_actions.turn(row, relation=told.relation, group=told.group, seen=told.version, by=request.user)
        return _linked(request, row.claim.ref, row)

    return once(request, do, seen=told.version)


@writes("DELETE", "/evidence/{number}", "claims.edit", Numbered, "Unlink evidence from its claim")
def unlink(request: Any, study: str, number: int, told: Query[Seen]) -> Any:  # noqa: ARG001 - as above
    """Take a link away; the act can be taken back."""

    def do() -> dict[str, Any]:
        row = _link(request, number)
        evidence_actions.unlink(row, seen=told.version, by=request.user)
        return _linked(request, row.claim.ref, row)

    return once(request, do, seen=told.version)
