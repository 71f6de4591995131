import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.text.decoding import decode, normalised

SENTENCE = "Räksmörgås på Åmåls kommun, ett ägg och Sölvesborg"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "mac_roman", "cp850"],
)
def test_swedish_text_is_read_in_every_encoding_it_comes_in(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)).text == SENTENCE


def test_norwegian_letters_are_read_from_windows_text() -> None:
    assert decode("Bærum og Tromsø, Ålesund".encode("cp1252")).text == "Bærum og Tromsø, Ålesund"


def test_typographic_marks_of_windows_are_kept() -> None:
    assert decode("”å” – €".encode("cp1252")).text == "”å” – €"


def test_a_damaged_place_in_utf_8_does_not_garble_the_rest() -> None:
    damaged = "kommunen på ön är här".encode().replace("ä".encode(), b"\xe4", 1)
    found = decode(damaged)
    assert (found.encoding, found.replaced) == ("utf-8", 1)
    assert found.text == "kommunen på ön \ufffdr här"


def test_bytes_without_meaning_in_windows_text_are_read_as_latin_1() -> None:
    found = decode(b"p\xe5 g\xe5rden d\xe4r, \x8d, \xf6ver \xe5n")
    assert (found.encoding, found.text) == ("latin-1", "på gården där, \x8d, över ån")


def test_an_apostrophe_of_windows_is_not_taken_for_a_letter_of_dos() -> None:
    found = decode("name;place\nO’Neill;Inis Meáin\nD’Arcy;\u00a0Dún\n".encode("cp1252"))
    assert (found.encoding, found.text.split("\n")[1]) == ("cp1252", "O’Neill;Inis Meáin")


def test_a_stray_byte_can_be_read_as_windows_text_instead_of_lost() -> None:
    found = decode("på ön är det bra".encode() + "på".encode("latin-1"), mend=True)
    assert (found.text, found.replaced) == ("på ön är det brapå", 1)


def test_quotation_marks_stay_when_one_byte_means_nothing() -> None:
    assert decode("”så” – ”då”".encode("cp1252") + b"\x81").text.startswith("”så” – ”då”")


def test_letters_are_composed_and_line_ends_are_one_sign() -> None:
    assert normalised("\ufeffA\u030a\r\no\u0308\rx") == "Å\nö\nx"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufffd\ufeff")))
def test_any_text_in_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode()).text == normalised(text)


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    assert "\r" not in decode(data).text
