"""The report as one web page: claims that open, charts with their numbers, nothing fetched from anywhere."""

import base64
import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from jinja2 import Environment

from lardom.report.annexes import relation_text, where_text
from lardom.report.claim_sheets import ClaimSheet, Said
from lardom.report.compose import Report
from lardom.report.dressing import Heading, figure_of, headings
from lardom.report.figures import Figure
from lardom.report.tables import data_table_html
from lardom.report.tree import Node, every, key_values, plain_text, raw_block, raw_inline, walk
from lardom.report.wording import day, word
from lardom.study.settings import Language


def web_blocks(report: Report, blocks: list[Node], drawings: Mapping[str, str]) -> list[Node]:
    """Return the blocks with charts drawn inline and claims that can be opened.

    `drawings` maps the image of each figure to its SVG code or, for an author's own picture, to a
    "data:" address.

    >>> from lardom.report.tree import inlines, span
    >>> sheet = ClaimSheet("C1", "Alla.", 2, 2, "", "2 av 2", "", "ok")
    >>> claim = {"t": "Para", "c": [span(inlines("Alla."), ["", ["claim"], [["ref", "C1"]]])]}
    >>> web_blocks(Report({}, "sv", sheets=(sheet,)), [claim], {})[0]["c"][0]["c"][1]
    '<label class="claim" for="why-C1-1">'
    """
    sheets = {sheet.id: sheet for sheet in report.sheets}
    used: dict[str, int] = {}
    charts = {f"figure:{name}": figure for name, figure in report.figures}
    figured = walk(blocks, lambda node: _figure(report, node, drawings, charts) if node["t"] == "Figure" else None)

    def change(node: Node) -> Any:
        if node["t"] == "Image":
            target = str(node["c"][2][0])
            return _img(drawings[target], plain_text([node["c"][1]])) if target in drawings else node["c"][1]
        if node["t"] == "Span" and "claim" in node["c"][0][1]:
            return _claim(report.language, node, sheets, used)
        return None

    return list(walk(figured, change))


def _claim(language: Language, node: Node, sheets: Mapping[str, ClaimSheet], used: dict[str, int]) -> Any:
    triple, content = node["c"]
    sheet = sheets.get(key_values(triple).get("ref", ""))
    if sheet is None:
        return content
    used[sheet.id] = used.get(sheet.id, 0) + 1
    identifier = escape(f"why-{sheet.id}-{used[sheet.id]}")
    # What is seen on the button begins its name, so that a person who speaks to the screen can say what they see.
    of = f" {word('of', language)} {sheet.base}" if sheet.base is not None else ""
    face = f"{sheet.n}{of}" if sheet.n is not None else "?"
    name = escape(", ".join(filter(None, (sheet.counted, word("evidence", language, id=sheet.id)))))
    button = (
        f'<button type="button" class="why" id="{identifier}" popovertarget="sheet-{escape(sheet.id)}" '
        f'aria-label="{name}">{escape(face)}</button>'
    )
    # A label passes its clicks to its button: the whole sentence opens the sheet, without any script.
    opening = raw_inline("html", f'<label class="claim" for="{identifier}">')
    return [opening, *content, raw_inline("html", f"</label>{button}")]


def _figure(report: Report, node: Node, drawings: Mapping[str, str], charts: Mapping[str, Figure]) -> Any:
    found = figure_of(node, report)
    if found is None or found[3] not in drawings:
        return None
    identifier, spec, alt, target = found
    drawn = drawings[target]
    caption = caption_html(node["c"][1][1])
    if spec is None:
        inside = _img(drawn, alt)["c"][1]
    else:
        figure = charts[target]
        inside = (
            f'<div class="chart-scroll {escape(figure.name)}" tabindex="0" role="group" aria-label="{escape(caption_text(node))}">'
            f"{accessible_svg(drawn, alt, identifier)}</div>"
        )
        caption += (
            f"<details><summary>{escape(word('show data', report.language))}</summary>"
            f"{data_table_html(figure.table, name=caption_text(node))}</details>"
        )
    label = f' id="{escape(identifier)}"' if identifier else ""
    head, _, details = caption.partition("<details>")
    tail = f"<details>{details}" if details else ""
    return [raw_block("html", f"<figure{label}>{inside}<figcaption>{head}</figcaption>{tail}</figure>")]


def caption_text(node: Node) -> str:
    """Return a figure's caption as plain text.

    >>> caption_text({"t": "Figure", "c": [["", [], []], [None, [{"t": "Plain", "c": [{"t": "Str", "c": "Svar"}]}]], []]})
    'Svar'
    """
    return plain_text(node["c"][1][1])


def caption_html(blocks: list[Node]) -> str:
    """Return a caption with its numbered label set apart.

    >>> from lardom.report.tables import caption_nodes
    >>> caption_html([{"t": "Plain", "c": caption_nodes("figure", 1, "A & B", "en")}]).replace(chr(160), " ")
    '<span class="caption-label">Figure 1.</span> A &amp; B'
    """
    whole = plain_text(blocks)
    labels = [each for each in every(blocks, "Span") if "caption-label" in each["c"][0][1]]
    label = plain_text(labels[0]["c"][1]) if labels else ""
    rest = escape(whole.removeprefix(label).strip())
    return f'<span class="caption-label">{escape(label)}</span> {rest}' if label else rest


def _img(address: str, alt: str) -> Node:
    return raw_inline("html", f'<img src="{escape(address)}" alt="{escape(alt)}">')


def accessible_svg(svg: str, alt: str, identifier: str) -> str:
    """Return a chart's SVG as one picture with one name; its parts say nothing and its ids are its own.

    >>> accessible_svg('<svg class="marks" width="10" height="5"><g role="x" aria-label="y" id="c1"></g></svg>', "Två.", "fig-a")
    '<svg class="marks" width="10" height="5" role="img" aria-label="Två."><g id="fig-a-c1"></g></svg>'
    """
    head, bracket, rest = svg.partition(">")
    rest = re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", rest)
    rest = re.sub(r' id="([^"]+)"', rf' id="{identifier}-\1"', rest)
    rest = re.sub(r"url\(#([^)]+)\)", rf"url(#{identifier}-\1)", rest)
    head = re.sub(r' (?:role|aria-[a-z]+|xmlns(?::xlink)?|version)="[^"]*"', "", head)
    return f'{head} role="img" aria-label="{escape(alt)}"{bracket}{rest}'


def scoped(body: str, unnamed: str = "Table") -> str:
    """Return pandoc's HTML with heads of columns and rows marked as such, and wide tables that scroll alone.

    What scrolls can be reached by keyboard, and is called what the table is called, or `unnamed`.

    >>> scoped('<table><thead><tr><th>A</th></tr></thead><tbody><tr><th style="text-align: right;">1</th></tr></tbody></table>')
    '<div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><th scope="row" class="r">1</th></tr></tbody></table></div>'
    """

    def table(found: re.Match[str]) -> str:
        text = found[0]
        head, mark, rest = text.partition("</thead>")
        head = re.sub(r"<th(?! scope)(?=[\s>])", '<th scope="col"', head)
        rest = re.sub(r"<th(?! scope)(?=[\s>])", '<th scope="row"', rest)
        caption = re.search(r"<caption>(.*?)</caption>", head, flags=re.DOTALL)
        told = re.search(r'<table[^>]* aria-label="([^"]*)"', head)
        named = " ".join(re.sub(r"<[^>]+>", "", caption[1]).split()) if caption else told[1] if told else ""
        name = (named or escape(unnamed)).replace('"', "&quot;")
        return f'<div class="table-scroll" tabindex="0" role="group" aria-label="{name}">{head}{mark}{rest}</div>'

    body = re.sub(r"<table.*?</table>", table, body, flags=re.DOTALL)
    # A policy without inline styles in attributes reads them as classes.
    body = body.replace(' style="text-align: left;"', "").replace(' style="text-align: right;"', ' class="r"')
    return body.replace(' style="text-align: center;"', ' class="c"')


def page(
    report: Report,
    body: str,
    blocks: Sequence[Node],
    *,
    template: str,
    css: str,
    fonts: Mapping[str, bytes],
    date: str,
) -> str:
    """Return the whole page. `body` is pandoc's HTML of the blocks, `fonts` maps woff2 file names to bytes."""
    language = report.language
    made = Environment(autoescape=True, keep_trailing_newline=True).from_string(template)
    return made.render(
        language=language,
        title=report.title or word("untitled", language),
        subtitle=report.subtitle,
        programme=report.programme,
        authors=report.authors,
        date=date,
        date_words=day(date, language),
        fonts=font_faces(fonts),
        css=css,
        contents=contents_html(headings(list(blocks))),
        body=scoped(body, word("table", language)),
        sheets="\n".join(sheet_html(sheet, language) for sheet in report.sheets),
        words={
            "skip": word("skip", language),
            "contents": word("contents", language),
            "top": word("to top", language),
            "how": word("how to read", language),
        },
    )


_WEIGHTS = {"Regular": ("400", "normal"), "Italic": ("400", "italic"), "SemiBold": ("600", "normal"),
            "SemiBoldItalic": ("600", "italic")}  # fmt: skip


def font_faces(fonts: Mapping[str, bytes]) -> str:
    """Return style rules with the fonts inside.

    >>> font_faces({"Inter-Italic.woff2": b"x"})[:56]
    '@font-face{font-family:Inter;font-weight:400;font-style:'
    """
    rules = []
    for name, content in sorted(fonts.items()):
        family, face = name.removesuffix(".woff2").split("-")
        weight, style = _WEIGHTS[face]
        data = base64.b64encode(content).decode()
        rules.append(
            f"@font-face{{font-family:{family};font-weight:{weight};font-style:{style};font-display:swap;"
            f'src:url("data:font/woff2;base64,{data}") format("woff2")}}'
        )
    return "\n".join(rules)


def contents_html(found: Iterable[Heading]) -> str:
    """Return the table of contents of two levels as nested lists.

    >>> contents_html([Heading(1, "1", "Metod", "metod"), Heading(2, "1.1", "Urval", "urval")])
    '<ol><li><a href="#metod"><span class="number">1</span>Metod</a><ol><li><a href="#urval"><span class="number">1.1</span>Urval</a></li></ol></li></ol>'
    """
    chapters: list[tuple[str, list[str]]] = []
    for one in found:
        number = f'<span class="number">{escape(one.number)}</span>' if one.number else ""
        link = f'<a href="#{escape(one.identifier)}">{number}{escape(one.text)}</a>'
        if one.level == 1 or not chapters:
            chapters.append((link, []))
        elif one.level == 2:
            chapters[-1][1].append(f"<li>{link}</li>")
    items = [f"<li>{link}{f'<ol>{"".join(below)}</ol>' if below else ''}</li>" for link, below in chapters]
    return f"<ol>{''.join(items)}</ol>"


def sheet_html(sheet: ClaimSheet, language: Language) -> str:
    """Return one claim's sheet as a popover: text, count, rule, projects, quotations.

    It takes the focus when it opens, so that it is read out and can be scrolled by keyboard; Escape gives it back.
    """
    identifier = escape(f"sheet-{sheet.id}")
    rows = [(word("counted", language), f'<span class="n">{escape(sheet.counted or "–")}</span>')]
    if sheet.rule:
        rows.append((word("rule", language), f'<span class="verdict">{escape(sheet.rule)}</span>'))
    rows += [(escape(name), escape(text)) for name, text in sheet.groups]
    if sheet.where:
        rows.append((word("where", language), escape(where_text(sheet))))
    facts = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in rows)
    quotations = "".join(_said_html(said, language) for said in sheet.quotations)
    return (
        f'<div popover role="dialog" tabindex="-1" autofocus id="{identifier}" class="sheet {sheet.verdict.replace(" ", "-")}" '
        f'aria-labelledby="{identifier}-title"><button type="button" class="close" popovertarget="{identifier}" '
        f'popovertargetaction="hide">{escape(word("close", language))}</button>'
        f'<h2 id="{identifier}-title">{escape(sheet.text)}</h2><dl>{facts}</dl>{quotations}</div>'
    )


def _said_html(said: Said, language: Language) -> str:
    words = escape(said.words).replace("\n", "<br>")
    if said.language:
        words = f'<span lang="{escape(said.language)}">{words}</span>'
    return f'<blockquote><p>{escape(relation_text(said, language))}{words} <span class="attribution">({escape(said.attribution)})</span></p></blockquote>'
