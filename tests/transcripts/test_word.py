"""Word documents: Teams exports, tables, bold names, tracked changes, and files that are no documents."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from shared_data import shared

from lardom.transcripts.raw import UnreadableError
from lardom.transcripts.reading import read_bytes, read_transcript
from lardom.transcripts.word import read_word

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def written(write: Callable[[Any], object]) -> bytes:
    """Return the bytes of a Word document that `write` fills, made by another program than ours."""
    page, file = docx.Document(), BytesIO()
    write(page)
    page.save(file)
    return file.getvalue()


def packed(body: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>'.encode()
        )
    return file.getvalue()


def said(data: bytes) -> list[tuple[str, str, float | None]]:
    document, problems = read_bytes("a.docx", data)
    assert document is not None, problems
    return [(turn.speaker, document.words_of(turn), turn.begins) for turn in document.turns]


def test_a_teams_export_with_names_and_times_on_their_own_line() -> None:
    def write(page: Any) -> None:
        page.add_paragraph("Möte-20240312-Inspelning")
        page.add_paragraph("12 mars 2024, 09:00em")
        for name, time, words in [
            ("Anna Svensson", "0:03", "Hej och välkomna."),
            ("Bo Åkesson (Extern)", "0:12", "Så här är det: vi börjar."),
            ("Anna Svensson", "1:02:03", "Tack."),
        ]:
            paragraph = page.add_paragraph()
            paragraph.add_run(name).bold = True
            paragraph.add_run(f"   {time}").add_break()
            paragraph.add_run(words)

    assert said(written(write)) == [
        ("Anna Svensson", "Hej och välkomna.", 3.0),
        ("Bo Åkesson (Extern)", "Så här är det: vi börjar.", 12.0),
        ("Anna Svensson", "Tack.", 3723.0),
    ]


def test_bold_names_without_colon_are_speakers() -> None:
    def write(page: Any) -> None:
        for name, words in [("Anna Ek", "Hur?"), ("Bo", "Så."), ("Anna Ek", "Ja?"), ("Bo", "Ja.")]:
            paragraph = page.add_paragraph()
            paragraph.add_run(f"{name} ").bold = True
            paragraph.add_run(words)

    assert [speaker for speaker, *_ in said(written(write))] == ["Anna Ek", "Bo", "Anna Ek", "Bo"]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("Talare", "Text"),
            ("Intervjuare", "Hur?"),
            ("R1", "Så.\nVi ville."),
            ("", "Och mer."),
            ("Intervjuare", "Ja."),
        ],
        [
            ("Tid", "Talare", "Text"),
            ("00:00:03", "Intervjuare", "Hur?"),
            ("00:00:09", "R1", "Så.\nVi ville."),
            ("", "", "Och mer."),
            ("00:01:00", "Intervjuare", "Ja."),
        ],
    ],
)
def test_a_table_of_speakers_and_words(rows: list[tuple[str, ...]]) -> None:
    def write(page: Any) -> None:
        table = page.add_table(0, len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text

    assert [(speaker, words) for speaker, words, _ in said(written(write))] == [
        ("Intervjuare", "Hur?"),
        ("R1", "Så.\nVi ville.\nOch mer."),
        ("Intervjuare", "Ja."),
    ]
    if len(rows[0]) == 3:
        assert [begins for *_, begins in said(written(write))] == [3.0, 9.0, 60.0]


def test_deleted_words_are_gone_and_inserted_ones_are_there() -> None:
    body = (
        "<w:p><w:r><w:t>R1: Vi </w:t></w:r><w:del><w:r><w:delText>aldrig </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>ofta</w:t></w:r></w:ins><w:r><w:tab/><w:t>gjorde</w:t></w:r></w:p>"
    )
    assert read_word(packed(body)).text == "R1: Vi ofta\tgjorde"


def test_text_in_content_controls_and_boxes_is_read_once() -> None:
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>I: Hej.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:r><w:t>R1: Ja.</w:t><w:drawing><w:txbxContent><w:p><w:r><w:t>Ruta</w:t></w:r></w:p></w:txbxContent>"
        "</w:drawing></w:r></w:p>"
    )
    assert read_word(packed(body)).text == "I: Hej.\nR1: Ja.\nRuta"


def test_a_document_without_a_body_is_damaged() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(UnreadableError, match="damaged"):
        read_word(file.getvalue())


def test_the_interview_in_word_has_its_turns() -> None:
    document, problems = read_transcript(shared("transcripts/en/same-interview-three-formats/test_interview.docx"))
    assert document is not None
    assert problems == ()
    # 52 bold paragraphs "Interviewer:" or "Participant:", counted in word/document.xml.
    assert len(document.turns) == 52
    assert document.speakers == ("Interviewer", "Participant")
    assert document.words_of(document.turns[1]).startswith("I'm a senior graphic designer")
