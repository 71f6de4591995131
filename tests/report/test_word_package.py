import io
import zipfile
from functools import cache

import docx
from docx.oxml.ns import qn
from lxml import etree
from printed_report import report

from lardom.report.render import render
from lardom.report.word_package import W, scrambled

FIELD = f"{{{W}}}"


@cache
def word_file(language: str = "sv", date: str = "2026-11-23") -> bytes:
    return render(report(language=language), "docx", date=date)  # type: ignore[arg-type]


def opened() -> "docx.document.Document":
    return docx.Document(io.BytesIO(word_file()))


def test_headings_title_and_quotations_have_word_s_own_styles() -> None:
    names = [(one.style.name, one.text) for one in opened().paragraphs if one.style]
    styles = [name for name, _ in names]
    assert [text for name, text in names if name == "Title"] == ["Signaler"]
    assert [text.replace("\u2002", " ") for name, text in names if name == "Heading 1"][:2] == [
        "Sammanfattning",
        "1 Metod",
    ]
    assert "Quote" in styles
    assert "Abstract" in styles
    assert "Table Note" in styles
    assert "Claim Sheet" in styles


def test_captions_are_captions_with_a_field_for_the_number() -> None:
    document = opened()
    captions = [
        one for one in document.paragraphs if one.style and one.style.name in ("Table Caption", "Image Caption")
    ]
    assert len(captions) == 8
    assert all(one.style and one.style.base_style and one.style.base_style.name == "Caption" for one in captions)
    codes = [code.text or "" for one in captions for code in one._p.iter(qn("w:instrText"))]
    assert sum("SEQ Tabell" in code for code in codes) == 6
    assert sum("SEQ Figur" in code for code in codes) == 2
    assert captions[0].text.replace("\xa0", " ").startswith("Figur 1. ")


def test_every_picture_tells_what_it_shows() -> None:
    told = [one.get("descr") for one in opened().element.body.iter(qn("wp:docPr"))]
    assert told[0].startswith("Liggande staplar: projekt per kategori")
    assert told[1] == "Staplar som visar svaren."


def test_a_table_repeats_its_head_keeps_its_rows_and_says_what_it_is() -> None:
    for table in opened().tables:
        rows = table._tbl.findall(qn("w:tr"))
        assert rows[0].find(f"{FIELD}trPr/{FIELD}tblHeader") is not None
        assert all(row.find(f"{FIELD}trPr/{FIELD}cantSplit") is not None for row in rows)
    titles = [one.get(qn("w:val")) for one in opened().element.body.iter(qn("w:tblCaption"))]
    assert titles[0].replace("\xa0", " ") == "Tabell 1. Projekt och respondenter"


def test_a_table_of_many_narrow_columns_has_room_for_three_digits() -> None:
    source = '::: {.matrix share="column"}\n:::\n\n::: {.respondents-table}\n:::'
    data = render(report(source), "docx", date="2026-11-23")
    matrix, people = docx.Document(io.BytesIO(data)).tables
    widths = [int(one.get(qn("w:w")) or 0) for one in matrix._tbl.iter(qn("w:gridCol"))]
    margins = [int(side.get(qn("w:w")) or 0) for box in matrix._tbl.iter(qn("w:tblCellMar")) for side in box]
    digit = 0.64 * 8.5 * 20  # how wide a digit of the table's type is, in twentieths of a point
    assert min(widths) - sum(margins) > 3 * digit
    assert len(margins) == 2
    assert not list(people._tbl.iter(qn("w:tblCellMar")))


def test_table_one_stands_in_the_word_file_line_by_line() -> None:
    rows = [[cell.text for cell in row.cells] for row in opened().tables[0].rows]
    assert rows[0] == ["Kategori", "Projekt", "Respondenter"]
    assert rows[1] == ["IoT infrastruktur", "A*", "R1, R2, R3"]
    assert len(rows) == 15


def test_the_contents_are_a_field_with_its_entries_there_from_the_start() -> None:
    document = opened()
    entries = [
        one.text.replace("\u2002", " ")
        for one in document.paragraphs
        if one.style and one.style.name.casefold().startswith("toc ")
    ]
    assert [entry for entry in entries if entry != "Innehåll"] == [
        "Sammanfattning", "1 Metod", "1.1 Urval", "2 Effekter", "Ordlista", "Bilaga",
    ]  # fmt: skip
    body = document.element.body
    assert any("TOC \\o" in (code.text or "") for code in body.iter(qn("w:instrText")))
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    bookmarks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert anchors <= bookmarks


def test_the_text_says_which_language_it_is_in() -> None:
    with zipfile.ZipFile(io.BytesIO(word_file())) as archive:
        assert b'w:val="sv-SE"' in archive.read("word/styles.xml")
        assert b"<dc:language>sv-SE</dc:language>" in archive.read("docProps/core.xml")
        settings = archive.read("word/settings.xml")
    assert settings.index(b"<w:zoom") < settings.index(b"<w:embedTrueTypeFonts") < settings.index(b"compatibilityMode")
    assert settings.index(b"compatibilityMode") < settings.index(b"<w:rsids")


def test_the_pages_carry_title_and_number() -> None:
    section = opened().sections[0]
    assert section.header.paragraphs[0].text == "Signaler"
    assert " PAGE " in [code.text for code in section.footer._element.iter(qn("w:instrText"))]
    assert section.different_first_page_header_footer


def test_the_fonts_are_inside_and_can_be_unscrambled() -> None:
    with zipfile.ZipFile(io.BytesIO(word_file())) as archive:
        table = etree.fromstring(archive.read("word/fontTable.xml"))
        relations = archive.read("word/_rels/fontTable.xml.rels").decode()
        for face in table.iter(f"{FIELD}embedRegular", f"{FIELD}embedBold"):
            key = str(face.get(f"{FIELD}fontKey")).strip("{}")
            relation = face.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
            target = relations.split(f'Id="{relation}"')[1].split('Target="')[1].split('"')[0]
            assert scrambled(archive.read(f"word/{target}"), key)[:4] == b"\x00\x01\x00\x00"
        assert b"obfuscatedFont" in archive.read("[Content_Types].xml")


def test_the_date_is_the_only_time_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(word_file())) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2026-11-23T00:00:00Z") == 2


def test_another_date_changes_the_date_and_nothing_else() -> None:
    with (
        zipfile.ZipFile(io.BytesIO(word_file())) as one,
        zipfile.ZipFile(io.BytesIO(word_file(date="2027-01-02"))) as two,
    ):
        assert one.namelist() == two.namelist()
        changed = [name for name in one.namelist() if one.read(name) != two.read(name)]
        assert changed == ["docProps/core.xml", "docProps/custom.xml", "word/document.xml"]
        text = one.read("word/document.xml").decode().replace("23 november 2026", "2 januari 2027")
        assert text == two.read("word/document.xml").decode()
