"""From a report's text with living parts to the report: every number, quotation and table in its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from lardom.claims.ground import Ground
from lardom.portfolio.counts import facts as portfolio_facts
from lardom.portfolio.facts import Facts
from lardom.report.annexes import audit_nodes, claims_annex, despite_nodes, glossary_nodes
from lardom.report.audit import Excused
from lardom.report.claim_sheets import ClaimSheet
from lardom.report.composition import Composition
from lardom.report.figures import Figure
from lardom.report.filling import filled, sheet_of
from lardom.report.findings import Finding
from lardom.report.referring import referred
from lardom.report.tree import Node, every, plain_text, walk
from lardom.report.wording import MARKS
from lardom.study.problems import Problem
from lardom.study.settings import Language

OUTER = ("http:", "https:", "//", "ftp:", "data:", "file:")
"""How the address of a picture outside the study folder begins; none is ever fetched."""


@dataclass(frozen=True, eq=False)
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
    known: Iterable[ClaimSheet] = (),
    excused: Iterable[Excused] = (),
) -> Report:
    """Return the report that a pandoc tree with living parts makes over the study's material.

    `ast` is what pandoc reads from `report.md` (with or without `sourcepos`; with it problems know
    their line). `findings` and `excused` are what the check of an earlier composition found: they fill
    `.audit` parts; with `despite`, the reason for printing over blocking findings, the audit is printed in any
    case. `file` names the report in problems. Without `annexes` the annexes of claims and of the audit
    stay empty: so a report is composed for its check, which would read every claim twice otherwise.
    `known` are sheets of an earlier composition of the same report; they are not counted again.

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
        sheets={sheet.id: sheet for sheet in known},
    )
    blocks = walk(ast["blocks"], lambda node: _clean(making, node), words=False)
    blocks = filled(making, blocks)
    sheets = {ref: sheet_of(making, ref) for ref in making.claims}
    told = _Told(tuple(findings), tuple(excused), despite)
    blocks = _late(making, blocks, sheets, told, annexes=annexes)
    blocks = referred(making, blocks)
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
        making.trouble("raw-code", ["", [], []], value=str(content[1])[:60], severity="warning")
        return []
    if kind == "Image" and str(content[2][0]).casefold().startswith(OUTER):
        making.trouble("picture-outside", content[0], value=str(content[2][0])[:80])
        return content[1] or [{"t": "Str", "c": "–"}]
    return None


@dataclass(frozen=True, slots=True)
class _Told:
    """What the check said of an earlier composition, and why the report is printed all the same."""

    findings: tuple[Finding, ...]
    excused: tuple[Excused, ...]
    despite: str


def _late(
    making: Composition,
    blocks: list[Node],
    sheets: Mapping[str, ClaimSheet | None],
    told: _Told,
    *,
    annexes: bool,
) -> list[Node]:
    """Second pass: the parts that tell of the whole report (glossary, annexes)."""
    text = "\n".join([plain_text(blocks), *(plain_text(note["c"]) for note in every(blocks, "Note"))])
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
            return audit_nodes(making, told.findings, told.despite, told.excused)
        return None

    filled = cast("list[Node]", walk(blocks, fill, words=False))
    if told.despite and not audited:
        filled += despite_nodes(making, told.findings, told.despite, told.excused)
    return filled
