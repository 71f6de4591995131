"""The eyes that look for programs in files find them: each kind with one planted, and each without."""

import io
import zipfile

import pytest
from given_out import programs_in
from openpyxl import Workbook

RELATIONS = '<Relationships><Relationship Id="r" Target="{}" TargetMode="External"/></Relationships>'


def box(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/") + ".xml" * ("rels" not in name), text)
    return made.getvalue()


def sheet(value: str, kind: str) -> bytes:
    book, made = Workbook(), io.BytesIO()
    book.active["A1"].value = value
    book.active["A1"].data_type = kind
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"x,=1+1\n"),
        ("a.csv", "\ufeff@SUM(A1)\n".encode()),
        ("a.xlsx", sheet("=1+1", "f")),
        ("a.docx", box(word__document="<w:instrText>DDEAUTO c:\\\\x</w:instrText>")),
        ("a.docx", box(word__vbaProject="x")),
        ("a.docx", box(**{"word___rels__document.xml.rels": RELATIONS.format("javascript:x")})),
    ],
)  # fmt: skip
def test_a_planted_program_is_found(name: str, content: bytes) -> None:
    assert programs_in(name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b'\'=1+1,-5,"+3,5"\n'),
        ("a.xlsx", sheet("=1+1", "s")),
        ("a.docx", box(word__document="<w:instrText>PAGE</w:instrText>")),
        ("a.docx", box(**{"word___rels__document.xml.rels": RELATIONS.format("https://example.org")})),
    ],
)
def test_words_and_numbers_are_left_alone(name: str, content: bytes) -> None:
    assert programs_in(name, content) == []
