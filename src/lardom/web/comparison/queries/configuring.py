"""Configurations of a study's own cases: conditions from groups, answers and budgets, calibrated; all models. Brings NumPy."""

from dataclasses import dataclass
from typing import Literal

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lardom.claims.ground import Ground
from lardom.comparison import conditions, configuring
from lardom.comparison.configurations.robustness import Survival, Variation, survivals
from lardom.comparison.configurations.solutions import Fit, Necessity, Solution, fitted, parsimonious, written
from lardom.comparison.configurations.truth_table import TruthTable
from lardom.comparison.configuring import Asked, CannotCompare
from lardom.exchange.results import Value
from lardom.study.settings import Language
from lardom.text.numerals import number
from lardom.web.comparison.queries.cases import groups_of, item_words
from lardom.web.study.writing import Refused

MOST_SHOWN = 25


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be a condition or the outcome, as it is called here."""

    value: conditions.Choice
    name: str
    kind: str


def choices(found: Ground, language: Language) -> dict[str, Choice]:
    """Return all that can be chosen, by key."""
    items, groups = item_words(found, language), groups_of(found)
    rows = {}
    for key, one in conditions.choices(found).items():
        if one.kind == "answer":
            rows[key] = Choice(one, items[one.of], _("mean answer"))
        elif one.kind == "budget":
            rows[key] = Choice(one, _("budget"), _("number"))
        else:
            rows[key] = Choice(one, groups[key].name.strip(), groups[key].kind)
    return rows


def read(told: QueryDict, known: dict[str, Choice]) -> Asked:
    """Read what is asked; what is not known, or no number, is taken as not said."""
    outcome = told.get("outcome", "") if told.get("outcome") in known else ""
    chosen = tuple(one for one in dict.fromkeys(told.getlist("condition")) if one in known and one != outcome)
    anchors = {}
    for key, one in known.items():
        if one.value.anchors:
            given = [
                _number(told.get(f"{name}-{key}", ""), at)
                for name, at in zip(("out", "cross", "in"), one.value.anchors, strict=True)
            ]
            anchors[key] = (given[0], given[1], given[2])
    cut = min(1.0, max(0.5, _number(told.get("consistency", ""), 0.8)))
    least = told.get("least", "1")
    return Asked(
        outcome, told.get("absent") == "on", chosen, anchors, cut,
        int(least) if least.isdecimal() and 0 < int(least) < 100 else 1,
        tuple(one for one in told.getlist("expected") if one in chosen),
    )  # fmt: skip


def _number(text: str, otherwise: float) -> float:
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        return otherwise
    return found if abs(found) < 1e15 else otherwise


@dataclass(frozen=True, slots=True)
class ModelShown:
    """One model as it is written, with how well it and each of its terms fit; cases by label."""

    text: str
    fit: Fit
    terms: tuple[tuple[str, Fit, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class SolutionShown:
    """One kind of solution with its models; `more` are those not shown."""

    kind: str
    models: tuple[ModelShown, ...]
    many: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Configured:
    """All that the page shows; `letters` are the short names of the conditions."""

    table: TruthTable
    letters: tuple[tuple[str, str], ...]
    necessary: tuple[Necessity, ...]
    solutions: tuple[SolutionShown, ...]
    left_out: tuple[str, ...]
    combinations: int
    unpaired: bool


@dataclass(frozen=True, slots=True)
class Varied:
    """How much the solution hangs on what was chosen: how often each term is there, and what each choice gives.

    `tables` is how many choices were tried; `rows` are what was chosen, the parsimonious models (the first few, and how
    many there are).
    """

    tables: int
    kinds: tuple[tuple[str, tuple[Survival, ...]], ...]
    rows: tuple[tuple[str, tuple[str, ...], int], ...]


FEW = 3
"""Models shown of each table among many."""


def varied(found: Ground, asked: Asked, known: dict[str, Choice], language: Language) -> Varied:
    """Return the solutions with other thresholds and anchors; raises `Refused` with a sentence."""
    try:
        told = configuring.varied(found, asked, {key: one.value for key, one in known.items()})
    except CannotCompare as no:
        raise Refused(_refusal(no, known)) from None
    tables = [one.table for one in told]
    kinds: tuple[Literal["conservative", "parsimonious"], ...] = ("conservative", "parsimonious")
    rows = []
    for one in told:
        models = parsimonious(one.table).models
        rows.append((_choice(one, language), tuple(written(one.table, model) for model in models[:FEW]), len(models)))
    return Varied(len(tables), tuple((kind, survivals(tables, kind)) for kind in kinds), tuple(rows))


def _choice(one: Variation, language: Language) -> str:
    if one.moved:
        told = (
            _("the anchors of %(name)s %(share)s %% up")
            if one.by > 0
            else _("the anchors of %(name)s %(share)s %% down")
        )
        return told % {"name": one.moved, "share": round(100 * abs(one.by))}
    return ngettext(
        "consistency %(cut)s, at least %(n)s case", "consistency %(cut)s, at least %(n)s cases", one.least_cases
    ) % {"cut": number(one.consistency, language, 2), "n": one.least_cases}


def varied_sheet(told: Varied) -> list[dict[str, Value]]:
    """Return how often each term is there as rows."""
    return [
        {
            "solution": kind,
            "term": one.term,
            "in_some_model": one.some,
            "in_every_model": one.every,
            "tables": told.tables,
        }
        for kind, rows in told.kinds
        for one in rows
    ]


def configured(found: Ground, asked: Asked, known: dict[str, Choice]) -> Configured:
    """Return the truth table and every smallest model; raises `Refused` with a sentence."""
    try:
        told = configuring.configured(found, asked, {key: one.value for key, one in known.items()})
    except CannotCompare as no:
        raise Refused(_refusal(no, known)) from None
    return Configured(
        told.table, tuple((letter, known[key].name) for letter, key in told.letters), told.necessary,
        tuple(_shown(told.table, one) for one in told.solutions), told.left_out, told.combinations, told.unpaired,
    )  # fmt: skip


def _refusal(no: CannotCompare, known: dict[str, Choice]) -> str:
    if no.why == "too many conditions":
        return _("%(n)s conditions are chosen; at most %(most)s can be compared. Leave some out.") % {
            "n": no.about,
            "most": configuring.MOST_CONDITIONS,
        }
    if no.why == "too few cases":
        return _("Fewer than two cases have all that is chosen. Choose conditions that more cases have.")
    return _("The anchors of “%(name)s” are not in order: they must rise or fall from out over crossover to in.") % {
        "name": known[no.about].name
    }


def _shown(table: TruthTable, one: Solution) -> SolutionShown:
    models = []
    for model in one.models[:MOST_SHOWN]:
        fit = fitted(table, model)
        terms = tuple(
            (term.told(table.conditions, table.levels), part, part.cases)
            for term, part in zip(model, fit.terms, strict=True)
        )
        models.append(ModelShown(written(table, model), fit.whole, terms))
    return SolutionShown(one.kind, tuple(models), len(one.models), one.complete)


def sheet(told: Configured) -> list[dict[str, Value]]:
    """Return the truth table as rows."""
    return [
        {
            **{name: row.corner[at] for at, name in enumerate(told.table.conditions)},
            "outcome": row.outcome, "n": row.n, "consistency": row.consistency, "pri": row.pri,
            "cases": ", ".join(row.cases), "contradicting": ", ".join(row.contradicting),
        }
        for row in told.table.rows
    ]  # fmt: skip
