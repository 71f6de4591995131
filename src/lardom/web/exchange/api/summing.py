"""What people write where things are compared, from a program: summaries of cells, answers beside themes."""

from typing import Any, Literal

from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Field, Query

from lardom.comparison.cases import cases_of
from lardom.web.claims.queries import values as claims
from lardom.web.comparison import actions
from lardom.web.comparison.queries import summaries as queries
from lardom.web.exchange.api import finding
from lardom.web.exchange.api.asked import LARGEST, READ_IF_ANY, Asked, Named, Numbered, Seen, Whole, Words
from lardom.web.exchange.api.door import once, writes
from lardom.web.exchange.api.judging import judged
from lardom.web.study.writing import Refused


class WrittenSummary(Asked):
    """What you make of a project and a theme; without words what stood there goes."""

    project_id: Named = Field(max_length=120)
    theme: Named = Field(max_length=120, description="The code's id.")
    text: Words = Field(max_length=actions.LONGEST)
    version: Whole = Field(0, ge=0, le=LARGEST, description=READ_IF_ANY)


class WrittenPairing(Asked):
    """A question beside a theme: how answers and theme relate, and what follows."""

    item: Named = Field(max_length=120, description="The closed question's id.")
    theme: Named = Field(max_length=120, description="The code's id.")
    relation: Literal["", "confirms", "expands", "differs", "silent"] = ""
    conclusion: Words = Field("", max_length=actions.LONGEST)
    version: Whole = Field(0, ge=0, le=LARGEST, description=READ_IF_ANY)


def _there(request: Any, kind: str, row: str, theme: str, version: int) -> Any:
    found = queries.summary_rows(request.here.study, kind).filter(row=row, theme=theme).first()
    if found is None and version:
        raise Refused(
            _("version: somebody has taken away what stood for %(row)s and %(theme)s. Send version 0 to write it anew.")
            % {"row": row, "theme": theme},
            status=409,
        )
    return found


def _told(request: Any, kind: str, row: str, theme: str) -> dict[str, Any]:
    now = queries.summary_rows(request.here.study, kind).filter(row=row, theme=theme).first()
    number = {"number": finding.sequence(request), "ref": f"{row}:{theme}"}
    return number | {"version": now.version if now else 0, "id": now.pk if now else 0}


@writes("PUT", "/summaries", "claims.edit", Numbered, "Write the summary of a project and a theme")
def sum_up(request: Any, study: str, told: WrittenSummary) -> Any:  # noqa: ARG001 - named in the address
    """Write a cell of the framework; a text of nothing takes it away."""

    def do() -> dict[str, Any]:
        here, where = request.here.study, (told.project_id, told.theme)
        found = _there(request, "framework", *where, told.version)
        if told.text or found is None:
            if told.project_id not in cases_of(claims.ground(here)):
                raise Refused(
                    _("project_id: “%(project)s” is no case of the comparison.") % {"project": told.project_id}
                )
            material = queries.material(here)
            place = next(
                (at for at, one in enumerate(material.summaries) if (one.project_id, one.theme) == where), None
            )
            cells = {"project_id": told.project_id, "code_id": told.theme, "text": told.text}
            judged(here, "summaries", cells, place=place, material=material)
        actions.sum_up(here, "framework", *where, by=request.user, text=told.text, seen=told.version)
        return _told(request, "framework", *where)

    return once(request, do, seen=told.version)


@writes("PUT", "/pairings", "claims.edit", Numbered, "Put a question beside a theme")
def pair(request: Any, study: str, told: WrittenPairing) -> Any:  # noqa: ARG001 - as above
    """Put a question and a theme beside each other, or say how they relate and what follows."""

    def do() -> dict[str, Any]:
        here, where = request.here.study, (told.item, told.theme)
        _there(request, "joint", *where, told.version)
        material = queries.material(here)
        place = next((at for at, one in enumerate(material.pairings) if (one.item, one.theme) == where), None)
        cells = {"item": told.item, "code_id": told.theme, "relation": told.relation, "conclusion": told.conclusion}
        judged(here, "pairings", cells, place=place, material=material)
        actions.sum_up(
            here, "joint", *where, by=request.user, text=told.conclusion, relation=told.relation, seen=told.version
        )
        return _told(request, "joint", *where)

    return once(request, do, seen=told.version)


@writes("DELETE", "/pairings/{number}", "claims.edit", Numbered, "Take a question from beside a theme")
def unpair(request: Any, study: str, number: int, told: Query[Seen]) -> Any:  # noqa: ARG001 - as above
    """Take a row of the joint display away; the act can be taken back."""

    def do() -> dict[str, Any]:
        row = queries.summary_rows(request.here.study, "joint").filter(pk=number).first()
        if row is None:
            raise Http404
        actions.take_away(request.here.study, row, by=request.user, seen=told.version)
        return {
            "number": finding.sequence(request),
            "ref": f"{row.row}:{row.theme}",
            "version": row.version,
            "id": row.pk,
        }

    return once(request, do, seen=told.version)
