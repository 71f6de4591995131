"""How the views of this room answer: a row or 404, an act's event to a page or to the island."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from lardom.web.study.access import StudyRequest
from lardom.web.study.acts import inside, wants_json


def found[R](row: R | None) -> R:
    """Return the row, or answer that there is none."""
    if row is None:
        raise Http404
    return row


def done(request: StudyRequest, told: str, *, to: str) -> HttpResponse:
    """Answer an act that is done: JSON to the island, else back to where one came from, with a way to take it back."""
    number = request.here.study.sequence
    if wants_json(request):
        return JsonResponse({"event": number, "told": told})
    messages.success(request, told)
    back = inside(request, request.POST.get("next", "")) or to
    address, hash_, place = back.partition("#")
    address = address.split("?done=")[0].split("&done=")[0]
    return HttpResponseRedirect(f"{address}{'&' if '?' in address else '?'}done={number}{hash_}{place}")


def page(request: StudyRequest, name: str, *args: int) -> str:
    """Return the address of a page of this room."""
    return reverse(f"claims:{name}", args=[request.here.study.slug, *args])
