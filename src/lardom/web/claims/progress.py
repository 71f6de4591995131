"""How far the claims have come: what a study's home tells of them."""

from collections import Counter
from dataclasses import dataclass

from lardom.claims.standing import Standing, standing
from lardom.web.claims.queries import values
from lardom.web.study.models import Study


@dataclass(frozen=True, slots=True)
class ClaimProgress:
    """How many claims and quotations there are, and how many claims have nothing behind them."""

    claims: int
    quotations: int
    unbacked: int


def progress(study: Study) -> ClaimProgress:
    """Count the claims."""
    backed = values.evidence_rows(study).order_by().values("claim")
    claims = values.claim_rows(study).order_by()
    return ClaimProgress(claims.count(), values.quotation_rows(study).count(), claims.exclude(pk__in=backed).count())


def standings(study: Study) -> Counter[Standing]:
    """Return how many claims hold, fail or wait for a judgement; the first time after an act this takes a while."""
    return Counter(standing(one) for one in values.counted(study).counts.values())
