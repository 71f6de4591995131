import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lardom.exchange.refi.positions import (
    ATLAS,
    CONVENTIONS,
    NVIVO,
    STANDARD,
    Convention,
    Passage,
    RawText,
    at_boundary,
    chosen,
    fits,
    fitting,
    mapped,
    plain,
    presumed,
    quoted,
    raw_text,
)
from lardom.transcripts.encoding import clean

TEXTS = st.text(st.sampled_from("aåä 😀\r\n\ufeff\u030a\u0308oA.é\u00ad\u1100\u1161\u212b𝄞"), max_size=40)


def count(raw: str, convention: Convention) -> int:
    units = len(raw.encode("utf-16-le")) // 2 if convention.unit == "UTF-16" else len(raw)
    return units - raw.count("\r\n") if convention.line_break == 1 else units


@given(TEXTS, st.sampled_from(CONVENTIONS))
def test_the_text_is_what_every_other_reader_makes_of_it(raw: str, convention: Convention) -> None:
    text = mapped(raw, convention)
    assert text.text == clean(raw)
    assert text.length == count(raw, convention)


@given(TEXTS, st.integers(0, 40), st.sampled_from(CONVENTIONS))
def test_a_position_cuts_the_text_where_it_cuts_the_raw_text(raw: str, at: int, convention: Convention) -> None:
    at = min(at, len(raw))
    before, after = raw[:at], raw[at:]
    text = mapped(raw, convention)
    place, exact = text.place(count(before, convention))
    # Cut between a letter and its accent, or inside a CRLF, no place of ours is the same.
    if exact and not (before.endswith("\r") and after.startswith("\n")):
        assert (text.text[:place], text.text[place:]) == (clean(before), clean(after))


@given(TEXTS, st.integers(-5, 100), st.sampled_from(CONVENTIONS))
def test_every_place_lies_in_the_text_and_none_overtakes_another(raw: str, at: int, convention: Convention) -> None:
    text = mapped(raw, convention)
    place, exact = text.place(at)
    assert 0 <= place <= len(text.text)
    assert text.place(at + 1)[0] >= place
    assert not exact or 0 <= at <= text.length


def test_nvivo_counts_utf16_with_crlf_as_two() -> None:
    text = mapped("😀 ja\r\nnej", NVIVO)
    assert text.text == "😀 ja\nnej"
    assert [text.place(at)[0] for at in (0, 2, 3, 5, 7, 10)] == [0, 1, 2, 4, 5, 8]
    assert text.place(1) == (0, False)
    assert text.place(6) == (4, False)


def test_atlas_counts_code_points_with_crlf_as_one() -> None:
    text = mapped("😀 ja\r\nnej", ATLAS)
    assert [text.place(at) for at in (1, 4, 5, 8)] == [(1, True), (4, True), (5, True), (8, True)]


def test_accents_are_composed_and_invisible_signs_taken_out() -> None:
    text = mapped("\ufeffga\u030ard\u00aden", STANDARD)
    assert text.text == "gården"
    assert text.place(4) == (2, True)
    assert text.place(3) == (1, False)
    assert text.place(text.length) == (6, True)


@pytest.mark.parametrize(
    ("origin", "convention"),
    [("NVivo 12.6", NVIVO), ("ATLAS.ti 23", ATLAS), ("MAXQDA", STANDARD), ("qc 1.3", STANDARD), ("", STANDARD)],
)
def test_each_tool_has_its_way_of_counting(origin: str, convention: Convention) -> None:
    assert presumed(origin) == convention


def passages(raw: str, convention: Convention) -> list[Passage]:
    """Every word of the text, in the tool's count."""
    found, at = [], 0
    for word in raw.split(" "):
        found.append(Passage(count(raw[:at], convention), count(raw[: at + len(word)], convention)))
        at += len(word) + 1
    return found


@pytest.mark.parametrize("convention", [STANDARD, NVIVO, ATLAS])
@pytest.mark.parametrize("origin", ["NVivo", "ATLAS.ti", "MAXQDA"])
def test_the_words_tell_how_the_file_counts_whatever_its_origin(convention: Convention, origin: str) -> None:
    raw = "🙂🙂 hej\r\n\r\n du som 🙂 går\r\n på den långa vägen hem till huset där borta"
    assert chosen([(RawText(raw), passages(raw, convention))], origin) == convention


def test_where_nothing_tells_the_origin_decides() -> None:
    assert chosen([(RawText("bara vanliga ord"), [Passage(0, 4), Passage(5, 12)])], "NVivo") == NVIVO
    assert chosen([], "ATLAS.ti") == ATLAS


def test_a_passage_fits_when_it_cuts_no_word() -> None:
    text = mapped("Vi går hem.", STANDARD)
    assert fits(text, 3, 6)
    assert fits(text, 0, 11)
    assert not fits(text, 3, 5)
    assert not fits(text, 0, 12)
    assert at_boundary("går.", 3)


def test_a_text_file_that_is_not_utf8_is_read_and_told() -> None:
    assert raw_text("Åmål".encode()) == ("Åmål", True)
    assert raw_text("Åmåls kommun".encode("cp1252")) == ("Åmåls kommun", False)
    assert raw_text(unicodedata.normalize("NFD", "å").encode())[0] == "a\u030a"


@given(TEXTS, st.integers(0, 40), st.sampled_from(CONVENTIONS))
def test_in_the_plain_form_nothing_but_line_ends_and_marks_in_front_is_changed(
    raw: str, at: int, convention: Convention
) -> None:
    at = min(at, len(raw))
    text = RawText(raw, "plain").mapped(convention)
    assert text.text == plain(raw)
    place, exact = text.place(count(raw[:at], convention))
    if exact and not (raw[:at].endswith("\r") and raw[at:].startswith("\n")):
        assert text.text[:place] == plain(raw[:at])


def test_words_that_a_passage_is_named_by_are_evidence_where_borders_are_none() -> None:
    raw = "🙂 interventionerna är fler än de var förr i tiden"
    names = [Passage(6, 20, "erventionerna är"), Passage(5, 12, "erventionerna är fler…")]
    assert fitting([(RawText(raw), [names[1]])], STANDARD) == 1
    assert fitting([(RawText(raw), [names[0]])], NVIVO) == 1
    assert not quoted("något annat står här", 0, "erventionerna är")


def test_letters_that_join_when_a_sign_between_them_goes_have_a_place() -> None:
    text = mapped("Nej \u1100\ufeff\u1161 ja", STANDARD)
    assert text.text == "Nej \uac00 ja"
    assert text.place(8) == (6, True)
    assert text.back(6) == 8
    assert text.back(4, end=True) == 4


@given(TEXTS, st.integers(0, 40), st.sampled_from(CONVENTIONS))
@example("\u1100\ufeff\u1161", 1, STANDARD)
def test_the_way_back_leads_to_where_one_came_from(raw: str, at: int, convention: Convention) -> None:
    text = mapped(raw, convention)
    place = min(at, len(text.text))
    for end in (False, True):
        there = text.back(place, end=end)
        assert 0 <= there <= text.length
        back, exact = text.place(there)
        assert back == place or not exact or back > place
    assert text.back(place, end=True) <= text.back(place)
