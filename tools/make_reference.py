"""Make the Word template of the report (src/lardom/report/templates/reference.docx) from pandoc's own.

Run it after a change of type, colour or margins: `python tools/make_reference.py`. The result is the same
bytes every time.
"""

import io
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pypandoc
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from lxml import etree

TEMPLATE = Path(__file__).resolve().parents[1] / "src/lardom/report/templates/reference.docx"
SERIF, SANS = "Literata", "Inter"
INK, MUTED, ACCENT, RULE = "1D2B36", "566673", "1F5F7A", "C8D1D8"


def main() -> None:
    """Write the template."""
    plain = subprocess.run(
        [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"], capture_output=True, check=True
    ).stdout
    document = docx.Document(io.BytesIO(plain))
    styles(document)
    table_style(document)
    page(document)
    buffer = io.BytesIO()
    document.save(buffer)
    TEMPLATE.write_bytes(steady(buffer.getvalue()))
    print(f"{TEMPLATE.name}: {TEMPLATE.stat().st_size} bytes")


def styles(document: Any) -> None:
    """Set every paragraph and character style the writer uses."""
    base = document.styles["Normal"]
    shape(base, SERIF, 10.5, INK, before=0, after=7, line=1.1)
    for name in ("Body Text", "First Paragraph"):
        shape(style(document, name, "Normal"), SERIF, 10.5, INK, before=0, after=7, line=1.1)
    shape(style(document, "Compact", "Body Text"), SERIF, 10.5, INK, before=1, after=2, line=1.08)
    shape(style(document, "Title", "Normal"), SERIF, 30, INK, bold=True, before=150, after=8, line=1.05)
    shape(style(document, "Subtitle", "Normal"), SERIF, 15, MUTED, before=0, after=20, line=1.15)
    shape(style(document, "Programme", "Normal"), SANS, 10, MUTED, before=30, after=0)
    shape(style(document, "Author", "Normal"), SANS, 10.5, INK, before=0, after=2)
    shape(style(document, "Date", "Normal"), SANS, 10.5, MUTED, before=6, after=0)
    for name in ("Title", "Subtitle", "Author", "Date"):
        document.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    shape(style(document, "Title Rule", "Normal"), SANS, 4, MUTED, before=0, after=26)
    indent(document.styles["Title Rule"], right=13.8)
    rule_below(document.styles["Title Rule"])
    for level, (size, before, after) in enumerate(((18, 26, 8), (13, 18, 6), (10.5, 14, 4), (9.5, 12, 4)), start=1):
        heading = style(document, f"Heading {level}", "Normal")
        colour = MUTED if level == 4 else INK
        shape(heading, SANS, size, colour, bold=True, before=before, after=after, line=1.15)
        heading.paragraph_format.keep_with_next = True
        heading.font.italic = False
    shape(style(document, "TOC Heading", "Normal"), SANS, 18, INK, bold=True, before=0, after=12)
    for level in (1, 2):
        entry = style(document, f"toc {level}", "Normal")
        entry.element.set(qn("w:styleId"), f"TOC{level}")
        shape(entry, SANS, 9.5, INK, bold=level == 1, before=6 if level == 1 else 1, after=1, line=1.15)
        entry.paragraph_format.left_indent = Cm(0 if level == 1 else 0.6)
        entry.paragraph_format.tab_stops.add_tab_stop(Cm(16), alignment=2, leader=1)
    quote = style(document, "Quote", "Normal")
    shape(quote, SERIF, 10, INK, before=7, after=9, line=1.05)
    quote.font.italic = False
    indent(quote, left=0.55)
    bar_left(quote, ACCENT, 12)
    block = style(document, "Block Text", "Quote")
    shape(block, SERIF, 10, INK, before=7, after=9, line=1.05)
    indent(block, left=0.55)
    sheet = style(document, "Claim Sheet", "Normal")
    shape(sheet, SERIF, 9, INK, before=2, after=2, line=1.08)
    indent(sheet, left=0.4)
    bar_left(sheet, RULE, 6)
    abstract = style(document, "Abstract", "Normal")
    shape(abstract, SERIF, 10.5, INK, before=2, after=6, line=1.1)
    indent(abstract, left=0.4, right=0.4)
    shade(abstract, "F2F6F8")
    caption = style(document, "Caption", "Normal")
    shape(caption, SANS, 8.5, INK, before=12, after=5, line=1.08)
    caption.font.italic = False
    for name, after in (("Table Caption", 5), ("Image Caption", 14)):
        one = style(document, name, "Caption")
        shape(one, SANS, 8.5, INK, before=12 if after == 5 else 5, after=after, line=1.08)
        one.font.italic = False
    document.styles["Table Caption"].paragraph_format.keep_with_next = True
    shape(style(document, "Captioned Figure", "Normal"), SERIF, 10.5, INK, before=10, after=2)
    document.styles["Captioned Figure"].paragraph_format.keep_with_next = True
    shape(style(document, "Table Note", "Normal"), SANS, 8, MUTED, before=4, after=14, line=1.08)
    shape(style(document, "Table Text", "Normal"), SANS, 8.5, INK, before=2, after=2, line=1.15)
    shape(style(document, "Footnote Text", "Normal"), SERIF, 8.5, INK, before=0, after=2, line=1.15)
    shape(style(document, "header", "Normal"), SANS, 8, MUTED, before=0, after=0)
    shape(style(document, "footer", "Normal"), SANS, 8.5, MUTED, before=0, after=0)
    characters(document)


def characters(document: Any) -> None:
    """Set the character styles."""
    attribution = style(document, "Attribution", None, WD_STYLE_TYPE.CHARACTER)
    font(attribution, SANS, 8.5, MUTED)
    number = style(document, "Section Number", None, WD_STYLE_TYPE.CHARACTER)
    number.font.color.rgb = RGBColor.from_string(ACCENT)
    link = style(document, "Hyperlink", None, WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = RGBColor.from_string(ACCENT)
    link.font.underline = False
    gap = style(document, "Missing", None, WD_STYLE_TYPE.CHARACTER)
    gap.font.highlight_color = 7


def style(document: Any, name: str, parent: str | None, kind: Any = WD_STYLE_TYPE.PARAGRAPH) -> Any:
    """Return the style of that name, made when it is not there."""
    found = next((one for one in document.styles if one.name.casefold() == name.casefold()), None)
    one = found if found is not None else document.styles.add_style(name, kind)
    if parent is not None:
        one.base_style = next(other for other in document.styles if other.name.casefold() == parent.casefold())
    one.hidden = False
    one.quick_style = True
    return one


def font(one: Any, family: str, size: float, colour: str, *, bold: bool = False) -> None:
    """Set family, size and colour; the theme's fonts are taken off so that ours hold."""
    properties = one.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for attribute in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{attribute}"), family)
    properties.insert(0, fonts)
    one.font.size = Pt(size)
    # Not bold is left unsaid, so that the head row of a table can make it so.
    one.font.bold = bold or None
    for old in properties.findall(qn("w:spacing")):
        properties.remove(old)
    one.font.color.rgb = RGBColor.from_string(colour)


def shape(
    one: Any,
    family: str,
    size: float,
    colour: str,
    *,
    bold: bool = False,
    before: float = 0.0,
    after: float = 6.0,
    line: float = 1.15,
) -> None:
    """Set font and spacing of a paragraph style."""
    font(one, family, size, colour, bold=bold)
    form = one.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.MULTIPLE, line
    form.widow_control = True


def indent(one: Any, *, left: float = 0.0, right: float = 0.0) -> None:
    """Set the indents in centimetres."""
    one.paragraph_format.left_indent, one.paragraph_format.right_indent = Cm(left), Cm(right)
    one.paragraph_format.first_line_indent = Cm(0)


def borders(one: Any) -> Any:
    """Return the style's (empty) set of borders."""
    properties = one.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    edge = OxmlElement("w:pBdr")
    properties.insert_element_before(
        edge, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc",
        "w:outlineLvl",
    )  # fmt: skip
    return edge


def line(edge: Any, side: str, colour: str, size: int, space: int) -> None:
    """Add one border line; `size` in eighths of a point."""
    bar = OxmlElement(f"w:{side}")
    for key, value in (("val", "single"), ("sz", str(size)), ("space", str(space)), ("color", colour)):
        bar.set(qn(f"w:{key}"), value)
    edge.append(bar)


def bar_left(one: Any, colour: str, size: int) -> None:
    """Draw a bar at the left of a style's paragraphs."""
    line(borders(one), "left", colour, size, 9)


def rule_below(one: Any) -> None:
    """Draw a rule below a style's paragraphs."""
    line(borders(one), "bottom", ACCENT, 18, 1)


def shade(one: Any, colour: str) -> None:
    """Give a style's paragraphs a ground."""
    properties = one.element.get_or_add_pPr()
    ground = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        ground.set(qn(f"w:{key}"), value)
    properties.insert_element_before(
        ground, "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl"
    )


def table_style(document: Any) -> None:
    """Set the style of all tables: thin rules, a strong line above and below the head."""
    old = next(one for one in document.styles if one.name == "Table")
    element = old.element
    for child in list(element):
        if child.tag in (qn("w:tblPr"), qn("w:tblStylePr"), qn("w:tcPr"), qn("w:trPr"), qn("w:rPr"), qn("w:pPr")):
            element.remove(child)
    xml = f"""<w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
      <w:pPr><w:spacing w:before="40" w:after="40" w:line="264" w:lineRule="auto"/></w:pPr>
      <w:rPr><w:rFonts w:ascii="{SANS}" w:hAnsi="{SANS}" w:cs="{SANS}"/><w:sz w:val="17"/></w:rPr>
      <w:tblPr><w:tblInd w:w="0" w:type="dxa"/>
        <w:tblBorders>
          <w:top w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>
          <w:bottom w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>
          <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>
        </w:tblBorders>
        <w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>
          <w:bottom w:w="40" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr>
      <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>
        <w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/></w:tcBorders>
        <w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:x>"""
    for child in etree.fromstring(xml):
        element.append(child)


def page(document: Any) -> None:
    """Set paper, margins, the running head and the page number."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.8), Cm(2.6)
    section.header_distance = section.footer_distance = Cm(1.3)
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.style = document.styles["header"]
    head.text = "{title}"
    foot = section.footer.paragraphs[0]
    foot.style = document.styles["footer"]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for kind, text in (("begin", None), (None, " PAGE "), ("separate", None), ("text", "1"), ("end", None)):
        run = foot.add_run()
        if kind == "text":
            run.text = text
        elif kind is None:
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = text
            run._element.append(code)  # noqa: SLF001 - python-docx has no door for fields
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._element.append(mark)  # noqa: SLF001 - as above
    section.first_page_header.is_linked_to_previous = False
    section.first_page_footer.is_linked_to_previous = False


def steady(data: bytes) -> bytes:
    """Return the same archive with fixed time stamps."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


if __name__ == "__main__":
    main()
