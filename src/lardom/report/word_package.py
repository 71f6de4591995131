"""Finishing touches on a Word file: contents, running head, fonts, table headings, a steady archive."""

import hashlib
import io
import itertools
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from lardom.report.compose import Report
from lardom.report.dressing import Heading, headings
from lardom.report.tree import Node
from lardom.report.wording import word
from lardom.study.settings import Language

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FONT_RELATION = f"{R}/font"
LONG_TABLE = 24
"""A table with more rows than this may be broken over pages."""

_NARROW, _MARGIN = 0.06, 15
"""A column narrower than this share of its table gives its numbers room: the cells' own margins at the sides shrink (1/20 pt)."""

_EPOCH = (1980, 1, 1, 0, 0, 0)


def finished(data: bytes, report: Report, blocks: Sequence[Node], *, date: str, fonts: Mapping[str, bytes]) -> bytes:
    """Return pandoc's file with contents, running head, fonts, table headings and a steady archive.

    `fonts` maps file names such as "Literata-Italic.ttf" to their bytes; they are embedded so that the
    page looks the same where the fonts are not installed. `date` (ISO) is the only time in the file.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["word/document.xml"] = _document(parts["word/document.xml"], report, headings(list(blocks)))
    parts["docProps/core.xml"] = _core(parts["docProps/core.xml"], date, report)
    heads = {name: content for name, content in parts.items() if re.fullmatch(r"word/header\d*\.xml", name)}
    parts |= {name: head.replace(b"{title}", escape(report.title).encode()) for name, head in heads.items()}
    parts["word/settings.xml"] = _settings(parts["word/settings.xml"], report.language, embedded=bool(fonts))
    if fonts:
        parts |= _with_fonts(parts, fonts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in sorted(parts.items(), key=lambda pair: (pair[0] != "[Content_Types].xml", pair[0])):
            new.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _document(data: bytes, report: Report, found: Sequence[Heading]) -> bytes:
    root = etree.fromstring(data)
    body = root.find(f"{{{W}}}body")
    if body is None:
        return data
    for table in body.iter(f"{{{W}}}tbl"):
        _finish_table(table)
    paragraphs = list(body.iterchildren(f"{{{W}}}p"))
    _lead_in(paragraphs)
    front = [one for one in paragraphs[:12] if _style(one) in ("Title", "Subtitle", "Author", "Date")]
    anchors = _bookmarks(body)
    pieces = [_page_break(), *_contents(found, anchors, report), _page_break()]
    if report.programme and front:
        front[0].addprevious(_paragraph("Programme", _run(report.programme)))
    titles = [one for one in front if _style(one) in ("Title", "Subtitle")]
    if titles:
        titles[-1].addnext(_paragraph("TitleRule", ""))
    if front:
        for piece in reversed(pieces):
            front[-1].addnext(piece)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
    return "" if found is None else str(found.get(f"{{{W}}}val"))


def _text(paragraph: Any) -> str:
    return "".join(one.text or "" for one in paragraph.iter(f"{{{W}}}t"))


def _finish_table(table: Any) -> None:
    """Keep rows whole over page ends, tell assistive technology what the table is, set cells in table type."""
    caption = table.getprevious()
    while caption is not None and caption.tag != f"{{{W}}}p":
        caption = caption.getprevious()
    text = _text(caption) if caption is not None and _style(caption) == "TableCaption" else ""
    properties = table.find(f"{{{W}}}tblPr")
    if text and properties is not None:
        # pandoc writes the caption too, but without the number, which is a field to it.
        title = properties.find(f"{{{W}}}tblCaption")
        title = etree.SubElement(properties, f"{{{W}}}tblCaption") if title is None else title
        title.set(f"{{{W}}}val", text)
    _give_room(table)
    rows = list(table.iter(f"{{{W}}}tr"))
    if len(rows) <= LONG_TABLE:
        _keep_together(rows[:-1])
    for row in rows:
        settings = row.find(f"{{{W}}}trPr")
        if settings is None:
            settings = etree.Element(f"{{{W}}}trPr")
            row.insert(0, settings)
        settings.insert(0, etree.Element(f"{{{W}}}cantSplit"))
    for style in table.iter(f"{{{W}}}pStyle"):
        if style.get(f"{{{W}}}val") == "Compact":
            style.set(f"{{{W}}}val", "TableText")


def _give_room(table: Any) -> None:
    """Keep a number of three digits on one line in a table of many narrow columns."""
    widths = [int(one.get(f"{{{W}}}w") or 0) for one in table.iter(f"{{{W}}}gridCol")]
    look = table.find(f"{{{W}}}tblPr/{{{W}}}tblLook")
    if look is None or not widths or min(widths) >= _NARROW * sum(widths):
        return
    margins = etree.Element(f"{{{W}}}tblCellMar")
    for side in ("left", "right"):
        etree.SubElement(margins, f"{{{W}}}{side}", {f"{{{W}}}w": str(_MARGIN), f"{{{W}}}type": "dxa"})
    look.addprevious(margins)


def _keep_together(rows: Sequence[Any]) -> None:
    """Keep each row on the page of the next one."""
    for row in rows:
        for paragraph in row.iter(f"{{{W}}}p"):
            _keep_with_next(paragraph)


def _keep_with_next(paragraph: Any) -> None:
    properties = paragraph.find(f"{{{W}}}pPr")
    if properties is None:
        properties = etree.Element(f"{{{W}}}pPr")
        paragraph.insert(0, properties)
    style = properties.find(f"{{{W}}}pStyle")
    properties.insert(0 if style is None else 1, etree.Element(f"{{{W}}}keepNext"))


def _lead_in(paragraphs: Sequence[Any]) -> None:
    """Keep a paragraph that leads in a quotation ("… så här:") on the quotation's page."""
    for paragraph, after in itertools.pairwise(paragraphs):
        if _text(paragraph).rstrip().endswith(":") and _style(after) == "Quote" and paragraph.getnext() is after:
            _keep_with_next(paragraph)


def _bookmarks(body: Any) -> list[str]:
    """Return the bookmark of each heading, in order; pandoc puts it right before the heading."""
    found: list[str] = []
    name = ""
    for element in body.iter(f"{{{W}}}bookmarkStart", f"{{{W}}}p"):
        if element.tag == f"{{{W}}}bookmarkStart":
            name = str(element.get(f"{{{W}}}name"))
        elif _style(element).startswith("Heading"):
            found.append(name)
    return found


def _contents(found: Sequence[Heading], anchors: Sequence[str], report: Report) -> list[Any]:
    """Return the table of contents: a field that Word fills with pages, its entries there from the start."""
    listed = [(one, anchor) for one, anchor in zip(found, anchors, strict=False) if one.level <= 2]
    nodes = [_paragraph("TOCHeading", _run(word("contents", report.language)))]
    for index, (one, anchor) in enumerate(listed):
        text = f"{one.number}\u2002{one.text}" if one.number else one.text
        entry = f'<w:hyperlink w:anchor="{escape(anchor)}" w:history="1">{_run(text)}</w:hyperlink>'
        first = _field_start(' TOC \\o "1-2" \\h \\z \\u ') if index == 0 else ""
        last = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if index == len(listed) - 1 else ""
        nodes.append(_paragraph(f"TOC{one.level}", first + entry + last))
    return nodes


def _field_start(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(style: str, content: str) -> Any:
    xml = f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'
    return etree.fromstring(xml)


def _page_break() -> Any:
    return _paragraph("BodyText", '<w:r><w:br w:type="page"/></w:r>')


def _core(data: bytes, date: str, report: Report) -> bytes:
    text = data.decode("utf-8")
    stamp = f"{date}T00:00:00Z"
    text = re.sub(r"(<dcterms:(created|modified)[^>]*>)[^<]*(</)", rf"\g<1>{stamp}\g<3>", text)
    if "<dc:language>" not in text:
        tag = "sv-SE" if report.language == "sv" else "en-GB"
        text = text.replace("</cp:coreProperties>", f"<dc:language>{tag}</dc:language></cp:coreProperties>")
    return text.encode("utf-8")


_FACES = {
    "Regular": "embedRegular",
    "Italic": "embedItalic",
    "SemiBold": "embedBold",
    "SemiBoldItalic": "embedBoldItalic",
}


def _with_fonts(parts: Mapping[str, bytes], fonts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts that embed the fonts: scrambled files, their table, their types, the setting."""
    new: dict[str, bytes] = {}
    families: dict[str, list[str]] = {}
    relations = []
    for index, (name, content) in enumerate(sorted(fonts.items()), start=1):
        family, face = name.removesuffix(".ttf").split("-")
        key = _guid(content)
        new[f"word/fonts/font{index}.odttf"] = scrambled(content, key)
        relations.append(f'<Relationship Id="rId{index}" Type="{_FONT_RELATION}" Target="fonts/font{index}.odttf"/>')
        families.setdefault(family, []).append(f'<w:{_FACES[face]} r:id="rId{index}" w:fontKey="{{{key}}}"/>')
    order = list(_FACES.values())
    table = "".join(
        f'<w:font w:name="{family}">'
        + "".join(sorted(faces, key=lambda xml: order.index(re.findall(r"<w:(\w+)", xml)[0])))
        + "</w:font>"
        for family, faces in families.items()
    )
    new["word/fontTable.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{W}" xmlns:r="{R}">{table}</w:fonts>'
    ).encode()
    new["word/_rels/fontTable.xml.rels"] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{''.join(relations)}</Relationships>"
    ).encode()
    types = parts["[Content_Types].xml"].decode()
    if "odttf" not in types:
        kind = '<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
        types = re.sub(r"(<Types[^>]*>)", rf"\1{kind}", types, count=1)
    new["[Content_Types].xml"] = types.encode()
    return new


def _settings(data: bytes, language: Language, *, embedded: bool) -> bytes:
    """Say that fonts are embedded, in which language the text is, and that no older Word is imitated."""
    text = data.decode("utf-8")
    if embedded and "embedTrueTypeFonts" not in text:
        text = re.sub(r"(<w:zoom[^>]*/>)", r"\1<w:embedTrueTypeFonts/>", text, count=1)
    if "compatibilityMode" not in text:
        text = text.replace("<w:rsids>", f"{_NEWEST}<w:rsids>", 1)
    tag = "sv-SE" if language == "sv" else "en-GB"
    return re.sub(r'(<w:themeFontLang w:val=")[^"]*', rf"\g<1>{tag}", text).encode("utf-8")


_NEWEST = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>'
)


def _guid(content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest().upper()
    return f"{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}"


def scrambled(content: bytes, key: str) -> bytes:
    """Return a font as Word stores it: the first 32 bytes mixed with the key (ECMA-376 part 4, 17.8.1).

    Done twice, the font is as before.

    >>> key = "00112233-4455-6677-8899-AABBCCDDEEFF"
    >>> scrambled(scrambled(bytes(40), key), key) == bytes(40)
    True
    """
    mask = bytes.fromhex(key.replace("-", ""))[::-1]
    return bytes(byte ^ mask[index % 16] for index, byte in enumerate(content[:32])) + content[32:]
