"""A table brought in: uploaded, looked at beside what the study has, and kept when a person says so."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext

from lardom.exchange.columns import Table
from lardom.exchange.tables import TABLES
from lardom.web.exchange import loading, queries
from lardom.web.exchange.forms import TableForm
from lardom.web.study.access import StudyRequest, View, allowed
from lardom.web.study.acts import act, say_done
from lardom.web.study.forms import spoken
from lardom.web.study.writing import Refused

SHOWN = 200
"""Rows of each kind that a page shows; the numbers count all."""

MATCH = "as-"
"""Before a column's name in the page's query: under which header the file has it."""


def _table(room: str, name: str) -> Table:
    found = next((table for table in TABLES if table.name == name and name in loading.ROOMS[room]), None)
    if found is None:
        raise Http404
    return found


def uploading(room: str) -> View:
    """Return the view that takes a file of one of the room's tables."""

    def upload(request: StudyRequest, table: str) -> HttpResponse:
        wanted, study = _table(room, table), request.here.study
        form = TableForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            file = loading.keep(study, form.cleaned_data["file"], by=request.user)
            return redirect(f"exchange:{room}_look", study=study.slug, table=table, file=file.key)
        about = {"form": form, "table": wanted, "room": room, **loading.words(wanted)}
        return render(request, "exchange/table.html", about, status=422 if form.errors else 200)

    return allowed(f"{room}.edit")(act(upload))


def looking(room: str) -> View:
    """Return the view that shows what a file would bring in, and brings it in."""

    def look(request: StudyRequest, table: str, file: uuid.UUID) -> HttpResponse:
        wanted, study = _table(room, table), request.here.study
        stored = queries.stored(study, file)
        if stored is None:
            raise Http404
        asked = request.GET.dict().items()
        names = {key.removeprefix(MATCH): str(value) for key, value in asked if key.startswith(MATCH) and value}
        found = queries.look(study, wanted, stored, names, spoken())
        if request.method == "POST":
            return _bring(request, room, wanted, found)
        return render(request, "exchange/look.html", _shown(found, wanted, room, names))

    return allowed(f"{room}.edit")(act(look))


def _bring(request: StudyRequest, room: str, table: Table, found: queries.Look) -> HttpResponse:
    if request.POST.get("digest") != found.digest:
        raise Refused(loading.changed_since())
    event = loading.bring(request.here.study, table, found.plan, by=request.user)
    told = ngettext("%(n)s row is brought in.", "%(n)s rows are brought in.", len(found.plan.wanted))
    say_done(request, told % {"n": len(found.plan.wanted)}, event)
    return redirect(reverse(loading.ROOMS[room][table.name], kwargs={"study": request.here.study.slug}))


def _shown(found: queries.Look, table: Table, room: str, names: dict[str, str]) -> dict[str, Any]:
    plan = found.plan
    return {
        "look": found, "table": table, "room": room, "names": names, "shown": SHOWN, **loading.words(table),
        "columns": loading.matched(found, table, names), "problems": plan.every_problem,
        "new": loading.told(plan.of("new")[:SHOWN], table), "changed": loading.told(plan.of("changed")[:SHOWN], table),
        "n": {kind: len(plan.of(kind)) for kind in ("new", "changed", "same", "wrong")},
    }  # fmt: skip
