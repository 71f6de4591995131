from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lardom.text.printable import printable


@given(st.text(st.characters()))
def test_any_text_made_printable_can_stand_in_xml(text: str) -> None:
    made = printable(text)
    root = etree.Element("t", v=made)
    root.text = made
    assert etree.fromstring(etree.tostring(root)).text == (made or None)
    assert printable(made) == made


def test_a_control_character_leaves_a_sign_that_something_stood_there() -> None:
    assert printable("a\x00b\x1b]0;c\x07\x9b\ufffe\U0010ffff\ud800") == "a\ufffdb\ufffd]0;c" + 5 * "\ufffd"


def test_ordinary_text_of_any_script_is_left_alone() -> None:
    text = "Åsa sa: ”ja”\u00a0– 😀 中文 עברית\u200d\u00ad\n§ 5"
    assert printable(text) == text
