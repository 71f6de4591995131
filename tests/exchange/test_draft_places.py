"""Where things stand in a draft file: columns counted in code points, merged cells, words over a page break."""

import codecs
import unicodedata
from pathlib import Path

import docx
import pytest
import typst
from hypothesis import example, given
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentText
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from small_study import study

from lardom.claims.ground import Ground
from lardom.exchange.drafts import markdown_tree, read_draft
from lardom.report.audit import Audit
from lardom.report.checks import audit
from lardom.report.drafting import draft_from_pandoc
from lardom.report.outline import Draft
from lardom.report.pointing import place_at

WRONG = "27 av 26 orter"
MERGED = (("Kategori", "Projekt", "Respondenter"), ("Hälsa", "A", "R1"), ("Hälsa", "B", "R1"), ("Klimat", "D", "R1"))


def read(path: Path) -> Draft:
    draft, problems = read_draft(path)
    assert not problems, [str(problem) for problem in problems]
    assert draft is not None
    return draft


def audited(path: Path) -> Audit:
    return audit(read(path), Ground(study()), language="sv")


@pytest.mark.parametrize(
    "before",
    [
        "",
        "Åäö ",
        "😀 ",
        "👩‍👩‍👧‍👦 och 🇸🇪 ",
        "m̈ ",
        "*å* **ä** ",
        "[länk](x.md) ",
        "`kod` ",
        "&amp; ",
        "\\* ",
        "a\u00adb ",
    ],
)
def test_a_finding_points_at_the_very_column(before: str, tmp_path: Path) -> None:
    line = f"{before}Svaren kom från {WRONG}."
    (tmp_path / "a.md").write_text(f"# Resultat\n\nFörst en rad.\n{line}\n", encoding="utf-8")
    (finding,) = audited(tmp_path / "a.md").findings
    assert (finding.place.line, finding.place.column) == (4, line.index("27") + 1)


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_byte_order_marks_move_nothing(mark: bytes, end: str, tmp_path: Path) -> None:
    text = end.join(["# Resultat", "", f"- Svaren kom från {WRONG}.", ""])
    (tmp_path / "a.md").write_bytes(mark + text.encode())
    (finding,) = audited(tmp_path / "a.md").findings
    assert (finding.place.line, finding.place.column) == (3, 19)


def test_letters_typed_in_two_parts_count_as_the_letters_they_make(tmp_path: Path) -> None:
    typed = unicodedata.normalize("NFD", f"Påståendet på ön: {WRONG} svarade.")
    (tmp_path / "a.md").write_text(typed, encoding="utf-8")
    (finding,) = audited(tmp_path / "a.md").findings
    assert finding.place.column == len("Påståendet på ön: ") + 1


@given(
    st.lists(st.sampled_from(["ord", "*vikt*", "`kod`", "Åäö", "😀", "m̈", "”citat”", "[länk](x)", "a\nb"]), max_size=10)
)
@example(["😀", "😀", "*vikt*"])
def test_every_letter_stands_where_the_draft_says(words: list[str]) -> None:
    source = " ".join(["Början", *words]) + "\n"
    rows = source.split("\n")
    for block in draft_from_pandoc(markdown_tree(source), "a.md", source).blocks:
        for offset, letter in enumerate(block.text):
            place = place_at(block, offset)
            assert letter.isspace() or rows[(place.line or 0) - 1][(place.column or 0) - 1] == letter


def tables_of(draft: Draft) -> list[tuple[tuple[str, ...], ...]]:
    return [(block.table.header, *block.table.rows) for block in draft.blocks if block.table is not None]


HTML = (
    "<table><tr><th>Kategori<th>Projekt<th>Respondenter<tr><td rowspan=2>Hälsa<td>A<td>R1<tr><td>B<td>R1"
    "<tr><td>Klimat<td>D<td>R1</table>"
)


def test_merged_cells_are_the_same_in_word_opendocument_and_html(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=3)
    for row, cells in zip(table.rows, MERGED, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(2, 0).text = ""
    table.cell(1, 0).merge(table.cell(2, 0))
    document.save(str(tmp_path / "a.docx"))
    (tmp_path / "a.html").write_text(HTML, encoding="utf-8")
    written = OpenDocumentText()
    grid = Table()
    for number, cells in enumerate(MERGED):
        row = TableRow()
        for at, text in enumerate(cells):
            covered = (number, at) == (2, 0)
            cell = CoveredTableCell() if covered else TableCell(numberrowsspanned=2 if (number, at) == (1, 0) else 1)
            if not covered:
                cell.addElement(P(text=text))
            row.addElement(cell)
        grid.addElement(row)
    written.text.addElement(grid)
    written.write(str(tmp_path / "a.odt"))
    for name in ("a.docx", "a.html", "a.odt"):
        assert tables_of(read(tmp_path / name)) == [MERGED], name


PAGES = """
#set page(width: 10cm, height: 6cm, margin: 1.5cm, header: [Den lilla rapporten], numbering: "1")
#set text(size: 11pt, lang: "sv", hyphenate: true)
#set par(justify: true)
"""
LONG = (
    "Upphandlingsprocesserna fördröjde teknikutvecklingen i flera verksamhetsområden, och projektledningen beskrev "
    "samarbetsformerna som meningsskapande. Behovsägarorganisationerna vidareutvecklade informationssäkerheten "
    "tillsammans med forskningsinstituten, och kommunikationsinsatserna förändrade medborgardialogen i grunden."
)


def test_a_paragraph_over_pages_comes_back_letter_for_letter(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(typst.compile(f"{PAGES}{LONG} {LONG}\n\nTack för det.".encode()))
    draft = read(tmp_path / "a.pdf")
    assert [block.text for block in draft.blocks] == [f"{LONG} {LONG}", "Tack för det."]
    assert draft.blocks[0].place.page == 1
    assert (draft.blocks[1].place.page or 0) > 2


def test_a_finding_in_a_pdf_knows_its_page_and_heading(tmp_path: Path) -> None:
    text = f"{PAGES}= Metod\n{LONG}\n= Resultat\nSvaren kom från {WRONG}."
    (tmp_path / "a.pdf").write_bytes(typst.compile(text.encode()))
    found = [finding for finding in audited(tmp_path / "a.pdf").findings if finding.rule == "N305"]
    assert [(one.passage[:8], one.place.heading, one.place.line) for one in found] == [("27 av 26", "Resultat", None)]
    assert (found[0].place.page or 0) > 1
