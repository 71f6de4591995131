"""A matrix of numbers drawn with the ground darker where the number is larger."""

from collections.abc import Sequence

from lardom.report.figures import DARK, MUTED, ON_GROUND, RULE, Spec, framed, label_axis, lines, row_height


def heat_map(
    rows: Sequence[tuple[str, Sequence[int], str]], columns: Sequence[str], alt: str, *, title: str, last: str
) -> Spec:
    """Return a matrix of numbers with the ground darker where the number is larger.

    `rows` are (label, one number per column, text at the end); `title` stands over the columns, `last`
    over the texts at the end. Places with nothing are left white with no number.

    >>> spec = heat_map([("Tema", [0, 2], "1 av 2")], ["A", "B"], "…", title="Projekt", last="i projekt")
    >>> [value["n"] for value in spec["data"]["values"]]
    [0, 2]
    """
    top = max((n for _, numbers, _ in rows for n in numbers), default=0)
    values = [
        {"label": lines(name, 26), "column": column, "n": n, "text": str(n) if n else "", "dark": n > top / 2}
        for name, numbers, _ in rows
        for column, n in zip(columns, numbers, strict=True)
    ]
    ends = [{"label": lines(name, 26), "end": text} for name, _, text in rows]
    order = [lines(name, 26) for name, _, _ in rows]
    y = {"field": "label", "type": "nominal", "sort": order, "axis": label_axis(limit=200)}
    x = {
        "field": "column",
        "type": "nominal",
        "sort": list(columns),
        "axis": {"title": title, "orient": "top", "labelAngle": 0, "labelPadding": 4, "labelFontSize": 12},
    }
    colour = {
        "field": "n",
        "type": "quantitative",
        "scale": {"domain": [0, max(1, top)], "range": ["#ffffff", DARK], "interpolate": "rgb"},
        "legend": None,
    }
    at_end = {"value": "width"}
    layers: list[Spec] = [
        {
            "mark": {"type": "rect", "stroke": RULE, "strokeWidth": 0.75},
            "encoding": {"y": y, "x": x, "color": colour},
        },
        {
            "mark": {"type": "text", "fontSize": 12},
            "encoding": {"y": y, "x": x, "text": {"field": "text"}, "color": ON_GROUND},
        },
        {
            "data": {"values": ends},
            "mark": {"type": "text", "align": "left", "dx": 10, "fontSize": 12, "fontWeight": 600},
            "encoding": {"y": y, "x": at_end, "text": {"field": "end"}},
        },
        {
            "data": {"values": [{"head": last}]},
            "mark": {"type": "text", "align": "left", "dx": 10, "dy": -9, "fontSize": 12, "color": MUTED},
            "encoding": {"y": {"value": 0}, "x": at_end, "text": {"field": "head"}},
        },
    ]
    return framed(layers, values=values, height=row_height(order, least=34) * len(order), alt=alt)
