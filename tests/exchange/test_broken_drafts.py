"""Drafts that are broken, locked, empty or odd: one sentence each, never a crash, and nothing of the text lost."""

import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentText
from odf.text import P

from lardom.exchange.drafts import SUFFIXES, read_draft

SENTENCE = "Vi talade med alla som ville, och det tog en vår."


def code_of(folder: Path, name: str, content: bytes) -> str:
    """Read the bytes as a draft: "ok" with at least one block, or the code of the one problem."""
    path = folder / name
    path.write_bytes(content)
    draft, problems = read_draft(path)
    if draft is not None:
        assert draft.blocks
        assert not problems
        return "ok"
    (problem,) = problems
    assert re.fullmatch(r"\S.*[.]", problem.message)
    assert problem.way_out.endswith(".")
    return problem.code


@cache
def whole(suffix: str) -> bytes:
    """Return a small sound file of a kind."""
    file = BytesIO()
    if suffix == ".docx":
        document = docx.Document()
        document.add_paragraph(SENTENCE)
        document.save(file)
    elif suffix == ".odt":
        text = OpenDocumentText()
        text.text.addElement(P(text=SENTENCE))
        text.write(file)
    elif suffix == ".pdf":
        file.write(typst.compile(SENTENCE.encode()))
    else:
        file.write(f"<p>{SENTENCE}</p>".encode() if suffix in (".html", ".htm") else SENTENCE.encode())
    return file.getvalue()


def with_password_flag(data: bytes) -> bytes:
    """Mark every part of an archive as one that needs a password."""
    marked = bytearray(data)
    for sign, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        for found in re.finditer(re.escape(sign), data):
            marked[found.start() + at] |= 1
    return bytes(marked)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_kind_that_is_promised_is_read(suffix: str, tmp_path: Path) -> None:
    assert code_of(tmp_path, f"a{suffix.upper()}", whole(suffix)) == "ok"
    draft, _ = read_draft(tmp_path / f"a{suffix.upper()}")
    assert draft is not None
    assert [block.text for block in draft.blocks] == [SENTENCE]


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_a_file_of_blanks_has_no_text(suffix: str, tmp_path: Path) -> None:
    blank = b"<p> </p>" if suffix == ".html" else b"  \n\n \n"
    assert code_of(tmp_path, f"a{suffix}", blank) == "draft-empty"


def test_a_word_file_without_a_word_has_no_text(tmp_path: Path) -> None:
    file = BytesIO()
    docx.Document().save(file)
    assert code_of(tmp_path, "a.docx", file.getvalue()) == "draft-empty"


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_an_archive_with_a_password_is_told(suffix: str, tmp_path: Path) -> None:
    assert code_of(tmp_path, f"a{suffix}", with_password_flag(whole(suffix))) == "draft-encrypted"


def test_a_damaged_part_of_an_archive_is_told(tmp_path: Path) -> None:
    data = bytearray(whole(".odt"))
    start = data.find(b"META-INF/manifest.xml") + len("META-INF/manifest.xml")
    for at in range(start + 4, start + 40):
        data[at] ^= 0x55
    assert code_of(tmp_path, "a.odt", bytes(data)) == "draft-truncated"


def test_an_archive_whose_text_is_no_xml_is_told(tmp_path: Path) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w:document><w:body>")
    assert code_of(tmp_path, "a.docx", file.getvalue()) == "draft-damaged"


def test_a_word_file_named_as_another_kind_is_told(tmp_path: Path) -> None:
    assert code_of(tmp_path, "a.odt", whole(".docx")) == "draft-not-what-it-says"
    assert code_of(tmp_path, "a.docx", whole(".odt")) == "draft-not-what-it-says"
    assert code_of(tmp_path, "a.docx", b"{\\rtf1 Hej.}") == "draft-not-what-it-says"
    assert code_of(tmp_path, "a.md", whole(".docx")) == "draft-not-what-it-says"


def test_a_folder_is_no_draft(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    assert read_draft(tmp_path / "a.md")[1][0].code == "draft-missing"


def test_a_scan_with_printed_page_numbers_is_still_a_scan(tmp_path: Path) -> None:
    scan = typst.compile(b'#set page(numbering: "1")\n#rect()\n#pagebreak()\n#rect()')
    assert code_of(tmp_path, "a.pdf", scan) == "draft-scan"


def test_a_pdf_whose_page_is_missing_is_told(tmp_path: Path) -> None:
    objects = b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[9 0 R]/Count 1>>endobj\n"
    data = b"%PDF-1.4\n" + objects + b"trailer<</Root 1 0 R>>\n%%EOF"
    assert code_of(tmp_path, "a.pdf", data) == "draft-truncated"


def test_what_stands_too_deep_is_told(tmp_path: Path) -> None:
    assert code_of(tmp_path, "a.md", b"> " * 1500 + b"Hej.") == "draft-deep"


@pytest.mark.parametrize("levels", [50, 200, 400])
def test_a_deep_list_is_read_or_told(levels: int, tmp_path: Path) -> None:
    steps = "\n".join("  " * depth + "- a" for depth in range(levels))
    code = code_of(tmp_path, "a.md", steps.encode())
    assert code == "ok" or (code == "draft-deep" and levels > 50)


@pytest.mark.parametrize("front", ["title: Rapport: del 2", "\tx: [a", "title: 'Rapport"])
def test_metadata_that_cannot_be_read_hides_neither_text_nor_lines(front: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\n{front}\n---\n\n{SENTENCE}\n", encoding="utf-8")
    draft, problems = read_draft(tmp_path / "a.md")
    assert not problems
    assert draft is not None
    assert [(block.text, block.place.line) for block in draft.blocks] == [(SENTENCE, 5)]


def test_a_form_around_a_whole_page_is_no_form_to_fill_in(tmp_path: Path) -> None:
    form = "<form><p>Sök här.</p><button>Sök</button></form>"
    page = f"<body><form><h1>Rapport</h1><p>{SENTENCE}</p>{form}</form></body>"
    separate = f"<body><h1>Rapport</h1><p>{SENTENCE}</p>{form}</body>"
    shown = []
    for number, text in enumerate((page, separate)):
        path = tmp_path / f"{number}.html"
        path.write_text(text, encoding="utf-8")
        draft, _ = read_draft(path)
        assert draft is not None
        shown.append([block.text for block in draft.blocks])
    assert shown[0][:2] == shown[1] == ["Rapport", SENTENCE]


@settings(max_examples=20)
@given(st.sampled_from([".docx", ".odt", ".pdf"]), st.floats(0, 0.98))
def test_a_file_cut_off_anywhere_is_told(suffix: str, share: float) -> None:
    data = whole(suffix)
    with TemporaryDirectory() as folder:
        code = code_of(Path(folder), f"a{suffix}", data[: int(len(data) * share)])
    assert code in ("draft-empty", "draft-truncated", "draft-not-what-it-says")


@settings(max_examples=20)
@given(st.sampled_from([".docx", ".odt", ".pdf", ".md", ".html", ".txt"]), st.data())
def test_a_file_with_wrong_bytes_gives_a_draft_or_one_sentence(suffix: str, data: st.DataObject) -> None:
    content = bytearray(whole(suffix))
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=10)):
        content[at] = data.draw(st.integers(0, 255))
    with TemporaryDirectory() as folder:
        assert code_of(Path(folder), f"a{suffix}", bytes(content))
