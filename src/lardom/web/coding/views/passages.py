"""What the reader's island asks for: acts on passages, changes since, memos."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lardom.web.coding.actions import memos as memo_actions
from lardom.web.coding.actions import passages
from lardom.web.coding.actions.passages import Desk
from lardom.web.coding.forms.passages import Asked, read_act
from lardom.web.coding.queries import memos as told
from lardom.web.coding.queries import passages as rows
from lardom.web.coding.views.reading import desk_of
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act, seen


@allowed("coding.mark")
@require_POST
@act
def acts(request: StudyRequest, transcript: int) -> HttpResponse:
    """Do one act on a passage and answer how the passages it touched stand."""
    asked = read_act(request.body if request.content_type == "application/json" else b"")
    if asked.person != str(request.user.pk):
        return JsonResponse({"problems": [_("Somebody else has signed in here. Sign in as yourself.")]}, status=401)
    desk = desk_of(request, transcript)
    if asked.document != desk.transcript.current_id:
        desk = replace(desk, read=asked.document)
    return JsonResponse(_told(desk, _done(desk, asked)))


def _told(desk: Desk, answer: rows.Answer) -> dict[str, Any]:
    """Return an answer with the version its places are in: a page that shows another must not draw them."""
    return answer.as_json() | {"document": desk.transcript.current_id}


_DO: dict[str, Callable[..., rows.Answer]] = {
    "code": passages.put,
    "mark": partial(passages.put, code=None),
    "move": passages.move,
    "recode": passages.recode,
    "split": passages.split,
    "delete": passages.remove,
}


def _done(desk: Desk, asked: Asked) -> rows.Answer:
    return passages.take_back(desk, asked.key) if asked.kind == "undo" else _DO[asked.kind](desk, **asked.fields)


@allowed("coding.see")
@require_GET
def changes(request: StudyRequest, transcript: int) -> HttpResponse:
    """Tell what has happened to the transcript's passages since an entry of the trail."""
    desk = desk_of(request, transcript)
    since = request.GET.get("since", "")
    if not since.isdecimal():
        raise Http404
    refs = [ref for ref in request.GET.get("refs", "").split(",") if ref][:200]
    return JsonResponse(_told(desk, rows.changed_since(desk.transcript, lambda: desk.sight, int(since), refs)))


def _memo(request: StudyRequest, desk: Desk, turn: int) -> int:
    told = request.POST
    text, number = told.get("text", ""), told.get("memo", "")
    if not number.isdecimal():
        return memo_actions.write_memo(desk, turn=turn, text=text, ref=told.get("ref", "")).pk
    if told.get("do") == "remove":
        memo_actions.remove_memo(desk, int(number), version=seen(request))
        return int(number)
    return memo_actions.change_memo(desk, int(number), text=text, version=seen(request)).pk


@allowed("coding.mark")
@require_http_methods(["GET", "POST"])
@act
def memos(request: StudyRequest, transcript: int, turn: int) -> HttpResponse:
    """Tell the memos on a turn or passage, or write, change or take away one."""
    desk = desk_of(request, transcript)
    if request.method == "POST":
        return JsonResponse({"id": _memo(request, desk, turn)})
    ref = request.GET.get("ref", "")
    found = rows.passage(desk.study, desk.transcript, ref) if ref else None
    if ref and (found is None or not desk.sees(found)):
        raise Http404
    return JsonResponse(
        {"memos": told.memos(desk.study, desk.transcript, turn=turn, ref=ref, passage=found, coder=desk.coder)}
    )
