"""The reader's page, a turn's own page, and the closing of a reading."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lardom.web.coding.actions import memos, passages
from lardom.web.coding.actions.passages import Desk
from lardom.web.coding.forms.passages import PassageForm, TurnAct
from lardom.web.coding.queries import memos as told
from lardom.web.coding.queries import passages as rows
from lardom.web.coding.queries import reading as page
from lardom.web.coding.queries import rounds
from lardom.web.coding.views.turns import turns_as_html
from lardom.web.coding.views.words import reader_words
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act

AT_FIRST = 500
"""Passages that the island reads before one can begin; those of a long text further on it takes in afterwards."""


def desk_of(request: StudyRequest, transcript: int) -> Desk:
    """Return the desk of whoever asks, or answer that there is no such transcript."""
    desk = passages.open_desk(request.here, transcript)
    if desk is None:
        raise Http404
    return desk


@allowed("transcripts.see")
@require_GET
def read(request: StudyRequest, transcript: int) -> HttpResponse:
    """Show a transcript to read, mark and code."""
    desk = desk_of(request, transcript)
    number = desk.study.sequence  # read before the passages: what comes after is told by the stream
    shown = page.turns(desk.study, desk.transcript, desk.document)
    asked = set(request.GET.getlist("speaker"))
    kept = tuple(turn for turn in shown if not asked or turn.speaker in asked)
    book = page.codebook(desk.study)
    standing = rows.standing(desk.transcript, desk.sight)
    data = page.data_for_page(
        desk.study, passages=standing[:AT_FIRST], book=book, coder=desk.coder, number=number,
        version=desk.transcript.current_id or 0,
    ) | _whose(request, transcript) | {"turns": page.places(kept)}  # fmt: skip
    laid = {"asked": asked, "desk": desk, "data": data, "later": standing[AT_FIRST:], "codes": book}
    return render(
        request, "coding/read.html", laid | _shown(request, desk, shown, kept=kept, standing=standing, book=book)
    )


def _whose(request: StudyRequest, transcript: int) -> dict[str, Any]:
    """Return what the island must know of the reader and of the addresses it asks."""
    where = {"study": request.here.study.slug, "transcript": transcript}
    return {
        "transcript": transcript, "person": str(request.user.pk), "may": request.here.may("coding.mark"),
        "language": get_language() or "sv", "words": reader_words(),
        "urls": {
            "acts": reverse("coding:acts", kwargs=where), "changes": reverse("coding:changes", kwargs=where),
            "turn": reverse("coding:turn", kwargs={**where, "turn": 0}),
        },
    }  # fmt: skip


def _shown(
    request: StudyRequest, desk: Desk, turns: Any, *, kept: Any, standing: list[rows.Row], book: Any
) -> dict[str, Any]:
    names = {0: _("Mark"), **{one.number: one.name for one in book}}
    sought = request.GET.get("q", "").strip()
    return {
        "turns": turns_as_html(
            kept,
            summaries=page.summaries(turns, standing, names),
            memos=told.turns_with_memos(desk.study, desk.transcript, desk.coder),
        ),
        "speakers": desk.document.speakers,
        "sought": sought,
        "hits": page.turns_with(kept, sought) if sought else None,
        "readings": rounds.readings_here(desk.study, desk.transcript.pk, desk.coder),
        "beside": page.neighbours(desk.study, desk.transcript),
    }


@allowed("transcripts.see")
@require_GET
def turn(request: StudyRequest, transcript: int, turn: int) -> HttpResponse:
    """Show one turn with its passages, memos and forms: where one codes without the island."""
    desk = desk_of(request, transcript)
    return _turn_page(request, desk, turn, None)


def _turn_page(
    request: StudyRequest, desk: Desk, number: int, form: PassageForm | None, status: int = 200
) -> HttpResponse:
    found = page.turn_of(desk.document, number)
    if found is None:
        raise Http404
    book = page.codebook(desk.study)
    shown = {
        "desk": desk, "turn": found, "words": desk.document.words_of(found), "codes": book,
        "held": page.passages_in(desk.document, found, rows.standing(desk.transcript, desk.sight), book, page.coder_labels(desk.study)),
        "form": form or PassageForm(document=desk.document, turn=found, codes=book),
        "memos": told.memos(desk.study, desk.transcript, turn=number, coder=desk.coder),
    }  # fmt: skip
    return render(request, "coding/turn.html", shown, status=status)


@allowed("coding.mark")
@require_POST
@act
def code_turn(request: StudyRequest, transcript: int, turn: int) -> HttpResponse:
    """Mark or code words of a turn, from its page."""
    desk = desk_of(request, transcript)
    found = page.turn_of(desk.document, turn)
    if found is None:
        raise Http404
    form = PassageForm(request.POST, document=desk.document, turn=found, codes=page.codebook(desk.study))
    if not form.is_valid():
        return _turn_page(request, desk, turn, form, status=422)
    span = form.cleaned_data["span"]
    passages.put(desk, start=span.start, end=span.end, code=form.cleaned_data["code"])
    messages.success(request, _("Saved. The passage stands in the list below."))
    return redirect("coding:turn", study=desk.study.slug, transcript=transcript, turn=turn)


@allowed("coding.mark")
@require_POST
@act
def change_in_turn(request: StudyRequest, transcript: int, turn: int) -> HttpResponse:
    """Remove, recode, move or split a passage, or write or change a memo, from a turn's page."""
    desk = desk_of(request, transcript)
    found = page.turn_of(desk.document, turn)
    if found is None:
        raise Http404
    asked = TurnAct.read(request.POST, desk.document, found)
    if asked.do == "recode":
        passages.recode(desk, ref=asked.ref, code=asked.code, version=asked.version)
    elif asked.do == "move":
        passages.move(desk, ref=asked.ref, start=asked.span.start, end=asked.span.end, version=asked.version)
    elif asked.do == "split":
        passages.split(desk, ref=asked.ref, at=asked.span.start, new="", version=asked.version)
    elif asked.do == "memo":
        memos.write_memo(desk, turn=turn, text=asked.text, ref=asked.ref)
    elif asked.do == "memo-change":
        memos.change_memo(desk, asked.memo, text=asked.text, version=asked.version)
    elif asked.do == "memo-remove":
        memos.remove_memo(desk, asked.memo, version=asked.version)
    else:
        passages.remove(desk, ref=asked.ref, version=asked.version)
    gone = {"memo-remove": _("The memo is taken away."), "delete": _("The passage is removed.")}
    messages.success(request, gone.get(asked.do, _("Saved.")))
    return redirect("coding:turn", study=desk.study.slug, transcript=transcript, turn=turn)
