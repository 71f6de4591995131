"""What every page knows: where the reader is, and what may be opened from there."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lardom.web.site.way import rooms_for
from lardom.web.study.forms import PASSWORD_HINT


def where(request: HttpRequest) -> dict[str, Any]:
    """Return the study one is in (if any), its rooms, and the language."""
    here = getattr(request, "here", None)
    return {
        "here": here,
        "study": here.study if here else None,
        # Asked for only where the way of the study is not kept already for the room one is in.
        "rooms": lambda: rooms_for(here, request.path) if here else (),
        "room": "/".join(request.path.split("/")[3:4]) if here else "",
        "language": get_language() or "sv",
        "origin": settings.INSTANCE.origin,
        "sends_mail": bool(settings.INSTANCE.mail),
        "password_hint": PASSWORD_HINT,
        "code_hint": _("The six figures the app shows now, or one of the codes you keep for when all else is lost."),
    }
