"""Writing the register of quotations: nothing enters it that was not said, or that somebody did not agree to."""

from typing import Any

from django.utils.translation import gettext as _

from lardom.web.claims.actions.claims import free_ref
from lardom.web.claims.models import Quotation
from lardom.web.claims.queries.quotations import Shown
from lardom.web.claims.queries.values import quotation_rows
from lardom.web.study.models import Event, Person, Study
from lardom.web.study.writing import Refused, writing


def refuse_unless_sound(shown: Shown) -> None:
    """Refuse a quotation that was not said, or whose speaker has not agreed to be quoted, with the sentence that says so."""
    if not shown.consent:
        raise Refused(
            _("%(who)s has not agreed to be quoted: choose another passage, or tell it in your own words.")
            % {"who": shown.who},
            shown.told,
        )
    if not shown.holds:
        raise Refused(shown.told, _("Quote what was said, or mark each change with a device."))


def make_quotation(study: Study, shown: Shown, *, by: Person, **fields: Any) -> Quotation:
    """Put a quotation into the register, rendered in house style."""
    refuse_unless_sound(shown)
    refs = list(Quotation.objects.of(study).values_list("ref", flat=True))
    last = quotation_rows(study).values_list("order", flat=True).last()
    with writing(study, by=by, kind="quotation.made") as act:
        row = Quotation(
            ref=free_ref(refs, "Q01"), order=0 if last is None else last + 1, **fields | {"text": shown.printed}
        )
        made = act.add(row)
        act.subject = f"quotation:{made.pk}"
    return made


def change_quotation(row: Quotation, shown: Shown, *, seen: int, by: Person, **fields: Any) -> Event | None:
    """Change a quotation of the register; it is held against the transcript again."""
    refuse_unless_sound(shown)
    with writing(row.study, by=by, kind="quotation.changed", subject=f"quotation:{row.pk}") as act:
        act.change(row, seen=seen, **fields | {"text": shown.printed})
    return act.event


def remove_quotation(row: Quotation, *, seen: int, by: Person) -> Event | None:
    """Take a quotation out of the register; it comes back when the act is taken back."""
    with writing(row.study, by=by, kind="quotation.removed", subject=f"quotation:{row.pk}") as act:
        act.remove(row, seen=seen)
    return act.event
