"""Links of a study to what has been removed from it: they come back with it, and are not written into a folder."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from lardom.claims.claim import Evidence
from lardom.claims.material import Material
from lardom.exchange.cells import Reference
from lardom.exchange.references import named
from lardom.exchange.rows import reference_text
from lardom.exchange.troubles import Trouble

_FILE = "claims.csv"


def without_lost_links(material: Material) -> tuple[Material, tuple[Trouble, ...]]:
    """Return a study without the evidence and the claims above that are not in it, and what was left out.

    >>> from lardom.claims.claim import Claim
    >>> quoted = Claim("C001", "Det tog tid.", evidence=(Evidence("supports", "quotation", "Q01"),))
    >>> kept, told = without_lost_links(Material(claims=(quoted,)))
    >>> kept.claims[0].evidence, told[0].value
    ((), 'C001 → quote:Q01')
    """
    there: Mapping[str, frozenset[str]] = {
        "code": _ids(material.codes),
        "coding": _ids(material.codings) | _ids(material.unplaced),
        "quotation": _ids(material.quotations),
        "claim": _ids(material.claims),
        "answers": _ids(material.settings.items),
    }
    claims, told = [], []
    for claim in material.claims:
        lost = [one for one in claim.evidence if _is_lost(one, there)]
        told += [Trouble("link-lost", _FILE, value=f"{claim.id} → {reference_text(one)}") for one in lost]
        above = claim.parent if not claim.parent or claim.parent in there["claim"] else ""
        if above != claim.parent:
            told.append(Trouble("link-lost", _FILE, column="parent", value=f"{claim.id} → {claim.parent}"))
        kept = tuple(one for one in claim.evidence if one not in lost)
        claims.append(replace(claim, evidence=kept, parent=above) if lost or above != claim.parent else claim)
    return replace(material, claims=tuple(claims)), tuple(told)


def _ids(rows: Iterable[object]) -> frozenset[str]:
    return frozenset(str(getattr(one, "id", "")) for one in rows)


def _is_lost(one: Evidence, there: Mapping[str, frozenset[str]]) -> bool:
    return one.kind in there and named(Reference(one.kind, one.ref)) not in there[one.kind]
