"""OpenDocument texts: paragraphs, tables, blanks, comments, and locked files."""

import zipfile
from io import BytesIO

import pytest
from odf.opendocument import OpenDocumentText
from odf.style import Style, TextProperties
from odf.table import Table, TableCell, TableRow
from odf.text import P, S, Span, Tab
from shared_data import shared

from lardom.transcripts.opendocument import read_opendocument
from lardom.transcripts.raw import UnreadableError
from lardom.transcripts.reading import read_bytes, read_transcript


def saved(document: OpenDocumentText) -> bytes:
    file = BytesIO()
    document.write(file)
    return file.getvalue()


def test_paragraphs_with_bold_names_blanks_and_tabs() -> None:
    document = OpenDocumentText()
    bold = Style(name="Fet", family="text")
    bold.addElement(TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(bold)
    for name, words in [("Anna Ek", "Hur gick det?"), ("Bo", "Bra."), ("Anna Ek", "Ja?"), ("Bo", "Ja.")]:
        paragraph = P()
        paragraph.addElement(Span(stylename=bold, text=name))
        paragraph.addElement(S(c=2))
        paragraph.addElement(Span(text=words))
        document.text.addElement(paragraph)
    tabbed = P(text="slut")
    tabbed.addElement(Tab())
    document.text.addElement(tabbed)
    read, _ = read_bytes("a.odt", saved(document))
    assert read is not None
    assert [(turn.speaker, read.words_of(turn)) for turn in read.turns][:2] == [
        ("Anna Ek", "Hur gick det?"),
        ("Bo", "Bra."),
    ]
    assert read.text.startswith("Anna Ek  Hur gick det?\nBo  Bra.")


def test_a_table_of_speakers_and_words() -> None:
    document = OpenDocumentText()
    table = Table()
    for texts in [("Intervjuare", "Hur?"), ("R1", "Så: ja."), ("Intervjuare", "Tack.")]:
        row = TableRow()
        for text in texts:
            cell = TableCell()
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    document.text.addElement(table)
    read, _ = read_bytes("a.odt", saved(document))
    assert read is not None
    assert [(turn.speaker, read.words_of(turn)) for turn in read.turns] == [
        ("Intervjuare", "Hur?"),
        ("R1", "Så: ja."),
        ("Intervjuare", "Tack."),
    ]


def test_comments_and_deleted_text_are_left_out() -> None:
    flat = (
        "<document><body><text><tracked-changes><p>bort</p></tracked-changes>"
        "<p>R1: Ja<annotation><p>Viktigt!</p></annotation>, visst.</p></text></body></document>"
    )
    assert read_opendocument(flat.encode()).text == "R1: Ja, visst."


def test_a_locked_file_is_told_to_be_locked() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
        archive.writestr("content.xml", b"\x8a\x00\x12")
    with pytest.raises(UnreadableError, match="encrypted"):
        read_opendocument(file.getvalue())


def test_the_lecturer_s_interview_has_its_turns() -> None:
    document, problems = read_transcript(shared("transcripts/en/lecturer-examples/Lecturer-A.odt"))
    assert document is not None
    assert problems == ()
    # Eight questions and eight answers; the paragraph "Interviewer = S00" is nobody's.
    assert [turn.speaker for turn in document.turns] == ["S00", "S01"] * 8
    assert document.text.startswith("Interviewer = S00\n")
