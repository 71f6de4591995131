"""Tables of configurations (QCA): the truth table, every smallest model, and necessary conditions."""

from typing import TYPE_CHECKING

from lardom.claims.ground import Ground
from lardom.comparison.cases import Group
from lardom.comparison.conditions import Choice
from lardom.report.contrast_tables import group_name
from lardom.report.study_tables import item_text
from lardom.report.tables import Align, Cell, PrintedTable, cells
from lardom.report.wording import capitalised, enumeration, word
from lardom.study.settings import Language
from lardom.text.numerals import number

if TYPE_CHECKING:
    from lardom.comparison.configurations.solutions import Solution
    from lardom.comparison.configuring import Configured

MOST_MODELS = 25
"""Models of one solution that are printed; the note tells how many more there are."""


def choice_name(one: Choice, ground: Ground, language: Language) -> str:
    """Return what a report calls a condition: a group's name, a question's wording, the budget.

    >>> from lardom.claims.material import Material
    >>> choice_name(Choice("budget", "budget", "", {}), Ground(Material()), "en")
    'Budget'
    """
    if one.kind == "answer":
        item = next(item for item in ground.material.settings.items if item.id == one.of)
        return word("mean answer", language, item=item_text(item, language))
    if one.kind == "budget":
        return capitalised(word("budget", language))
    return group_name(Group(one.kind, one.of, frozenset()), ground, language)


def truth_table_printed(
    found: "Configured", known: dict[str, Choice], ground: Ground, language: Language
) -> PrintedTable:
    """Return the truth table: a row for each combination that some case shows, and what the letters stand for in the note.

    Cases are named only where no condition comes from people's answers: a project with one respondent would give the answer away.
    """
    table = found.table
    named = _named(found, known)
    rows = []
    for row in table.rows:
        which = ", ".join(row.cases)
        if row.contradicting:
            which += f" ({word('against', language)} {', '.join(row.contradicting)})"
        numbers = (str(row.n), number(row.consistency, language, 2), number(row.pri, language, 2))
        rows.append(cells(*map(str, row.corner), row.outcome, *numbers, *([which] if named else [])))
    heads = [*table.conditions, table.outcome, *(word(name, language) for name in ("cases n", "consistency")), "PRI"]
    many = len(table.conditions)
    center: list[Align] = ["center"] * (many + 1)
    # Without the column of cases there is room to spare.
    narrow, figures = (0.07, (0.08, 0.15, 0.10)) if named else (0.52 / (many + 1), (0.14, 0.18, 0.16))
    note = [_key(found, known, ground, language), word("truth note", language, n=table.remainders)]
    if table.outnumbered:
        note.append(word("outnumbered note", language, rows=found.combinations, cases=len(table.cases)))
    if table.undecided and named:
        note.append(word("undecided note", language, which=", ".join(table.undecided)))
    if found.left_out:
        note.append(word("left out note", language, which=", ".join(found.left_out)))
    if not named:
        note.append(word("unnamed note", language))
    widths = (*(narrow,) * (many + 1), *figures)
    return PrintedTable(
        name="truth-table",
        header=(cells(*heads, *([word("cases", language)] if named else [])),),
        rows=tuple(rows),
        align=(*center, "right", "right", "right", "left") if named else (*center, "right", "right", "right"),
        widths=(*widths, 1 - sum(widths)) if named else widths,
        row_heads=many,
        caption=word("truth caption", language, outcome=_outcome(found, known, ground, language)),
        note=" ".join(note),
    )


def solutions_table(found: "Configured", known: dict[str, Choice], ground: Ground, language: Language) -> PrintedTable:
    """Return every smallest model of each solution with its consistency, coverage and cases (named as in the truth table)."""
    from lardom.comparison.configurations.solutions import fitted, written  # noqa: PLC0415 - NumPy, which few reports need

    named = _named(found, known)
    rows: list[tuple[Cell, ...]] = []
    more = []
    for solution in found.solutions:
        models = solution.models[:MOST_MODELS]
        name = word(f"solution {solution.kind}", language)
        if not models:
            empty = [word("no value", language)] * (3 if named else 2)
            rows.append(cells(name, word("no model", language), *empty))
        for at, model in enumerate(models):
            fit = fitted(found.table, model).whole
            figures = (number(fit.consistency, language, 2), number(fit.coverage, language, 2))
            first = (Cell(name, rows=len(models)),) if at == 0 else ()
            rest = cells(*figures, *([", ".join(fit.cases)] if named else []))
            text = written(found.table, model)
            rows.append((*first, Cell(f"1 ({word('always', language)})" if text == "1" else text), *rest))
        more += _more(solution, language)
    return PrintedTable(
        name="solutions",
        header=(
            cells(
                *(word(name, language) for name in ("solution", "model", "consistency", "coverage")),
                *([word("cases", language)] if named else []),
            ),
        ),
        rows=tuple(rows),
        align=("left", "left", "right", "right", "left") if named else ("left", "left", "right", "right"),
        widths=(0.18, 0.32, 0.15, 0.13, 0.22) if named else (0.22, 0.46, 0.16, 0.16),
        caption=word("solutions caption", language, outcome=_outcome(found, known, ground, language)),
        note=" ".join([_key(found, known, ground, language), word("solutions note", language), *more]),
    )


def _more(solution: "Solution", language: Language) -> list[str]:
    over = len(solution.models) - MOST_MODELS
    if over <= 0:
        return []
    name = word(f"solution {solution.kind}", language)
    return [word("more models note" if solution.complete else "endless models note", language, solution=name, n=over)]


def necessity_table(found: "Configured", known: dict[str, Choice], ground: Ground, language: Language) -> PrintedTable:
    """Return how far each condition, and its absence, is necessary for the outcome."""
    return PrintedTable(
        name="necessity",
        header=(cells(*(word(name, language) for name in ("condition", "consistency", "coverage", "relevance"))),),
        rows=tuple(
            cells(
                one.condition, *(number(value, language, 2) for value in (one.consistency, one.coverage, one.relevance))
            )
            for one in found.necessary
        ),
        align=("left", "right", "right", "right"),
        widths=(0.34, 0.22, 0.22, 0.22),
        caption=word("necessity caption", language, outcome=_outcome(found, known, ground, language)),
        note=f"{_key(found, known, ground, language)} {word('necessity note', language)}",
    )


def _named(found: "Configured", known: dict[str, Choice]) -> bool:
    """Tell whether cases may be named: a set made of answers would tell how a lone respondent answered."""
    return all(known[key].kind != "answer" for _, key in found.letters)


def _outcome(found: "Configured", known: dict[str, Choice], ground: Ground, language: Language) -> str:
    name = choice_name(known[found.letters[-1][1]], ground, language)
    return word("not this", language, what=name) if found.table.outcome.startswith("~") else name


def _key(found: "Configured", known: dict[str, Choice], ground: Ground, language: Language) -> str:
    told = [f"{letter} = {choice_name(known[key], ground, language)}" for letter, key in found.letters]
    return f"{enumeration(told, language)}; {word('absence sign', language)}."
