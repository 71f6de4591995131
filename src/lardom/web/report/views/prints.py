"""Printing in the background, and the files that came of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lardom.web.report import actions, queries
from lardom.web.report.desk import SHUT_IN, asked_for, page_of, rule_page
from lardom.web.report.forms import PrintForm
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act
from lardom.web.study.writing import Refused


@allowed("report.see")
@require_GET
def prints(request: StudyRequest, draft: int) -> HttpResponse:
    """Show what can be printed and what has been."""
    one = asked_for(request.here, draft)
    return render(
        request, "report/prints.html", page_of(one, request.here, "prints", printed=queries.different_files(one))
    )


@allowed("report.see")
@require_POST
@act
def order(request: StudyRequest, draft: int) -> HttpResponse:
    """Ask for the version that stands to be printed."""
    one, form = asked_for(request.here, draft), PrintForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Choose what to print: Word, PDF, web page or the audit sheet."))
    job = actions.ask_to_print(
        one, forms=form.cleaned_data["wanted"], despite=form.cleaned_data["despite"], by=request.user
    )
    return redirect("study:job", study=request.here.study.slug, number=job.pk)


@allowed("report.published")
@require_GET
def download(request: StudyRequest, printed: int) -> HttpResponse:
    """Hand out a printed file; those who only read get signed reports alone."""
    found = queries.printed_file(request.here.study, printed)
    if found is None or not (request.here.may("report.see") or queries.is_published(found)):
        raise Http404
    file = queries.file_of(found)
    answer = HttpResponse(bytes(file.content), content_type=file.media_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file.name)
    answer["Content-Security-Policy"] = SHUT_IN
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@allowed("report.see")
@require_GET
def rule(request: StudyRequest, code: str) -> HttpResponse:
    """Show the page of a rule: what it looks for, why, and how its findings are settled."""
    language = "en" if (get_language() or "sv").startswith("en") else "sv"
    page = rule_page(code.upper(), language)
    if page is None:
        raise Http404
    part = "report/rule.html#page" if request.headers.get("HX-Request") else "report/rule.html"
    return render(request, part, {"page": page, "code": code.upper()})
