"""How far the claims have come: what a study's home tells of them."""

from dataclasses import dataclass

from lardom.web.claims.queries import values as queries
from lardom.web.study.models import Study


@dataclass(frozen=True, slots=True)
class ClaimProgress:
    """How many claims and quotations there are, and how many claims have nothing behind them."""

    claims: int
    quotations: int
    unbacked: int


def progress(study: Study) -> ClaimProgress:
    """Count the claims."""
    backed = queries.evidence_rows(study).order_by().values("claim")
    claims = queries.claim_rows(study).order_by()
    return ClaimProgress(claims.count(), queries.quotation_rows(study).count(), claims.exclude(pk__in=backed).count())
