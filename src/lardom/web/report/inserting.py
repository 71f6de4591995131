"""What can be put into a report as a living part, found by words: each with the syntax that goes in at the cursor."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lardom.claims.rendering import render_attribution, render_quotation
from lardom.report.living import BLOCKS
from lardom.report.portfolio_tables import PORTFOLIO_TABLES
from lardom.report.study_figures import CHARTS
from lardom.web.report.checking import Basis

MOST = 60
"""How many finds are shown: whoever sees more searches on."""

KINDS: Mapping[str, str | Promise] = {
    "quotation": gettext_lazy("Quotations"),
    "passage": gettext_lazy("Coded passages, to quote"),
    "claim": gettext_lazy("Claims"),
    "fact": gettext_lazy("Figures of the portfolio"),
    "part": gettext_lazy("Tables and charts"),
}
"""What can be put in, by kind."""


@dataclass(frozen=True)
class Part:
    """One thing that can be put in: its name, what it says, and the syntax for running text and for a block."""

    name: str
    says: str
    about: str = ""
    inline: str = ""
    block: str = ""
    coding: str = ""


def parts(basis: Basis, kind: str, words: str, unseen: frozenset[str] = frozenset()) -> tuple[list[Part], int]:
    """Return what can be put in and holds all the words, at most `MOST`, and how many there are.

    `unseen` are the codings that a blind reading hides from the reader: they are not shown.
    """
    wanted = words.casefold().split()
    found = [
        part
        for part in (_passages(basis, unseen) if kind == "passage" else _OF[kind](basis))
        if all(word in f"{part.name} {part.says} {part.about}".casefold() for word in wanted)
    ]
    return found[:MOST], len(found)


def _quotations(basis: Basis) -> Iterator[Part]:
    language = basis.values.settings.language
    for one in basis.values.quotations:
        yield Part(
            one.id,
            render_quotation(one.pieces, language=language, display="inline"),
            render_attribution(one.attribution, language),
            inline=f'[]{{.quotation ref="{one.id}"}}',
            block=f'::: {{.quotation ref="{one.id}"}}\n:::',
        )


def _passages(basis: Basis, unseen: frozenset[str]) -> Iterator[Part]:
    """Yield the coded passages of those who have agreed to be quoted, each place once."""
    ground, told = basis.ground, set()
    for coding in basis.values.codings:
        passage = ground.passage(coding) if coding.id not in unseen else None
        if passage is None or not passage.respondents or (place := (passage.document_id, passage.span)) in told:
            continue
        told.add(place)
        people = [ground.person(one) for one in passage.respondents]
        if not all(person is not None and person.may_be_quoted for person in people):
            continue
        code = ground.codes.get(coding.code_id)
        about = ", ".join(filter(None, (ground.label_of(passage.project_id), passage.document_id)))
        yield Part(code.name if code else coding.code_id, ground.words_of(passage), about, coding=coding.id)


def _claims(basis: Basis) -> Iterator[Part]:
    language = basis.values.settings.language
    for one in basis.values.claims:
        count = basis.count(one.id)
        of = _("%(n)s of %(base)s") % {"n": count.n, "base": count.base} if count.base is not None else str(count.n)
        told = count.judgement.sentence(language) or (of if count.n is not None else _("not counted"))
        yield Part(
            one.id, one.text, told,
            inline=f'[{_unbracketed(one.text)}]{{.claim ref="{one.id}"}}',
            block=f'[]{{.count claim="{one.id}"}}' if count.n is not None else "",
        )  # fmt: skip


def _unbracketed(text: str) -> str:
    return text.replace("[", "\\[").replace("]", "\\]")


def _facts(basis: Basis) -> Iterator[Part]:
    for one in basis.values.facts().values():
        of = _("%(n)s of %(base)s") % {"n": one.value, "base": one.base} if one.base is not None else f"{one.value}"
        yield Part(one.name, of, one.detail, inline=f'[]{{.fact name="{one.name}"}}')


def _blocks(basis: Basis) -> Iterator[Part]:  # noqa: ARG001 - each kind is asked in the same way
    for name in (each for each in BLOCKS if each not in ("chart", "portfolio-table")):
        yield Part(name, str(_SAID.get(name, name)), "", block=f"::: {{.{name}{_ASKS.get(name, '')}}}\n:::")
    for name in PORTFOLIO_TABLES:
        yield Part(
            f"portfolio-table {name}",
            str(_SAID["portfolio-table"]),
            name,
            block=f'::: {{.portfolio-table name="{name}"}}\n:::',
        )
    for name in CHARTS:
        yield Part(f"chart {name}", str(_SAID["chart"]), name, block=f'::: {{.chart name="{name}"}}\n:::')
    for name in ("glossary", "claims-annex", "audit"):
        yield Part(name, str(_SAID[name]), "", block=f"::: {{.{name}}}\n:::")


_ASKS: Mapping[str, str] = {
    "contrast": ' a="" b=""',
    "deviant-cases": ' condition="" outcome=""',
    "configurations": ' outcome="" conditions=""',
}
"""What parts cannot do without; the check of the draft says what can be written there."""

_SAID: Mapping[str, str | Promise] = {
    "respondents-table": gettext_lazy("Categories, projects and respondents"),
    "answers-table": gettext_lazy("The closed answers: n, mean, spread, distribution"),
    "portfolio-table": gettext_lazy("A table of the portfolio"),
    "matrix": gettext_lazy("Themes by projects"),
    "agreement-table": gettext_lazy("How far coders agree on every code"),
    "saturation-table": gettext_lazy("What each interview added, and whether saturation was met"),
    "contrast": gettext_lazy("Two groups of projects against each other: themes or answers"),
    "deviant-cases": gettext_lazy("Projects that go against a pattern"),
    "framework": gettext_lazy("Projects by themes, in your own summaries"),
    "joint-display": gettext_lazy("Answers beside themes, with your judgement"),
    "ties": gettext_lazy("Codes that stand together, organisations that share projects"),
    "configurations": gettext_lazy("Combinations of conditions that go with an outcome: truth table and solutions"),
    "funnel": gettext_lazy("From framed to interviewed, with the reasons"),
    "method-facts": gettext_lazy("Interviews, people, dates, lengths, modes"),
    "chart": gettext_lazy("A chart"),
    "table": gettext_lazy("A table of your own, with its number"),
    "figure": gettext_lazy("A picture of your own, with its number"),
    "glossary": gettext_lazy("The terms that the report uses"),
    "claims-annex": gettext_lazy("Each claim with its count, base, rule and quotations"),
    "audit": gettext_lazy("What the check found and what was settled"),
}

_OF: Mapping[str, Callable[[Basis], Iterator[Part]]] = {
    "quotation": _quotations,
    "claim": _claims,
    "fact": _facts,
    "part": _blocks,
}
