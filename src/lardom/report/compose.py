"""From a report's text with living parts to the report: every number, quotation and table in its place."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from lardom.claims.ground import Ground
from lardom.portfolio.counts import facts as portfolio_facts
from lardom.portfolio.facts import Facts
from lardom.report.annexes import audit_nodes, claims_annex, despite_nodes, glossary_nodes
from lardom.report.claim_sheets import ClaimSheet, claim_sheet
from lardom.report.composition import Composition, missing, wishes_of
from lardom.report.figures import Figure
from lardom.report.findings import Finding
from lardom.report.living import BLOCKS
from lardom.report.quoting import quotation_block, quotation_inline
from lardom.report.tree import Attr, Node, inlines, link, plain_text, span, walk
from lardom.report.wording import MARKS, number, unit_word, word
from lardom.study.problems import Problem
from lardom.study.settings import Language

OUTER = ("http:", "https:", "//", "ftp:", "data:", "file:")
"""How the address of a picture outside the study folder begins; none is ever fetched."""


@dataclass(frozen=True)
class Report:
    """A composed report, ready to be checked and rendered.

    `ast` is pandoc's tree with every living part filled in; charts stand in it as figures whose image
    is called "figure:<identifier>", and `figures` holds them. `problems` are living parts that could
    not be filled, quotations left out, pictures refused: nothing is raised for what an author wrote.
    `claims_used` and `quotations_used` are ids in order of first appearance, `quotations_left_out`
    those that may not be printed. `sheets` hold the count, rule and quotations of each claim used.
    """

    ast: Mapping[str, Any]
    language: Language
    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    programme: str = ""
    problems: tuple[Problem, ...] = ()
    claims_used: tuple[str, ...] = ()
    quotations_used: tuple[str, ...] = ()
    quotations_left_out: tuple[str, ...] = ()
    figures: tuple[tuple[str, Figure], ...] = ()
    sheets: tuple[ClaimSheet, ...] = ()
    number_sections: bool = True


def compose(
    ast: Mapping[str, Any],
    ground: Ground,
    *,
    language: Language,
    facts: Facts | None = None,
    findings: Iterable[Finding] = (),
    despite: str = "",
    file: str = "report.md",
    annexes: bool = True,
) -> Report:
    """Return the report that a pandoc tree with living parts makes over the study's material.

    `ast` is what pandoc reads from `report.md` (with or without `sourcepos`; with it problems know
    their line). `findings` are what the check of an earlier composition found: they fill `.audit`
    parts; with `despite`, the reason for printing over blocking findings, the audit is printed in any
    case. `file` names the report in problems. Without `annexes` the annexes of claims and of the audit
    stay empty: so a report is composed for its check, which would read every claim twice otherwise.

    >>> from lardom.claims.material import Material
    >>> tree = {"blocks": [{"t": "Para", "c": [{"t": "Span", "c": [["", ["fact"], [["name", "projects"]]], []]}]}]}
    >>> report = compose(tree, Ground(Material()), language="sv")
    >>> plain_text(report.ast["blocks"]), report.problems
    ('0', ())
    """
    material = ground.material
    meta = _meta(ast.get("meta", {}))
    making = Composition(
        ground=ground,
        facts=facts or portfolio_facts(material.projects, material.parties, settings=material.settings),
        language=language,
        file=file,
        number_sections=meta.get("number-sections", "true") != "false",
    )
    blocks = walk(ast["blocks"], lambda node: _clean(making, node))
    blocks = _blocks(making, blocks)
    sheets = {ref: claim_sheet(ref, ground, language, making.quotations) for ref in making.claims}
    blocks = _late(making, blocks, sheets, tuple(findings), despite, annexes=annexes)
    blocks = _references(making, blocks)
    settings = material.settings
    return Report(
        ast={**ast, "blocks": blocks, "meta": dict(ast.get("meta", {}))},
        language=language,
        title=meta.get("title") or settings.title,
        subtitle=meta.get("subtitle") or settings.subtitle,
        authors=tuple(filter(None, meta.get("author", "").split("\n"))) or settings.authors,
        programme=meta.get("programme") or settings.programme,
        problems=tuple(making.problems),
        claims_used=tuple(making.claims),
        quotations_used=tuple(ref for ref in making.quotations if ref not in making.left_out),
        quotations_left_out=tuple(making.left_out),
        figures=tuple(making.figures),
        sheets=tuple(sheet for sheet in sheets.values() if sheet is not None),
        number_sections=making.number_sections,
    )


def _meta(meta: Mapping[str, Any]) -> dict[str, str]:
    found = {}
    for key, value in meta.items():
        content = value.get("c")
        if value.get("t") == "MetaBool":
            found[key] = str(content).lower()
        elif value.get("t") == "MetaList":
            found[key] = "\n".join(plain_text([inner.get("c")]) for inner in content)
        else:
            found[key] = content if isinstance(content, str) else plain_text([content])
    return found


def _clean(making: Composition, node: Node) -> Any:
    """Set quote marks in house style, refuse raw code (comments stay) and pictures from outside."""
    kind: str = node["t"]
    content: Any = node.get("c")
    if kind == "Quoted":
        opening, closing = MARKS[making.language][0 if content[0]["t"] == "DoubleQuote" else 1]
        return [{"t": "Str", "c": opening}, *content[1], {"t": "Str", "c": closing}]
    if kind in ("RawBlock", "RawInline") and not str(content[1]).lstrip().startswith("<!--"):
        making.trouble(
            "Raw code is not copied into a report.",
            "Say it in Markdown, or take it out.",
            ["", [], []],
            value=str(content[1])[:60],
            code="raw-code",
            severity="warning",
        )
        return []
    if kind == "Image" and str(content[2][0]).casefold().startswith(OUTER):
        making.trouble(
            "A picture from outside the study folder is not fetched.",
            "Put the file into the study folder and name it by its path there.",
            content[0],
            value=str(content[2][0])[:80],
            code="picture-outside",
        )
        return content[1] or [{"t": "Str", "c": "–"}]
    return None


def _blocks(making: Composition, blocks: list[Node]) -> list[Node]:
    """First pass, in order: blocks and inline parts that need nothing that comes after them."""
    out: list[Node] = []
    for block in blocks:
        kind: str = block["t"]
        content: Any = block.get("c")
        if kind == "Div":
            triple, inner = content
            classes = triple[1]
            part = next((name for name in classes if name in BLOCKS), "")
            if part:
                out += BLOCKS[part](making, triple, _blocks(making, inner))
            elif "quotation" in classes:
                out += quotation_block(making, triple, _blocks(making, inner))
            else:
                out.append({"t": "Div", "c": [triple, _blocks(making, inner)]})
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
            return _blocks(making, node) if node[0]["t"] in _BLOCK_KINDS else _inlines(making, node)
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
    making.trouble(
        f'The register has no claim "{ref}".', "Write the id of a row in claims.csv.", triple, value=ref,
        code="unknown-claim",
    )  # fmt: skip
    return False


def _count(making: Composition, triple: Attr, _: list[Node]) -> list[Node]:
    wishes = wishes_of(triple)
    ref = wishes.get("claim", "")
    sheet = claim_sheet(ref, making.ground, making.language, {}) if _use_claim(making, ref, triple) else None
    if sheet is None or sheet.n is None:
        if sheet is not None:
            making.trouble(
                f"Claim {ref} cannot be counted: {sheet.rule or sheet.counted}",
                "Link evidence to it in claims.csv and name its unit.",
                triple,
                value=ref,
                code="uncounted-claim",
            )
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
        making.trouble(
            f'The portfolio has no figure called "{name}".', "`lardom facts` lists the names of all figures.", triple,
            value=name, code="unknown-fact",
        )  # fmt: skip
        return [missing(name or "fact")]
    text = number(fact.value, making.language)
    if wishes.get("show") == "of" and fact.base is not None:
        text = f"{text} {word('of', making.language)} {number(fact.base, making.language)}"
    if wishes.get("show") == "number":
        text = number(fact.number, making.language)
    return [span(inlines(text), ["", ["fact"], [*triple[2]]])]


_INLINE: Mapping[str, Callable[[Composition, Attr, list[Node]], list[Node]]] = {
    "claim": _claim,
    "count": _count,
    "fact": _fact,
    "quotation": quotation_inline,
}


def _number_section(making: Composition, content: list[Any]) -> None:
    level, triple, words = content
    text = f"{word('section', making.language)}\u00a0”{plain_text([words])}”"
    if making.number_sections and "unnumbered" not in triple[1]:
        counters = making.sections[:level] + [0] * (level - len(making.sections))
        counters[level - 1] += 1
        making.sections = counters
        text = f"{word('section', making.language)}\u00a0{'.'.join(map(str, counters))}"
    if triple[0]:
        making.label(triple[0], text, triple)


def _late(
    making: Composition,
    blocks: list[Node],
    sheets: Mapping[str, ClaimSheet | None],
    findings: tuple[Finding, ...],
    despite: str,
    *,
    annexes: bool,
) -> list[Node]:
    """Second pass: the parts that tell of the whole report (glossary, annexes)."""
    text = plain_text(blocks)
    audited = False

    def fill(node: Node) -> Any:
        nonlocal audited
        if node["t"] != "Div":
            return None
        triple, _ = node["c"]
        if "glossary" in triple[1]:
            return glossary_nodes(making, triple, text)
        if not annexes and {"claims-annex", "audit"} & set(triple[1]):
            return []
        if "claims-annex" in triple[1]:
            return claims_annex(making, triple, sheets)
        if "audit" in triple[1]:
            audited = True
            return audit_nodes(making, findings, despite)
        return None

    filled = cast("list[Node]", walk(blocks, fill))
    if despite and not audited:
        filled += despite_nodes(making, findings, despite)
    return filled


def _references(making: Composition, blocks: list[Node]) -> list[Node]:
    """Last pass: what `[]{.ref to="…"}` prints, now that every number is given out."""

    def resolve(nodes: Any) -> Any:
        if isinstance(nodes, dict):
            return {key: resolve(value) for key, value in nodes.items()}
        if not isinstance(nodes, list):
            return nodes
        out: list[Any] = []
        for node in nodes:
            if isinstance(node, dict) and node.get("t") == "Span" and "ref" in node["c"][0][1]:
                out.append(_reference(making, node["c"][0], begins=_begins_sentence(out)))
            else:
                out.append(resolve(node))
        return out

    return cast("list[Node]", resolve(blocks))


def _reference(making: Composition, triple: Attr, *, begins: bool) -> Node:
    to = wishes_of(triple).get("to", "")
    text = making.labels.get(to)
    if text is None:
        making.trouble(
            f'Nothing in the report is called "{to}".',
            f"Refer to one of: {', '.join(making.labels) or 'nothing has an identifier yet'}.",
            triple,
            value=to,
            code="unknown-reference",
        )
        return missing(to or "ref")
    lower = making.language == "sv" or not text.startswith(("Table", "Figure"))
    first = text[0].upper() if begins else text[0].lower() if lower else text[0]
    return link(first + text[1:], f"#{to}", ["", ["ref"], []])


def _begins_sentence(before: list[Any]) -> bool:
    text = plain_text(before).rstrip()
    return not text or text[-1] in ".!?:"
