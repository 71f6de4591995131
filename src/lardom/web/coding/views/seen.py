"""The version of a row that a page showed, without which nothing is changed."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from lardom.web.coding.forms.rounds import SeenForm
from lardom.web.study.writing import Refused


def seen_in(request: HttpRequest) -> int:
    """Return the version of the row that the page showed."""
    form = SeenForm(request.POST)
    if not form.is_valid():
        raise Refused(_("The page is too old. Load it again and repeat what you did."))
    return int(form.cleaned_data["seen"])
