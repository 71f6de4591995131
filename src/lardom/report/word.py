"""The report for Word: styles by name, caption numbers as fields, before pandoc writes the file."""

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from lardom.report.compose import Report
from lardom.report.dressing import figure_of
from lardom.report.tree import Node, attr, div, inlines, key_values, plain_text, raw_inline, span, strong, walk

_STYLES = {
    "table-note": "Table Note",
    "abstract": "Abstract",
    "claim-sheet": "Claim Sheet",
}


def word_blocks(report: Report, blocks: list[Node], pictures: Mapping[str, str]) -> list[Node]:
    """Return the blocks with Word's styles by name, caption numbers as fields, charts as picture files.

    >>> from lardom.report.tree import para
    >>> quoted = div([{"t": "BlockQuote", "c": [para("Hej")]}], attr("", ["quotation"]))
    >>> word_blocks(Report({}, "sv"), [quoted], {})[0]["c"][0][2]
    [['custom-style', 'Quote']]
    """

    def change(node: Node) -> Any:
        kind = node["t"]
        if kind == "Figure":
            return _figure(report, node, pictures)
        if kind == "Image":
            return _image(node, pictures)
        if kind == "BlockQuote":
            return div(node["c"], attr("", [], [("custom-style", "Quote")]))
        if kind == "Div":
            return _division(node)
        if kind == "Span":
            return _span(node)
        return None

    return list(walk(blocks, change))


def _division(node: Node) -> Any:
    triple, content = node["c"]
    name = next((_STYLES[each] for each in triple[1] if each in _STYLES), "")
    if name:
        return div(content, attr(triple[0], [], [("custom-style", name)]))
    if "quotation" in triple[1] and len(content) == 1 and not triple[0]:
        return content[0]
    return None


def _span(node: Node) -> Any:
    triple, content = node["c"]
    if "attribution" in triple[1]:
        return span(content, attr("", [], [("custom-style", "Attribution")]))
    if "missing" in triple[1]:
        return span(content, attr("", [], [("custom-style", "Missing")]))
    if "section-number" in triple[1]:
        return span(content, attr("", [], [("custom-style", "Section Number")]))
    if "caption-number" in triple[1]:
        return raw_inline("openxml", _sequence(key_values(triple).get("of", ""), plain_text(content)))
    if "caption-label" in triple[1]:
        return strong(content)
    return None


def _sequence(name: str, number: str) -> str:
    """Return a SEQ field, by which Word numbers captions and makes lists of tables and figures."""
    code = f" SEQ {name} \\* ARABIC "
    bold = "<w:rPr><w:b/></w:rPr>"
    return (
        f'<w:r>{bold}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{bold}<w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
        f'<w:r>{bold}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{bold}<w:t>{escape(number)}</w:t></w:r>"
        f'<w:r>{bold}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def _figure(report: Report, node: Node, pictures: Mapping[str, str]) -> Any:
    found = figure_of(node, report)
    if found is None or pictures.get(found[3]) is None:
        return None
    identifier, spec, alt, target = found
    width = [("width", "16cm")] if spec is not None else []
    image = {"t": "Image", "c": [attr("", [], width), inlines(alt), [pictures[target], ""]]}
    return {"t": "Figure", "c": [attr(identifier), node["c"][1], [{"t": "Plain", "c": [image]}]]}


def _image(node: Node, pictures: Mapping[str, str]) -> Any:
    target = str(node["c"][2][0])
    if target.startswith("figure:") or target in pictures.values():
        return None
    if target not in pictures:
        return node["c"][1]
    return {"t": "Image", "c": [node["c"][0], node["c"][1], [pictures[target], ""]]}
