"""Putting marks into groups, discussing them, and deciding that a group is a theme."""

import secrets
from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from lardom.coding.visibility import Sight
from lardom.web.coding.actions.codebook import add_code
from lardom.web.coding.actions.reasons import give_reason
from lardom.web.coding.models import Code, Coding, Group, Mark
from lardom.web.coding.queries import groups, values
from lardom.web.study.models import Comment, Event, Person, Study
from lardom.web.study.writing import Conflict, Refused, Writing, writing

LONGEST_NAME = 200
"""Characters of a group's name."""


def make_group(study: Study, *, by: Person, name: str, note: str = "") -> Group:
    """Make an empty group."""
    with writing(study, by=by, kind="group.made") as act:
        row = _add(act, study, name, note)
        act.subject = f"group:{row.pk}"
    return row


def _add(act: Writing, study: Study, name: str, note: str = "") -> Group:
    return act.add(Group(name=name, note=note, order=groups.group_rows(study).count()))


def change_group(study: Study, row: Group, *, by: Person, seen: int, name: str, note: str) -> Event | None:
    """Change a group's name and note."""
    with writing(study, by=by, kind="group.changed", subject=f"group:{row.pk}") as act:
        act.change(row, seen=seen, name=name, note=note)
    return act.event


def put_marks(
    study: Study, *, by: Person, sight: Sight, marks: Iterable[int], into: Group | None, new: str = "",
    seen: int | None = None, out_of: Collection[Group | None] | None = None,
) -> Event | None:  # fmt: skip
    """Put marks into a group, into a new one with the name `new`, or out of their groups.

    Raises `Conflict` when somebody has changed the group since it was `seen`, and when a mark stands in another group
    than those it is known to come `out_of`, where that is told.
    """
    if into is not None and into.state == "decided":
        raise Refused(
            _("“%(group)s” is decided and has become a theme. Take it up again before you change its marks.")
            % {"group": into.name}
        )
    kind = "group.filled" if into or new else "group.emptied"
    with writing(study, by=by, kind=kind, subject=f"group:{into.pk}" if into else "") as act:
        chosen = list(groups.marks(study, sight).filter(pk__in=list(marks)))
        if not chosen:
            raise Refused(_("Choose at least one mark."))
        places = {group.pk if group else None for group in (into, *(out_of or ()))}
        elsewhere = [one for one in chosen if one.group_id not in places]
        if out_of is not None and elsewhere:
            raise Conflict(elsewhere[0], {"group": into})
        if into is None and new:
            into = _add(act, study, new)
            act.subject = f"group:{into.pk}"
        if into is not None and seen is not None:
            act.change(into, seen=seen)
        act.change_all((mark for mark in chosen if mark.group_id != (into.pk if into else None)), group=into)
        act.facts = {"marks": len(chosen), "transcripts": len({mark.transcript_id for mark in chosen})}
    return act.event


def propose_group(study: Study, row: Group, *, by: Person, seen: int, why: str) -> Event | None:
    """Propose that a group is a theme."""
    if not row.name.strip():
        raise Refused(_("Give the group a name before you propose it as a theme."))
    with writing(study, by=by, kind="group.proposed", subject=f"group:{row.pk}") as act:
        act.change(row, seen=seen, state="proposed")
        give_reason(act, why)
    return act.event


def reopen_group(study: Study, row: Group, *, by: Person, seen: int, why: str) -> Event | None:
    """Take a proposed or decided group up for discussion again; the code and codings made of it stay."""
    with writing(study, by=by, kind="group.reopened", subject=f"group:{row.pk}") as act:
        act.change(row, seen=seen, state="open")
        give_reason(act, why)
    return act.event


def decide_group(
    study: Study, row: Group, *, by: Person, seen: int, code: Code | None, parent: Code | None, kind: str, why: str
) -> Event | None:
    """Decide that a group is a theme: a code already there, or a new one with the group's name and note.

    Every mark of the group becomes a coding of the reader who made the mark, and keeps its link to the mark; a mark
    that has become a coding with that code before stays as it is.
    """
    found = list(values.mark_rows(study).filter(group=row).select_related("transcript"))
    if not found:
        raise Refused(_("“%(group)s” has no marks. A theme stands on marks; put some in first.") % {"group": row.name})
    if not row.name.strip() and code is None:
        raise Refused(_("Give the group a name before you make it a theme."))
    with writing(study, by=by, kind="group.decided", subject=f"group:{row.pk}") as act:
        theme = code or add_code(act, study, parent=parent, name=row.name, kind=kind, definition=row.note)
        done = set(values.coding_rows(study).filter(code=theme, mark__in=found).values_list("mark_id", flat=True))
        made = act.add_all(_coding(mark, theme) for mark in found if mark.pk not in done)
        act.change(row, seen=seen, state="decided", code_id=theme.pk)
        act.facts = {"code": theme.pk, "marks": len(made)}
        give_reason(act, why)
    return act.event


def _coding(mark: Mark, theme: Code) -> Coding:
    return Coding(
        ref=f"m{secrets.token_hex(6)}", transcript_id=mark.transcript_id, document_id=mark.document_id, start=mark.start,
        end=mark.end, digest=mark.digest, coder_id=mark.coder_id, round_id=mark.round_id, note=mark.note, doubt=mark.doubt,
        code=theme, mark=mark,
    )  # fmt: skip


def remove_group(study: Study, row: Group, *, by: Person, seen: int) -> Event | None:
    """Remove a group; its marks stand without a group again."""
    with writing(study, by=by, kind="group.removed", subject=f"group:{row.pk}") as act:
        found = list(Mark.objects.of(study).filter(group=row))
        act.change_all(found, group=None)
        act.remove(row, seen=seen)
        act.facts = {"marks": len(found)}
    return act.event


def say(study: Study, row: Group, *, by: Person, text: str) -> None:
    """Say something of a group."""
    with writing(study, by=by, kind="comment.made", subject=f"group:{row.pk}") as act:
        act.add(Comment(subject=f"group:{row.pk}", person=by, text=text))
