"""Settled disagreements; which codings then count is the ground floor's to say (`Ground`)."""

from django.db.models import QuerySet

from lardom.coding.settling import Settled
from lardom.web.coding.models import Settlement
from lardom.web.study.models import Coder, Study


def settlement_rows(study: Study) -> QuerySet[Settlement]:
    """Return the settlements that stand, in the order they were made."""
    found = Settlement.objects.of(study).filter(removed=False, transcript__removed=False)
    return found.select_related("transcript", "person", "coder").order_by("pk")


def settled(study: Study, rows: QuerySet[Settlement] | None = None) -> tuple[Settled, ...]:
    """Return the settlements (or some of them) as values, with the labels of those who settled."""
    names = ("transcript__ref", "start", "end", "originals", "settled", "reason", "coder__label", "person_id")
    found = list((settlement_rows(study) if rows is None else rows).values_list(*names))
    labels = dict(Coder.objects.of(study).exclude(person=None).values_list("person_id", "label")) if found else {}
    return tuple(
        Settled(document, start, end, tuple(originals), tuple(stand), reason, label or labels.get(person, ""))
        for document, start, end, originals, stand, reason, label, person in found
    )
