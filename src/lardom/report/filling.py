"""The first pass over a report's text: every living part that needs nothing of what comes after it."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from lardom.report.claim_sheets import ClaimSheet, claim_sheet
from lardom.report.composition import Composition, missing, wishes_of
from lardom.report.living import BLOCKS
from lardom.report.quoting import quotation_block, quotation_inline
from lardom.report.tree import Attr, Node, inlines, plain_text, span
from lardom.report.wording import MARKS, unit_word, word
from lardom.text.numerals import number


def filled(making: Composition, blocks: list[Node]) -> list[Node]:
    """Return the blocks with tables, charts, quotations, counts and facts in place, in order.

    Numbers of tables and figures are given out on the way; what goes wrong is noted in `making`.

    >>> from lardom.claims.ground import Ground
    >>> from lardom.claims.material import Material
    >>> from lardom.portfolio.facts import Facts
    >>> making = Composition(Ground(Material()), Facts(()), "sv")
    >>> part = {"t": "Para", "c": [{"t": "Span", "c": [["", ["fact"], [["name", "projects"]]], []]}]}
    >>> plain_text(filled(making, [part])), making.problems[0].code
    ('[projects?]', 'unknown-fact')
    """
    out: list[Node] = []
    for block in blocks:
        kind: str = block["t"]
        content: Any = block.get("c")
        if kind == "Div":
            triple, inner = content
            classes = triple[1]
            part = next((name for name in classes if name in BLOCKS), "")
            if part:
                out += BLOCKS[part](making, triple, filled(making, inner))
            elif "quotation" in classes:
                out += quotation_block(making, triple, filled(making, inner))
            else:
                out.append({"t": "Div", "c": [triple, filled(making, inner)]})
        elif kind == "Header":
            _number_section(making, content)
            out.append({"t": "Header", "c": [content[0], content[1], _inlines(making, content[2])]})
        else:
            out.append(cast("Node", _inside(making, block)))
    return out


def _inside(making: Composition, node: Any) -> Any:
    """Fill inline parts wherever inlines stand: paragraphs, lists, cells, notes, captions."""
    if isinstance(node, list):
        if node and all(isinstance(each, dict) and "t" in each for each in node):
            return filled(making, node) if node[0]["t"] in _BLOCK_KINDS else _inlines(making, node)
        return [_inside(making, each) for each in node]
    if isinstance(node, dict):
        return {key: _inside(making, value) if key == "c" else value for key, value in node.items()}
    return node


_BLOCK_KINDS = frozenset(
    [
        "Para",
        "Plain",
        "Div",
        "Header",
        "BlockQuote",
        "BulletList",
        "OrderedList",
        "DefinitionList",
        "Table",
        "Figure",
        "CodeBlock",
        "LineBlock",
        "HorizontalRule",
        "RawBlock",
    ]
)


def _inlines(making: Composition, nodes: list[Node]) -> list[Node]:
    out: list[Node] = []
    for node in nodes:
        if node["t"] != "Span":
            out.append(cast("Node", _inside(making, node)))
            continue
        triple, inner = node["c"]
        content = _inlines(making, inner)
        part = next((name for name in triple[1] if name in _INLINE), "")
        out += _INLINE[part](making, triple, content) if part else [span(content, triple)]
    return out


def _claim(making: Composition, triple: Attr, content: list[Node]) -> list[Node]:
    ref = wishes_of(triple).get("ref", "")
    _use_claim(making, ref, triple)
    return [span(content, triple)]


def _use_claim(making: Composition, ref: str, triple: Attr) -> bool:
    if ref in making.ground.claims:
        making.claims[ref] = None
        return True
    making.trouble("unknown-claim", triple, value=ref)
    return False


def sheet_of(making: Composition, ref: str) -> ClaimSheet | None:
    """Return the sheet of a claim, made once for each composition."""
    if ref not in making.sheets:
        made = claim_sheet(ref, making.ground, making.language)
        if made is None:
            return None
        making.sheets[ref] = made
    return making.sheets[ref]


def _count(making: Composition, triple: Attr, _: list[Node]) -> list[Node]:
    wishes = wishes_of(triple)
    ref = wishes.get("claim", "")
    sheet = sheet_of(making, ref) if _use_claim(making, ref, triple) else None
    if sheet is None or sheet.n is None:
        if sheet is not None:
            making.trouble("uncounted-claim", triple, value=ref, reason=sheet.rule or sheet.counted)
        return [missing(ref or "count")]
    text = number(sheet.n, making.language)
    show = wishes.get("show", "")
    if show != "n" and sheet.base is not None:
        text = f"{text} {word('of', making.language)} {number(sheet.base, making.language)}"
    if show not in ("n", "of"):
        text = f"{text} {unit_word(sheet.unit, sheet.base or sheet.n, making.language)}".rstrip()
    return [span(inlines(text), ["", ["count"], [*triple[2]]])]


def _fact(making: Composition, triple: Attr, _: list[Node]) -> list[Node]:
    wishes = wishes_of(triple)
    name = wishes.get("name", "")
    fact = making.facts.get(name)
    if fact is None:
        making.trouble("unknown-fact", triple, value=name)
        return [missing(name or "fact")]
    show = wishes.get("show", "")
    shown: dict[str, float | None] = {"": fact.value, "of": fact.base, "number": fact.number}
    if shown.get(show) is None:
        trouble = "living-part-unknown" if show not in shown else f"fact-without-{show}"
        making.trouble(
            trouble, triple, value=name if show in shown else show, part="fact", key="show", known="of, number"
        )
        return [missing(name)]
    text = number(shown[show], making.language)
    if show == "of":
        text = f"{number(fact.value, making.language)} {word('of', making.language)} {text}"
    return [span(inlines(text), ["", ["fact"], [*triple[2]]])]


_INLINE: Mapping[str, Callable[[Composition, Attr, list[Node]], list[Node]]] = {
    "claim": _claim,
    "count": _count,
    "fact": _fact,
    "quotation": quotation_inline,
}


def _number_section(making: Composition, content: list[Any]) -> None:
    level, triple, words = content
    opening, closing = MARKS[making.language][0]
    text = f"{word('section', making.language)}\u00a0{opening}{plain_text([words])}{closing}"
    if making.number_sections and "unnumbered" not in triple[1]:
        counters = making.sections[:level] + [0] * (level - len(making.sections))
        counters[level - 1] += 1
        making.sections = counters
        text = f"{word('section', making.language)}\u00a0{'.'.join(map(str, counters))}"
    if triple[0]:
        making.label(triple[0], text, triple)
