"""The framework matrix and the joint display, with what people wrote in them."""

from dataclasses import dataclass

from lardom.claims.ground import Ground
from lardom.claims.summaries import Pairing
from lardom.comparison.cases import cases_of
from lardom.exchange.results import Value
from lardom.study.settings import Language
from lardom.web.coding.queries import ground as quoting
from lardom.web.coding.queries import values as coding
from lardom.web.comparison.models import Summary
from lardom.web.comparison.queries import summaries
from lardom.web.comparison.queries.cases import Theme, item_words, themes_of
from lardom.web.study.models import Study


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the framework as it is shown."""

    theme: str
    passages: int
    summary: str
    wants_summary: bool
    unfounded: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One case of the framework with its cells."""

    case: str
    label: str
    cells: tuple[Cell, ...]


def framework_lines(study: Study, found: Ground, themes: list[Theme]) -> list[Line]:
    """Return the framework of all cases and some themes."""
    from lardom.comparison.framework import framework  # noqa: PLC0415 - what compares is loaded when somebody compares

    labels = cases_of(found)
    told = framework(found, labels, [one.ref for one in themes], summaries.texts(study, "framework"))
    return [
        Line(
            case, labels[case],
            tuple(Cell(one.theme, len(one.passages), one.summary, one.wants_summary, one.unfounded) for one in row),
        )
        for case, row in zip(told.cases, told.cells, strict=True)
    ]  # fmt: skip


def framework_sheet(lines: list[Line], themes: list[Theme]) -> list[dict[str, Value]]:
    """Return the framework as rows: a case and a theme in each."""
    names = {one.ref: one.name for one in themes}
    return [
        {"case": line.label, "theme": cell.theme, "name": names[cell.theme], "passages": cell.passages, "summary": cell.summary}
        for line in lines
        for cell in line.cells
    ]  # fmt: skip


def quotes_in(study: Study, found: Ground, case: str, theme: str) -> list[quoting.Quote]:
    """Return the quotations of a case on a theme."""
    refs = [one.ref for one in found.passages_under(theme) if one.project_id == case]
    rows = coding.coding_rows(study).filter(ref__in=refs).select_related("transcript", "coder", "code")
    return quoting.quotes(study, quoting.texts(study), sorted(rows, key=lambda row: (row.transcript.ref, row.start)))


@dataclass(frozen=True, slots=True)
class JointRow:
    """One row of the joint display: answers beside a theme, with a person's judgement."""

    row: Summary
    item: str
    theme: str
    n: int
    mean: float | None
    distribution: tuple[tuple[int, int], ...]
    respondents: int
    projects: int
    passages: int
    words: str
    silent: bool


def joint_rows(study: Study, found: Ground, language: Language) -> list[JointRow]:
    """Return the rows people have put in the joint display; those whose question or theme is gone are left out."""
    from lardom.comparison.joint_display import joint_display  # noqa: PLC0415 - NumPy, as above

    items, themes = item_words(found, language), {one.ref: one.name for one in themes_of(found)}
    kept = [row for row in summaries.summary_rows(study, "joint") if row.row in items and row.theme in themes]
    told = joint_display(found, [Pairing(row.row, row.theme) for row in kept])
    return [
        JointRow(
            row, items[row.row], themes[row.theme], one.score.n if one.score else 0, one.score.mean if one.score else None,
            one.score.distribution if one.score else (), len(one.respondents), len(one.projects), len(one.passages),
            one.contrast.told(language), one.silent_there,
        )
        for row, one in zip(kept, told, strict=True)
    ]  # fmt: skip


def joint_sheet(rows: list[JointRow]) -> list[dict[str, Value]]:
    """Return the joint display as rows of a table."""
    return [
        {"item": row.item, "n": row.n, "mean": row.mean, "theme": row.theme, "respondents": row.respondents,
         "projects": row.projects, "passages": row.passages, "contrast": row.words, "relation": row.row.relation,
         "conclusion": row.row.text}
        for row in rows
    ]  # fmt: skip
