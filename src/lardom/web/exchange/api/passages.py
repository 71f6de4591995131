"""Marking and coding from a program: passages put, moved, recoded and taken away."""

from typing import Any

from django.utils.translation import gettext as _
from ninja import Field, Query

from lardom.web.coding.actions import passages
from lardom.web.coding.queries.passages import Answer
from lardom.web.exchange.api import finding
from lardom.web.exchange.api.asked import LARGEST, Asked, Changing, Done, Seen, Whole, Words
from lardom.web.exchange.api.door import once, writes
from lardom.web.study.writing import Refused


class NewPassage(Asked):
    """A passage of a document: with a code it is a coding, without one a mark."""

    document_id: str = Field(description="As the table of documents has it.")
    start: Whole = Field(ge=0, le=LARGEST)
    end: Whole = Field(ge=0, le=LARGEST)
    code_id: str = Field("", description="Empty for a mark.")
    id: Words = Field("", max_length=120, pattern=r"^[\w.:-]*$", description="An id of your own; empty: one is made.")


class ChangedPassage(Changing):
    """New ends, a new code, or both, of a coding or mark of one's own."""

    start: Whole | None = Field(None, ge=0, le=LARGEST, description="With `end`.")
    end: Whole | None = Field(None, ge=0, le=LARGEST, description="With `start`.")
    code_id: str = ""


def _answered(answer: Answer, ref: str) -> dict[str, Any]:
    version = next((one[5] for one in answer.passages if one[0] == ref), 0)
    return {"number": answer.number, "ref": ref, "version": version}


@writes("POST", "/passages", "coding.mark", Done, "Code or mark a passage")
def put(request: Any, study: str, told: NewPassage) -> Any:  # noqa: ARG001 - named in the address
    """Give a passage a code, or mark it."""

    def do() -> dict[str, Any]:
        desk = finding.desk(request, told.document_id)
        code = finding.code(request, told.code_id).pk if told.code_id else None
        ref = told.id or passages.new_ref()
        return _answered(passages.put(desk, start=told.start, end=told.end, code=code, ref=ref), ref)

    return once(request, do)


@writes("PATCH", "/passages/{ref}", "coding.mark", Done, "Move or recode a passage")
def change(request: Any, study: str, ref: str, told: ChangedPassage) -> Any:  # noqa: ARG001 - as above
    """Move the ends of a passage of one's own, give a coding another code, or both in one act."""
    if (told.start is None) != (told.end is None):
        raise Refused(_("Say both ends of the passage, start and end."))
    if told.start is None and not told.code_id:
        raise Refused(_("Say a new start and end, or a new code."))

    def do() -> dict[str, Any]:
        desk, seen = finding.desk_of(request, ref), told.version
        code = finding.code(request, told.code_id).pk if told.code_id else 0
        if told.start is None or told.end is None:
            return _answered(passages.recode(desk, ref=ref, code=code, version=seen), ref)
        ends = {"start": told.start, "end": told.end}
        if not code:
            return _answered(passages.move(desk, ref=ref, **ends, version=seen), ref)
        return _answered(passages.rework(desk, ref=ref, **ends, code=code, version=seen), ref)

    return once(request, do, seen=told.version)


@writes("DELETE", "/passages/{ref}", "coding.mark", Done, "Take a passage away")
def remove(request: Any, study: str, ref: str, told: Query[Seen]) -> Any:  # noqa: ARG001 - as above
    """Take a coding or mark of one's own away; the act can be taken back."""

    def do() -> dict[str, Any]:
        return _answered(passages.remove(finding.desk_of(request, ref), ref=ref, version=told.version), ref)

    return once(request, do, seen=told.version)
