"""Marks put into groups, and groups discussed and decided upon."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from lardom.coding.visibility import Sight
from lardom.web.coding.actions import groups as acts
from lardom.web.coding.forms.codebook import ReasonForm
from lardom.web.coding.forms.groups import DecideForm, GroupForm, PutForm, SayForm
from lardom.web.coding.queries import codebook
from lardom.web.coding.queries import groups as queries
from lardom.web.coding.queries.doubtful import uncounted
from lardom.web.coding.queries.sight import sight_of
from lardom.web.coding.views.seen import seen_in
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act, say_done
from lardom.web.study.writing import Refused
from lardom.web.transcripts.queries import texts as transcripts


def _sight(request: StudyRequest) -> Sight:
    return sight_of(request.here.study, request.here.coder)


def _back(request: StudyRequest, number: int) -> HttpResponse:
    return redirect("coding:group", study=request.here.study.slug, number=number)


def _number(request: StudyRequest, name: str) -> int | None:
    told = request.GET.get(name, "")
    return int(told) if told.isdecimal() else None


@allowed("coding.see")
@require_GET
def groups(request: StudyRequest) -> HttpResponse:
    """Show the groups and the marks that stand in none."""
    study, after = request.here.study, _number(request, "after") or 0
    transcript = _number(request, "transcript")
    found = {
        "board": queries.board(study, _sight(request), transcript=transcript, after=after),
        "uncounted": uncounted(study, _sight(request), marks=True),
        "texts": transcripts.transcript_rows(study),
        "transcript": transcript,
        "after": after,
        "next": after + queries.SHOWN_MARKS,
        "before": max(0, after - queries.SHOWN_MARKS),
        "form": GroupForm(),
    }
    return render(request, "coding/groups.html", found)


@allowed("coding.codebook")
@require_POST
@act
def make(request: StudyRequest) -> HttpResponse:
    """Make an empty group."""
    form = GroupForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Give the group a name."))
    made = acts.make_group(request.here.study, by=request.user, **form.cleaned_data)
    say_done(request, _("The group “%(group)s” is made.") % {"group": made.name})
    return redirect("coding:groups", study=request.here.study.slug)


@allowed("coding.codebook")
@require_POST
@act
def put(request: StudyRequest) -> HttpResponse:
    """Put chosen marks into a group, a new group, or none."""
    study, form = request.here.study, PutForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Choose where the marks shall go."))
    into, name = form.cleaned_data["into"], form.cleaned_data["name"]
    marks = [int(one) for told in request.POST.getlist("mark") for one in told.split(",") if one.isdecimal()]
    group = queries.group_row(study, int(into)) if into.isdecimal() else None
    new = (name or _("New group")) if into == "new" else ""
    done = acts.put_marks(study, by=request.user, sight=_sight(request), marks=marks, into=group, new=new)
    n = done.facts["marks"] if done else 0
    say_done(request, _put_told(n, group.name if group else new), done)
    page = request.POST.get("back", "")
    if page == "important":
        return redirect("coding:important", study=study.slug)
    # The board shows the same transcript and the same page of it as before.
    place = {name: told for name in ("transcript", "after") if (told := request.POST.get(name, "")).isdecimal()}
    return redirect(reverse("coding:groups", kwargs={"study": study.slug}, query=place))


def _put_told(n: int, name: str) -> str:
    told = ngettext("%(n)s mark is put into “%(group)s”.", "%(n)s marks are put into “%(group)s”.", n)
    out = ngettext("%(n)s mark stands without a group.", "%(n)s marks stand without a group.", n)
    return (told if name else out) % {"n": n, "group": name}


@allowed("coding.see")
@require_GET
def group(request: StudyRequest, number: int) -> HttpResponse:
    """Show one group: its marks, what is said of it, and what it may become."""
    study = request.here.study
    row = queries.group_row(study, number)
    quotes = queries.quotes_of(study, row, _sight(request))
    found = {
        "group": row,
        "quotes": quotes,
        "readers": len({one.coder for one in quotes}),
        "became": queries.became(study, queries.marks(study, _sight(request)).filter(group=row)),
        "comments": queries.comments(study, row),
        "form": GroupForm(initial={"name": row.name, "note": row.note}),
        "say": SayForm(),
        "decide": _decide_form(request),
    }
    return render(request, "coding/group.html", found)


def _decide_form(request: StudyRequest) -> DecideForm:
    form = DecideForm(request.POST or None)
    lines = codebook.book(request.here.study, _sight(request))
    book = [(str(one.number), "\u2003" * one.depth + one.value.name) for one in lines]
    form.fields["code"].choices = [("", _("a new code with the group’s name")), *book]  # type: ignore[attr-defined]
    form.fields["parent"].choices = [("", _("nothing: at the top")), *book]  # type: ignore[attr-defined]
    return form


@allowed("coding.codebook")
@require_POST
@act
def change(request: StudyRequest, number: int) -> HttpResponse:
    """Change a group's name and note."""
    form, row = GroupForm(request.POST), queries.group_row(request.here.study, number)
    if not form.is_valid():
        raise Refused(_("Give the group a name."))
    done = acts.change_group(request.here.study, row, by=request.user, seen=seen_in(request), **form.cleaned_data)
    say_done(request, _("“%(group)s” is saved.") % {"group": row.name}, done)
    return _back(request, number)


@allowed("coding.codebook")
@require_POST
@act
def propose(request: StudyRequest, number: int) -> HttpResponse:
    """Propose a group as a theme, or take it up for discussion again."""
    study, form = request.here.study, ReasonForm(request.POST)
    row = queries.group_row(study, number)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    is_proposed = request.POST.get("state") == "proposed"
    does = acts.propose_group if is_proposed else acts.reopen_group
    done = does(study, row, by=request.user, seen=seen_in(request), why=why)
    told = _("“%(group)s” is proposed as a theme.") if is_proposed else _("“%(group)s” is up for discussion again.")
    say_done(request, told % {"group": row.name}, done)
    return _back(request, number)


@allowed("coding.codebook")
@require_POST
@act
def decide(request: StudyRequest, number: int) -> HttpResponse:
    """Decide that a group is a theme."""
    study, form = request.here.study, _decide_form(request)
    row = queries.group_row(study, number)
    if not form.is_valid():
        raise Refused(_("Choose what the group becomes."))
    told = form.cleaned_data
    code, parent = (codebook.code_row(study, int(told[name])) if told[name] else None for name in ("code", "parent"))
    given = {"code": code, "parent": parent, "kind": told["kind"], "why": told["why"]}
    done = acts.decide_group(study, row, by=request.user, seen=seen_in(request), **given)
    theme = code.name if code else row.name
    say_done(request, _("“%(group)s” is now the theme “%(theme)s”.") % {"group": row.name, "theme": theme}, done)
    return _back(request, number)


@allowed("coding.codebook")
@require_POST
@act
def remove(request: StudyRequest, number: int) -> HttpResponse:
    """Remove a group; its marks stay."""
    row = queries.group_row(request.here.study, number)
    done = acts.remove_group(request.here.study, row, by=request.user, seen=seen_in(request))
    say_done(
        request, _("The group “%(group)s” is removed; its marks stand without a group.") % {"group": row.name}, done
    )
    return redirect("coding:groups", study=request.here.study.slug)


@allowed("study.comment")
@require_POST
@act
def say(request: StudyRequest, number: int) -> HttpResponse:
    """Say something of a group."""
    form, row = SayForm(request.POST), queries.group_row(request.here.study, number)
    if not form.is_valid():
        raise Refused(_("Write something first."))
    acts.say(request.here.study, row, by=request.user, text=form.cleaned_data["text"])
    return redirect(reverse("coding:group", args=[request.here.study.slug, number]) + "#talk")
