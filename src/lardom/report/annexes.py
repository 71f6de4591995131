"""The parts that tell of the whole report: glossary, the claims and their ground, the audit."""

import re
from collections.abc import Mapping, Sequence

from lardom.report.audit import Excused
from lardom.report.claim_sheets import ClaimSheet, Said
from lardom.report.composition import Composition, wishes_of
from lardom.report.findings import Finding
from lardom.report.outline import Place
from lardom.report.tables import PrintedTable, cells, table_nodes
from lardom.report.tree import (
    Attr,
    Node,
    attr,
    bullets,
    definitions,
    div,
    header,
    in_language,
    inlines,
    para,
    plain,
    span,
    strong,
)  # fmt: skip
from lardom.report.wording import word
from lardom.study.settings import Language


def glossary_nodes(making: Composition, triple: Attr, text: str) -> list[Node]:
    """Return the glossary: the study's terms that the report uses (all of them with `all="true"`).

    A term counts as used when a word of the text begins with it, so that inflected forms are met.

    >>> from lardom.claims.ground import Ground
    >>> from lardom.claims.material import Material
    >>> from lardom.portfolio.facts import Facts
    >>> from lardom.report.tree import plain_text
    >>> from lardom.study.settings import StudySettings
    >>> study = Material(settings=StudySettings(glossary=(("sensor", "en givare"), ("boj", "en flytande givare"))))
    >>> making = Composition(Ground(study), Facts(()), "sv")
    >>> plain_text(glossary_nodes(making, attr(), "Sensorerna sattes upp.")).splitlines()
    ['sensor', 'en givare']
    """
    terms = sorted(making.ground.material.settings.glossary, key=lambda pair: pair[0].casefold())
    if wishes_of(triple).get("all") != "true":
        terms = [pair for pair in terms if uses(text, pair[0])]
    if not terms:
        making.trouble("no-terms", triple, severity="warning")
        return []
    return [div([definitions(terms)], attr(triple[0], ["glossary"]))]


def uses(text: str, term: str) -> bool:
    """Tell whether a text uses a term, also in an inflected form.

    >>> uses("Behovsägaren leder projektet.", "behovsägare"), uses("Biotopen", "IoT")
    (True, False)
    """
    return bool(re.search(rf"(?<!\w){re.escape(term)}\w{{0,6}}(?!\w)", text, flags=re.IGNORECASE))


def claims_annex(making: Composition, triple: Attr, sheets: Mapping[str, ClaimSheet | None]) -> list[Node]:
    """Return each claim the report ties to its register: text, count, rule, where it was said, quotations.

    >>> from lardom.claims.ground import Ground
    >>> from lardom.claims.material import Material
    >>> from lardom.portfolio.facts import Facts
    >>> from lardom.report.tree import plain_text
    >>> making = Composition(Ground(Material()), Facts(()), "en")
    >>> sheet = ClaimSheet("C1", "All agree.", 2, 2, "respondent", "2 of 2 respondents", "Holds.", "ok")
    >>> plain_text(claims_annex(making, attr(), {"C1": sheet})).splitlines()[-1]
    'Counted: 2 of 2 respondents. Holds.'
    """
    lead = para(word("claims annex lead", making.language))
    told = [sheet_node(sheet, making.language) for sheet in sheets.values() if sheet is not None]
    return [div([lead, *told], attr(triple[0], ["claims-annex"]))]


def sheet_node(sheet: ClaimSheet, language: Language) -> Node:
    r"""Return one claim's sheet as a division.

    >>> from lardom.report.tree import plain_text
    >>> sheet = ClaimSheet("C1", "Alla är nöjda.", 2, 2, "respondent", "2 av 2 respondenter", "Håller.", "ok")
    >>> plain_text(sheet_node(sheet, "sv")["c"][1]).replace("\xa0", " ").splitlines()
    ['C1  Alla är nöjda.', 'Räknat: 2 av 2 respondenter. Håller.']
    """
    first = para([strong(f"{sheet.id}\u00a0\u00a0"), *inlines(sheet.text)])
    told = f"{sheet.counted}." if sheet.counted else "–"
    blocks = [first, para([*inlines(f"{word('counted', language)}: {told} {sheet.rule}")])]
    for name, group in sheet.groups:
        blocks.append(para(f"{name}: {group}."))
    if sheet.where:
        blocks.append(para(f"{word('where', language)}: {where_text(sheet)}."))
    if sheet.quotations:
        blocks.append(bullets([[plain(_said_nodes(said, language))] for said in sheet.quotations]))
    return div(blocks, attr(f"claim-{sheet.id}", ["claim-sheet", sheet.verdict.replace(" ", "-")]))


def where_text(sheet: ClaimSheet) -> str:
    """Return where a claim was said: projects with their respondents.

    >>> where_text(ClaimSheet("C1", "", 3, 3, "", "", "", "ok", where=(("A", ("R1", "R2")), ("B", ("R1",)))))
    'A (R1, R2), B (R1)'
    """
    return ", ".join(f"{label} ({', '.join(people)})" for label, people in sheet.where)


def relation_text(said: Said, language: Language) -> str:
    """Return what a quotation does to its claim, in a word; nothing for one that plainly supports it.

    >>> relation_text(Said("Q1", "qualifies", "", ""), "sv")
    'Nyanserar: '
    """
    if said.relation in ("supports", "illustrates"):
        return ""
    return f"{word(said.relation, language)}: "


def _said_nodes(said: Said, language: Language) -> list[Node]:
    return [
        *inlines(relation_text(said, language)),
        *in_language(inlines(said.words.replace("\n", " ")), said.language),
        {"t": "Space"},
        span(inlines(f"({said.attribution})"), attr("", ["attribution"])),
    ]


def despite_nodes(
    making: Composition, findings: Sequence[Finding], despite: str, excused: Sequence[Excused] = ()
) -> list[Node]:
    """Return an annex with the audit for a report that is printed over blocking findings.

    >>> from lardom.claims.ground import Ground
    >>> from lardom.claims.material import Material
    >>> from lardom.portfolio.facts import Facts
    >>> from lardom.report.tree import plain_text
    >>> nodes = despite_nodes(Composition(Ground(Material()), Facts(()), "en"), [], "a draft for the board")
    >>> plain_text(nodes).splitlines()[-1]
    'It was printed nevertheless, for this reason: a draft for the board'
    """
    title = header(1, word("audit", making.language), "lardom-audit", ["unnumbered"])
    return [title, *audit_nodes(making, findings, despite, excused)]


def audit_nodes(
    making: Composition, findings: Sequence[Finding], despite: str, excused: Sequence[Excused] = ()
) -> list[Node]:
    """Return what the check found: the sum, the reason for printing all the same, the list, what is settled.

    >>> from lardom.claims.ground import Ground
    >>> from lardom.claims.material import Material
    >>> from lardom.portfolio.facts import Facts
    >>> from lardom.report.tree import plain_text
    >>> making = Composition(Ground(Material()), Facts(()), "en")
    >>> plain_text(audit_nodes(making, [Finding("C201", "error", "No majority.", "", Place())], "")).split()[-3:]
    ['–', 'No', 'majority.']
    """
    language = making.language
    errors = sum(finding.level == "error" for finding in findings)
    warnings = sum(finding.level == "warning" for finding in findings)
    clean = not errors and not warnings
    blocks = [
        para(
            word("audit clean", language) if clean else word("audit found", language, errors=errors, warnings=warnings)
        )
    ]
    if despite:
        blocks.append(para([strong(word("audit despite", language, reason=despite))]))
    shown = [finding for finding in findings if finding.level != "note"]
    if shown:
        rows = tuple(
            cells(
                finding.rule, word(f"audit {finding.level}", language), _where(finding.place, language), finding.message
            )
            for finding in shown
        )
        heads = [word(f"audit {name}", language) for name in ("rule", "level", "place", "message")]
        table = PrintedTable("audit", (cells(*heads),), rows, ("left",) * 4, (0.11, 0.13, 0.22, 0.54),
                             caption=word("audit list", language))  # fmt: skip
        blocks += table_nodes(table, language, None, "")
    if excused:
        told = [
            f"{one.finding.rule}: {one.finding.message} {word('audit reason', language)}: {one.reason}"
            for one in excused
        ]
        blocks += [para(word("audit settled", language)), bullets([[plain(text)] for text in told])]
    return [div(blocks, attr("", ["audit"]))]


def _where(place: Place, language: Language) -> str:
    parts = [place.heading] if place.heading else []
    if place.line is not None:
        parts.append(f"{word('line', language)} {place.line}")
    return ", ".join(parts) or "–"
