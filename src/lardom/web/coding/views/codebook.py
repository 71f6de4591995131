"""The codebook: the tree, one code, and what can be done with it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from lardom.coding.colours import is_seen
from lardom.coding.signs import COLOURS
from lardom.web.coding.actions import codebook as acts
from lardom.web.coding.forms.codebook import CodeForm, NewCodeForm, ReasonForm, SplitForm
from lardom.web.coding.queries import codebook as queries
from lardom.web.coding.queries.doubtful import uncounted
from lardom.web.coding.queries.sight import sight_of
from lardom.web.coding.views.seen import seen_in
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act, say_done
from lardom.web.study.writing import Refused

STEPS = ("up", "down", "in", "out")


def _tree(request: StudyRequest) -> dict[str, Any]:
    lines = queries.book(request.here.study, sight_of(request.here.study, request.here.coder))
    under, choices = request.GET.get("under", ""), [("", _("nothing: at the top")), *_choices(lines)]
    # Three forms stand on one page: each names its fields apart, or a label would point to another form's field.
    form = NewCodeForm(request.POST or None, initial={"parent": under}, auto_id="new_%s")
    form.fields["parent"].choices = choices  # type: ignore[attr-defined]
    return {"lines": lines, "new": form, "new_key": repr((under, choices)), "colours": COLOURS, "part": "codebook"}


def _choices(lines: tuple[queries.Line, ...]) -> list[tuple[str, str]]:
    return [(str(one.number), "\u2003" * one.depth + one.value.name) for one in lines]


def _back(request: StudyRequest, number: int) -> HttpResponse:
    return redirect("coding:code", study=request.here.study.slug, number=number)


@allowed("coding.see")
@require_GET
def codebook(request: StudyRequest) -> HttpResponse:
    """Show the whole tree."""
    return render(request, "coding/codebook.html", _tree(request))


@allowed("coding.see")
@require_GET
def code(request: StudyRequest, number: int) -> HttpResponse:
    """Show one code beside the tree: what the book says, its codings, and what can be done with it."""
    study, here = request.here.study, request.here
    if into := queries.merged_into(study, number):
        messages.info(request, _("The code you asked for was merged into “%(code)s”.") % {"code": into.name})
        return _back(request, into.pk)
    row, sight, tree = queries.code_row(study, number), sight_of(study, here.coder), _tree(request)
    line = next(one for one in tree["lines"] if one.number == number)
    names = ("name", "kind", "pole", "definition", "include", "exclude", "example")
    first = {name: getattr(row, name) for name in names} | {"own_colour": bool(row.colour), "colour": line.sign.colour}
    found = {
        "code": row,
        "line": line,
        "form": CodeForm(initial=first),
        "split": SplitForm(initial={"below": True}, auto_id="split_%s"),
        "quotes": queries.quotes_of(study, row, sight),
        "most": queries.SHOWN_CODINGS,
        "backing": queries.backing(study, row, sight),
        "uncounted": uncounted(study, sight, codes=queries.under_code(study, row)),
        "pale": not is_seen(line.sign.colour),
    }
    return render(request, "coding/codebook.html", tree | found)


@allowed("coding.codebook")
@require_POST
@act
def make(request: StudyRequest) -> HttpResponse:
    """Put a new code in the book."""
    study, tree = request.here.study, _tree(request)
    form: NewCodeForm = tree["new"]
    if not form.is_valid():
        return render(request, "coding/codebook.html", tree, status=422)
    told = form.cleaned_data
    parent = queries.code_row(study, int(told["parent"])) if told["parent"] else None
    fields = {"name": told["name"], "definition": told["definition"]}
    row = acts.make_code(study, by=request.user, parent=parent, why=told["why"], **fields)
    return _back(request, row.pk)


@allowed("coding.codebook")
@require_POST
@act
def change(request: StudyRequest, number: int) -> HttpResponse:
    """Change what the book says of a code."""
    study, form = request.here.study, CodeForm(request.POST)
    row = queries.code_row(study, number)
    if not form.is_valid():
        found = _tree(request) | {"code": row, "form": form}
        found["line"] = next(one for one in found["lines"] if one.number == number)
        return render(request, "coding/codebook.html", found, status=422)
    why = form.cleaned_data["why"]
    acts.change_code(study, row, by=request.user, seen=seen_in(request), why=why, **form.told())
    messages.success(request, _("“%(code)s” is saved.") % {"code": row.name})
    return _back(request, number)


def _chosen(request: StudyRequest, name: str) -> Any:
    told = request.POST.get(name, "")
    return queries.code_row(request.here.study, int(told)) if told.isdecimal() else None


def _why(request: StudyRequest) -> str:
    form = ReasonForm(request.POST)
    return str(form.cleaned_data["why"]) if form.is_valid() else ""


@allowed("coding.codebook")
@require_POST
@act
def move(request: StudyRequest, number: int) -> HttpResponse:
    """Move a code in the tree: a step, or to a place."""
    study, step = request.here.study, request.POST.get("step", "")
    row = queries.code_row(study, number)
    if step in STEPS:
        done = acts.step_code(study, row, by=request.user, step=step)  # type: ignore[arg-type]
    else:
        parent, before = _chosen(request, "parent"), _chosen(request, "before")
        where = {"parent": parent, "before": before, "why": _why(request)}
        done = acts.move_code(study, row, by=request.user, seen=seen_in(request), **where)
    say_done(request, _("“%(code)s” is moved.") % {"code": row.name}, done)
    return _back(request, number)


@allowed("coding.codebook")
@require_POST
@act
def merge(request: StudyRequest, number: int) -> HttpResponse:
    """Merge a code into another."""
    study, into = request.here.study, _chosen(request, "into")
    row = queries.code_row(study, number)
    if into is None:
        raise Refused(_("Choose the code to merge “%(code)s” into.") % {"code": row.name})
    done = acts.merge_codes(study, row, into=into, by=request.user, seen=seen_in(request), why=_why(request))
    n = done.facts["codings"] if done else 0
    told = ngettext(
        "“%(code)s” is merged into “%(into)s”; %(n)s coding moved.",
        "“%(code)s” is merged into “%(into)s”; %(n)s codings moved.",
        n,
    )
    say_done(request, told % {"code": row.name, "into": into.name, "n": n}, done)
    return _back(request, into.pk)


@allowed("coding.codebook")
@require_POST
@act
def split(request: StudyRequest, number: int) -> HttpResponse:
    """Give chosen codings a new code."""
    study, form = request.here.study, SplitForm(request.POST)
    row = queries.code_row(study, number)
    if not form.is_valid():
        raise Refused(_("Give the new code a name."))
    chosen = [int(one) for one in request.POST.getlist("coding") if one.isdecimal()]
    done = acts.split_code(study, row, by=request.user, codings=chosen, **form.cleaned_data)
    n, new = (done.facts["codings"], done.facts["new"]) if done else (0, number)
    told = ngettext(
        "“%(new)s” is split out of “%(code)s”; %(n)s coding moved.",
        "“%(new)s” is split out of “%(code)s”; %(n)s codings moved.",
        n,
    )
    say_done(request, told % {"new": form.cleaned_data["name"], "code": row.name, "n": n}, done)
    return _back(request, new)


@allowed("coding.codebook")
@require_POST
@act
def remove(request: StudyRequest, number: int) -> HttpResponse:
    """Remove a code that is not used."""
    row = queries.code_row(request.here.study, number)
    done = acts.remove_code(request.here.study, row, by=request.user, seen=seen_in(request), why=_why(request))
    say_done(request, _("“%(code)s” is removed.") % {"code": row.name}, done)
    return redirect("coding:codebook", study=request.here.study.slug)
