"""A draft's versions: the list, one version, the difference between two, and an old one brought back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lardom.web.report import actions, queries
from lardom.web.report.desk import asked_for, page_of
from lardom.web.report.forms import SeenForm
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act
from lardom.web.study.writing import Refused


@allowed("report.see")
@require_GET
def versions(request: StudyRequest, draft: int) -> HttpResponse:
    """List the versions of a draft."""
    one = asked_for(request.here, draft)
    signed = {each.draft_version_id for each in queries.signatures(one)}
    told = page_of(one, request.here, "versions", versions=queries.versions(one), signed=signed)
    return render(request, "report/versions.html", told)


@allowed("report.see")
@require_GET
def version(request: StudyRequest, draft: int, version_number: int) -> HttpResponse:
    """Show the text of one version."""
    one = asked_for(request.here, draft)
    found = queries.version(one, version_number)
    if found is None:
        raise Http404
    return render(request, "report/version.html", page_of(one, request.here, "versions", version=found))


@allowed("report.see")
@require_GET
def compare(request: StudyRequest, draft: int) -> HttpResponse:
    """Show what differs between two versions, word by word."""
    one = asked_for(request.here, draft)
    numbers = [request.GET.get(name, "") for name in ("before", "after")]
    before, after = (queries.version(one, int(told)) if told.isdecimal() else None for told in numbers)
    if before is None or after is None:
        raise Http404
    told = page_of(one, request.here, "versions", before=before, after=after, versions=queries.versions(one))
    return render(request, "report/compare.html", told | {"passages": queries.passages(before.text, after.text)})


@allowed("report.write")
@require_POST
@act
def restore(request: StudyRequest, draft: int, version_number: int) -> HttpResponse:
    """Bring an old version back as a new one."""
    one = asked_for(request.here, draft)
    old, form = queries.version(one, version_number), SeenForm(request.POST)
    if old is None:
        raise Http404
    if not form.is_valid():
        raise Refused(_("Load the page again and repeat this."))
    why = _("Version %(number)s brought back") % {"number": old.number}
    try:
        actions.save(one, text=old.text, base=form.cleaned_data["seen"], by=request.user, why=why)
    except (actions.Unchanged, actions.Overtaken) as no:
        raise Refused(
            _("Version %(number)s stands now. Look at it first.") % {"number": no.now.number}, status=409
        ) from no
    messages.success(request, why)
    return redirect("report:write", study=request.here.study.slug, draft=draft)
