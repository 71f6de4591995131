"""What can be linked to a claim: codings, codes, quotations, answers, claims and figures of the portfolio, searched."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lardom.claims.backing import backing_of
from lardom.claims.claim import Evidence, EvidenceKind
from lardom.claims.ground import Ground
from lardom.claims.rendering import render_attribution, render_quotation
from lardom.web.claims.queries.evidence import Places, shortened
from lardom.web.claims.queries.values import counted_for
from lardom.web.study.models import Coder, Study

MOST = 40
"""So many are shown; more words in the search show fewer."""


@dataclass(frozen=True)
class Source:
    """One thing that can be evidence: its kind and ref, its name, its words, who, and how much stands behind it."""

    kind: str
    ref: str
    name: str
    words: str = ""
    who: str = ""
    told: str = ""
    href: str = ""


@dataclass(frozen=True)
class Sources:
    """What a search found, and whether there is more."""

    found: tuple[Source, ...]
    more: bool


def find(study: Study, coder: Coder | None, *, kind: str, q: str) -> Sources:
    """Return the things of one kind whose name, words or speaker hold all the words sought."""
    ground = counted_for(study, coder).ground
    lists = {
        "coding": _codings, "code": _codes, "quotation": _quotations, "answers": _answers, "claim": _claims,
        "portfolio": _figures,
    }  # fmt: skip
    words = q.casefold().split()
    everything = lists.get(kind, _codings)(ground, Places(study, ground, coder))
    fitting = (
        one for one in everything
        if all(word in f"{one.ref} {one.name} {one.words} {one.who} {one.told}".casefold() for word in words)
    )  # fmt: skip
    found = tuple(islice(fitting, MOST + 1))
    return Sources(found[:MOST], len(found) > MOST)


def source(study: Study, coder: Coder | None, *, kind: str, ref: str) -> Source | None:
    """Return one thing by its kind and ref."""
    ground = counted_for(study, coder).ground
    places = Places(study, ground, coder)
    lists = {"coding": _codings, "code": _codes, "quotation": _quotations, "claim": _claims, "portfolio": _figures}
    everything = lists.get(kind, _answers)(ground, places)
    return next((one for one in everything if one.ref == ref), None)


def _codings(ground: Ground, places: Places) -> Iterator[Source]:
    for one in reversed(ground.material.codings):  # the latest first: what one has just coded
        passage = ground.passage(one)
        if passage is None or places.hides(one.id) or not (passage.respondents or passage.unknown):
            continue
        at = places.place(passage)
        code = ground.codes.get(one.code_id)
        yield Source("coding", one.id, code.name if code else one.code_id, at.words, at.who, one.coder, at.href)  # fmt: skip


def _behind(kind: EvidenceKind, ref: str, ground: Ground) -> int:
    return len(backing_of([Evidence("supports", kind, ref)], ground).respondents)


def _codes(ground: Ground, places: Places) -> Iterator[Source]:
    _ = places
    for code in ground.material.codes:
        yield Source("code", code.id, code.name, shortened(code.definition), told=str(_behind("code", code.id, ground)))


def _quotations(ground: Ground, places: Places) -> Iterator[Source]:
    _ = places
    language = ground.material.settings.language
    for one in ground.material.quotations:
        words = shortened(render_quotation(one.pieces, language=language, display="inline"))
        yield Source("quotation", one.id, one.id, words, render_attribution(one.attribution, language))


def _answers(ground: Ground, places: Places) -> Iterator[Source]:
    _ = places
    for item in ground.material.settings.items:
        for condition in (f">={item.high - 1}", f"<={item.low + 1}", ""):
            ref = f"{item.id}{condition}"
            yield Source("answers", ref, ref, item.text, told=str(_behind("answers", ref, ground)))


def _claims(ground: Ground, places: Places) -> Iterator[Source]:
    _ = places
    for one in ground.material.claims:
        yield Source("claim", one.id, one.id, shortened(one.text), one.section)


def _figures(ground: Ground, places: Places) -> Iterator[Source]:
    _ = places
    for name, fact in ground.facts.items():
        yield Source("portfolio", name, name, fact.detail, told=str(fact.value))
