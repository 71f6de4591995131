"""Two groups of cases set against each other, patterns of two conditions, and claims of absence. Brings NumPy and SciPy."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lardom.claims.ground import Ground
from lardom.comparison.contrast import AnswerContrast, CodeContrast, answer_contrast, can_show, contrast
from lardom.comparison.deviant import Absence, Pattern, absence, pattern
from lardom.comparison.joint_display import process_and_satisfaction
from lardom.exchange.results import Value
from lardom.study.settings import Language
from lardom.web.comparison.queries.cases import Group, Theme, cases_of, item_words, people_of, themes_of


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One code in both groups: the contrast, its words, and the labels of the cases that have it."""

    theme: Theme
    value: CodeContrast
    words: str
    labels_a: tuple[str, ...]
    labels_b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One closed question in both groups."""

    item: str
    text: str
    value: AnswerContrast
    words: str


def code_rows(found: Ground, a: frozenset[str], b: frozenset[str], language: Language) -> list[CodeRow]:
    """Return every code that some case of the groups has, in the book's order."""
    labels = cases_of(found)
    rows = []
    for theme in themes_of(found):
        has = found.projects_under(theme.ref)
        if not has & (a | b):
            continue
        one = contrast(sorted(a, key=list(labels).index), sorted(b, key=list(labels).index), has)
        told = (tuple(labels[case] for case in side) for side in (one.with_a, one.with_b))
        rows.append(CodeRow(theme, one, one.told(language), *told))
    return rows


def limits(of_a: int, of_b: int, language: Language) -> str:
    """Return in words what groups of these sizes can and cannot show."""
    return can_show(of_a, of_b, language)


def answer_rows(found: Ground, a: frozenset[str], b: frozenset[str], language: Language) -> list[AnswerRow]:
    """Return every closed question with the answers of both groups' respondents."""
    projects = {one.id: one.project_id for one in found.heard}
    sides = people_of(found, a), people_of(found, b)
    rows = []
    for item, text in item_words(found, language).items():
        one = answer_contrast(*sides, found.answers_to(item), projects)
        rows.append(AnswerRow(item, text, one, one.told(language)))
    return rows


def sheet(codes: list[CodeRow], answers: list[AnswerRow]) -> list[dict[str, Value]]:
    """Return both kinds of rows as one table."""
    rows: list[dict[str, Value]] = [
        {
            "kind": "code", "id": row.theme.ref, "name": row.theme.name, "a": len(row.value.with_a), "of_a": row.value.of_a,
            "b": len(row.value.with_b), "of_b": row.value.of_b, "difference": len(row.value.with_a) / row.value.of_a - len(row.value.with_b) / row.value.of_b,
            "low": row.value.difference.low, "high": row.value.difference.high, "p": row.value.p, "words": row.words,
        }
        for row in codes
    ]  # fmt: skip
    for one in answers:
        means = one.value.means
        rows.append(
            {
                "kind": "answer", "id": one.item, "name": one.text, "a": means.mean_a if means else None, "of_a": one.value.n_a,
                "b": means.mean_b if means else None, "of_b": one.value.n_b, "difference": means.difference if means else None,
                "low": means.interval.low if means else None, "high": means.interval.high if means else None,
                "p": means.p if means else None, "words": one.words,
            }
        )  # fmt: skip
    return rows


@dataclass(frozen=True, slots=True)
class DeviantCase:
    """A case against the pattern: its id and label, why, and the themes whose passages are to be read."""

    ref: str
    label: str
    why: str
    ways: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Patterned:
    """How a condition and an outcome go together: the four kinds of cases by label, and what absence rests on."""

    value: Pattern
    cells: tuple[tuple[str, ...], ...]
    none: Absence
    none_words: str
    deviant: tuple[DeviantCase, ...]


def patterned(found: Ground, condition: Group, outcome: Group, language: Language) -> Patterned:
    """Return the cases by condition and outcome; absence asks whether none of those with the condition has the outcome."""
    labels: Mapping[str, str] = cases_of(found)
    one = pattern(list(labels), condition.cases, outcome.cases)
    cells = (one.both, one.failed, one.unexplained, one.neither)
    # People know cases by their labels, so it is the labels that a sentence must name.
    shown = {labels[case] for case in outcome.cases if case in labels}
    none = absence([labels[case] for case in (*one.both, *one.failed)], list(labels.values()), shown)
    ways = tuple(
        (group.key.removeprefix("code:"), group.name.strip())
        for group in (condition, outcome)
        if group.key.startswith("code:")
    )
    deviant = tuple(
        DeviantCase(case, labels[case], why, ways)
        for those, why in (
            (one.failed, _("condition without outcome")),
            (one.unexplained, _("outcome without condition")),
        )
        for case in those
    )
    return Patterned(
        one, tuple(tuple(labels[case] for case in cell) for cell in cells), none, none.told(language), deviant
    )


def satisfied(found: Ground, code: str, language: Language) -> list[tuple[str, str]]:
    """Return for every closed question how people answered in projects where a code was given, against all others."""
    return [
        (text, process_and_satisfaction(found, code, item).told(language))
        for item, text in item_words(found, language).items()
    ]
