"""The last pass over a report's text: what cross-references print, now that every number is given out."""

from difflib import get_close_matches
from typing import Any, cast

from lardom.report.composition import Composition, missing, wishes_of
from lardom.report.tree import Attr, Node, link, plain_text
from lardom.report.wording import word


def referred(making: Composition, blocks: list[Node]) -> list[Node]:
    """Return the blocks with a link in place of every `[]{.ref to="…"}`.

    A reference that begins a sentence begins with a large letter; in running Swedish it is small.

    >>> from lardom.claims.ground import Ground
    >>> from lardom.claims.material import Material
    >>> from lardom.portfolio.facts import Facts
    >>> making = Composition(Ground(Material()), Facts(()), "sv", labels={"tab-a": "Tabell 1"})
    >>> ref = {"t": "Span", "c": [["", ["ref"], [["to", "tab-a"]]], []]}
    >>> plain_text(referred(making, [{"t": "Para", "c": [{"t": "Str", "c": "Se "}, ref]}]))
    'Se tabell 1'
    """

    def resolve(nodes: Any) -> Any:
        if isinstance(nodes, dict):
            return {key: resolve(value) for key, value in nodes.items()}
        if not isinstance(nodes, list):
            return nodes
        out: list[Any] = []
        for node in nodes:
            if isinstance(node, str) or (isinstance(node, dict) and node.get("t") in ("Str", "Space")):
                out.append(node)
            elif isinstance(node, dict) and node.get("t") == "Span" and "ref" in node["c"][0][1]:
                out.append(_reference(making, node["c"][0], begins=_begins_sentence(out)))
            else:
                out.append(resolve(node))
        return out

    return cast("list[Node]", resolve(blocks))


def _reference(making: Composition, triple: Attr, *, begins: bool) -> Node:
    to = wishes_of(triple).get("to", "")
    text = making.labels.get(to)
    if text is None:
        near = get_close_matches(to, making.labels, n=3) or [
            one for one in making.labels if one[:4] in ("tab-", "fig-")
        ]
        known = ", ".join(near or making.labels) or word("nothing named", making.language)
        making.trouble("unknown-reference", triple, value=to, known=known)
        return missing(to or "ref")
    lower = making.language == "sv" or not text.startswith(("Table", "Figure"))
    first = text[0].upper() if begins else text[0].lower() if lower else text[0]
    return link(first + text[1:], f"#{to}", ["", ["ref"], []])


def _begins_sentence(before: list[Any]) -> bool:
    text = plain_text(before).rstrip()
    return not text or text[-1] in ".!?:"
