"""The charts a report can ask for by name, drawn from the study's own numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lardom.claims.ground import Ground
from lardom.fieldwork.scores import Score, scores
from lardom.portfolio.facts import Facts
from lardom.report.diverging import diverging
from lardom.report.figures import Figure, bars, rising_line, share_bars
from lardom.report.heat_maps import heat_map
from lardom.report.matrix import Matrix, matrix_table, theme_matrix
from lardom.report.portfolio_tables import coverage_table, fact_rows, portfolio_table
from lardom.report.study_tables import answers_table, funnel_table, item_text
from lardom.report.tables import PrintedTable, cells
from lardom.report.wording import capitalised, word
from lardom.sampling.coverage import coverage
from lardom.sampling.funnel import funnel
from lardom.study.settings import Item, Language
from lardom.text.numerals import number


@dataclass(frozen=True, slots=True)
class Numbers:
    """What charts are drawn from: the study, the portfolio's figures, the language, the author's wishes."""

    ground: Ground
    facts: Facts
    language: Language
    wishes: Mapping[str, str]


def chart(name: str, numbers: Numbers) -> Figure | None:
    """Return the chart of that name, or `None` when there is none by that name or nothing to draw.

    >>> from lardom.claims.material import Material
    >>> from lardom.portfolio.counts import facts
    >>> from lardom.portfolio.projects import Project
    >>> study = Material(projects=(Project("p1", "Ett", category="Hälsa"),))
    >>> drawn = chart("categories", Numbers(Ground(study), facts(study.projects, ()), "sv", {}))
    >>> drawn.alt
    'Liggande staplar: projekt per kategori i portföljen och i urvalet. Hälsa: 0 av 1.'
    """
    draw = CHARTS.get(name)
    return draw(numbers) if draw else None


def _told(opening: str, parts: Sequence[str]) -> str:
    return f"{opening} {'; '.join(parts)}." if parts else opening


def _categories(numbers: Numbers) -> Figure | None:
    material, language = numbers.ground.material, numbers.language
    rows = coverage(material.projects, material.sample, order=material.settings.categories)
    if not rows:
        return None
    form = f"{{part}} {word('of', language)} {{whole}}"
    none = word("none given", language)
    counted = [(capitalised(row.group or none), row.frame, row.sampled) for row in rows]
    told = [f"{name}: {form.format(part=part, whole=whole)}" for name, whole, part in counted]
    alt = _told(word("alt categories", language), told)
    part, whole = word("in sample", language), word("in portfolio", language)
    spec = share_bars(counted, alt, part=part, whole=whole, text=form, language=language)
    table = coverage_table(rows, [], language)
    return Figure("categories", spec, word("portfolio caption coverage", language), alt, table)


def _division(chart_name: str, name: str) -> Callable[[Numbers], Figure | None]:
    def draw(numbers: Numbers) -> Figure | None:
        language = numbers.language
        rows = fact_rows("with" if name == "kind" else name, numbers.facts, language)
        table = portfolio_table(name, numbers.facts, language)
        if not rows or table is None:
            return None
        told = [f"{label}: {number(n, language)}" for label, n in rows]
        alt = _told(word(f"alt {chart_name}", language), told)
        return Figure(chart_name, bars(rows, alt, language), table.caption, alt, table)

    return draw


def _answers(numbers: Numbers) -> Figure | None:
    material, language = numbers.ground.material, numbers.language
    items = material.settings.items
    found = scores(items, material.answers, material.respondents)
    rows = [_answer_row(item, one, language) for item, one in zip(items, found, strict=True) if one.n]
    if not rows:
        return None
    low, high = min(item.low for item in items), max(item.high for item in items)
    told = [
        f"{name}: {mean}, {n} ({', '.join(f'{step}: {count}' for step, count in distribution)})"
        for name, distribution, mean, n in rows
    ]
    alt = _told(word("alt answers", language), told)
    spec = diverging(rows, alt, legend=word("answer legend", language, low=low, high=high))
    table = answers_table(material, language)
    return Figure("answers", spec, word("answers caption", language), alt, table)


def _answer_row(item: Item, one: Score, language: Language) -> tuple[str, tuple[tuple[int, int], ...], str, str]:
    mean = f"{word('mean sign', language)} {number(one.mean, language, 2)}"
    return item_text(item, language), one.distribution, mean, f"n {one.n}"


def _matrix(numbers: Numbers) -> Figure | None:
    language = numbers.language
    matrix = theme_matrix(numbers.ground, kind=numbers.wishes.get("kind", ""))
    rows = _matrix_rows(matrix, language)
    if not rows or not matrix.projects:
        return None
    told = [f"{name}: {text} {word('alt projects', language)}" for name, _, text in rows]
    alt = _told(word("alt matrix", language), told)
    columns = [label for _, label in matrix.projects]
    spec = heat_map(rows, columns, alt, title=word("project", language), last=word("in projects", language))
    return Figure("matrix", spec, word("matrix caption", language), alt, matrix_table(matrix, language))


def _matrix_rows(matrix: Matrix, language: Language) -> list[tuple[str, list[int], str]]:
    of, all_ = word("of", language), len(matrix.projects)
    return [
        (row.code.name, [len(ids) for ids in row.respondents], f"{row.projects} {of} {all_}") for row in matrix.rows
    ]


def _funnel(numbers: Numbers) -> Figure | None:
    material, language = numbers.ground.material, numbers.language
    interviewed = {talk.project_id for talk in material.interviews} or None
    stages = funnel(material.projects, material.sample, interviewed=interviewed)
    table = funnel_table(stages, language)
    known = [(word(stage.name, language), stage.n) for stage in stages if stage.n is not None]
    told = [f"{name}: {n}" for name, n in known]
    unknown = [word(stage.name, language) for stage in stages if not stage.known]
    if unknown:
        told.append(f"{word('unknown', language)}: {', '.join(unknown)}")
    alt = _told(word("alt funnel", language), told)
    return Figure("funnel", bars(known, alt, language), word("funnel caption", language), alt, table)


def _saturation(numbers: Numbers) -> Figure | None:
    material, language = numbers.ground.material, numbers.language
    from lardom.coding.saturation import emergence  # noqa: PLC0415 - NumPy, which no other chart needs
    from lardom.comparison.gathering import interview_codes  # noqa: PLC0415 - as above

    order, codes = interview_codes(numbers.ground)
    if not any(codes.values()) or any(talk.date is None for talk in material.interviews):
        return None
    steps = emergence(order, codes)
    rows = [(str(step.order), step.met) for step in steps]
    met = steps[-1].met
    half = next(place for place, n in rows if 2 * n >= met)
    alt = word("alt saturation", language, codes=met, interviews=len(rows), half=half)
    spec = rising_line(rows, alt, x_title=word("interview order", language), y_title=word("codes met", language))
    table = PrintedTable(
        name="saturation",
        header=(cells(word("interview order", language), word("codes met", language)),),
        rows=tuple(cells(place, str(n)) for place, n in rows),
        align=("left", "right"),
    )
    return Figure("saturation", spec, word("saturation caption", language), alt, table)


CHARTS: dict[str, Callable[[Numbers], Figure | None]] = {
    "categories": _categories,
    "types": _division("types", "type"),
    "kinds": _division("kinds", "kind"),
    "owners": _division("owners", "owner"),
    "patterns": _division("patterns", "pattern"),
    "public": _division("public", "public"),
    "answers": _answers,
    "matrix": _matrix,
    "funnel": _funnel,
    "saturation": _saturation,
}
"""Every chart by the name a report uses."""
