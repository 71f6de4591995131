"""The door for programs, to be read by people: every operation with what it takes and gives."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lardom.web.exchange.api.telling import operations_told
from lardom.web.study.access import signed_in


@signed_in
@require_GET
def operations(request: HttpRequest) -> HttpResponse:
    """Show what a program can ask for and how."""
    return render(request, "exchange/door.html", {"groups": operations_told()})
