"""The reading list of disagreements, one case side by side, and its settling."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lardom.text.span import Span
from lardom.web.coding.actions import settlements as acts
from lardom.web.coding.forms.settlements import SettleForm
from lardom.web.coding.queries import codebook, rounds
from lardom.web.coding.queries import disagreements as queries
from lardom.web.coding.queries.sight import sight_of
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act, say_done
from lardom.web.study.writing import Refused

CASES_A_PAGE = 30


def _doubled(request: StudyRequest) -> tuple[str, queries.Doubled]:
    """Return the round asked for (empty: codings outside rounds) and what is compared in it."""
    study = request.here.study
    told = request.GET.get("round", request.POST.get("round", ""))
    row = rounds.round_row(study, int(told)) if told.isdecimal() else None
    return (told if row else ""), queries.doubled(study, sight_of(study, request.here.coder), row)


def _list(request: StudyRequest, told: str) -> str:
    return reverse("coding:disagreements", kwargs={"study": request.here.study.slug}) + f"?round={told}"


@allowed("coding.see")
@require_GET
def disagreements(request: StudyRequest) -> HttpResponse:
    """Show where coders differ, the dearest first, and how alike they coded."""
    study, (told, found) = request.here.study, _doubled(request)
    waiting, done = queries.open_first(study, found)
    are_settled = request.GET.get("show") == "settled"
    page = Paginator(done if are_settled else waiting, CASES_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "cases": queries.cases(study, page.object_list, are_settled=are_settled),
        "waiting": len(waiting),
        "done": len(done),
        "are_settled": are_settled,
        "alike": queries.alike(study, found),
        "texts": len(found.closed),
        "rounds": rounds.round_rows(study).filter(kind="coding"),
        "round": told,
    }
    return render(request, "coding/disagreements.html", shown)


@allowed("coding.see")
@require_GET
def case(request: StudyRequest, transcript: int, start: int) -> HttpResponse:
    """Show one disagreement side by side."""
    study, (told, found) = request.here.study, _doubled(request)
    one = queries.one_case(study, found, transcript, start)
    shown = {
        "case": one,
        "round": told,
        "form": _form(request),
        "settlement": queries.settlement_of(study, one),
        "places": sorted({(given.start, given.end) for _coder, side in one.sides for given in side}),
    }
    return render(request, "coding/case.html", shown)


def _form(request: StudyRequest) -> SettleForm:
    form = SettleForm(request.POST or None)
    lines = codebook.book(request.here.study, sight_of(request.here.study, request.here.coder))
    book = [(str(one.number), "\u2003" * one.depth + one.value.name) for one in lines]
    form.fields["add"].choices = [("", _("none")), *book]  # type: ignore[attr-defined]
    return form


@allowed("coding.adjudicate")
@require_POST
@act
def settle(request: StudyRequest, transcript: int, start: int) -> HttpResponse:
    """Settle one disagreement and go on to the next."""
    study, (told, found), form = request.here.study, _doubled(request), _form(request)
    one = queries.one_case(study, found, transcript, start)
    if not form.is_valid():
        raise Refused(*(str(error) for errors in form.errors.values() for error in errors))
    given = form.cleaned_data
    add = codebook.code_row(study, int(given["add"])) if given["add"] else None
    places = given["where"].split("-") if given["where"] else None
    where = Span(int(places[0]), int(places[1])) if places and int(places[0]) < int(places[1]) else None
    stand = request.POST.getlist("stand")
    done = acts.settle(study, one, by=request.user, stand=stand, add=add, where=where, reason=given["reason"])
    say_done(request, _("The disagreement is settled; both originals are kept."), done)
    return redirect(_list(request, told))


@allowed("coding.adjudicate")
@require_POST
@act
def reopen(request: StudyRequest, transcript: int, start: int) -> HttpResponse:
    """Take a settled disagreement up again."""
    study, (told, found) = request.here.study, _doubled(request)
    row = queries.settlement_of(study, queries.one_case(study, found, transcript, start))
    if row is None:
        raise Refused(_("This disagreement is not settled."))
    done = acts.reopen(study, row, by=request.user)
    say_done(request, _("The disagreement is open again; what was added to settle it is gone."), done)
    return redirect(_list(request, told))
