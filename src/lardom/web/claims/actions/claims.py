"""Writing claims: making, changing, confirming what was read, ordering, removing."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from lardom.claims.claim import Claim as ClaimValue
from lardom.claims.offering import as_read
from lardom.web.claims.models import Claim, Evidence
from lardom.web.claims.queries.values import claim_rows
from lardom.web.study import queries as studies
from lardom.web.study.models import Comment, Event, Person, Study
from lardom.web.study.writing import Refused, Writing, writing

READ = ("quantifier", "class_name", "unit", "base", "number", "hedge", "kind")
"""The fields that a sentence says by itself."""

MOST: Mapping[str, int] = {
    "text": 4000, "section": 200, "quantifier": 120, "class_name": 40, "unit": 80, "base": 200, "hedge": 120, "object": 200,
    "scope": 300, "parent": 80, "group_a": 500, "group_b": 500, "measure": 200,
}  # fmt: skip
"""How many characters each field of a claim may have."""

_NUMBERED = re.compile(r"^(\D*)(\d+)$")


def free_ref(refs: list[str], first: str = "C001") -> str:
    """Return the id after the highest in use, numbered as the others are.

    >>> free_ref(["C001", "C079", "extra"]), free_ref([])
    ('C080', 'C001')
    """
    numbered = [found for ref in refs if (found := _NUMBERED.match(ref))]
    if not numbered:
        return first
    last = max(numbered, key=lambda found: int(found[2]))
    return f"{last[1]}{int(last[2]) + 1:0{len(last[2])}d}"


def read_fields(study: Study, text: str) -> dict[str, Any]:
    """Return the fields of a claim as its sentence has them."""
    settings = studies.settings(study)
    read = as_read(ClaimValue("", text), settings.language, categories=settings.categories)
    return {name: getattr(read, "class_" if name == "class_name" else name) for name in READ}


def make_claim(
    study: Study, *, text: str, section: str = "", voice: str = "authors", by: Person,
    evidence: tuple[str, str] | None = None, **fields: Any,
) -> Claim:  # fmt: skip
    """Make a claim at the end of its section; `evidence` (kind, ref) supports it from the start."""
    with writing(study, by=by, kind="claim.added") as act:
        ref = free_ref(list(Claim.objects.of(study).values_list("ref", flat=True)))
        order = _end_of(study, section)
        claim = act.add(Claim(ref=ref, order=order, text=text.strip(), section=section, voice=voice, **fields))
        if evidence:
            act.add(Evidence(claim=claim, relation="supports", kind=evidence[0], target=evidence[1]))
        act.subject = f"claim:{claim.pk}"
    return claim


def _end_of(study: Study, section: str) -> float:
    rows = list(claim_rows(study).values_list("section", "order"))
    inside = [order for one, order in rows if one == section]
    if not inside:
        return (max((order for _, order in rows), default=-1)) + 1
    last = max(inside)
    after = min((order for _, order in rows if order > last), default=last + 2)
    return (last + after) / 2


def change_claim(claim: Claim, *, seen: int, by: Person, **fields: Any) -> Event | None:
    """Change fields of a claim; raises `Conflict` when somebody has changed it since it was read."""
    with writing(claim.study, by=by, kind="claim.changed", subject=f"claim:{claim.pk}") as act:
        act.change(claim, seen=seen, **fields)
        act.facts = {"fields": sorted(fields)}
    return act.event


def confirm_reading(claim: Claim, *, seen: int, by: Person) -> Event | None:
    """Take over what the sentence says of itself into the fields that are still empty."""
    found = read_fields(claim.study, claim.text)
    empty = {name: value for name, value in found.items() if value not in ("", None) and not getattr(claim, name)}
    if not empty:
        raise Refused(_("The sentence of %(ref)s says nothing that is not already filled in.") % {"ref": claim.ref})
    return change_claim(claim, seen=seen, by=by, **empty)


def remove_claim(claim: Claim, *, seen: int, by: Person) -> Event | None:
    """Hide a claim; it comes back when the act is taken back."""
    with writing(claim.study, by=by, kind="claim.removed", subject=f"claim:{claim.pk}") as act:
        act.remove(claim, seen=seen)
    return act.event


def move_claim(claim: Claim, *, by: Person, before: Claim | None, section: str | None = None) -> Event | None:
    """Put a claim before another, or last in the section; only the moved claim changes."""
    study = claim.study
    with writing(study, by=by, kind="claim.moved", subject=f"claim:{claim.pk}") as act:
        into = section if section is not None else (before.section if before else claim.section)
        act.change(claim, order=_place_before(act, study, claim, before, into), section=into)
    return act.event


def _place_before(act: Writing, study: Study, claim: Claim, before: Claim | None, section: str) -> float:
    rows = [row for row in claim_rows(study) if row.pk != claim.pk]
    if before is None:
        inside = [row for row in rows if row.section == section]
        at = rows.index(inside[-1]) + 1 if inside else len(rows)
    else:
        at = rows.index(before)
    left = rows[at - 1].order if at else rows[0].order - 2 if rows else 0.0
    right = rows[at].order if at < len(rows) else left + 2
    middle = (left + right) / 2
    if not left < middle < right:  # the room between two is used up: number them all anew, once in a long while
        for number, row in enumerate(rows):
            act.change(row, order=float(number))
        return at - 0.5
    return middle


def step_claim(claim: Claim, *, up: bool, by: Person) -> Event | None:
    """Move a claim one step up or down within its section."""
    rows = list(claim_rows(claim.study).filter(section=claim.section))
    at = rows.index(claim)
    if (at == 0) if up else (at == len(rows) - 1):
        raise Refused(
            _("%(ref)s already stands first in its section.") % {"ref": claim.ref}
            if up
            else _("%(ref)s already stands last in its section.") % {"ref": claim.ref}
        )
    target = rows[at - 1] if up else (rows[at + 2] if at + 2 < len(rows) else None)
    return move_claim(claim, by=by, before=target, section=claim.section)


def comment_on(claim: Claim, *, text: str, by: Person) -> Comment:
    """Say something about a claim."""
    subject = f"claim:{claim.pk}"
    with writing(claim.study, by=by, kind="comment.made", subject=subject) as act:
        return act.add(Comment(subject=subject, person=by, text=text))
