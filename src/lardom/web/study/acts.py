"""Idempotent writing over HTTP: an act carries a key made in the browser, and a repeat gets the first answer.

The act's row, the rows it writes and its trail entry are one transaction; the answer leaves the house only after
that transaction is durable. A key used again for something else is refused (422).
"""

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.formats import date_format, number_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from lardom.web.study.forms import field_label
from lardom.web.study.models import Act, Event, Person
from lardom.web.study.remembering.words import insert, update
from lardom.web.study.writing import Conflict, Refused, fields_of, one_writer

KEY_FIELD = "act"
KEY_HEADER = "Idempotency-Key"
_NOT_PART_OF_THE_ACT = {KEY_FIELD, "csrfmiddlewaretoken"}
_NOT_FOR_PEOPLE = {"id", "study", "version", "made_at", "digest", "removed"}
"""Fields that tell a person nothing about what two have changed."""
type View = Callable[..., HttpResponse]


def wants_json(request: HttpRequest) -> bool:
    """Tell whether the caller is a program or an island rather than a page."""
    return request.headers.get("Accept", "").startswith("application/json") or request.path.startswith("/api/v1/")


def act_key(request: HttpRequest) -> uuid.UUID | None:
    """Return the key the act carries, or `None` when it has none that can be used."""
    told = request.headers.get(KEY_HEADER) or request.POST.get(KEY_FIELD, "")
    try:
        return uuid.UUID(str(told))
    except ValueError:
        return None


def fingerprint(request: HttpRequest) -> str:
    """Return a digest of what is asked: address, fields and files."""
    told = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        fields = {name: request.POST.getlist(name) for name in request.POST if name not in _NOT_PART_OF_THE_ACT}
        told.update(json.dumps(fields, sort_keys=True).encode())
        for name in sorted(request.FILES):
            for file in request.FILES.getlist(name):
                told.update(f"\n{name} {file.name} {file.size}\n".encode())
                for part in file.chunks():
                    told.update(part)
                file.seek(0)
    else:
        told.update(request.body)
    return told.hexdigest()


def inside(request: HttpRequest, address: str) -> str:
    """Return the address when it lies in this workbench, else nothing: nobody is sent elsewhere by a link of ours."""
    hosts = {request.get_host(), urlsplit(settings.INSTANCE.origin).netloc}
    fits = url_has_allowed_host_and_scheme(address, allowed_hosts=hosts, require_https=settings.INSTANCE.is_https)
    return address if fits else ""


def came_from(request: HttpRequest) -> str:
    """Return the page of this workbench from which something was sent, or nothing when that is not known."""
    return inside(request, request.headers.get("Referer", ""))


def refusal(request: HttpRequest, sentences: tuple[str, ...], status: int) -> HttpResponse:
    """Answer an act that is not done: JSON for programs and islands, a page for people."""
    if wants_json(request):
        return JsonResponse({"problems": list(sentences)}, status=status)
    return render(
        request,
        "study/refused.html",
        {"sentences": sentences, "status": status, "back": came_from(request)},
        status=status,
    )


def _conflict(request: HttpRequest, found: Conflict) -> HttpResponse:
    now = fields_of(found.row)
    if wants_json(request):
        sides = [
            {"field": name, "yours": value, "theirs": now.get(name)}
            for name, value in found.wanted.items()
            if now.get(name) != value
        ]
        sentence = _("Somebody has changed this since you read it. Both versions are shown; yours is not saved.")
        if found.later is not None:
            sentence = _("It was changed again later, last in act %(number)s. Take that act back first.")
            sentence %= {"number": found.later}
        answer = {
            "problems": [sentence],
            "conflict": {"id": found.row.pk, "version": now.get("version"), "differences": sides},
        }
        return JsonResponse(answer, status=409)
    told = {"sides": _sides(found), "gone": found.removes, "name": _name_of(found.row), "back": came_from(request)}
    told["later"] = found.later
    return render(request, "study/conflict.html", told, status=409)


def _sides(found: Conflict) -> list[tuple[str, str, str]]:
    """Return where two versions of a row differ, as people say it: what the field is called, theirs and ours."""
    table = str(found.row._meta.model_name)
    told = [
        (field_label(table, column.name), _said(column, wanted), _said(column, stands))
        for column, wanted, stands in found.sides()
        if column.name not in _NOT_FOR_PEOPLE
    ]
    return [one for one in told if one[1] != one[2]]


def _name_of(row: models.Model) -> str:
    names = (getattr(row, name, "") for name in ("name", "title", "label", "ref", "number"))
    return str(next((one for one in names if one), row.pk))


def _said(column: Any, value: Any) -> str:
    """Return a field's value in words: a row by its name, a list without brackets, nothing as nothing."""
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | tuple):
        return "; ".join(_said(column, one) for one in value)
    if isinstance(column, models.ForeignKey) and not isinstance(value, models.Model):
        value = column.related_model._default_manager.filter(pk=value).first() or value
    if isinstance(value, models.Model):
        return _name_of(value)
    if isinstance(value, int | float):
        whole = value == int(value)
        return number_format(int(value) if whole else value, use_l10n=True, force_grouping=whole)
    return date_format(value) if isinstance(value, dt.date) else str(value)


def seen(request: HttpRequest) -> int | None:
    """Return the version of the row that the person has seen, as the form carries it."""
    told = request.POST.get("seen", "")
    return int(told) if told.isdecimal() else None


def say_done(request: HttpRequest, sentence: str, event: Event | None = None) -> None:
    """Tell on the next page what was done, with a button that takes the act back when the event is given."""
    messages.success(request, sentence, extra_tags=f"undo-{event.number}" if event else "")


def _answer_again(act: Act) -> HttpResponse:
    if act.location:
        response: HttpResponse = HttpResponseRedirect(act.location)
        response.status_code = act.status
        return response
    return (
        JsonResponse(act.reply, status=act.status, safe=False)
        if act.reply is not None
        else HttpResponse(status=act.status)
    )


def act(view: View) -> View:
    """Make a POST view an act: once per key, all or nothing, answered only when durable.

    The view answers with a redirect (pages) or with JSON of ids and numbers (islands, programs); it says no by
    raising `Refused` or `Conflict`, or by answering 4xx (a form shown again): then nothing at all is written.
    """

    @wraps(view)
    def acting(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method in {"GET", "HEAD"}:
            return view(request, *args, **kwargs)
        key = act_key(request)
        if key is None:
            return refusal(request, (_("This act came without its key. Load the page again and repeat it."),), 400)
        try:
            return _once(request, key, view, *args, **kwargs)
        except Conflict as found:
            return _conflict(request, found)
        except Refused as found:
            return refusal(request, found.sentences, found.status)

    return acting


def _once(request: HttpRequest, key: uuid.UUID, view: View, *args: Any, **kwargs: Any) -> HttpResponse:
    asked = fingerprint(request)
    person: Person = request.user  # type: ignore[assignment]
    with one_writer():
        kept = Act(person=person, key=key, fingerprint=asked)
        if not insert(kept, unless_there=True):
            first = Act.objects.get(person=person, key=key)
            if first.fingerprint != asked:
                return refusal(request, (_("This key was already used for another act."),), 422)
            return _answer_again(first)
        response = view(request, *args, **kwargs)
        if response.status_code >= 400 or (response.status_code == 200 and not isinstance(response, JsonResponse)):
            transaction.set_rollback(True)
            return response
        kept.status, kept.location = response.status_code, response.headers.get("Location", "")
        kept.reply = json.loads(response.content) if isinstance(response, JsonResponse) else None
        update(kept, "status", "location", "reply")
        return response
