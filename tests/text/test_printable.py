from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lardom.text.printable import printable


@given(st.text(st.characters()))
def test_whatever_was_written_can_stand_in_an_xml_file(text: str) -> None:
    root = etree.fromstring(f"<a>{printable(text).replace('&', '').replace('<', '').replace('>', '')}</a>")
    assert root.tag == "a"


def test_swedish_emoji_and_line_feeds_stay_as_they_are() -> None:
    assert printable("Åsa ”sa” 😀\nNästa rad") == "Åsa ”sa” 😀\nNästa rad"


def test_a_terminal_code_shows_that_something_stood_there() -> None:
    assert printable("Hej\x1b[31m") == "Hej\ufffd[31m"


def test_other_line_ends_become_line_feeds_and_rare_breaks_spaces() -> None:
    assert printable("a\r\nb\rc\u2028d") == "a\nb\nc d"
