"""Inflected forms of a word have one stem; different words keep theirs apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.text.stems import stem, words_in

FAMILIES = [
    ("eldsjäl", "eldsjälen", "eldsjälens", "eldsjälar", "eldsjälars", "eldsjälarna", "eldsjälarnas"),
    ("kommun", "kommuns", "kommunen", "kommunens", "kommuner", "kommuners", "kommunerna", "kommunernas"),
    ("projekt", "projekts", "projektet", "projektets", "projekten", "projektens"),
    ("behovsägare", "behovsägares", "behovsägaren", "behovsägarens", "behovsägarna", "behovsägarnas"),
    ("lösning", "lösningen", "lösningar", "lösningarna", "lösningarnas"),
    ("sensor", "sensorn", "sensorns", "sensorer", "sensorerna", "sensorernas"),
    ("doktor", "doktorn", "doktors", "doktorer", "doktorerna"),
    ("dator", "datorn", "datorns", "datorer", "datorerna", "datorernas"),
    ("kommunrevisor", "kommunrevisorn", "kommunrevisorer", "kommunrevisorernas"),
    ("gata", "gatan", "gator", "gatorna", "gatornas"),
    ("fråga", "frågan", "frågor", "frågorna", "frågornas"),
    ("skola", "skolan", "skolor", "skolornas"),
    ("handlingsplan", "handlingsplanen", "handlingsplaner", "handlingsplanernas"),
    ("summa", "summan", "summans", "summor"),
    ("möte", "mötet", "mötets", "möten", "mötena", "mötenas"),
    ("boende", "boendet", "boenden", "boendena"),
    ("universitet", "universitetet", "universitetets", "universiteten"),
]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
def test_all_forms_of_a_swedish_word_have_one_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word, "sv") for word in family}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("själ", "skäl"),
        ("kommun", "kommunikation"),
        ("budget", "bud"),
        ("fall", "fäll"),
        ("hal", "häl"),
        ("sensor", "sen"),
        ("motor", "mot"),
        ("faktor", "fakt"),
        ("monitor", "moni"),
        ("plan", "pl"),
        ("sedan", "sed"),
        ("finans", "fin"),
    ],
)
def test_different_words_keep_their_stems_apart(one: str, other: str) -> None:
    assert stem(one, "sv") != stem(other, "sv")


def test_english_words_lose_their_endings() -> None:
    assert {stem(word, "en") for word in ("sensor", "sensors")} == {"sensor"}


@given(st.text(alphabet="abcdefghijklmnoprstuvåäö", min_size=1, max_size=20), st.sampled_from(["sv", "en"]))
def test_a_stem_is_its_own_stem(word: str, language: str) -> None:
    found = stem(word, language)
    assert stem(found, language) == found


@given(st.text(max_size=80))
def test_words_stand_where_they_are_said_to(text: str) -> None:
    for word, start, end in words_in(text):
        assert 0 <= start < end <= len(text)
        assert word
