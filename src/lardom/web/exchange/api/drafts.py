"""Drafts of the report from a program: listed, read in every version, begun, and saved as a new version."""

from typing import Any

from django.http import Http404, JsonResponse
from ninja import Field, Schema

from lardom.web.exchange.api import finding
from lardom.web.exchange.api.asked import LARGEST, Asked, Named, Numbered, Prose, Whole, Words
from lardom.web.exchange.api.door import met, once, reads, writes
from lardom.web.report import actions, queries
from lardom.web.report.desk import asked_for


class DraftTold(Schema):
    """A draft: its number, title, state (draft, review or signed), and the number of the version that stands."""

    id: int
    title: str
    language: str
    state: str
    version: int
    saved: str


class VersionTold(Schema):
    """A version of a draft: its number, when and why it was saved."""

    version: int
    saved: str
    why: str


class TextTold(VersionTold):
    """A version of a draft with its text."""

    text: str


class NewDraft(Asked):
    """A draft that begins with the chapters of a report."""

    title: Named = Field(max_length=200)


class NewVersion(Asked):
    """A draft's text, and the version it was begun from."""

    text: Prose = Field(max_length=actions.LONGEST)
    version: Whole = Field(
        ge=1, le=LARGEST, description="The version you began from; another one that stands is answered with 409."
    )
    why: Words = Field("", max_length=300, description="What you changed.")


def _version(one: Any) -> dict[str, Any]:
    return {"version": one.number, "saved": one.made_at.isoformat(), "why": one.why}


@reads("/drafts", "report.see", list[DraftTold], "The drafts of the report")
def drafts(request: Any, study: str) -> Any:  # noqa: ARG001 - named in the address
    """List the drafts in their order, with the version that stands."""
    return [
        {
            "id": one.pk, "title": one.title, "language": one.language, "state": one.state,
            "version": one.current.number, "saved": one.current.made_at.isoformat(),
        }
        for one in queries.drafts(request.here.study)
        if one.current
    ]  # fmt: skip


@reads("/drafts/{draft}/versions", "report.see", list[VersionTold], "The versions of a draft")
def versions(request: Any, study: str, draft: int) -> Any:  # noqa: ARG001 - as above
    """List a draft's versions, the newest first."""
    return [_version(one) for one in queries.versions(asked_for(request.here, draft))]


@reads("/drafts/{draft}/versions/{number}", "report.see", TextTold, "A version of a draft")
def version(request: Any, study: str, draft: int, number: int) -> Any:  # noqa: ARG001 - as above
    """Give one version of a draft with its text, as Markdown."""
    found = queries.version(asked_for(request.here, draft), number)
    if found is None:
        raise Http404
    return _version(found) | {"text": found.text}


@writes("POST", "/drafts", "report.write", Numbered, "Begin a draft")
def begin(request: Any, study: str, told: NewDraft) -> Any:  # noqa: ARG001 - as above
    """Begin a new draft with the chapters of a report."""

    def do() -> dict[str, Any]:
        one = actions.begin(request.here.study, title=told.title, by=request.user)
        return {"number": finding.sequence(request), "ref": one.title, "version": 1, "id": one.pk}

    return once(request, do)


@writes("POST", "/drafts/{draft}/versions", "report.write", Numbered, "Save a draft")
def save(request: Any, study: str, draft: int, told: NewVersion) -> Any:  # noqa: ARG001 - as above
    """Save a text as the draft's next version; the text that stands already makes none."""

    def do() -> Any:
        one = asked_for(request.here, draft)
        try:
            now = actions.save(one, text=told.text, base=told.version, by=request.user, why=told.why)
        except actions.Unchanged as same:
            now = same.now
        except actions.Overtaken as other:
            both = [{"field": "text", "yours": told.text, "theirs": other.now.text}]
            return JsonResponse(met(told.version, other.now.number, both), status=409)
        return {"number": finding.sequence(request), "ref": one.title, "version": now.number, "id": one.pk}

    return once(request, do, seen=told.version)
