"""The few words templates share: a form's field, the key of an act, a code's chip."""

import hashlib
import secrets
import uuid
from typing import Any

from django import template
from django.core.cache import caches
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Textarea
from django.template import Context
from django.template.base import FilterExpression, Parser, Token
from django.template.defaultfilters import floatformat
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from lardom.study.roles import role_name

register = template.Library()


KEY_HOLE, TOKEN_HOLE, FILL_HOLE = (f"hole-{secrets.token_hex(16)}" for _ in range(3))
"""Where a kept part of a page (`kept`) gets what is new each time: act keys, the session's token, and what it is filled
with. Nobody can guess them, so no word of the material is taken for one."""


@register.simple_tag(takes_context=True)
def act_key(context: Context) -> SafeString:
    """Give a form the key of one act: sending it twice is doing it once. The browser makes a fresh one per act."""
    key = KEY_HOLE if context.get("csrf_token") == TOKEN_HOLE else uuid.uuid4()
    return format_html('<input type="hidden" name="act" value="{}">', key)


class _Kept(template.Node):
    """A part of a page that is rendered once for all who see the same, and filled in for each."""

    def __init__(
        self, inner: template.NodeList, said: list[FilterExpression], filling: FilterExpression | None
    ) -> None:
        self.nodelist, self._said, self._filling = inner, said, filling

    def render(self, context: Context) -> SafeString:
        """Return the part as it was rendered for the same values, with this reader's keys and token."""
        told = "\0".join(str(one.resolve(context)) for one in self._said)
        key, fragments = f"kept-{hashlib.sha256(told.encode()).hexdigest()}", caches["fragments"]
        held = fragments.get(key)
        if held is None:
            with context.push(csrf_token=TOKEN_HOLE):
                held = str(self.nodelist.render(context))
            fragments.set(key, held, None)
        if context.get("csrf_token") == TOKEN_HOLE:  # inside another kept part, which is filled in as a whole
            return SafeString(held)
        first, *rest = held.split(KEY_HOLE)
        filled = first + "".join(f"{uuid.uuid4()}{part}" for part in rest)
        if self._filling is not None:
            start, *parts = filled.split(FILL_HOLE)
            values = self._filling.resolve(context)
            filled = start + "".join(f"{escape(one)}{part}" for one, part in zip(values, parts, strict=True))
        told = filled.replace(TOKEN_HOLE, str(context.get("csrf_token") or ""))
        return SafeString(told)  # a template made it, and escaped what it was given


@register.tag
def kept(parser: Parser, token: Token) -> _Kept:
    """Keep a part of a page in the process's memory under everything it shows: `{% kept a b %}…{% endkept %}`.

    The values must tell all that the part depends on, the reader's language and rights among them. What changes too
    often for that is written with `{% filled value %}` inside, and given to `{% kept a b filling values %}` in its order.
    """
    words, filling = token.split_contents()[1:], None
    if len(words) > 1 and words[-2] == "filling":
        filling = parser.compile_filter(words[-1])
        words = words[:-2]
    inner = parser.parse(("endkept",))
    parser.delete_first_token()
    return _Kept(inner, [parser.compile_filter(one) for one in words], filling)


@register.simple_tag(takes_context=True)
def filled(context: Context, value: object) -> object:
    """Show a value that a kept part is filled with (`kept`); outside of one it is shown as it is."""
    return SafeString(FILL_HOLE) if context.get("csrf_token") == TOKEN_HOLE else value


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


@register.filter
def number(value: float | None, digits: int | str = 2) -> str:
    """Return a number in the reader's way of writing it, with a true minus sign; a dash when there is none.

    `digits` is as in Django's `floatformat`: "-2" leaves out decimals that say nothing.
    """
    return "–" if value is None else floatformat(value, digits).replace("-", "\u2212")


@register.filter
def percent(share: float | None, digits: int = 1) -> str:
    """Return a share as per cent in the reader's way of writing numbers: 0.125 is "12.5"; a dash when there is none."""
    return "–" if share is None else number(100 * share, digits)


@register.filter
def undoes(message: Any) -> str:
    """Return the number of the act that a message lets the reader take back; empty when it is none."""
    tags = getattr(message, "extra_tags", "") or ""
    return tags.removeprefix("undo-") if tags.startswith("undo-") else ""


@register.simple_tag
def bar(part: float, whole: float, kind: str = "") -> SafeString:
    """Draw a number as a bar beside it; those who listen hear the number alone."""
    width = 0 if not whole else max(0.0, min(100.0, 100 * part / whole))
    return format_html(
        '<svg class="bar {}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="bar-whole" width="100" height="10"/><rect class="bar-part" width="{}" height="10"/></svg>',
        kind,
        f"{width:.1f}",
    )


@register.simple_tag(takes_context=True)
def head(context: dict[str, Any], column: str, label: str, kind: str = "") -> SafeString:
    """Give a table that sorts at the server the head of a column: a link that sorts by it, and back again."""
    now = context["request"].GET.get("sort", "")
    order = {column: "ascending", f"-{column}": "descending"}.get(now, "")
    query = keep(context, sort=f"-{column}" if now == column else column, page=None)
    sort = format_html(' aria-sort="{}"', order) if order else ""
    return format_html('<th scope="col" class="{}"{}><a href="?{}">{}</a></th>', kind, sort, query, label)


@register.simple_tag
def histogram(distribution: Any) -> SafeString:
    """Draw how many chose each step of a scale; the numbers stand beside it for those who listen."""
    counts = [count for _, count in distribution]
    most = max(counts, default=0) or 1
    bars = format_html_join(
        "",
        '<rect class="bar-part" x="{}" y="{}" width="16" height="{}"/><text x="{}" y="40" text-anchor="middle">{}</text>',
        (
            (20 * place + 2, f"{28 - 26 * count / most:.1f}", f"{26 * count / most:.1f}", 20 * place + 10, step)
            for place, (step, count) in enumerate(distribution)
        ),
    )
    told = ", ".join(f"{step}: {count}" for step, count in distribution)
    return format_html(
        '<svg class="histogram" viewBox="0 0 {} 42" role="img" aria-label="{}">{}</svg>', 20 * len(counts), told, bars
    )
