"""Making, changing, moving, merging and splitting codes: each act with its reason, each possible to take back."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from lardom.coding.codebook import Code as CodeValue
from lardom.coding.naming import next_id
from lardom.coding.tree import CannotMove, Step, moved, stepped, under
from lardom.web.coding.actions.reasons import give_reason
from lardom.web.coding.models import Code, Coding, Group
from lardom.web.coding.queries import codebook, values
from lardom.web.study.models import Change, Event, Person, Study
from lardom.web.study.writing import Refused, Writing, writing

LONGEST_NAME, LONGEST_POLE = 300, 120
"""Characters of a code's name and of the pole it stands for."""

_PLACE_ONLY = {"order", "parent_id", "version"}


def make_code(study: Study, *, by: Person, parent: Code | None, why: str = "", **fields: Any) -> Code:
    """Put a new code last under its parent (or last at the top)."""
    with writing(study, by=by, kind="code.made") as act:
        row = add_code(act, study, parent=parent, **fields)
        act.subject = f"code:{row.pk}"
        give_reason(act, why)
    return row


def add_code(act: Writing, study: Study, *, parent: Code | None, **fields: Any) -> Code:
    """Add a code as a part of a larger act."""
    if parent and parent.removed:
        raise Refused(_("“%(code)s” has left the codebook. Load the page again.") % {"code": parent.name})
    book = values.codes(study)
    used = Code.objects.of(study).values_list("ref", flat=True)
    ref = next_id(book, parent.ref if parent else "", taken=used)
    row = act.add(Code(ref=ref, parent=parent, order=len(book), **fields))
    _place(act, study, moved(values.codes(study), ref, parent=parent.ref if parent else ""))
    row.refresh_from_db()
    return row


def change_code(study: Study, row: Code, *, by: Person, seen: int, why: str = "", **fields: Any) -> Code:
    """Change what the book says of a code; that somebody has moved it in the meantime is no conflict."""
    changed = sorted(name for name, value in fields.items() if getattr(row, name) != value)
    kind = "code.renamed" if "name" in changed else "code.changed"
    with writing(study, by=by, kind=kind, subject=f"code:{row.pk}", facts={"fields": changed}) as act:
        act.change(row, seen=_unless_only_moved(study, row, seen), **fields)
        give_reason(act, why)
    return row


def _unless_only_moved(study: Study, row: Code, seen: int) -> int:
    """Return the version that stands when all that happened since `seen` is that codes were moved."""
    row.refresh_from_db()
    later = Change.objects.filter(table="coding.code", row=row.pk, event__study=study).values_list("after", flat=True)
    touched = {name for after in later if after and after.get("version", 0) > seen for name in after}
    return row.version if touched and touched <= _PLACE_ONLY else seen


def move_code(
    study: Study, row: Code, *, by: Person, seen: int, parent: Code | None, before: Code | None, why: str = ""
) -> Event | None:
    """Move a code with all below it under another (or to the top), before another (or last)."""
    above, beside = parent.ref if parent else "", before.ref if before else ""
    with writing(study, by=by, kind="code.moved", subject=f"code:{row.pk}") as act:
        try:
            book = moved(values.codes(study), row.ref, parent=above, before=beside)
        except CannotMove:
            raise Refused(
                _("“%(code)s” cannot stand there: a code never stands below itself. Move it somewhere else.")
                % {"code": row.name}
            ) from None
        act.facts = {"parent": parent.pk if parent else None}
        _place(act, study, book, seen={row.ref: _unless_only_moved(study, row, seen)})
        give_reason(act, why)
    return act.event


def step_code(study: Study, row: Code, *, by: Person, step: Step) -> Event | None:
    """Move a code one step in the tree: up, down, in under the one above, or out."""
    with writing(study, by=by, kind="code.moved", subject=f"code:{row.pk}", facts={"step": step}) as act:
        _place(act, study, stepped(values.codes(study), row.ref, step))
    return act.event


def _place(act: Writing, study: Study, book: Iterable[CodeValue], *, seen: Mapping[str, int] | None = None) -> None:
    rows = codebook.rows_by_ref(study)
    for one in book:
        row = rows[one.id]
        parent = rows[one.parent].pk if one.parent in rows else None
        if (row.parent_id, row.order) != (parent, one.order):
            act.change(row, seen=(seen or {}).get(one.id), parent_id=parent, order=one.order)


def merge_codes(study: Study, row: Code, *, into: Code, by: Person, seen: int, why: str = "") -> Event | None:
    """Merge a code into another; the facts of the act tell how many codings moved.

    Codings and codes below it go to the other; a coder's coding that already stands there with the other code is left
    once. The merged code stays in the journal and knows into which it went.
    """
    if into.ref in under(values.codes(study), row.ref):
        raise Refused(
            _("“%(code)s” cannot be merged into itself or a code below it. Move “%(into)s” out first.")
            % {"code": row.name, "into": into.name}
        )
    with writing(study, by=by, kind="code.merged", subject=f"code:{row.pk}") as act:
        moving = list(values.coding_rows(study).filter(code=row))
        there = {_place_of(one) for one in values.coding_rows(study).filter(code=into)}
        doubled = [one for one in moving if _place_of(one) in there]
        act.change_all((one for one in moving if _place_of(one) not in there), code=into)
        for one in doubled:
            act.remove(one)
        below = [one for one in values.code_rows(study) if one.parent_id == row.pk]
        for code in below:
            act.change(code, parent_id=into.pk)
        for group in Group.objects.of(study).filter(code=row):
            act.change(group, code_id=into.pk)
        act.change(row, seen=_unless_only_moved(study, row, seen), removed=True, merged_into_id=into.pk)
        act.facts = {"into": into.pk, "codings": len(moving), "doubled": len(doubled), "codes": len(below)}
        give_reason(act, why)
    return act.event


def _place_of(row: Coding) -> tuple[int, int, int, int]:
    return row.transcript_id, row.start, row.end, row.coder_id


def split_code(
    study: Study, row: Code, *, by: Person, codings: Iterable[int], name: str, below: bool, why: str = ""
) -> Event | None:
    """Give chosen codings a new code of their own, below the old one or beside it; the facts of the act name it."""
    chosen = list(values.coding_rows(study).filter(code=row, pk__in=list(codings)))
    if not chosen:
        raise Refused(_("Choose at least one coding that is to have the new code."))
    with writing(study, by=by, kind="code.split", subject=f"code:{row.pk}") as act:
        parent = row if below else row.parent
        new = add_code(act, study, parent=parent, name=name, kind=row.kind, pole=row.pole, colour=row.colour)
        act.change_all(chosen, code=new)
        act.facts = {"new": new.pk, "codings": len(chosen)}
        give_reason(act, why)
    return act.event


def remove_code(study: Study, row: Code, *, by: Person, seen: int, why: str = "") -> Event | None:
    """Remove a code that nothing is coded with and nothing stands below."""
    codings = values.coding_rows(study).filter(code=row).count()
    below = values.code_rows(study).filter(parent=row).count()
    if codings or below:
        raise Refused(
            _(
                "“%(code)s” is still used (codings: %(codings)s, codes below it: %(below)s). "
                "Merge it into another code instead; then nothing is lost."
            )
            % {"code": row.name, "codings": codings, "below": below}
        )
    with writing(study, by=by, kind="code.removed", subject=f"code:{row.pk}") as act:
        act.remove(row, seen=_unless_only_moved(study, row, seen))
        give_reason(act, why)
    return act.event
