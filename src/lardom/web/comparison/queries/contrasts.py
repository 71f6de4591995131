"""Two groups of cases set against each other, patterns of two conditions, and claims of absence. Brings NumPy and SciPy."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lardom.claims.ground import Ground
from lardom.comparison import contrasting
from lardom.comparison.cases import cases_of
from lardom.comparison.contrast import AnswerContrast, CodeContrast, can_show
from lardom.comparison.deviant import Absence, Pattern
from lardom.comparison.joint_display import process_and_satisfaction
from lardom.exchange.results import Value
from lardom.study.settings import Language
from lardom.web.comparison.queries.cases import Group, Theme, item_words, themes_of


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One code in both groups: the contrast (cases by label) and its words."""

    theme: Theme
    value: CodeContrast
    words: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One closed question in both groups."""

    item: str
    text: str
    value: AnswerContrast
    words: str


def code_rows(found: Ground, a: frozenset[str], b: frozenset[str], language: Language) -> list[CodeRow]:
    """Return every code that some case of the groups has, in the book's order."""
    themes = {one.ref: one for one in themes_of(found)}
    told = contrasting.code_contrasts(found, a, b, [found.codes[ref] for ref in themes])
    return [CodeRow(themes[code.id], one, one.told(language)) for code, one in told]


def limits(of_a: int, of_b: int, language: Language) -> str:
    """Return in words what groups of these sizes can and cannot show."""
    return can_show(of_a, of_b, language)


def answer_rows(found: Ground, a: frozenset[str], b: frozenset[str], language: Language) -> list[AnswerRow]:
    """Return every closed question with the answers of both groups' respondents."""
    words = item_words(found, language)
    told = contrasting.answer_contrasts(found, a, b)
    return [AnswerRow(item.id, words[item.id], one, one.told(language)) for item, one in told]


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
    both = contrasting.patterned(found, condition.cases, outcome.cases)
    one, none = both.pattern, both.absence
    cells = (one.both, one.failed, one.unexplained, one.neither)
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


def pattern_sheet(found: Ground, condition: Group, outcome: Group) -> list[dict[str, Value]]:
    """Return every case as a row: whether it has the condition and the outcome, and whether it goes against the pattern."""
    return [
        {
            "case": label, "condition": condition.name.strip(), "has_condition": case in condition.cases,
            "outcome": outcome.name.strip(), "has_outcome": case in outcome.cases,
            "deviant": (case in condition.cases) != (case in outcome.cases),
        }
        for case, label in cases_of(found).items()
    ]  # fmt: skip


def satisfied(found: Ground, code: str, language: Language) -> list[tuple[str, str]]:
    """Return for every closed question how people answered in projects where a code was given, against all others."""
    return [
        (text, process_and_satisfaction(found, code, item).told(language))
        for item, text in item_words(found, language).items()
    ]
