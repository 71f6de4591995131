"""Settled disagreements, and which codings count."""

from collections.abc import Iterable

from django.db.models import QuerySet

from lardom.coding.marks import Coding as CodingValue
from lardom.coding.settling import Settled, standing
from lardom.web.coding.models import Settlement
from lardom.web.study.models import Study


def settlement_rows(study: Study) -> QuerySet[Settlement]:
    """Return the settlements that stand, in the order they were made."""
    found = Settlement.objects.of(study).filter(removed=False, transcript__removed=False)
    return found.select_related("transcript", "person").order_by("pk")


def settled(study: Study) -> tuple[Settled, ...]:
    """Return the settlements as values."""
    rows = settlement_rows(study).values_list("transcript__ref", "start", "end", "originals", "settled", "reason")
    return tuple(
        Settled(document, start, end, tuple(originals), tuple(stand), reason)
        for document, start, end, originals, stand, reason in rows
    )


def counting(study: Study, codings: Iterable[CodingValue]) -> tuple[CodingValue, ...]:
    """Return those of the codings that count: where coders disagreed and it was settled, what was settled."""
    return standing(codings, settled(study))
