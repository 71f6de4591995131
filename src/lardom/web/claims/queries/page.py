"""What a claim's own page shows beside its card: who is counted, who is not, and what was done to it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from lardom.claims.ground import Ground
from lardom.claims.passages import Passage
from lardom.claims.units import lift
from lardom.web.claims.models import Claim, Evidence
from lardom.web.claims.queries.evidence import Place, Places, unit_name
from lardom.web.claims.queries.values import counted_for
from lardom.web.study.models import Change, Coder, Comment, Event, Study

LONGEST = 600
"""So many letters of a passage are shown on a claim's page."""


@dataclass(frozen=True)
class Counted:
    """One unit behind a claim and the passages that put it there."""

    name: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Behind:
    """Who is counted, who of the base is not, who was found outside the base, and what speaks against."""

    counted: tuple[Counted, ...]
    silent: tuple[str, ...]
    outside: tuple[str, ...]
    against: tuple[Place, ...]
    veiled: bool


@dataclass(frozen=True)
class Done:
    """One act on a claim: who, when, what changed, and whether it can be taken back."""

    event: Event
    fields: tuple[tuple[str, Any, Any], ...]
    links: tuple[tuple[str, str, str], ...]


def behind(study: Study, claim: Claim, coder: Coder | None) -> Behind:
    """Return who stands behind the count of a claim, each with its passages."""
    here = counted_for(study, coder)
    found, places = here.counts[claim.ref], Places(study, here.ground, coder)
    by_unit = _by_unit(found.passages, found.unit, here.ground)
    shown = tuple(
        Counted(unit_name(here.ground, one), tuple(places.place(passage, LONGEST) for passage in by_unit.get(one, ())))
        for one in found.ids
    )
    against = tuple(places.place(one, LONGEST) for one in (*found.contradicting, *found.qualifying))
    names = {one: unit_name(here.ground, one) for one in (*found.base_ids, *found.outside)}
    return Behind(
        counted=shown,
        silent=tuple(names[one] for one in found.base_ids if one not in found.ids),
        outside=tuple(names[one] for one in found.outside),
        against=against,
        veiled=here.veiled,
    )


def _by_unit(passages: tuple[Passage, ...], unit: str, ground: Ground) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        units = lift(passage.respondents, unit, ground) if unit else set()
        for one in units or ({passage.project_id} if unit in ("project", "case") else set()):
            found.setdefault(one, []).append(passage)
    return found


def history(study: Study, claim: Claim) -> list[Done]:
    """Return what was done to a claim and its evidence, the latest first."""
    links = Evidence.objects.of(study).filter(claim=claim).values_list("pk", flat=True)
    changes: QuerySet[Change] = (
        Change.objects.filter(event__study=study)
        .filter(Q(table="claims.claim", row=claim.pk) | Q(table="claims.evidence", row__in=list(links)))
        .select_related("event", "event__person")
        .order_by("-event__number", "pk")
    )
    acts: dict[int, list[Change]] = {}
    for change in changes:
        acts.setdefault(change.event.number, []).append(change)
    return [_done(found) for found in acts.values()]


def _done(changes: list[Change]) -> Done:
    fields: list[tuple[str, Any, Any]] = []
    links: list[tuple[str, str, str]] = []
    for change in changes:
        before, after = change.before or {}, change.after or {}
        if change.table == "claims.evidence":
            links.append((after.get("relation", ""), after.get("kind", ""), after.get("target", "")))
        elif change.before is not None:
            fields += [(name, before[name], after.get(name)) for name in before if name not in ("version", "order")]
    return Done(changes[0].event, tuple(fields), tuple(links))


def comments(study: Study, claim: Claim) -> QuerySet[Comment]:
    """Return the remarks on a claim, the first first."""
    found = Comment.objects.of(study).filter(subject=f"claim:{claim.pk}", removed=False)
    return found.select_related("person").order_by("pk")
