"""The few words templates share: a form's field, the key of an act, a code's chip."""

import uuid
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Textarea
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lardom.study.roles import role_name

register = template.Library()


@register.simple_tag
def act_key() -> SafeString:
    """Give a form the key of one act: sending it twice is doing it once. The browser makes a fresh one per act."""
    return format_html('<input type="hidden" name="act" value="{}">', uuid.uuid4())


@register.inclusion_tag("site/field.html")
def field(bound: BoundField, hint: str = "") -> dict[str, Any]:
    """Show a field with its label, help and errors, tied together for those who listen."""
    widget = bound.field.widget
    kind = (
        "choices" if isinstance(widget, RadioSelect | CheckboxSelectMultiple)
        else "tick" if isinstance(widget, CheckboxInput)
        else "text" if isinstance(widget, Textarea)
        else "line"
    )  # fmt: skip
    return {"field": bound, "kind": kind, "hint": hint or bound.help_text}


PATTERNS = ("plain", "dots", "stripes", "waves", "checks", "rings")
"""The second sign of a code beside its colour, so that none is told apart by colour alone."""


@register.filter
def pattern(number: int) -> str:
    """Return the pattern that belongs to a code's place in the codebook."""
    return PATTERNS[int(number or 0) % len(PATTERNS)]


@register.filter(name="role_name")
def role_name_in(role: str, language: str) -> str:
    """Return what a role is called in the language: `{{ role|role_name:language }}`."""
    return role_name(role, language)


@register.filter
def get(table: Any, key: Any) -> Any:
    """Look a key up in a mapping; nothing when it is not there."""
    return table.get(key) if hasattr(table, "get") else None


@register.filter
def allows(here: Any, right: str) -> bool:
    """Tell whether the reader has the right: `{% if here|allows:"coding.mark" %}`."""
    return bool(here and here.may(right))


@register.simple_tag(takes_context=True)
def keep(context: dict[str, Any], **changed: Any) -> str:
    """Return the query of this page with some parameters changed: `?{% keep page=2 %}`."""
    query = context["request"].GET.copy()
    for name, value in changed.items():
        if value is None or value == "":
            query.pop(name, None)
        else:
            query[name] = str(value)
    return str(query.urlencode())
