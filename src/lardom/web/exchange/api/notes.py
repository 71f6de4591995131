"""Memos and groups of marks from a program: written, changed and taken away."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Field, Query

from lardom.web.coding.actions import groups as group_actions
from lardom.web.coding.actions import memos, passages
from lardom.web.coding.actions.passages import Desk
from lardom.web.coding.queries import groups, teamwork
from lardom.web.coding.queries.passages import passage
from lardom.web.coding.queries.reading import turn_of
from lardom.web.coding.queries.sight import sight_of
from lardom.web.exchange.api import finding
from lardom.web.exchange.api.asked import LARGEST, Asked, Changing, Done, Named, Numbered, Seen, Whole, Words
from lardom.web.exchange.api.door import once, writes
from lardom.web.study.writing import Refused


class NewMemo(Asked):
    """A memo on a turn of a document, or on a passage in it."""

    document_id: str
    turn: Whole = Field(0, ge=0, le=LARGEST, description="The number of the turn, from 1; not needed with a passage.")
    passage_id: str = Field("", description="The coding or mark it is on; empty: on the turn.")
    text: Named = Field(max_length=memos.MOST)


class ChangedMemo(Changing):
    """Other words of a memo."""

    text: Named = Field(max_length=memos.MOST)


class NewGroup(Asked):
    """A group of marks on the way to becoming a theme."""

    name: Named = Field(max_length=group_actions.LONGEST_NAME)
    note: Words = Field("", max_length=memos.MOST)


class ChangedGroup(Changing):
    """Another name or note of a group; what is left out stays."""

    name: Named = Field("", max_length=group_actions.LONGEST_NAME)
    note: Words = Field("", max_length=memos.MOST)


class MarksPut(Changing):
    """The marks that are to stand in the group, beside those that stand there."""

    marks: list[str] = Field(min_length=1, max_length=2000, description="Ids of marks.")
    out_of: str = Field("", description="The id of the group in which they stand now; empty: in none.")


def _told(request: Any, row: Any) -> dict[str, Any]:
    return {"number": finding.sequence(request), "ref": row.subject, "version": row.version, "id": row.pk}


def _turn(desk: Desk, told: NewMemo) -> int:
    if told.passage_id:
        found = passage(desk.study, desk.transcript, told.passage_id)
        at = found.start if found else 0
        # A passage before the first turn, in what the text begins with, is told of there.
        return next((one.number for one in desk.document.turns if at < one.end), len(desk.document.turns))
    if turn_of(desk.document, told.turn) is None:
        raise Refused(
            _("turn: %(document)s has no turn %(turn)s; it has %(count)s.")
            % {"document": told.document_id, "turn": told.turn, "count": len(desk.document.turns)}
        )
    return told.turn


@writes("POST", "/memos", "coding.mark", Numbered, "Write a memo")
def write_memo(request: Any, study: str, told: NewMemo) -> Any:  # noqa: ARG001 - named in the address
    """Write a memo on a turn, or on a passage that one may see."""

    def do() -> dict[str, Any]:
        desk = finding.desk(request, told.document_id)
        row = memos.write_memo(desk, turn=_turn(desk, told), text=told.text, ref=told.passage_id)
        return _told(request, row)

    return once(request, do)


def _memo(request: Any, number: int) -> tuple[Desk, Any]:
    row = teamwork.memo_rows(request.here.study).filter(pk=number).first()
    desk = passages.open_desk(request.here, row.transcript_id) if row and row.transcript_id else None
    if row is None or desk is None:
        raise Http404
    return desk, row


@writes("PATCH", "/memos/{number}", "coding.mark", Numbered, "Change a memo")
def change_memo(request: Any, study: str, number: int, told: ChangedMemo) -> Any:  # noqa: ARG001 - as above
    """Change the words of a memo of one's own."""

    def do() -> dict[str, Any]:
        desk, _row = _memo(request, number)
        return _told(request, memos.change_memo(desk, number, text=told.text, version=told.version))

    return once(request, do, seen=told.version)


@writes("DELETE", "/memos/{number}", "coding.mark", Numbered, "Take a memo away")
def remove_memo(request: Any, study: str, number: int, told: Query[Seen]) -> Any:  # noqa: ARG001 - as above
    """Take a memo of one's own away; the act can be taken back."""

    def do() -> dict[str, Any]:
        desk, row = _memo(request, number)
        memos.remove_memo(desk, number, version=told.version)
        row.refresh_from_db()
        return _told(request, row)

    return once(request, do, seen=told.version)


def _group(request: Any, ref: str) -> Any:
    row = groups.group_rows(request.here.study).filter(ref=ref).first()
    if row is None:
        raise Http404
    return row


@writes("POST", "/groups", "coding.codebook", Done, "Make a group of marks")
def make_group(request: Any, study: str, told: NewGroup) -> Any:  # noqa: ARG001 - as above
    """Make an empty group."""

    def do() -> dict[str, Any]:
        row = group_actions.make_group(request.here.study, by=request.user, name=told.name, note=told.note)
        return finding.done(request, row)

    return once(request, do)


@writes("PATCH", "/groups/{ref}", "coding.codebook", Done, "Change a group")
def change_group(request: Any, study: str, ref: str, told: ChangedGroup) -> Any:  # noqa: ARG001 - as above
    """Change a group's name or note."""

    def do() -> dict[str, Any]:
        row = _group(request, ref)
        fields = {"name": row.name, "note": row.note} | told.changes()
        group_actions.change_group(request.here.study, row, by=request.user, seen=told.version, **fields)
        return finding.done(request, row)

    return once(request, do, seen=told.version)


@writes("POST", "/groups/{ref}/marks", "coding.codebook", Done, "Put marks into a group")
def put_marks(request: Any, study: str, ref: str, told: MarksPut) -> Any:  # noqa: ARG001 - as above
    """Put marks that one may see into a group; `version` is the group's, `out_of` the group they stand in now."""

    def do() -> dict[str, Any]:
        desk, row = request.here, _group(request, ref)
        came_from = _group(request, told.out_of) if told.out_of else None
        sight = sight_of(desk.study, desk.coder)
        numbers = dict(groups.marks(desk.study, sight).filter(ref__in=told.marks).values_list("ref", "pk"))
        lost = [one for one in told.marks if one not in numbers]
        if lost:
            raise Refused(
                *(_("marks: there is no mark called %(ref)s in this study.") % {"ref": one[:120]} for one in lost),
                status=404,
            )
        group_actions.put_marks(
            desk.study,
            by=request.user,
            sight=sight,
            marks=numbers.values(),
            into=row,
            seen=told.version,
            out_of=(None, came_from),
        )
        return finding.done(request, row)

    return once(request, do, seen=told.version)


@writes("DELETE", "/groups/{ref}", "coding.codebook", Done, "Remove a group")
def remove_group(request: Any, study: str, ref: str, told: Query[Seen]) -> Any:  # noqa: ARG001 - as above
    """Remove a group; its marks stand without one again."""

    def do() -> dict[str, Any]:
        row = _group(request, ref)
        group_actions.remove_group(request.here.study, row, by=request.user, seen=told.version)
        return finding.done(request, row)

    return once(request, do, seen=told.version)
