"""The same text comes out of every encoding that transcripts arrive in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.transcripts.encoding import clean, decode
from lardom.transcripts.raw import UnreadableError

SPOKEN = (
    "Intervjuare: Hur började det på kommunen då?\n"
    "R1: Ja, så här är det: vi ville förändra något på äldreboendet, även där. Åtgärder!\n"
    "Intervjuare: Öh, okej. André höll med?\n"
)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "mac_roman", "cp850"],
)
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    assert decode(SPOKEN.encode(encoding)).text == SPOKEN


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "mac_roman", "utf-16"])
def test_curly_quotation_marks_and_dashes_survive(encoding: str) -> None:
    text = "R1: Hon sa ”det går” – och så blev det.\n" * 3
    assert decode(text.encode(encoding)).text == text


def test_a_guessed_encoding_is_told_and_a_certain_one_is_not() -> None:
    assert [remark.key for remark in decode(SPOKEN.encode("mac_roman")).remarks] == ["encoding guessed"]
    assert decode(SPOKEN.encode()).remarks == ()


def test_a_single_stray_byte_does_not_spoil_a_utf8_file() -> None:
    decoded = decode(SPOKEN.encode() + "på".encode("latin-1"))
    assert decoded.text == SPOKEN + "på"
    assert decoded.remarks[0].key == "bytes not utf-8"
    assert decoded.remarks[0].values == {"count": 1}


def test_a_text_encoded_twice_is_mended_and_said_to_be() -> None:
    twice = SPOKEN.encode().decode("latin-1").encode()
    assert decode(twice).text == SPOKEN
    assert decode(twice).remarks[0].key == "encoded twice"


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnreadableError, match="no text"):
        decode(bytes(range(256)) * 20)


def test_line_ends_marks_and_soft_hyphens_are_put_right() -> None:
    raw = "\ufeffRad 1\r\nRad\ufeff 2\rteknik\u00adutveckling\u2028Rad\u200b 4\x0c"
    assert clean(raw) == "Rad 1\nRad 2\nteknikutveckling\nRad 4\n"


def test_half_a_character_becomes_a_sign_that_can_be_written() -> None:
    assert clean("a\ud800b") == "a\ufffdb"
    assert clean("\ud83d\ude00") == "😀"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not {"\r", "\ufeff", "\u00ad"} & set(once)


@given(st.text())
def test_any_text_in_utf8_comes_back_clean(text: str) -> None:
    data = clean(text).encode()
    if data[:4].count(0) == 0 and not clean(text).startswith("\ufeff") and "Ã" not in text:
        assert decode(data).text == clean(text)
