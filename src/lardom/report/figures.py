"""Charts as Vega-Lite specifications: one value for the notebook, the web and print.

Every chart can be read without colour: each mark carries its number, order and position tell the
rest, and the table behind the chart goes with it. Specifications are plain dictionaries with the
data inside; nothing is fetched when they are drawn.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any

from lardom.report.tables import PrintedTable
from lardom.study.settings import Language
from lardom.text.numerals import number

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
WIDTH = 640
"""Pixels from edge to edge; print sets this to the width of the text."""

INK, MUTED, RULE = "#1d2b36", "#566673", "#c8d1d8"
DARK, LIGHT = "#1f5f7a", "#c4d9e2"


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart ready to draw: its specification, a sentence that tells the same, and the numbers.

    `caption` is the sentence under the chart without its number; `alt` is what somebody hears who
    cannot see it; `table` holds every number drawn.
    """

    name: str
    spec: Mapping[str, Any] = field(hash=False)
    caption: str
    alt: str
    table: PrintedTable


def framed(layers: Sequence[Spec], *, values: Iterable[Mapping[str, Any]], height: Any, alt: str, **more: Any) -> Spec:
    """Return a whole specification around layers: data, size, description and the house's type and colours.

    >>> framed([], values=[], height=10, alt="Ett diagram.")["description"]
    'Ett diagram.'
    """
    return {
        "$schema": SCHEMA,
        "description": alt,
        "width": WIDTH,
        "height": height,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": 4,
        "background": "transparent",
        "data": {"values": [dict(row) for row in values]},
        "layer": list(layers),
        "config": CONFIG,
        **more,
    }


ON_GROUND: Spec = {"condition": {"test": "datum.dark", "value": "#ffffff"}, "value": "#16232d"}
"""The colour of a number written on its mark: white on a dark ground. The other is a shade of its own, so that a page
which turns the ink light in the dark leaves it as it is."""

CONFIG: Spec = {
    "font": "Inter",
    "view": {"stroke": None},
    "axis": {
        "domain": False,
        "ticks": False,
        "grid": False,
        "labelColor": INK,
        "labelFontSize": 13,
        "labelPadding": 10,
        "titleColor": MUTED,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    },
    "text": {"color": INK, "fontSize": 13},
    "legend": {
        "orient": "top",
        "direction": "horizontal",
        "labelColor": INK,
        "labelFontSize": 12,
        "titleColor": MUTED,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "symbolType": "square",
        "symbolSize": 140,
        "symbolStrokeWidth": 0,
        "offset": 6,
    },
}
"""Type, ink and empty ground, the same in every chart."""


def lines(text: str, width: int = 30) -> str:
    r"""Return a label broken into lines, for axes whose words are long.

    >>> lines("Hur nöjd är du med projektets resultat?", 20)
    'Hur nöjd är du med\nprojektets resultat?'
    """
    return "\n".join(wrap(text, width, break_long_words=False)) or text


def label_axis(*, limit: int = 250, orient: str = "left") -> Spec:
    """Return an axis of words: several lines where needed, no line, no ticks.

    >>> label_axis()["labelLimit"]
    250
    """
    return {
        "title": None,
        "orient": orient,
        "labelLimit": limit,
        "labelExpr": "split(datum.label, '\\n')",
        "labelLineHeight": 15,
        "labelBaseline": "middle",
        # Vega centres the first line; labels of more lines are lifted by half of what is below it.
        "labelOffset": {
            "condition": [
                {"test": f"length(split(datum.label, '\\n')) == {count}", "value": -7.5 * (count - 1)}
                for count in (2, 3, 4, 5)
            ],
            "value": 0,
        },
    }


def row_height(labels: Iterable[str], *, least: int = 30) -> int:
    r"""Return the pixels a row needs for its label.

    >>> row_height(["en rad", "två\nrader"])
    38
    """
    most = max((label.count("\n") + 1 for label in labels), default=1)
    return max(least, 15 * most + 8)


def bars(rows: Sequence[tuple[str, int]], alt: str, language: Language) -> Spec:
    """Return horizontal bars, longest label at the left, the number at the end of each bar.

    >>> [row["label"] for row in bars([("Kommun", 43)], "…", "sv")["data"]["values"]]
    ['Kommun']
    """
    values = [{"label": lines(name), "n": n, "text": number(n, language)} for name, n in rows]
    height = row_height([str(value["label"]) for value in values])
    y = {"field": "label", "type": "nominal", "sort": None, "axis": label_axis()}
    x = {"field": "n", "type": "quantitative", "axis": None, "scale": {"domainMin": 0}}
    layers: list[Spec] = [
        {"mark": {"type": "bar", "color": DARK, "height": 18}, "encoding": {"y": y, "x": x}},
        {
            "mark": {"type": "text", "align": "left", "dx": 6, "fontWeight": 600},
            "encoding": {"y": y, "x": x, "text": {"field": "text"}},
        },
    ]
    return framed(layers, values=values, height=height * len(values), alt=alt)


def share_bars(
    rows: Sequence[tuple[str, int, int]], alt: str, *, part: str, whole: str, text: str, language: Language
) -> Spec:
    """Return bars of a whole with the part filled in, and "4 av 17" at the end of each.

    `rows` are (label, whole, part); `part` and `whole` name the two in the legend, `text` is a form
    such as "{part} av {whole}".

    >>> rows = [("Hälsa", 17, 4)]
    >>> spec = share_bars(rows, "…", part="i urvalet", whole="i portföljen", text="{part} av {whole}", language="sv")
    >>> spec["data"]["values"][0]["text"]
    '4 av 17'
    """
    values = [
        {
            "label": lines(name),
            "whole": total,
            "part": some,
            "text": text.format(part=number(some, language), whole=number(total, language)),
            "whole_name": whole,
            "part_name": part,
        }
        for name, total, some in rows
    ]
    height = row_height([str(value["label"]) for value in values])
    y = {"field": "label", "type": "nominal", "sort": None, "axis": label_axis()}
    scale = {"domain": [whole, part], "range": [LIGHT, DARK]}

    def x(name: str) -> Spec:
        return {"field": name, "type": "quantitative", "axis": None, "scale": {"domainMin": 0}, "stack": None}

    def colour(name: str) -> Spec:
        return {"field": name, "type": "nominal", "scale": scale, "legend": {"title": None}}

    layers: list[Spec] = [
        {"mark": {"type": "bar", "height": 18}, "encoding": {"y": y, "x": x("whole"), "color": colour("whole_name")}},
        {"mark": {"type": "bar", "height": 18}, "encoding": {"y": y, "x": x("part"), "color": colour("part_name")}},
        {
            "mark": {"type": "text", "align": "left", "dx": 6, "fontWeight": 600},
            "encoding": {"y": y, "x": x("whole"), "text": {"field": "text"}},
        },
    ]
    return framed(layers, values=values, height=height * len(values), alt=alt)


def rising_line(rows: Sequence[tuple[str, int]], alt: str, *, x_title: str, y_title: str) -> Spec:
    """Return a line that only rises, with a point per step and the number at its end.

    >>> len(rising_line([("1", 3), ("2", 4)], "…", x_title="Intervju", y_title="Koder")["layer"])
    3
    """
    last = len(rows) - 1
    values = [{"x": name, "n": n, "text": str(n) if at == last else ""} for at, (name, n) in enumerate(rows)]
    x = {
        "field": "x",
        "type": "ordinal",
        "sort": None,
        "axis": {"title": x_title, "labelAngle": 0, "labelFontSize": 12},
    }
    y = {
        "field": "n",
        "type": "quantitative",
        "scale": {"domainMin": 0},
        "axis": {
            "title": y_title,
            "titleAngle": 0,
            "titleAlign": "left",
            "titleAnchor": "end",
            "titleX": -28,
            "titleY": -16,
            "grid": True,
            "gridColor": RULE,
            "tickCount": 4,
            "labelFontSize": 12,
        },
    }
    layers: list[Spec] = [
        {"mark": {"type": "line", "color": DARK, "strokeWidth": 2}, "encoding": {"x": x, "y": y}},
        {"mark": {"type": "point", "color": DARK, "filled": True, "size": 45}, "encoding": {"x": x, "y": y}},
        {
            "mark": {"type": "text", "dy": -12, "fontWeight": 600},
            "encoding": {"x": x, "y": y, "text": {"field": "text"}},
        },
    ]
    return framed(layers, values=values, height=220, alt=alt)
