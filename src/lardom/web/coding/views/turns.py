"""The turns of a transcript as HTML.

Written by hand: a template needs a tenth of a second for a short transcript and seconds for one of a million
characters. What never changes of a turn is kept; only what is said of its passages is put in for each reader.
"""

from collections.abc import Collection, Mapping
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

from lardom.web.coding.queries.reading import TurnOnPage, chunks
from lardom.web.coding.views.words import summary

type Parts = tuple[str, str]
"""A turn up to what is said of its memos and passages, and from there on."""

KEPT_PAGES = 64
"""How many transcripts a process keeps as HTML; one takes as much memory as its text."""


@lru_cache(maxsize=KEPT_PAGES)
def _parts(turns: tuple[TurnOnPage, ...]) -> tuple[Parts, ...]:
    return tuple((_opening(turn), _closing(turn)) for turn in turns)


def _opening(turn: TurnOnPage) -> str:
    number, speaker = turn.number, escape(turn.speaker)
    said_by = f' <span class="turn-speaker">{speaker}</span>' if speaker else ""
    time = f'<span class="turn-time">{turn.time}</span>' if turn.time else ""
    return (
        f'<article class="turn{" asks" if turn.asks else ""}" id="turn-{number}" data-speaker="{speaker}" aria-labelledby="head-{number}">'
        f'<div class="turn-head"><h2 id="head-{number}"><span class="turn-number">{number}</span>{said_by}</h2>{time}'
    )


def _closing(turn: TurnOnPage) -> str:
    blocks = "".join(f'<p class="block">{escape(block.text)}</p>' for block in turn.blocks if block.text)
    return f"</div>{blocks}</article>"


def turns_as_html(
    turns: tuple[TurnOnPage, ...], *, summaries: Mapping[int, tuple[int, str]], memos: Collection[int]
) -> SafeString:
    """Return the turns in chunks, each with a link to its own page (below the reader's page)."""
    memo = f'<span class="turn-memo tag">{escape(gettext("memo"))}</span>'
    uncoded = escape(pgettext("verb", "Code"))
    parts = iter(_parts(turns))
    written: list[str] = []
    for chunk in chunks(turns):
        written.append('<div class="reader-chunk">')
        for turn in chunk:
            opening, closing = next(parts)
            held = summaries.get(turn.number)
            written += (
                opening, memo if turn.number in memos else "",
                f'<a class="turn-codings{"" if held else " none"}" href="turn/{turn.number}/">',
                escape(summary(*held)) if held else uncoded, "</a>", closing,
            )  # fmt: skip
        written.append("</div>")
    return mark_safe("".join(written))  # noqa: S308 - every text in it has been escaped above
