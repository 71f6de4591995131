"""The living parts of a report that stand as blocks: tables, charts, the method's facts."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import cast, get_args

from lardom.claims.words_said import words_said
from lardom.coding.agreement.units import UNITS, Unit
from lardom.coding.matrices import SHARINGS, Sharing
from lardom.fieldwork.method import method_facts
from lardom.report.comparing import COMPARING
from lardom.report.comparison_tables import agreement_table, saturation_table
from lardom.report.composition import Composition, missing, wishes_of
from lardom.report.configurations_part import configurations_part
from lardom.report.figures import Figure
from lardom.report.group_tables import GROUPINGS, answers_by_group_table
from lardom.report.matrix import Counting, matrix_table, theme_matrix
from lardom.report.placing import nothing, one_of, place_of, table_part
from lardom.report.portfolio_tables import PORTFOLIO_TABLES, portfolio_table
from lardom.report.study_figures import CHARTS, Numbers, chart
from lardom.report.study_tables import By, answers_table, funnel_table, method_table, respondents_table
from lardom.report.tables import caption_nodes
from lardom.report.tree import Attr, Node, attr, div, every, inlines, para, plain
from lardom.sampling.coverage import coverage
from lardom.sampling.funnel import funnel

Make = Callable[[Composition, Attr, list[Node]], list[Node]]


def _respondents_part(making: Composition, triple: Attr, _: list[Node]) -> list[Node]:
    """Put Table 1 in place of `::: {.respondents-table}`."""
    return table_part(making, triple, respondents_table(making.ground.material, making.language), "tab-respondents")


def _answers_part(making: Composition, triple: Attr, _: list[Node]) -> list[Node]:
    """Put Table 2 in place of `::: {.answers-table by="respondent|project|both"}`.

    With `group="status|category|step|relation"` the means of groups are set side by side instead.
    """
    if wishes_of(triple).get("group"):
        return _answers_by_group(making, triple)
    by = one_of(making, triple, "by", get_args(By), "respondent")
    material = making.ground.material
    if not material.settings.items:
        return nothing(making, triple, "no-items")
    return table_part(making, triple, answers_table(material, making.language, by=cast("By", by)), "tab-answers")


def _answers_by_group(making: Composition, triple: Attr) -> list[Node]:
    group = one_of(making, triple, "group", GROUPINGS, "")
    table = answers_by_group_table(making.ground.material, group, making.language) if group else None
    if group and table is None:
        return nothing(making, triple, "no-groups", value=group)
    if table is None:
        return [para([missing("answers-table")])]
    return table_part(making, triple, table, f"tab-answers-{group}")


def _portfolio_part(making: Composition, triple: Attr, _: list[Node]) -> list[Node]:
    """Put a table of the portfolio in place of `::: {.portfolio-table name="…"}`."""
    name = one_of(making, triple, "name", PORTFOLIO_TABLES, "")
    if not name:
        return [para([missing("portfolio-table")])]
    material = making.ground.material
    order = material.settings.categories
    later = sorted({step for row in material.sample for step in row.steps if step > 1})
    table = portfolio_table(
        name,
        making.facts,
        making.language,
        rows=coverage(material.projects, material.sample, order=order),
        steps=[coverage(material.projects, material.sample, step=step, order=order) for step in later],
    )
    return table_part(making, triple, table, f"tab-{name}") if table else []


def _matrix_part(making: Composition, triple: Attr, _: list[Node]) -> list[Node]:
    """Put themes by projects in place of `::: {.matrix count="respondents|codings" share="row|column|whole|size" kind="…"}`."""
    count = one_of(making, triple, "count", get_args(Counting), "respondents")
    share = one_of(making, triple, "share", SHARINGS, "") if wishes_of(triple).get("share") else ""
    matrix = theme_matrix(making.ground, kind=wishes_of(triple).get("kind", ""))
    if not matrix.rows:
        return nothing(making, triple, "no-themes")
    words = words_said(making.ground) if share == "size" else {}
    table = matrix_table(
        matrix, making.language, count=cast("Counting", count), share=cast("Sharing", share), words=words
    )
    return table_part(making, triple, table, "tab-matrix")


def _agreement_part(making: Composition, triple: Attr, _: list[Node]) -> list[Node]:
    """Put how far coders agree in place of `::: {.agreement-table unit="characters|turns|sentences|codings"}`."""
    unit = one_of(making, triple, "unit", UNITS, "characters")
    table = agreement_table(making.ground.material, making.language, unit=cast("Unit", unit))
    return table_part(making, triple, table, "tab-agreement") if table else nothing(making, triple, "not-coded-twice")


def _saturation_part(making: Composition, triple: Attr, _: list[Node]) -> list[Node]:
    """Put what each interview added in place of `::: {.saturation-table base="4|5|6" run="2|3" threshold="0|5"}`."""
    base = int(one_of(making, triple, "base", ("1", "2", "3", "4", "5", "6"), "4"))
    run = int(one_of(making, triple, "run", ("1", "2", "3"), "2"))
    threshold = int(one_of(making, triple, "threshold", ("0", "5"), "5")) / 100
    table = saturation_table(making.ground, making.language, base=base, run=run, threshold=threshold)
    return table_part(making, triple, table, "tab-saturation") if table else nothing(making, triple, "no-saturation")


def _funnel_part(making: Composition, triple: Attr, _: list[Node]) -> list[Node]:
    """Put the way from frame to interviews in place of `::: {.funnel}`."""
    material = making.ground.material
    interviewed = {talk.project_id for talk in material.interviews} or None
    stages = funnel(material.projects, material.sample, interviewed=interviewed)
    return table_part(making, triple, funnel_table(stages, making.language), "tab-funnel")


def _method_part(making: Composition, triple: Attr, _: list[Node]) -> list[Node]:
    """Put the method's facts in place of `::: {.method-facts}`, missing values named."""
    material = making.ground.material
    facts = method_facts(material.interviews, material.respondents)
    return table_part(making, triple, method_table(facts, making.language), "tab-method")


def _chart_part(making: Composition, triple: Attr, _: list[Node]) -> list[Node]:
    """Put a chart in place of `::: {.chart name="…" caption="…" alt="…"}`."""
    name = one_of(making, triple, "name", tuple(CHARTS), "")
    wishes = wishes_of(triple)
    figure = chart(name, Numbers(making.ground, making.facts, making.language, wishes)) if name else None
    if name and figure is None:
        return nothing(making, triple, "empty-chart", value=name)
    if figure is None:
        return [para([missing("chart")])]
    return _figure(making, triple, figure, wishes)


def _own_table(making: Composition, triple: Attr, content: list[Node]) -> list[Node]:
    """Give a number to a table of the author's own in `::: {.table caption="…" #tab-own}`."""
    tables = every(content, "Table")
    wishes = wishes_of(triple)
    if len(tables) != 1 or not wishes.get("caption"):
        return nothing(making, triple, "own-table", keep=content)
    identifier = making.identifier(triple, "tab-own")
    number = making.next_number("table", identifier, triple)
    caption = caption_nodes("table", number, wishes["caption"], making.language)
    tables[0]["c"][1] = [None, [plain(caption)]]
    tables[0]["c"][0][1] = ["lardom", *tables[0]["c"][0][1]]
    return [div(content, attr(identifier, ["table-block"], place_of(triple)))]


def _own_figure(making: Composition, triple: Attr, content: list[Node]) -> list[Node]:
    """Give a number to a picture of the author's own in `::: {.figure caption="…" alt="…" #fig-own}`."""
    images = every(content, "Image")
    wishes = wishes_of(triple)
    alt = wishes.get("alt") or "".join(str(word["c"]) for image in images for word in every(image["c"][1], "Str"))
    if len(images) != 1 or not wishes.get("caption") or not alt:
        return nothing(making, triple, "own-figure", keep=content)
    identifier = making.identifier(triple, "fig-own")
    number = making.next_number("figure", identifier, triple)
    caption = caption_nodes("figure", number, wishes["caption"], making.language)
    image = {"t": "Image", "c": [attr(), inlines(wishes.get("alt") or alt), images[0]["c"][2]]}
    return [_figure_node(identifier, ["picture"], caption, image, triple)]


BLOCKS: Mapping[str, Make] = {
    "respondents-table": _respondents_part,
    "answers-table": _answers_part,
    "portfolio-table": _portfolio_part,
    "matrix": _matrix_part,
    "agreement-table": _agreement_part,
    "saturation-table": _saturation_part,
    **COMPARING,
    "configurations": configurations_part,
    "funnel": _funnel_part,
    "method-facts": _method_part,
    "chart": _chart_part,
    "table": _own_table,
    "figure": _own_figure,
}
"""Living blocks by their class."""


def _figure(making: Composition, triple: Attr, figure: Figure, wishes: Mapping[str, str]) -> list[Node]:
    identifier = making.identifier(triple, f"fig-{figure.name}")
    number = making.next_number("figure", identifier, triple)
    alt = wishes.get("alt") or figure.alt
    text = wishes.get("caption") or figure.caption
    spec = {**figure.spec, "description": alt}
    making.figures.append((identifier, replace(figure, caption=text, alt=alt, spec=spec)))
    caption = caption_nodes("figure", number, text, making.language)
    image = {"t": "Image", "c": [attr(), inlines(alt), [f"figure:{identifier}", ""]]}
    return [_figure_node(identifier, ["chart"], caption, image, triple)]


def _figure_node(identifier: str, classes: list[str], caption: list[Node], image: Node, triple: Attr) -> Node:
    return {
        "t": "Figure",
        "c": [attr(identifier, classes, place_of(triple)), [None, [plain(caption)]], [plain([image])]],
    }
