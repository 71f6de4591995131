"""The codebook from a program: codes made, changed, moved, merged and removed."""

from typing import Any, Literal

from ninja import Field, Schema

from lardom.web.coding.actions import codebook
from lardom.web.coding.actions.codebook import LONGEST_NAME, LONGEST_POLE
from lardom.web.coding.actions.reasons import LONGEST_REASON
from lardom.web.coding.queries import values as coding
from lardom.web.exchange.api import finding
from lardom.web.exchange.api.asked import WHY, Asked, Changing, Done, Named, Words
from lardom.web.exchange.api.door import once, writes
from lardom.web.exchange.api.judging import judged

Kind = Literal["", "context", "effect", "lesson"]
COLOUR = r"^(#[0-9a-fA-F]{6})?$"
LONGEST = 20_000
"""Characters of a definition or a rule of use."""


class Entry(Schema):
    """What the book says of a code beside its name."""

    kind: Kind = ""
    pole: Words = Field("", max_length=LONGEST_POLE)
    definition: Words = Field("", max_length=LONGEST)
    include: Words = Field("", max_length=LONGEST)
    exclude: Words = Field("", max_length=LONGEST)
    example: Words = Field("", max_length=LONGEST)
    colour: str = Field("", pattern=COLOUR)
    why: Words = Field("", max_length=LONGEST_REASON, description=WHY)


class NewCode(Asked, Entry):
    """A code for the codebook."""

    name: Named = Field(max_length=LONGEST_NAME)
    parent: str = Field("", description="The id of the code above; empty at the top.")


class ChangedCode(Changing, Entry):
    """The fields of a code to change; those left out stay."""

    name: Named = Field("", max_length=LONGEST_NAME)


class MovedCode(Changing):
    """Where a code is to stand, with all below it."""

    parent: str = Field("", description="The id of the code above; empty at the top.")
    before: str = Field("", description="The id of the code before which it is to stand; empty: last.")
    why: Words = Field("", max_length=LONGEST_REASON, description=WHY)


class MergedCode(Changing):
    """The code that takes over."""

    into: str = Field(min_length=1, description="The id of the code that gets the codings and the codes below.")
    why: Words = Field("", max_length=LONGEST_REASON, description=WHY)


class RemovedCode(Changing):
    """A code that goes, and why: words do not belong into an address."""

    why: Words = Field("", max_length=LONGEST_REASON, description=WHY)


def _place(request: Any, ref: str) -> int:
    book = sorted(coding.codes(request.here.study), key=lambda one: one.order)
    return [one.id for one in book].index(ref)


@writes("POST", "/codes", "coding.codebook", Done, "Put a code into the codebook")
def make(request: Any, study: str, told: NewCode) -> Any:  # noqa: ARG001 - named in the address
    """Put a new code last under its parent."""

    def do() -> dict[str, Any]:
        here = request.here.study
        parent = finding.code(request, told.parent) if told.parent else None
        fields = told.dict(exclude={"parent", "why"})
        kept = judged(here, "codebook", {"code_id": "?", **fields}).values
        fields = {name: kept[name] for name in fields}
        return finding.done(request, codebook.make_code(here, by=request.user, parent=parent, why=told.why, **fields))

    return once(request, do)


@writes("PATCH", "/codes/{ref}", "coding.codebook", Done, "Change what the book says of a code")
def change(request: Any, study: str, ref: str, told: ChangedCode) -> Any:  # noqa: ARG001 - as above
    """Change fields of a code; that somebody has moved it in the meantime is no conflict."""

    def do() -> dict[str, Any]:
        here, row, sent = request.here.study, finding.code(request, ref), told.changes()
        kept = judged(here, "codebook", sent, place=_place(request, ref)).values
        fields = {name: kept[name] for name in sent}
        codebook.change_code(here, row, by=request.user, seen=told.version, why=told.why, **fields)
        return finding.done(request, row)

    return once(request, do, seen=told.version)


@writes("POST", "/codes/{ref}/move", "coding.codebook", Done, "Move a code in the tree")
def move(request: Any, study: str, ref: str, told: MovedCode) -> Any:  # noqa: ARG001 - as above
    """Move a code with all below it under another (or to the top), before another (or last)."""

    def do() -> dict[str, Any]:
        row = finding.code(request, ref)
        where = {name: finding.code(request, one) if one else None for name, one in (("parent", told.parent), ("before", told.before))}  # fmt: skip
        codebook.move_code(request.here.study, row, by=request.user, seen=told.version, why=told.why, **where)
        row.refresh_from_db()
        return finding.done(request, row)

    return once(request, do, seen=told.version)


@writes("POST", "/codes/{ref}/merge", "coding.codebook", Done, "Merge a code into another")
def merge(request: Any, study: str, ref: str, told: MergedCode) -> Any:  # noqa: ARG001 - as above
    """Let another code take over the codings, and the codes below."""

    def do() -> dict[str, Any]:
        row, into = finding.code(request, ref), finding.code(request, told.into)
        codebook.merge_codes(request.here.study, row, into=into, by=request.user, seen=told.version, why=told.why)
        return finding.done(request, into)

    return once(request, do, seen=told.version)


@writes("POST", "/codes/{ref}/remove", "coding.codebook", Done, "Remove a code that is not used")
def remove(request: Any, study: str, ref: str, told: RemovedCode) -> Any:  # noqa: ARG001 - as above
    """Remove a code that nothing is coded with and nothing stands below; the act can be taken back."""

    def do() -> dict[str, Any]:
        row = finding.code(request, ref)
        codebook.remove_code(request.here.study, row, by=request.user, seen=told.version, why=told.why)
        return finding.done(request, row)

    return once(request, do, seen=told.version)
