"""The key between pseudonyms and real names: for a key-holder only, and every look is in the trail."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lardom.web.fieldwork import actions, queries
from lardom.web.fieldwork.forms import NameForm
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act, say_done, seen


@allowed("fieldwork.key")
@require_GET
def key(request: StudyRequest) -> HttpResponse:
    """Show the key, and note in the trail who looked."""
    actions.look_at_key(request.here.study, by=request.user)
    return render(request, "fieldwork/key.html", {"rows": queries.key_rows(request.here.study), "form": NameForm()})


@allowed("fieldwork.key")
@act
def name(request: StudyRequest, number: int | None = None) -> HttpResponse:
    """Add a row of the key or change one."""
    study = request.here.study
    row = queries.key_name(study, number) if number else None
    if number and row is None:
        raise Http404
    initial = {"name": row.name, "pseudonym": row.pseudonym, "kind": row.kind} if row else None
    form = NameForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        event = actions.save_name(study, row, by=request.user, seen=seen(request), **form.cleaned_data)
        say_done(request, _("The key is changed."), event)
        return redirect("fieldwork:key", study=study.slug)
    about = {"form": form, "row": row, "back": "fieldwork:key", "removing": "fieldwork:remove-name"}
    return render(request, "fieldwork/form.html", about, status=422 if form.errors else 200)


@allowed("fieldwork.key")
@require_POST
@act
def remove_name(request: StudyRequest, number: int) -> HttpResponse:
    """Remove a row of the key."""
    study = request.here.study
    row = queries.key_name(study, number)
    if row is None:
        raise Http404
    event = actions.remove(study, row, by=request.user, seen=seen(request))
    say_done(request, _("The row is removed from the key."), event)
    return redirect("fieldwork:key", study=study.slug)
