"""The framework (cases by themes, in people's own words) and the joint display (answers beside a theme) as tables."""

from collections.abc import Iterable, Sequence

from lardom.claims.ground import Ground
from lardom.claims.summaries import Pairing
from lardom.coding.codebook import Code
from lardom.comparison.cases import cases_of
from lardom.comparison.framework import Cell as FrameworkCell
from lardom.comparison.framework import framework
from lardom.fieldwork.scores import LEAST_PROJECTS
from lardom.report.study_tables import item_text
from lardom.report.tables import Align, PrintedTable, cells
from lardom.report.wording import capitalised, word
from lardom.study.settings import Language
from lardom.text.numerals import number

MOST_THEMES = 5
"""Themes that fit beside each other on a page."""


def framework_themes(ground: Ground) -> tuple[Code, ...]:
    """Return the themes a framework shows when none are named: those somebody has summed up, else those at the top of the book.

    >>> from lardom.claims.material import Material
    >>> [one.id for one in framework_themes(Ground(Material(codes=(Code("T1", "Tid"), Code("S1", "Stress", parent="T1")))))]
    ['T1']
    """
    summed = {one.theme for one in ground.material.summaries}
    book = sorted(ground.material.codes, key=lambda code: code.order)
    return tuple(code for code in book if code.id in summed) or tuple(code for code in book if not code.parent)


def framework_table(
    ground: Ground, cases: Iterable[str], themes: Sequence[Code], language: Language
) -> PrintedTable | None:
    """Return a row for each case and a column for each theme, with the summaries people wrote; `None` without any summary.

    The number behind a summary tells how many coded passages it rests on.

    >>> from lardom.claims.material import Material
    >>> framework_table(Ground(Material()), ["p1"], [Code("T1", "Tid")], "sv") is None
    True
    """
    written = {(one.project_id, one.theme): one.text for one in ground.material.summaries}
    found = framework(ground, cases, [theme.id for theme in themes], written)
    labels = cases_of(ground)
    if not any(cell.summary.strip() for row in found.cells for cell in row):
        return None
    left: list[Align] = ["left"] * len(themes)
    share = 0.90 / len(themes)
    note = [word("framework note", language)]
    if found.wanting:
        note.append(word("framework wanting note", language, n=len(found.wanting)))
    if any(cell.unfounded for row in found.cells for cell in row):
        note.append(word("framework unfounded note", language))
    return PrintedTable(
        name="framework",
        header=(cells(word("project", language), *(theme.name for theme in themes)),),
        rows=tuple(
            cells(labels.get(case, ""), *(_cell(cell, language) for cell in row))
            for case, row in zip(found.cases, found.cells, strict=True)
        ),
        align=("left", *left),
        widths=(0.10, *(share,) * len(themes)),
        caption=word("framework caption", language),
        note=" ".join(note),
    )


def _cell(cell: FrameworkCell, language: Language) -> str:
    summary = " ".join(cell.summary.split())
    if summary:
        return f"{summary}\u00a0({len(cell.passages)})"
    return f"({len(cell.passages)})" if cell.passages else word("no value", language)


def joint_display_table(ground: Ground, pairings: Iterable[Pairing], language: Language) -> PrintedTable | None:
    """Return a row for each pairing: the answers, the theme, how those who speak of it answered, and a person's judgement.

    Pairings whose item or theme the study no longer has are left out; `None` when none is left.

    >>> from lardom.claims.material import Material
    >>> joint_display_table(Ground(Material()), [Pairing("q", "T1")], "sv") is None
    True
    """
    from lardom.comparison.joint_display import joint_display  # noqa: PLC0415 - SciPy, which few reports need

    items = {one.id: one for one in ground.material.settings.items}
    kept = [one for one in pairings if one.item in items and one.theme in ground.codes]
    if not kept:
        return None
    rows = []
    for row in joint_display(ground, kept):
        pairing, told = row.pairing, row.score
        answers = item_text(items[pairing.item], language)
        if told is not None:
            mean = number(told.mean, language, 2) if told.projects >= LEAST_PROJECTS else word("no value", language)
            answers += f" n\u00a0=\u00a0{told.n}, {word('mean', language).lower()} {mean}."
        theme = word(
            "joint theme", language, theme=ground.codes[pairing.theme].name, respondents=len(row.respondents),
            projects=len(row.projects),
        )  # fmt: skip
        together = word("joint silent", language) if row.silent_there else row.contrast.told(language)
        together = together.replace("n = ", "n\u00a0=\u00a0")  # a count is not torn at the end of a narrow line
        judged = capitalised(word(f"relation {pairing.relation}".strip(), language))
        conclusion = " ".join(pairing.conclusion.split())
        rows.append(cells(answers, theme, together, f"{judged}. {conclusion}".strip()))
    return PrintedTable(
        name="joint-display",
        header=(
            cells(
                *(word(name, language) for name in ("joint answers", "joint said", "joint together", "joint judged"))
            ),
        ),
        rows=tuple(rows),
        align=("left", "left", "left", "left"),
        widths=(0.22, 0.20, 0.30, 0.28),
        caption=word("joint caption", language),
        note=word("joint note", language),
    )
