"""Finding a piece of text again: what may differ, what may not, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.text.quote import bare, difference, find, find_last, fold, is_inside_word, nearest

LOOSE = st.text(alphabet="abcåäö AB19.,;:!?-–—…\"“”’'«»\n\t\xa0\xad()/", max_size=60)


@pytest.mark.parametrize(
    ("transcript", "printed"),
    [
        ("Det är\xa0så", "Det är så"),
        ("Det är\n  så", "Det är så"),
        ("sam\xadarbete", "samarbete"),
        ("vi – alltså vi", "vi—alltså vi"),
        ("e-post", "e\u2011post"),
        ('hon sa "nu"', "hon sa ’nu’"),
        ("hon sa »nu»", "hon sa nu"),
        ("don't", "don’t"),
        ("vi... ja", "vi … ja"),
        ("vi (skratt) ja", "vi ja"),
        ("vi [paus] ja", "vi ja"),
        ("vi [00:12:03] ja", "vi ja"),
        ("//vi// ja", "vi ja"),
        ("eﬀekt", "effekt"),
        ("hej , du", "hej, du"),
        ("zero\u200bwidth", "zerowidth"),
    ],
)
def test_what_print_changes_folds_alike(transcript: str, printed: str) -> None:
    assert fold(transcript).text == fold(printed).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kommunen", "kommunens"),
        ("Vi", "vi"),
        ("ja, vi", "ja vi"),
        ("10", "11"),
        ("we're", "were"),
        ("i stället", "istället"),
        ("ar", "år"),
        ("vi (kanske) ja", "vi ja"),
    ],
)
def test_what_matters_stays_apart(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


@given(LOOSE)
def test_every_letter_finds_its_way_back(text: str) -> None:
    folded = fold(text)
    for position, character in enumerate(folded.text):
        if character.isalnum():
            start, end = folded.original(position, position + 1)
            assert text[start:end] == character


@given(LOOSE)
def test_folding_twice_changes_no_letter(text: str) -> None:
    once = fold(text).text
    assert [c for c in fold(once).text if c.isalnum()] == [c for c in once if c.isalnum()]


@given(LOOSE, st.sampled_from(["\n", "  ", "\xa0", "\t \n"]))
def test_any_white_space_will_do(text: str, space: str) -> None:
    assert fold(text.replace(" ", space)).text == fold(text).text


@given(st.text(alphabet="abc åäö.,–", max_size=40), st.sampled_from("‐‑‒—―−-"))
def test_any_dash_will_do(text: str, dash: str) -> None:
    assert fold(text.replace("–", dash)).text == fold(text).text


def test_words_are_found_between_word_boundaries_only() -> None:
    text = "kommunens råd och kommunen"
    assert list(find("kommunen", text)) == [18]
    assert list(find("kommunen", text, open_right=True)) == [0, 18]
    assert list(find("råd och kommun", text)) == []


def test_only_the_first_letter_may_change_its_case() -> None:
    text = "sen såg Vi det. vi Såg"
    assert list(find("Vi det", text)) == [8]
    assert list(find("vi såg", text)) == []


def test_a_number_is_not_part_of_a_longer_number() -> None:
    assert is_inside_word("3,5", 1)
    assert list(find("3", "3,5 av 3")) == [7]
    assert list(find("kom 3", "kom 3, eller kom 34")) == [0]


@given(
    st.lists(st.sampled_from(["vi", "ser", "det", "då"]), min_size=1, max_size=12),
    st.sampled_from(["vi", "vi ser", "Det då"]),
)
def test_both_directions_find_the_same_places(words: list[str], needle: str) -> None:
    text = " ".join(words)
    forward = list(find(needle, text))
    assert forward == list(find_last(needle, text, 0, len(text)))[::-1]
    assert all(text[p : p + len(needle)].casefold() == needle.casefold() for p in forward)


def test_the_nearest_stretch_counts_changed_words() -> None:
    assert nearest(["vi", "såg", "det"], ["ja", "vi", "inte", "såg", "det", "då"]) == (1, 5, 1)
    assert nearest(["vi", "såg", "det"], ["vi", "ser", "det"]) == (0, 3, 1)
    assert nearest(["vi"], []) == (0, 0, 1)


@given(
    st.lists(st.sampled_from("abc"), max_size=8),
    st.lists(st.sampled_from("abc"), max_size=8),
    st.lists(st.sampled_from("abc"), min_size=1, max_size=5),
)
def test_words_that_stand_there_need_no_change(before: list[str], after: list[str], words: list[str]) -> None:
    start, end, changes = nearest(words, [*before, *words, *after])
    assert changes == 0
    assert [*before, *words, *after][start:end] == words


def test_the_smallest_difference_is_shown_with_its_context() -> None:
    printed = "Först kom ingen men sen såg vi mycket nytta av det hela när det var klart"
    said = "Först kom ingen men sen såg vi ingen nytta av det hela när det var klart"
    assert difference(printed, said) == ("… sen såg vi mycket nytta av det …", "… sen såg vi ingen nytta av det …")


def test_words_left_out_are_the_difference() -> None:
    assert difference("vi vill fortsätta", "vi vill inte fortsätta") == ("vi vill fortsätta", "vi vill inte fortsätta")


def test_capitals_and_stops_are_a_difference_only_when_nothing_else_is() -> None:
    assert difference("Ja, vi såg", "ja vi såg") == ("Ja, vi såg", "ja vi såg")
    assert difference("vi – såg", "vi  – såg") is None


def test_punctuation_around_words_is_taken_off() -> None:
    assert bare("- vi kör!") == "vi kör"
