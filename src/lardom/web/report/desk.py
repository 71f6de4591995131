"""What the pages of a draft show: findings in words with their place, the preview, the state a draft is in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from lardom.exchange.pandoc import html_of_text
from lardom.report.audit_text import verified_things
from lardom.report.findings import Finding
from lardom.report.pointing import stretches
from lardom.report.render import render
from lardom.report.rules.book import ABOUT_SETTINGS, RULES
from lardom.report.rules.pages import page
from lardom.report.rules.texts import title_of, word
from lardom.web.report import queries
from lardom.web.report.checking import Found, basis
from lardom.web.report.models import Draft
from lardom.web.study.access import Here

STATES: Mapping[str, str | Promise] = {"draft": _("Draft"), "review": _("In review"), "signed": _("Signed")}
"""What the states of a draft are called."""

SHUT_IN = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox"
)
"""The policy of a printed page: no script of any kind, nothing fetched; its own styles stand in it."""


def asked_for(here: Here, number: int) -> Draft:
    """Return the draft that an address names; `Http404` when the study has none of that number."""
    found = queries.draft(here.study, number)
    if found is None or found.current is None:
        raise Http404
    return found


@dataclass(frozen=True)
class Told:
    """A finding as a page shows it; `start` and `end` are code points of the text, when it has a place in it."""

    number: int
    rule: str
    title: str
    level: str
    level_word: str
    message: str
    way_out: str
    facts: tuple[str, ...]
    passage: str
    line: int | None
    heading: str
    start: int | None
    end: int | None


def told(found: Found) -> list[Told]:
    """Return the findings in words, in the order of the text."""
    audit = found.audit
    places = stretches(audit.draft, audit.findings)
    return [
        Told(
            number, one.rule, title_of(one.rule, audit.language), one.level, word(one.level, audit.language, 1),
            one.message, one.way_out, one.facts, _short(one), one.place.line, one.place.heading,
            span.start if span else None, span.end if span else None,
        )
        for number, (one, span) in enumerate(zip(audit.findings, places, strict=True), start=1)
    ]  # fmt: skip


def of_check(found: Found, changed: Sequence[queries.Stale]) -> dict[str, Any]:
    """Return what a page tells of a check: findings, what was verified, and what has gone stale."""
    return {
        "found": told(found),
        "audit": found.audit,
        "verified": verified_things(found.audit),
        "stale": changed,
        "left_out": found.report.quotations_left_out,
    }


def _short(finding: Finding) -> str:
    return finding.passage if len(finding.passage) <= 160 else finding.passage[:159] + "…"


def page_of(draft: Draft, here: Here, part: str, **more: Any) -> dict[str, Any]:
    """Return what every page of a draft shows: title, state, who may do what, and which part one stands in."""
    return {
        "draft": draft,
        "state": STATES[draft.state],
        "part": part,
        "may_write": here.may("report.write") and draft.state != "signed",
        "may_sign": here.may("report.sign"),
        **more,
    }


def previewed(draft: Draft, found: Found) -> HttpResponse:
    """Return the composed report as the page it will be printed as, shut in so that nothing in it can run."""
    values = basis(draft.study, draft.language).values
    day = values.settings.date
    try:
        day = date.fromisoformat(day).isoformat()
    except ValueError:
        day = timezone.localdate().isoformat()
    # A claim's sheet takes the focus when it opens; in a frame without scripts the browser only complains of it.
    made = render(found.report, "html", date=day).replace(
        b' tabindex="-1" autofocus id="sheet-', b' tabindex="-1" id="sheet-'
    )
    answer = HttpResponse(made)
    # The same origin lets the page around it keep the place one reads at; without scripts it lends the preview nothing.
    answer["Content-Security-Policy"] = f"{SHUT_IN} allow-same-origin"
    answer["Cache-Control"] = "no-store"
    return answer


@cache
def rule_page(code: str, language: str) -> SafeString | None:
    """Return the page of a rule as HTML, `None` when there is no such rule."""
    if code not in {*RULES, *ABOUT_SETTINGS}:
        return None
    # The pages are the package's own, and raw code in them is left out.
    return mark_safe(html_of_text(page(code, language), "commonmark_x"))  # noqa: S308
