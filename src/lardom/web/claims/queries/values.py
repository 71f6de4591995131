"""Reading claims, and the whole material of a study on which claims are counted."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any, cast

from django.db.models import QuerySet

from lardom.claims.claim import Claim as ClaimValue
from lardom.claims.claim import Evidence as EvidenceValue
from lardom.claims.devices import parse_quotation
from lardom.claims.evidence import Count, count
from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.claims.quotation import Attribution, Piece
from lardom.claims.quotation import Quotation as QuotationValue
from lardom.claims.recounting import let_stand
from lardom.web.claims.models import Claim, Evidence, Quotation
from lardom.web.coding.queries import teamwork
from lardom.web.coding.queries import values as coding
from lardom.web.coding.queries.settlements import settled
from lardom.web.coding.queries.sight import sight_of, unseen_codings
from lardom.web.fieldwork import queries as fieldwork
from lardom.web.portfolio import queries as portfolio
from lardom.web.sampling import queries as sampling
from lardom.web.study import queries as studies
from lardom.web.study.models import Coder, Study
from lardom.web.study.remembering.values import kinds_since
from lardom.web.transcripts.queries import texts as transcripts


def claim_rows(study: Study) -> QuerySet[Claim]:
    """Return the claims in the study's order."""
    return Claim.objects.of(study).filter(removed=False).order_by("order", "pk")


def claim_row(study: Study, number: int) -> Claim | None:
    """Return one claim of the study."""
    row = claim_rows(study).filter(pk=number).first()
    if row is not None:
        row.study = study  # what is written to it is then known to whoever asked
    return row


def evidence_rows(study: Study) -> QuerySet[Evidence]:
    """Return the links of all claims, in order."""
    return Evidence.objects.of(study).filter(removed=False, claim__removed=False).order_by("order", "pk")


def evidence_row(study: Study, number: int) -> Evidence | None:
    """Return one link of evidence of the study."""
    row = evidence_rows(study).filter(pk=number).select_related("claim").first()
    if row is not None:
        row.study = study
    return row


def quotation_rows(study: Study) -> QuerySet[Quotation]:
    """Return the register of quotations in the study's order."""
    return Quotation.objects.of(study).filter(removed=False).order_by("order", "pk")


def claims(study: Study) -> tuple[ClaimValue, ...]:
    """Return the claims as values, with their evidence."""
    linked: dict[int, list[EvidenceValue]] = {}
    heirs = coding.heirs(study)  # a claim on a code that was merged into another rests on the other
    for claim, relation, kind, target, group in evidence_rows(study).values_list(
        "claim_id", "relation", "kind", "target", "group"
    ):
        stands = heirs.get(target, target) if kind == "code" else target
        linked.setdefault(claim, []).append(
            EvidenceValue(*cast("tuple[Any, Any, str, str]", (relation, kind, stands, group)))
        )
    names = (
        "ref", "text", "section", "voice", "quantifier", "class_name", "unit", "base", "scope", "polarity", "hedge", "kind",
        "parent", "object", "group_a", "group_b", "measure", "number",
    )  # fmt: skip
    return tuple(
        replace(ClaimValue(*cast("Any", row)), evidence=tuple(linked.get(pk, ())))
        for pk, *row in claim_rows(study).values_list("pk", *names)
    )


def quotations(study: Study) -> tuple[QuotationValue, ...]:
    """Return the register of quotations as values, each cut into its pieces."""
    language = studies.settings(study).language
    return tuple(
        QuotationValue(
            row.ref, Attribution(row.project, tuple(row.respondents)), _pieces(row.text, language),
            row.transcript, tuple(row.turns), row.display,  # type: ignore[arg-type]
        )
        for row in quotation_rows(study)
    )  # fmt: skip


def material(
    study: Study, *, key: bool = False, work: bool = True, passages: coding.Passages | None = None
) -> Material:
    """Return all that the study holds as one value; with `key` the names to search for too.

    Without `work` that is left out which nothing is counted on: rounds, readings, groups and memos. `passages` are the
    study's, when they have been read already.
    """
    found = coding.passages(study) if passages is None else passages
    return Material(
        settings=studies.settings(study),
        projects=portfolio.projects(study),
        parties=portfolio.parties(study),
        sample=sampling.sample(study),
        respondents=fieldwork.respondents(study),
        interviews=fieldwork.interviews(study),
        documents=transcripts.documents(study),
        codes=coding.codes(study),
        codings=found.codings,
        marks=found.marks,
        answers=fieldwork.answers(study),
        quotations=quotations(study),
        claims=claims(study),
        key_names=fieldwork.key_names(study) if key else (),
        rounds=teamwork.rounds(study) if work else (),
        readings=teamwork.readings(study) if work else (),
        groups=teamwork.groups(study) if work else (),
        settled=settled(study),
        memos=teamwork.memos(study) if work else (),
        unplaced=found.unplaced,
    )


KEPT = 6
"""How many grounds a process keeps indexed, of all studies and sights, each as its study's last trail entry left it."""


@dataclass(frozen=True)
class Counted:
    """A study's ground and the count of every claim on it, as one entry of the trail left them.

    `passages` are those that were read, the ones too that a settlement set aside; `shown` is what others have made of
    single counts, each under the id of its claim: it stands as long as the count does. It is `veiled` when work that a
    blind reading hides from somebody is left out.
    """

    stands: tuple[int, str, str]
    ground: Ground
    passages: coding.Passages
    shown: dict[str, dict[Hashable, Any]] = field(default_factory=dict)
    veiled: bool = False

    @cached_property
    def counts(self) -> dict[str, Count]:
        """The count of every claim, by its id in the study."""
        return {claim.id: count(claim, self.ground) for claim in self.ground.material.claims}


_kept: OrderedDict[tuple[int, str], Counted] = OrderedDict()
"""By study and by what may be seen of it; "" is all."""

_keeping = threading.Lock()


def counted(study: Study) -> Counted:
    """Return the study's ground with its counts.

    Between two entries of the trail nothing changes, so both are kept until the next; then only what the entry can
    have touched is worked out anew.
    """
    stands = (study.sequence, study.head, study.settings)
    with _keeping:
        kept = _kept.get((study.pk, ""))
    return kept if kept and kept.stands == stands else _keep((study.pk, ""), _renewed(study, kept, stands))


def counted_for(study: Study, coder: Coder | None) -> Counted:
    """Return the study's ground with its counts as one person may see them.

    Of work that a blind reading hides from the person nothing enters a number: who may ask for the count behind any
    code could otherwise read out of it what others have coded. Nobody from whom nothing is hidden counts otherwise.
    """
    whole, sight = counted(study), sight_of(study, coder)
    if not sight.hides:
        return whole
    with _keeping:
        kept = _kept.get((study.pk, sight.key))
    if kept and kept.stands == whole.stands:
        return kept
    hidden, found = unseen_codings(study, coder), whole.ground.material
    material = replace(
        found,
        codings=tuple(one for one in found.codings if one.id not in hidden),
        unplaced=tuple(one for one in found.unplaced if one.id not in hidden),
        settled=tuple(one for one in found.settled if hidden.isdisjoint((*one.originals, *one.stand))),
        claims=tuple(_without(one, hidden) for one in found.claims),
    )
    new = Counted(whole.stands, whole.ground.renewed(material), whole.passages, veiled=True)
    return _keep((study.pk, sight.key), new)


def _keep(key: tuple[int, str], new: Counted) -> Counted:
    with _keeping:
        _kept[key] = new
        _kept.move_to_end(key)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return new


def _without(claim: ClaimValue, hidden: frozenset[str]) -> ClaimValue:
    rest = tuple(one for one in claim.evidence if one.kind != "coding" or one.ref not in hidden)
    return claim if len(rest) == len(claim.evidence) else replace(claim, evidence=rest)


_NOT_COUNTED = ("comment.", "memo.", "reading.", "report.", "search.", "token.", "roles.", "person.", "invitation.",
                "summary.")  # fmt: skip
"""How the kinds of acts begin that touch nothing a claim is counted on."""


def _renewed(study: Study, kept: Counted | None, stands: tuple[int, str, str]) -> Counted:
    """Return what is counted as it is now, reading again only what the acts since can have touched."""
    if kept and kept.stands[2] == study.settings:
        kinds = kinds_since(study, kept.stands[0], kept.stands[1])
        counted_on = {"?"} if kinds is None else {kind for kind in kinds if not kind.startswith(_NOT_COUNTED)}
        if not counted_on:
            return replace(kept, stands=stands)
        if coding.of_passages_alone(counted_on):
            return _with_passages(study, kept, stands)
    read = coding.passages(study)
    found = material(study, work=False, passages=read)
    return Counted(stands, kept.ground.renewed(found) if kept else Ground(found), read)


def _with_passages(study: Study, kept: Counted, stands: tuple[int, str, str]) -> Counted:
    """Return what is counted after acts that touched codings and marks alone."""
    read, before = coding.passages_after(study, kept.passages, kept.stands[0]), kept.ground.material
    ground = kept.ground.renewed(replace(before, codings=read.codings, marks=read.marks, unplaced=read.unplaced))
    let_stand(kept.ground, ground)
    new = Counted(stands, ground, read)
    shown = kept.shown.copy()  # other threads go on putting things there
    new.shown.update((claim, shown[claim]) for claim in shown if new.counts.get(claim) is kept.counts.get(claim))
    return new


def ground(study: Study) -> Ground:
    """Return the study's material, indexed for counting."""
    return counted(study).ground


@lru_cache(maxsize=8192)
def _pieces(text: str, language: str) -> tuple[Piece, ...]:
    # A register is read after every act; its words seldom change.
    return parse_quotation(text, language)
