"""Reading claims, and the whole material of a study on which claims are counted."""

from dataclasses import replace
from typing import Any, cast

from django.db.models import QuerySet

from lardom.claims.claim import Claim as ClaimValue
from lardom.claims.claim import Evidence as EvidenceValue
from lardom.claims.devices import parse_quotation
from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.claims.quotation import Attribution
from lardom.claims.quotation import Quotation as QuotationValue
from lardom.web.claims.models import Claim, Evidence, Quotation
from lardom.web.coding.queries import values as coding
from lardom.web.fieldwork import queries as fieldwork
from lardom.web.portfolio import queries as portfolio
from lardom.web.sampling import queries as sampling
from lardom.web.study import queries as studies
from lardom.web.study.models import Study
from lardom.web.transcripts import queries as transcripts


def claim_rows(study: Study) -> QuerySet[Claim]:
    """Return the claims in the study's order."""
    return Claim.objects.of(study).filter(removed=False).order_by("order", "pk")


def evidence_rows(study: Study) -> QuerySet[Evidence]:
    """Return the links of all claims, in order."""
    return Evidence.objects.of(study).filter(removed=False, claim__removed=False).order_by("order", "pk")


def quotation_rows(study: Study) -> QuerySet[Quotation]:
    """Return the register of quotations in the study's order."""
    return Quotation.objects.of(study).filter(removed=False).order_by("order", "pk")


def claims(study: Study) -> tuple[ClaimValue, ...]:
    """Return the claims as values, with their evidence."""
    linked: dict[int, list[EvidenceValue]] = {}
    for claim, *told in evidence_rows(study).values_list("claim_id", "relation", "kind", "target", "group"):
        linked.setdefault(claim, []).append(EvidenceValue(*cast("tuple[Any, Any, str, str]", told)))
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
            row.ref, Attribution(row.project, tuple(row.respondents)), parse_quotation(row.text, language),
            row.transcript, tuple(row.turns), row.display,  # type: ignore[arg-type]
        )
        for row in quotation_rows(study)
    )  # fmt: skip


def material(study: Study, *, key: bool = False) -> Material:
    """Return all that the study holds as one value; with `key` the names to search for too."""
    return Material(
        settings=studies.settings(study),
        projects=portfolio.projects(study),
        parties=portfolio.parties(study),
        sample=sampling.sample(study),
        respondents=fieldwork.respondents(study),
        interviews=fieldwork.interviews(study),
        documents=transcripts.documents(study),
        codes=coding.codes(study),
        codings=coding.codings(study),
        marks=coding.marks(study),
        answers=fieldwork.answers(study),
        quotations=quotations(study),
        claims=claims(study),
        key_names=fieldwork.key_names(study) if key else (),
    )


def ground(study: Study) -> Ground:
    """Return the study's material, indexed for counting."""
    return Ground(material(study))
