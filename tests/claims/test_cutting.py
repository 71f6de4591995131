"""A quotation is made of a passage: its words with their speakers, then one device after the other."""

import pytest
from claims_study import ground
from hypothesis import given
from hypothesis import strategies as st

from lardom.claims.cutting import DEVICES, Device, quotable, with_device
from lardom.claims.passages import Passage
from lardom.text.span import Span

HERE = ground()


def passage(document_id: str, words: str = "") -> Passage:
    document = HERE.document(document_id)
    assert document is not None
    start = document.text.index(words)
    found = HERE.passage_at(document_id, Span(start, start + len(words or document.text)))
    assert found is not None
    return found


def test_one_speaker_s_words_stand_as_said() -> None:
    assert quotable(passage("a.txt", "Tiden var mycket knapp"), HERE) == "Tiden var mycket knapp"


def test_several_speakers_are_named_on_lines_of_their_own() -> None:
    assert quotable(passage("c.txt"), HERE).split("\n") == [
        "R1: Vi sprang hela vägen, tiden var knapp.",
        "R2: Jag håller inte med, det fanns tid.",
        "R1: Men stoltheten var stor.",
    ]


def test_nothing_of_whoever_withdrew_is_quoted() -> None:
    assert "Ingen tid" not in quotable(passage("d.txt"), HERE)


@pytest.mark.parametrize(
    ("device", "instead", "printed"),
    [
        ("cut", "", "Vi gick […] och sa nej."),
        ("redact", "", "Vi gick[X] och sa nej."),
        ("substitute", "därifrån", "Vi gick[därifrån] och sa nej."),
        ("insert", "sedan", "Vi gick, ja vi gick faktiskt, [sedan] och sa nej."),
        ("describe", "nämner två länder", "Vi gick[nämner två länder] och sa nej."),
    ],
)
def test_each_device_stands_where_the_words_stood(device: Device, instead: str, printed: str) -> None:
    text = "Vi gick, ja vi gick faktiskt, och sa nej."
    assert with_device(text, ", ja vi gick faktiskt,", device, instead) == printed


def test_the_words_selected_are_meant_not_the_first_alike() -> None:
    assert with_device("Nej, nej och nej", "nej", "redact", at=9) == "Nej, nej och [X]"


def test_words_that_do_not_stand_there_change_nothing() -> None:
    assert with_device("Ja", "Nej", "cut") is None
    assert with_device("Ja", " ", "cut") is None


@given(st.text(alphabet="abc å.", min_size=1, max_size=30), st.integers(0, 30), st.sampled_from(DEVICES))
def test_whatever_is_selected_leaves_the_rest_as_it_was(text: str, at: int, device: Device) -> None:
    words = text[at : at + 4].strip()
    changed = with_device(text, words, device, "x", at=at)
    if words:
        assert changed is not None
        assert "[" in changed
    else:
        assert changed is None
