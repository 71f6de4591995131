"""What is wrong with a request, in sentences: the field, the value where it is short, and the way out."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LONGEST_SHOWN = 40
"""Characters of a value that a sentence repeats: a longer one may be words of an interview."""

_SENTENCES: Mapping[str, Any] = {
    "string_too_long": gettext_lazy("%(field)s is longer than %(limit)s characters: shorten it."),
    "string_too_short": gettext_lazy("%(field)s needs at least %(limit)s characters."),
    "too_long": gettext_lazy("%(field)s holds more than %(limit)s: send it in parts."),
    "too_short": gettext_lazy("%(field)s needs at least %(limit)s: send something in it."),
    "greater_than_equal": gettext_lazy("%(field)s: %(value)s is too small; %(limit)s is the least."),
    "less_than_equal": gettext_lazy("%(field)s: %(value)s is too large; %(limit)s is the most."),
    "int_type": gettext_lazy("%(field)s: %(value)s is no whole number. Send one, without quotation marks."),
    "float_type": gettext_lazy("%(field)s: %(value)s is no number. Send one, without quotation marks."),
    "string_type": gettext_lazy("%(field)s: %(value)s is no text. Send it in quotation marks."),
    "bool_type": gettext_lazy("%(field)s: %(value)s is neither true nor false."),
    "list_type": gettext_lazy("%(field)s: %(value)s is no list. Send one: […]."),
    "model_type": gettext_lazy("%(field)s: %(value)s is no object with fields. Send one: {…}."),
    "literal_error": gettext_lazy("%(field)s: %(value)s is none of what can stand there: %(limit)s."),
    "string_pattern_mismatch": gettext_lazy(
        "%(field)s: %(value)s is not written as it must be; how it is written is told on the page %(page)s."
    ),
    "date_type": gettext_lazy("%(field)s: %(value)s is no day. Write it as 2026-11-30."),
}
_SAME = {
    "int_parsing": "int_type", "int_from_float": "int_type", "int_parsing_size": "int_type", "float_parsing": "float_type",
    "finite_number": "float_type", "string_unicode": "string_type", "bool_parsing": "bool_type", "dict_type": "model_type",
    "model_attributes_type": "model_type", "date_parsing": "date_type", "date_from_datetime_parsing": "date_type",
    "date_from_datetime_inexact": "date_type", "greater_than": "greater_than_equal", "less_than": "less_than_equal",
}  # fmt: skip
_LIMITS = ("max_length", "min_length", "ge", "gt", "le", "lt", "expected")


def fault(request: HttpRequest, one: Mapping[str, Any]) -> str:
    """Return what is wrong at one place of a request, in the language of the person behind the token."""
    # Where a body's field stands is told from the body on, without what we call the body ourselves.
    where = one["loc"][2 if one["loc"][0] == "body" else 1 :]
    place, kind = ".".join(str(part) for part in where), _SAME.get(one["type"], one["type"])
    if kind == "missing" and place == "version":
        return _("version is missing: send the version you have read; the table's page has it among its `versions`.")
    if kind == "missing":
        return _("%(field)s is missing: this request needs it.") % {"field": place or _("The body")}
    if kind == "extra_forbidden":
        return _("%(field)s is no field of this request. Its fields are told on the page %(page)s.") % {
            "field": place, "page": "/api/"
        }  # fmt: skip
    if kind in _SENTENCES:
        told = one.get("ctx") or {}
        # The library's list ends in an English "or".
        limit = str(next((told[name] for name in _LIMITS if name in told), "")).replace(" or ", ", ")
        value = _shown(_sent(request, one["loc"][0], where))
        return str(_SENTENCES[kind]) % {
            "field": place or _("The body"), "value": value, "limit": limit, "page": "/api/"
        }  # fmt: skip
    return f"{place}: {one['msg']}." if not str(one["msg"]).endswith(".") else f"{place}: {one['msg']}"


def _sent(request: HttpRequest, source: str, where: tuple[Any, ...]) -> Any:
    if source == "query":
        return request.GET.get(str(where[0]), "") if where else ""
    try:
        found = json.loads(request.body)
        for part in where:
            found = found[part]
    except (ValueError, LookupError, TypeError):
        return ""
    return found


def _shown(value: Any) -> str:
    told = json.dumps(value, ensure_ascii=False)
    return told if len(told) <= LONGEST_SHOWN else _("what was sent")
