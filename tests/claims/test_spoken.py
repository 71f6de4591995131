"""Transcripts as voices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.claims.matching import WALL, Place
from lardom.claims.spoken import Spoken, is_listening
from lardom.transcripts.turns import Document, Turn


def _spoken(*turns: tuple[str, str]) -> Spoken:
    text, found = "", []
    for number, (voice, words) in enumerate(turns, start=1):
        text += f"{voice}: "
        found.append(Turn(number, len(text), len(text) + len(words), voice))
        text += words + "\n"
    return Spoken(Document("f.txt", text, tuple(found)), [voice for voice, _ in turns])


@pytest.mark.parametrize(
    ("between", "joined"),
    [("Mm.", True), ("Just det, precis.", True), ("Hur då?", False), ("Vad kostade det er?", False), ("", True)],
)
def test_only_real_talk_breaks_a_speech(between: str, joined: bool) -> None:
    stream = _spoken(("R1", "Vi såg –"), ("I", between), ("R1", "det då")).stream({"R1"})
    assert stream.text == ("Vi såg det då" if joined else f"Vi såg {WALL} det då")


def test_another_respondents_words_break_it_too() -> None:
    assert WALL in _spoken(("R1", "Vi såg"), ("R2", "Jag håller med"), ("R1", "det")).stream({"R1"}).text


def test_several_voices_are_joined_in_order() -> None:
    spoken = _spoken(("R1", "Vi såg"), ("I", "Vad hände sen då?"), ("R2", "Sen då?"))
    assert spoken.stream({"R1", "R2"}).text == f"Vi såg {WALL} Sen då?"
    assert spoken.stream({"R2"}).text == "Sen då?"


def test_a_place_leads_back_to_each_turn_it_lies_in() -> None:
    spoken = _spoken(("R1", "Vi  såg ”det”"), ("I", "Mm."), ("R1", "ganska – tydligt."))
    stream = spoken.stream({"R1"})
    start = stream.text.index("såg")
    place = Place(stream, start, stream.text.index("tydligt") + 7)
    text = spoken.document.text
    assert [text[a:b] for a, b in spoken.origin(place)] == ["såg ”det", "ganska – tydligt"]
    assert spoken.voices_of(place) == ("R1",)


def test_a_document_without_turns_is_the_lone_respondents() -> None:
    assert Spoken(Document("f.txt", "Hej du"), respondents=("F-R1",)).stream({"F-R1"}).text == "Hej du"
    assert Spoken(Document("f.txt", "Hej du"), respondents=("a", "b")).voices == ("",)


def test_voices_that_nobody_told_are_unknown() -> None:
    spoken = Spoken(Document("f.txt", "ab cd", (Turn(1, 0, 2), Turn(2, 3, 5))), ("F-R1",))
    assert spoken.voices == ("F-R1", "")


def test_listening_is_short_and_says_nothing() -> None:
    assert is_listening("Mm.")
    assert not is_listening("Mm mm mm mm")
    assert not is_listening("Nästa fråga")


@given(
    st.lists(
        st.tuples(st.sampled_from(["R1", "R2", "I"]), st.text(alphabet="abå .,–”", max_size=12)), min_size=1, max_size=6
    )
)
def test_every_word_of_a_stream_stands_where_its_place_says(turns: list[tuple[str, str]]) -> None:
    spoken = _spoken(*turns)
    stream = spoken.stream({"R1"})
    for position, character in enumerate(stream.text):
        if character.isalpha():
            ((start, end),) = spoken.origin(Place(stream, position, position + 1))
            assert spoken.document.text[start:end] == character
