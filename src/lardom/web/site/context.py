"""What every page knows: where the reader is, and what may be opened from there."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from lardom.web.site.way import rooms_for


def where(request: HttpRequest) -> dict[str, Any]:
    """Return the study one is in (if any), its rooms, and the language."""
    here = getattr(request, "here", None)
    return {
        "here": here,
        "study": here.study if here else None,
        "rooms": rooms_for(here, request.path) if here else (),
        "language": get_language() or "sv",
    }
