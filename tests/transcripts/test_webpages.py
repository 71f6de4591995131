"""Web pages as transcripts: paragraphs, bold names, tables; scripts and menus left out."""

import pytest

from lardom.transcripts.raw import UnreadableError
from lardom.transcripts.reading import read_bytes
from lardom.transcripts.webpages import read_web_page


def test_the_page_of_a_transcription_program_is_read_turn_by_turn() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>x</title><style>p { margin: 0 }</style></head><body>"
        '<p>Utskriven med ett program<br/>Ljudfil: a.mp3</p><p><a name="ts_0_900">S00: <span>[00:00:01]</span> Hur'
        ' började det?</a></p>\n<p><a name="ts_900_2000">S01: [00:00:04] Jo, //S00: Mm.// det\n började i fjol.</a></p>'
        "<p>S00: [00:00:09] Tack.</p></body></html>"
    )
    document, problems = read_bytes("a.html", page.encode())
    assert document is not None, problems
    assert [(turn.speaker, document.words_of(turn), turn.begins) for turn in document.turns] == [
        ("S00", "Hur började det?", 1.0),
        ("S01", "Jo,", 4.0),
        ("S00", "Mm.", None),
        ("S01", "det började i fjol.", None),
        ("S00", "Tack.", 9.0),
    ]


def test_scripts_menus_and_comments_are_no_words() -> None:
    page = b"<body><nav><a>Hem</a></nav><script>var a = 'R1: nej';</script><!-- I: nej --><p>R1: Ja.</p></body>"
    assert read_web_page(page).text == "R1: Ja."


def test_words_around_inner_blocks_and_line_breaks_are_lines_of_their_own() -> None:
    page = b"<div>Eva: Hej<br>och hej.<p>Bo: Hej.</p>Eva: Tack.<ul><li>ett</li><li>tv\xc3\xa5</li></ul></div>"
    assert read_web_page(page).text.split("\n") == ["Eva: Hej", "och hej.", "Bo: Hej.", "Eva: Tack.", "ett", "två"]


def test_a_table_gives_a_line_per_row_and_preformatted_text_keeps_its_lines() -> None:
    page = b"<table><tr><td><b>I</b></td><td>Hur?</td></tr></table><pre>R1: Bra.\nI: Tack.</pre>"
    assert read_web_page(page).text.split("\n") == ["I\tHur?", "R1: Bra.", "I: Tack."]


def test_a_bold_name_is_known_as_bold() -> None:
    assert read_web_page(b"<p><strong>Eva Ek</strong> Hej hej.</p>").bold == {0: 6}


def test_old_encodings_are_found_whatever_the_page_says() -> None:
    page = '<html><meta charset="utf-8"><body><p>R1: Så går det på ön.</p></body></html>'
    assert read_web_page(page.encode("cp1252")).text == "R1: Så går det på ön."


def test_a_page_without_words_says_so() -> None:
    with pytest.raises(UnreadableError, match="no words"):
        read_web_page(b"<!-- -->")
    assert read_bytes("a.html", b"<html><body><img src='a.png'></body></html>")[1][0].code == "transcript-no-words"


def test_a_page_under_another_name_is_refused_for_it_is_mostly_a_log_in_page() -> None:
    document, problems = read_bytes("intervju.docx", b"<!DOCTYPE html><html><body>Log in</body></html>")
    assert document is None
    assert problems[0].message == "The file is called .docx but holds a web page (HTML)."
