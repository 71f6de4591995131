"""Linking evidence to claims, turning a link to another relation, and taking it away."""

from django.utils.translation import gettext as _

from lardom.claims.backing import backing_of
from lardom.claims.claim import Evidence as EvidenceValue
from lardom.web.claims.models import Claim, Evidence
from lardom.web.claims.queries.values import counted_for, evidence_rows
from lardom.web.study.models import Coder, Event, Person
from lardom.web.study.writing import Refused, writing

RELATIONS = ("supports", "illustrates", "qualifies", "contradicts")
KINDS = ("coding", "code", "quotation", "answers", "claim", "portfolio")
LONGEST_TARGET = 300
"""Characters of what a link names."""


def link(
    claim: Claim, *, relation: str, kind: str, target: str, group: str = "", by: Person, coder: Coder | None
) -> Evidence:  # fmt: skip
    """Link a thing of the study to a claim as evidence; what the person may not see is not there."""
    study, target = claim.study, target.strip()
    if kind == "claim" and target == claim.ref:
        raise Refused(_("A claim cannot be evidence of itself: choose another than %(ref)s.") % {"ref": target})
    value = EvidenceValue(relation, kind, target, group)  # type: ignore[arg-type]
    if backing_of([value], counted_for(study, coder).ground).missing:
        raise Refused(
            _("The study has nothing called “%(target)s” of that kind: search for it and choose from the list.")
            % {"target": target}
        )
    same = evidence_rows(study).filter(claim=claim, kind=kind, target=target, group=group)
    if same.exists():
        raise Refused(
            _("“%(target)s” is already linked to %(ref)s: change its relation there instead.")
            % {"target": target, "ref": claim.ref}
        )
    with writing(
        study, by=by, kind="evidence.linked", subject=f"claim:{claim.pk}", facts={"relation": relation, "kind": kind}
    ) as act:
        return act.add(
            Evidence(claim=claim, relation=relation, kind=kind, target=target, group=group, order=_next(claim))
        )


def _next(claim: Claim) -> int:
    last = evidence_rows(claim.study).filter(claim=claim).values_list("order", flat=True).last()
    return 0 if last is None else last + 1


def turn(row: Evidence, *, relation: str, group: str, seen: int, by: Person) -> Event | None:
    """Let a link support, illustrate, qualify or contradict instead, or stand for the other group."""
    with writing(
        row.study, by=by, kind="evidence.changed", subject=f"claim:{row.claim_id}", facts={"relation": relation}
    ) as act:
        act.change(row, seen=seen, relation=relation, group=group)
    return act.event


def unlink(row: Evidence, *, seen: int, by: Person) -> Event | None:
    """Take a link away; it comes back when the act is taken back."""
    with writing(row.study, by=by, kind="evidence.removed", subject=f"claim:{row.claim_id}") as act:
        act.remove(row, seen=seen)
    return act.event
