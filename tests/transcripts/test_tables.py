"""Rows of a table in a word processor become lines with tabs."""

from lardom.transcripts.tables import Paragraph, row_lines, running_text


def lines(*cells: list[str]) -> list[str]:
    return [p.text for p in row_lines([[Paragraph(text) for text in cell] for cell in cells])]


def test_speaker_and_words_stand_on_one_line() -> None:
    assert lines(["00:03"], ["R1"], ["Ja."]) == ["00:03\tR1\tJa."]


def test_further_paragraphs_of_the_words_stand_below() -> None:
    assert lines(["R1"], ["Ja.", "Och mer."]) == ["R1\tJa.", "Och mer."]


def test_an_empty_speaker_cell_goes_on_with_the_turn_above() -> None:
    assert lines([""], ["Och mer."]) == ["Och mer."]


def test_a_frame_of_one_column_is_no_table() -> None:
    assert lines(["R1: Ja.", "I: Hm."]) == ["R1: Ja.", "I: Hm."]


def test_bold_belongs_to_the_line_it_begins() -> None:
    running = running_text([Paragraph("Rubrik"), Paragraph("Eva\nHej", 7)])
    assert (running.text, running.bold) == ("Rubrik\nEva\nHej", {1: 3})
