"""Passages in doubt after a transcript was changed: a person decides where each stands."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from lardom.web.coding.actions import carrying
from lardom.web.coding.forms.doubtful import PlaceForm
from lardom.web.coding.queries import doubtful as queries
from lardom.web.coding.queries import states as reading_states
from lardom.web.coding.queries.sight import sight_of
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act, say_done
from lardom.web.study.writing import Refused
from lardom.web.transcripts.queries import texts as transcripts

if TYPE_CHECKING:
    from lardom.text.span import Span


@allowed("coding.mark")
@require_GET
def doubtful(request: StudyRequest) -> HttpResponse:
    """List the passages whose place a person must decide, with the places where they may stand now."""
    study, coder = request.here.study, request.here.coder
    carrying.carry_everything_over(study, by=request.user)
    rows = queries.doubtful(study, coder, sight_of(study, coder))
    told = {
        "rows": [one for one in rows if not one.doubt.is_kept],
        "kept": [one for one in rows if one.doubt.is_kept],
        "part": "doubtful",
    }
    return render(request, "coding/doubtful.html", told)


@allowed("coding.mark")
@require_POST
@act
def settle(request: StudyRequest, kind: str, number: int) -> HttpResponse:
    """Decide where one passage stands."""
    study, here = request.here.study, request.here
    row = queries.one(study, kind, number, sight_of(study, here.coder))
    form = PlaceForm(request.POST)
    if row is None or not form.is_valid():
        raise Http404
    if (here.coder is None or row.coder_id != here.coder.pk) and not here.may("coding.lead"):
        raise Refused(_("This passage is somebody else's; its coder or the lead decides where it stands."), status=403)
    told = form.cleaned_data
    span = told["span"]
    if told["words"]:
        places = queries.find_words(study, row, told["words"])
        if len(places) != 1:
            raise Refused(_not_one(told["words"], len(places)))
        span = places[0]
    keep = told["place"] == "old"
    done = carrying.settle_place(study, row, by=request.user, seen=told["seen"], span=span, keep=keep)
    say_done(request, _("It is decided where the passage stands."), done)
    return redirect("coding:doubtful", study=study.slug)


def _not_one(words: str, count: int) -> str:
    if not count:
        return _("“%(words)s” does not stand in the version in use. Copy the words from the text.") % {
            "words": words[:80]
        }
    told = ngettext(
        "“%(words)s” stands in %(count)s place of the version in use. Copy more of the words.",
        "“%(words)s” stands in %(count)s places of the version in use. Copy more of the words.",
        count,
    )
    return told % {"words": words[:80], "count": count}


@allowed("coding.mark")
@require_POST
@act
def settle_all(request: StudyRequest) -> HttpResponse:
    """Decide that one's own passages stand where they are suggested to, where there is one suggestion."""
    study, coder = request.here.study, request.here.coder
    lead = request.here.may("coding.lead")
    rows = queries.doubtful(study, coder, sight_of(study, coder))
    pairs: list[tuple[queries.Row, Span]] = [
        (one.row, one.places[0].span if one.places else one.old.span)
        for one in rows
        if (one.mine or lead) and not one.doubt.is_kept and (one.moved or len(one.places) == 1)
    ]
    done = carrying.settle_all(study, pairs, by=request.user) if pairs else None
    told = ngettext(
        "%(count)s passage stands where it was suggested.",
        "%(count)s passages stand where they were suggested.",
        len(pairs),
    )
    say_done(request, told % {"count": len(pairs)}, done)
    return redirect("coding:doubtful", study=study.slug)


@allowed("coding.see")
@require_GET
def carried(request: StudyRequest, transcript: int) -> HttpResponse:
    """Tell on a transcript's page what became of its marks and codings when it was changed."""
    study, coder = request.here.study, request.here.coder
    found = transcripts.transcript(study, transcript)
    if found is None:
        raise Http404
    carrying.carry_over(study, found, by=request.user)
    rows = queries.doubtful(study, coder, sight_of(study, coder), transcript)
    told = {
        "number": transcript, "waiting": sum(not one.doubt.is_kept for one in rows),
        "behind": carrying.was_taken_back(study, found) and any(carrying.left_behind(study, found)),
    }  # fmt: skip
    return render(request, "coding/carried.html", told)


@allowed("coding.mark")
@require_POST
@act
def carry_again(request: StudyRequest, transcript: int) -> HttpResponse:
    """Carry marks and codings over again after that was taken back."""
    study = request.here.study
    found = transcripts.transcript(study, transcript)
    if found is None:
        raise Http404
    carrying.carry_over(study, found, by=request.user, again=True)
    return redirect("transcripts:transcript", study=study.slug, number=transcript)


@allowed("coding.see")
@require_GET
def states(request: StudyRequest) -> HttpResponse:
    """Tell the list of transcripts how far their readings have come (pieces that the page puts in their places)."""
    study, coder = request.here.study, request.here.coder
    return render(request, "coding/states.html", {"states": reading_states.states(study, sight_of(study, coder))})
