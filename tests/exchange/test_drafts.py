"""Drafts read from files as people have them."""

import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm
from shared_data import shared

from lardom.exchange.drafts import markdown_tree, read_draft
from lardom.report.drafting import draft_from_pandoc
from lardom.report.outline import Draft

QUOTED = "”Vi vågade prova.” (Projekt A, R1)"


def read(path: Path) -> Draft:
    draft, problems = read_draft(path)
    assert not problems, [str(problem) for problem in problems]
    assert draft is not None
    return draft


def word_file(path: Path) -> Path:
    document = docx.Document()
    document.add_heading("1 Metod", level=1)
    document.add_paragraph("Vi intervjuade 26 personer.")
    document.add_paragraph(QUOTED, style="Quote")
    indented = document.add_paragraph("”Det tog tid.” (Projekt B, R1)")
    indented.paragraph_format.left_indent = Cm(1.5)
    table = document.add_table(rows=3, cols=2)
    for row, cells in zip(table.rows, (("Kategori", "Projekt"), ("Hälsa", "A"), ("", "B")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(str(path))
    return path


def test_a_word_file_gives_headings_quotations_tables_and_paragraph_numbers(tmp_path: Path) -> None:
    draft = read(word_file(tmp_path / "utkast.docx"))
    kinds = [(block.kind, block.text) for block in draft.blocks if block.kind != "table"]
    assert kinds == [
        ("heading", "1 Metod"),
        ("paragraph", "Vi intervjuade 26 personer."),
        ("quotation", QUOTED),
        ("quotation", "”Det tog tid.” (Projekt B, R1)"),
    ]
    (table,) = [block.table for block in draft.blocks if block.table]
    assert table.rows == (("Hälsa", "A"), ("Hälsa", "B"))
    assert [block.place.paragraph for block in draft.blocks][:4] == [1, 2, 3, 4]
    assert draft.blocks[1].place.heading == "1 Metod"


@pytest.mark.parametrize("name", ["Citat", "Blockcitat", "Starkt citat"])
def test_the_swedish_names_of_quotation_styles_are_known(name: str, tmp_path: Path) -> None:
    document = docx.Document()
    document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph(QUOTED, style=name)
    document.save(str(tmp_path / "a.docx"))
    assert read(tmp_path / "a.docx").blocks[0].kind == "quotation"


def test_an_opendocument_file_is_read_as_its_word_twin(tmp_path: Path) -> None:
    import pypandoc

    text = f"# Metod\n\nText.\n\n> {QUOTED}\n"
    pypandoc.convert_text(text, "odt", format="markdown-smart", outputfile=str(tmp_path / "a.odt"))
    draft = read(tmp_path / "a.odt")
    assert [(block.kind, block.text) for block in draft.blocks] == [
        ("heading", "Metod"),
        ("paragraph", "Text."),
        ("quotation", QUOTED),
    ]


def test_markdown_keeps_lines_columns_and_marks_as_typed(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b'---\ntitle: X\n---\r\n\r\nDet var "nytt" ... sa hon.\r\n')
    draft = read(path)
    assert draft.blocks[0].text == 'Det var "nytt" ... sa hon.'
    assert (draft.blocks[0].place.line, draft.blocks[0].place.column) == (5, 1)
    assert draft.source.split("\n")[4].startswith("Det var")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("Ångströms ”mått”".encode(encoding))
    assert read(tmp_path / "a.md").blocks[0].text == "Ångströms ”mått”"


def test_a_foreign_page_is_read_without_its_menus(tmp_path: Path) -> None:
    page = (
        "<html><head><title>T</title><script>x()</script></head><body><nav><p>Start</p></nav><article><h1>Metod</h1>"
        f"<p>Text.</p><blockquote><p>{QUOTED}</p></blockquote></article><footer><p>Om oss</p></footer></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert [block.text for block in read(tmp_path / "a.html").blocks] == ["Metod", "Text.", QUOTED]


def test_plain_text_is_read_in_paragraphs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Metod\n\nVi talade\nmed alla.\n", encoding="utf-8")
    assert [block.text for block in read(tmp_path / "a.txt").blocks] == ["Metod", "Vi talade med alla."]


def broken(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    draft, (problem,) = read_draft(path)
    assert draft is None
    assert str(problem).startswith(path.name)
    assert problem.way_out
    return problem.code


def test_what_cannot_be_read_is_told_in_one_sentence(tmp_path: Path) -> None:
    whole = word_file(tmp_path / "hel.docx").read_bytes()
    assert broken(tmp_path / "a.docx", b"") == "draft-empty"
    assert broken(tmp_path / "b.docx", whole[: len(whole) // 2]) == "draft-truncated"
    assert broken(tmp_path / "c.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)) == "draft-encrypted"
    assert broken(tmp_path / "d.docx", b"Bara text.") == "draft-not-what-it-says"
    assert broken(tmp_path / "e.pdf", b"Bara text.") == "draft-not-what-it-says"
    assert broken(tmp_path / "f.pdf", b"%PDF-1.7\ntrunc") == "draft-truncated"
    assert broken(tmp_path / "g.md", bytes(range(256)) * 4) == "draft-not-what-it-says"
    assert broken(tmp_path / "h.html", b"Bara text.") == "draft-not-html"
    assert broken(tmp_path / "i.xyz", b"Text.") == "draft-kind"
    assert broken(tmp_path / "j.md", b"\n\n\n") == "draft-empty"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert read_draft(tmp_path / "saknas.md")[1][0].code == "draft-missing"


def test_an_archive_that_is_no_document_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("hej.txt", "hej")
    assert read_draft(tmp_path / "a.docx")[1][0].code == "draft-not-what-it-says"


def test_a_real_pdf_gives_pages_and_headings() -> None:
    draft = read(shared("transcripts/en/interviews-pdpilot/protocol.pdf"))
    headings = [block.text for block in draft.blocks if block.kind == "heading"]
    assert headings[:3] == ["PDPilot User Study Protocol", "Introduction", "Tutorial"]
    assert max(block.place.page or 0 for block in draft.blocks) == 8


def test_the_tree_of_markdown_is_a_draft() -> None:
    assert draft_from_pandoc(markdown_tree("Hej."), "a.md").blocks[0].text == "Hej."
