"""The search over all texts: its page, its downloads, and searches kept for the team."""

from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lardom.web.coding import downloads
from lardom.web.coding.actions import searches
from lardom.web.coding.forms.searching import SaveSearchForm, SearchForm, told_fault
from lardom.web.coding.queries import quotations, searching
from lardom.web.coding.queries.sight import sight_of
from lardom.web.coding.queries.values import saved_searches
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act
from lardom.web.study.remembering.values import remembered
from lardom.web.study.writing import Refused

PAGE = 50


def _found(request: StudyRequest, *, whole: bool = False) -> tuple[SearchForm, searching.Found]:
    study = request.here.study
    form = SearchForm(request.GET, searching.lists(study, request.GET.get("project", "")))
    return form, searching.search(study, form.asked(), sight_of(study, request.here.coder), whole=whole)


@allowed("coding.export")
@require_GET
def search(request: StudyRequest) -> HttpResponse:
    """Show what was found, a page at a time, with the words where they stand."""
    study = request.here.study
    form, found = _found(request)
    told: dict[str, Any] = {
        "form": form,
        "part": "search",
        "saved": remembered(study, "kept searches", lambda: tuple(saved_searches(study))),
        "found": found,
    }
    if found.fault:
        told["fault"] = told_fault(found.fault, found.value)
    elif form.is_asked:
        page = Paginator(range(found.count), PAGE).get_page(request.GET.get("page"))
        first = page.start_index() - 1 if found.count else 0
        told |= {
            "page": page,
            "rows": list(quotations.quotations(study, found, first=first, end=first + PAGE, shown=True)),
        }
    query = request.GET.copy()
    query.pop("page", None)
    told["query"] = query.urlencode()
    return render(request, "coding/search.html", told)


@allowed("coding.export")
@require_GET
def download(request: StudyRequest, kind: str) -> HttpResponse:
    """Hand out everything that was found, one row a quotation."""
    _form, found = _found(request, whole=True)
    if found.fault or kind not in downloads.MEDIA:
        raise Http404
    rows = quotations.quotations(request.here.study, found)
    name, media = f"{_('quotations')}.{kind}", downloads.MEDIA[kind]
    if kind == "csv":
        answer = StreamingHttpResponse(downloads.as_csv(rows), content_type=media)
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return cast("HttpResponse", answer)
    made = downloads.as_xlsx(rows) if kind == "xlsx" else downloads.as_docx(rows, request.here.study.title)
    return cast("HttpResponse", FileResponse(made, as_attachment=True, filename=name, content_type=media))


@allowed("coding.export")
@require_POST
@act
def keep(request: StudyRequest) -> HttpResponse:
    """Keep a search for the team."""
    form = SaveSearchForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Give the search a name of at most 120 characters."))
    query = QueryDict(form.cleaned_data["query"]).urlencode()
    searches.keep_search(request.here.study, name=form.cleaned_data["name"], query=query, by=request.user)
    messages.success(request, _("The search is kept for the team."))
    return redirect(f"{reverse('coding:search', kwargs={'study': request.here.study.slug})}?{query}")


@allowed("coding.export")
@require_POST
@act
def forget(request: StudyRequest, number: int) -> HttpResponse:
    """Take a kept search away."""
    lead = request.here.may("study.people")
    if not searches.forget_search(request.here.study, number, by=request.user, lead=lead):
        raise Http404
    return redirect("coding:search", study=request.here.study.slug)
