"""Configurations of a study's own cases: conditions from groups, answers and budgets, calibrated; all models. Brings NumPy."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from lardom.claims.ground import Ground
from lardom.comparison.configurations.calibration import direct
from lardom.comparison.configurations.solutions import (
    Fit,
    Necessity,
    Solution,
    conservative,
    fitted,
    intermediate,
    necessity,
    parsimonious,
    written,
)
from lardom.comparison.configurations.truth_table import TruthTable, truth_table
from lardom.exchange.results import Value
from lardom.study.settings import Language
from lardom.web.comparison.queries.cases import cases_of, groups_of, item_words, people_of

MOST_CONDITIONS = 8
"""More conditions than this say nothing with a handful of cases: there are 256 combinations of eight."""

MOST_SHOWN = 25


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be a condition or the outcome: a set in or out of which each case is, or a number to be calibrated."""

    key: str
    name: str
    kind: str
    values: dict[str, float]
    anchors: tuple[float, float, float] | None = None


def choices(found: Ground, language: Language) -> dict[str, Choice]:
    """Return all that can be chosen, by key; a number that a case lacks is left out of `values`."""
    cases = cases_of(found)
    rows = [
        Choice(one.key, one.name.strip(), one.kind, {case: float(case in one.cases) for case in cases})
        for one in groups_of(found).values()
        if 0 < len(one.cases) < len(cases)
    ]
    items = {one.id: one for one in found.material.settings.items}
    for item, text in item_words(found, language).items():
        answers = found.answers_to(item)
        means = {}
        for case in cases:
            told = [value for one in people_of(found, [case]) if (value := answers.get(one)) is not None]
            if told:
                means[case] = sum(told) / len(told)
        low, high = items[item].low, items[item].high
        anchors = low + (high - low) / 4, (low + high) / 2, high - (high - low) / 8
        if means:
            rows.append(Choice(f"answer:{item}", text, _("mean answer"), means, anchors))
    money = {
        case: project.budget for case in cases if (project := found.projects.get(case)) and project.budget is not None
    }
    if len(set(money.values())) > 1:
        ranked = sorted(money.values())
        anchors = ranked[0], (ranked[0] + ranked[-1]) / 2, ranked[-1]
        rows.append(Choice("budget", _("budget"), _("number"), money, anchors))
    return {one.key: one for one in rows}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for. `anchors` are by key: out, crossover, in; `expected` the conditions theory expects to be present."""

    outcome: str = ""
    absent: bool = False
    conditions: tuple[str, ...] = ()
    anchors: dict[str, tuple[float, float, float]] | None = None
    consistency: float = 0.8
    least: int = 1
    expected: tuple[str, ...] = ()

    @classmethod
    def read(cls, told: QueryDict, known: dict[str, Choice]) -> "Asked":
        """Read what is asked; what is not known, or no number, is taken as not said."""
        outcome = told.get("outcome", "") if told.get("outcome") in known else ""
        conditions = tuple(one for one in dict.fromkeys(told.getlist("condition")) if one in known and one != outcome)
        anchors = {}
        for key, one in known.items():
            if one.anchors:
                given = [
                    _number(told.get(f"{name}-{key}", ""), at)
                    for name, at in zip(("out", "cross", "in"), one.anchors, strict=True)
                ]
                anchors[key] = (given[0], given[1], given[2])
        cut = min(1.0, max(0.5, _number(told.get("consistency", ""), 0.8)))
        least = told.get("least", "1")
        return cls(
            outcome, told.get("absent") == "on", conditions, anchors, cut,
            int(least) if least.isdecimal() and 0 < int(least) < 100 else 1,
            tuple(one for one in told.getlist("expected") if one in conditions),
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


class CannotCompare(ValueError):  # noqa: N818 - a sentence to a person
    """What was chosen makes no table, with the reason."""


def configured(found: Ground, asked: Asked, known: dict[str, Choice]) -> Configured:
    """Return the truth table and every smallest model; raises `CannotCompare` with a sentence."""
    if len(asked.conditions) > MOST_CONDITIONS:
        raise CannotCompare(
            _("%(n)s conditions are chosen; at most %(most)s can be compared. Leave some out.")
            % {"n": len(asked.conditions), "most": MOST_CONDITIONS}
        )
    letters = {key: chr(ord("A") + at) for at, key in enumerate(asked.conditions)} | {asked.outcome: "Y"}
    labels = cases_of(found)
    columns = {letter: _memberships(known[key], asked) for key, letter in letters.items()}
    whole = [case for case in labels if all(case in column for column in columns.values())]
    if len(whole) < 2:
        raise CannotCompare(_("Fewer than two cases have all that is chosen. Choose conditions that more cases have."))
    told = {labels[case]: {letter: column[case] for letter, column in columns.items()} for case in whole}
    names = [letters[key] for key in asked.conditions]
    table = truth_table(
        told, names, "~Y" if asked.absent else "Y", consistent=asked.consistency, least_cases=asked.least
    )
    long, short = conservative(table), parsimonious(table)
    wishes = {letters[key]: 1 for key in asked.expected}
    between = intermediate(table, wishes, long=long, short=short) if wishes else ()
    return Configured(
        table, tuple((letters[key], known[key].name) for key in (*asked.conditions, asked.outcome)), necessity(table),
        tuple(_shown(table, one) for one in (long, *between, short)),
        tuple(label for case, label in labels.items() if case not in whole), 2 ** len(names),
    )  # fmt: skip


def _memberships(one: Choice, asked: Asked) -> dict[str, float]:
    anchors = (asked.anchors or {}).get(one.key)
    if one.anchors is None or anchors is None:
        return one.values
    try:
        return dict(zip(one.values, direct(one.values.values(), *anchors), strict=True))
    except ValueError:
        raise CannotCompare(
            _("The anchors of “%(name)s” are not in order: they must rise or fall from out over crossover to in.")
            % {"name": one.name}
        ) from None


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
