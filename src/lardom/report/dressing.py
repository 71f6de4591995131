"""What every printed form needs done to a composed tree before its writer sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from lardom.report.compose import Report
from lardom.report.harmless import harmless, may_be_followed, plain_name
from lardom.report.tree import Node, attr, every, key_values, plain_text, span, walk
from lardom.text.printable import printable


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading for a table of contents: level, number ("4.2", may be empty), text, identifier."""

    level: int
    number: str
    text: str
    identifier: str


@lru_cache(maxsize=2)
def dressed(report: Report) -> list[Node]:
    """Return the report's blocks without traces of the source, headings numbered, links that lead somewhere.

    Names, attributes and addresses are held to what cannot become code in any form (`harmless`), characters
    that no form can carry are replaced. The wrappers and places of `sourcepos` and all comments are taken off, an identifier used twice is
    kept once, a link to an identifier that does not exist becomes its words, and a heading that skips a
    level is lifted to the one it skipped: no writer, and no reader who listens, can stumble on them. The last trees are kept, since one report is dressed for each form it is printed in:
    change nothing in them.

    >>> tree = {"blocks": [{"t": "Para", "c": [{"t": "Link", "c": [["", [], []], [{"t": "Str", "c": "x"}], ["#nowhere", ""]]}]}]}
    >>> dressed(Report(tree, "sv"))
    [{'t': 'Para', 'c': [{'t': 'Str', 'c': 'x'}]}]
    """
    blocks = _stepwise(walk(report.ast["blocks"], _bare))
    blocks = _numbered(blocks) if report.number_sections else blocks
    seen: set[str] = set()
    blocks = _once(blocks, seen)
    return cast("list[Node]", walk(blocks, lambda node: _leading(node, seen)))


def headings(blocks: list[Node]) -> tuple[Heading, ...]:
    """Return the headings of dressed blocks in order; those of class "unlisted" are left out.

    >>> headings([{"t": "Header", "c": [1, ["metod", [], []], [{"t": "Str", "c": "Metod"}]]}])
    (Heading(level=1, number='', text='Metod', identifier='metod'),)
    """
    found = []
    for node in every(blocks, "Header"):
        level, triple, words = node["c"]
        if "unlisted" in triple[1]:
            continue
        number = key_values(triple).get("number", "")
        found.append(Heading(level, number, plain_text([words]).removeprefix(f"{number}\u2002"), triple[0]))
    return tuple(found)


def _bare(node: Node) -> Any:
    kind: str = node["t"]
    content: Any = node.get("c")
    if kind in ("RawBlock", "RawInline"):
        return []
    if isinstance(content, str):
        return {**node, "c": printable(content)}
    if kind in ("Code", "CodeBlock", "Math"):
        content[1] = printable(content[1])
    if kind in ("Link", "Image"):
        content[2] = [printable(part) for part in content[2]]
    triple = _triple(node)
    if triple is None:
        return None
    wrapper = any(key == "wrapper" for key, _ in triple[2])
    triple[:] = harmless(triple)
    if kind in ("Div", "Span") and wrapper and not (triple[0] or triple[1] or triple[2]):
        return content[1] if content else []
    return None


def _triple(node: Node) -> list[Any] | None:
    """Return the attribute triple of a node that has one."""
    content = node.get("c")
    if node["t"] in ("Div", "Span", "Link", "Image", "Code", "CodeBlock", "Figure", "Table"):
        return cast("list[Any]", content[0]) if content else None
    if node["t"] == "Header":
        return cast("list[Any]", content[1]) if content else None
    return None


def _stepwise(blocks: list[Node]) -> list[Node]:
    """Lift headings that skip a level, so that the outline has no holes."""
    above: list[int] = []

    def lift(node: Node) -> Any:
        if node["t"] != "Header":
            return None
        level = node["c"][0]
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        return {"t": "Header", "c": [len(above), *node["c"][1:]]}

    return cast("list[Node]", walk(blocks, lift))


def _numbered(blocks: list[Node]) -> list[Node]:
    counters: list[int] = []

    def number(node: Node) -> Any:
        nonlocal counters
        if node["t"] != "Header" or "unnumbered" in node["c"][1][1]:
            return None
        level, triple, words = node["c"]
        counters = counters[:level] + [0] * (level - len(counters))
        counters[level - 1] += 1
        text = ".".join(map(str, counters))
        numbered = [span([{"t": "Str", "c": text}], attr("", ["section-number"])), {"t": "Str", "c": "\u2002"}, *words]
        pairs = [*triple[2], ["number", text]]
        return {"t": "Header", "c": [level, [triple[0], triple[1], pairs], numbered]}

    return cast("list[Node]", walk(blocks, number))


def _once(blocks: list[Node], seen: set[str]) -> list[Node]:
    def keep_first(node: Any) -> Any:
        if isinstance(node, list):
            return [keep_first(each) for each in node]
        if not isinstance(node, dict):
            return node
        if "t" in node and (triple := _triple(node)) is not None and triple[0]:
            if triple[0] in seen:
                triple[0] = ""
            seen.add(triple[0])
        return {key: keep_first(value) for key, value in node.items()}

    return [keep_first(block) for block in blocks]


def _leading(node: Node, known: set[str]) -> Any:
    if node["t"] != "Link":
        return None
    target = str(node["c"][2][0])
    if target.startswith("#"):
        name = plain_name(target[1:])
        return {"t": "Link", "c": [*node["c"][:2], [f"#{name}", ""]]} if name in known else node["c"][1]
    return None if may_be_followed(target) else node["c"][1]


def figure_of(node: Node, report: Report) -> tuple[str, Mapping[str, Any] | None, str, str] | None:
    """Return a figure node's identifier, its chart's specification (if it is one), alternative text, image.

    >>> figure_of({"t": "Para", "c": []}, Report({}, "sv")) is None
    True
    """
    if node["t"] != "Figure":
        return None
    images = every(node["c"][2], "Image")
    if not images:
        return None
    target = str(images[0]["c"][2][0])
    alt = plain_text([images[0]["c"][1]])
    charts = dict(report.figures)
    name = target.removeprefix("figure:")
    spec = charts[name].spec if target.startswith("figure:") and name in charts else None
    return str(node["c"][0][0]), spec, alt, target
