"""Answers on a scale as bars around the scale's middle."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lardom.report.figures import MUTED, ON_GROUND, Spec, framed, label_axis, lines, row_height

FIVE_STEPS = ("#9c4714", "#e0aa84", "#e3e3dd", "#8bb8ca", "#1f5f7a")
"""From the low end of a scale to the high: rust, sand, grey, sky, sea; dark at both ends, light between."""


def diverging(rows: Sequence[tuple[str, Sequence[tuple[int, int]], str, str]], alt: str, *, legend: str) -> Spec:
    """Return answers on a scale as stacked bars around the scale's middle, each part with its number.

    `rows` are (item, ((step, answers), …), two texts at the right end: the mean, the number). The middle step is centred on the
    axis, lower steps stand to the left, higher to the right; bars are as long as there are answers.

    >>> spec = diverging([("Nöjd?", ((1, 0), (2, 1), (3, 2), (4, 0), (5, 3)), "M 4", "n 6")], "…", legend="Svar")
    >>> [(value["step"], value["from"], value["to"]) for value in spec["data"]["values"]]
    [('2', -2.0, -1.0), ('3', -1.0, 1.0), ('5', 1.0, 4.0)]
    """
    steps = sorted({step for _, distribution, _, _ in rows for step, _ in distribution})
    colours = dict(zip(steps, scale_colours(len(steps)), strict=True))
    values = [part for row in rows for part in _parts(row[0], row[1], colours)]
    ends = [{"label": lines(item), "end": mean, "n": n} for item, _, mean, n in rows]
    order = [lines(item) for item, _, _, _ in rows]
    y = {"field": "label", "type": "nominal", "sort": order, "axis": label_axis(limit=230)}
    x: Spec = {"field": "from", "type": "quantitative", "axis": None, "scale": {"nice": False}}
    names = [str(step) for step in steps]
    colour = {
        "field": "step",
        "type": "nominal",
        "sort": names,
        "scale": {"domain": names, "range": list(colours.values())},
        "legend": {"title": legend, "titleOrient": "left", "titlePadding": 10, "columnPadding": 14},
    }
    layers: list[Spec] = [
        {
            "mark": {"type": "bar", "height": 22, "stroke": "#ffffff", "strokeWidth": 1},
            "encoding": {"y": y, "x": x, "x2": {"field": "to"}, "color": colour},
        },
        {
            "mark": {"type": "text", "baseline": "middle", "fontSize": 12},
            "encoding": {"y": y, "x": {**x, "field": "mid"}, "text": {"field": "n"}, "color": ON_GROUND},
        },
    ]
    farthest = max((part["to"] for part in values), default=0.0)
    for field, style in (("end", {"dx": 10, "fontWeight": 600}), ("n", {"dx": 72, "color": MUTED})):
        layers.append(
            {
                "data": {"values": ends},
                "mark": {"type": "text", "align": "left", **style},
                "encoding": {"y": y, "x": {"datum": farthest}, "text": {"field": field}},
            }
        )
    return framed(layers, values=values, height=row_height(order, least=36) * len(order), alt=alt)


def _parts(item: str, distribution: Sequence[tuple[int, int]], colours: Mapping[int, str]) -> Iterator[dict[str, Any]]:
    """Yield the parts of one bar, low steps first, the middle of the scale centred on nought."""
    middle = (min(colours) + max(colours)) / 2
    at = -sum(n if step < middle else n / 2 if step == middle else 0 for step, n in distribution)
    for step, n in distribution:
        if n:
            yield {
                "label": lines(item),
                "step": str(step),
                "n": str(n),
                "from": float(at),
                "to": float(at + n),
                "mid": at + n / 2,
                "dark": colours[step] in (FIVE_STEPS[0], FIVE_STEPS[-1]),
            }
        at += n


def scale_colours(steps: int) -> tuple[str, ...]:
    """Return one colour per step of a scale, low to high; both ends dark, the middle light.

    >>> scale_colours(5) == FIVE_STEPS, len(scale_colours(4)), len(scale_colours(7))
    (True, 4, 7)
    """
    if steps <= 1:
        return FIVE_STEPS[-1:]
    return tuple(FIVE_STEPS[round(index * (len(FIVE_STEPS) - 1) / (steps - 1))] for index in range(steps))
