"""Carrying a passage to a new version of its text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.text.carrying import CONTEXT, Carried, carry, carry_all
from lardom.text.quote import fold
from lardom.text.span import Span

OLD = (
    "I: Vad har ni märkt?\n\n"
    "R1: Det märks redan på morgonen när lamporna tänds vid övergången. Ja. Barnen syns.\n\n"
    "I: Och nackdelar?\n\n"
    "R2: Ja. Det tog lång tid att få fram ström, och ingen visste vem som skulle betala.\n\n"
    "I: Något mer?\n\n"
    "R1: Nej, jag tror inte det. Det märks på många sätt."
)
LEXICON = st.sampled_from(["ja", "nej", "det", "märks", "ström", "x\u0302", "😀", "👍🏽", ".", ",", "\n", "å", "Ö"])
TEXT = st.lists(LEXICON, max_size=40).map(" ".join).map(lambda text: unicodedata.normalize("NFC", text))


def passage(words: str, text: str = OLD, nth: int = 0) -> Span:
    """Return where the words stand in the text, the `nth` time."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def carried(words: str, new: str, nth: int = 0) -> Carried:
    return carry(OLD, passage(words, nth=nth), new)


@given(TEXT, st.data())
def test_in_the_same_text_every_passage_stays_and_is_sure(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    assert carry(text, span, text) == Carried(span, "same place", sure=True, likeness=1.0)


@given(
    st.integers(0, len(OLD) - 1),
    st.integers(1, 60),
    st.sampled_from(["x", "Förord: alltså. ", "😀\n\n", "\u200d", "Å\n"]),
)
def test_what_is_put_before_everything_moves_all_passages_alike(start: int, length: int, before: str) -> None:
    span = Span(start, min(len(OLD), start + length))
    found = carry(OLD, span, before + "\n\n" + OLD)
    assert found.span in (None, span.shift(len(before) + 2))
    assert found.span is None or found.how == "moved"
    if span.of(OLD).strip():
        assert found.sure or len(span.of(OLD).split()) < 6


@given(TEXT, TEXT, st.data())
def test_what_is_called_moved_has_the_same_words_and_all_stays_inside_the_text(
    old: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(old)))
    span = Span(start, data.draw(st.integers(start, len(old))))
    found = carry(old, span, new)
    for place in (*found.places, *([found.span] if found.span else [])):
        assert place.end <= len(new)
    assert (found.span is None) == (found.how in ("not found", "several places"))
    if found.span and found.how in ("same place", "moved"):
        ours, theirs = fold(span.of(old)).text.strip(), fold(found.span.of(new)).text.strip()
        assert ours.casefold() == theirs.casefold()
    if found.how in ("not found", "several places"):
        assert not found.sure


@given(st.sets(st.integers(0, len(OLD.split(" ")) - 1), max_size=12), st.data())
def test_a_passage_taken_away_with_others_is_never_put_somewhere_else(gone: set[int], data: st.DataObject) -> None:
    words = OLD.split(" ")
    new = " ".join(word for at, word in enumerate(words) if at not in gone)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, min(len(words) - 1, first + 8)))
    start = len(" ".join(words[:first])) + (1 if first else 0)
    span = Span(start, start + len(" ".join(words[first : last + 1])))
    found = carry(OLD, span, new)
    if gone.isdisjoint(range(first, last + 1)) and last - first >= 5:
        assert found.sure
        assert found.span is not None
        assert found.span.of(new) == span.of(OLD)
    if set(range(first, last + 1)) <= gone:
        assert not found.sure


def test_the_words_between_unchanged_neighbours_move_with_them() -> None:
    new = OLD.replace("I: Vad har ni märkt?", "I: Tack för att du kom. Vad har ni märkt?")
    found = carried("Det märks redan på morgonen", new)
    assert found == Carried(passage("Det märks redan på morgonen", new), "moved", sure=True, likeness=1.0)


def test_a_passage_that_was_deleted_is_not_found() -> None:
    new = OLD.replace("Det tog lång tid att få fram ström, och ingen visste vem som skulle betala.", "")
    assert carried("Det tog lång tid att få fram ström", new) == Carried(None, "not found")


def test_a_deleted_passage_is_not_taken_for_the_same_words_elsewhere() -> None:
    # "Ja." stands twice; when one is deleted the other one is still somebody else's.
    new = OLD.replace("R2: Ja. Det tog", "R2: Det tog")
    assert carried("Ja.", new, nth=1).span is None
    assert carried("Ja.", new, nth=0).span == passage("Ja.", new)


def test_the_same_words_in_several_places_are_told_apart_by_what_stands_around_them() -> None:
    new = OLD.replace("tänds vid övergången. Ja. Barnen", "tänds. Ja. Barnen").replace("R2: Ja. Det", "R2: Mm. Ja. Det")
    assert carried("Ja.", new, nth=0).span == passage("Ja.", new, nth=0)
    assert carried("Ja.", new, nth=1).span == passage("Ja.", new, nth=1)


def test_two_places_that_nothing_tells_apart_are_left_to_a_person() -> None:
    old = "Alfa. Det var bra med stöd. Omega."
    new = "Helt annat, nyskrivet allihop: det var kul. Det var bra med stöd. Så där. Det var bra med stöd. Och mer."
    found = carry(old, Span(6, 27), new)
    assert found.how == "several places"
    assert found.span is None
    assert sorted(place.of(new) for place in found.places) == ["Det var bra med stöd."] * 2


def test_altered_words_are_found_between_their_neighbours() -> None:
    new = OLD.replace("redan på morgonen när lamporna tänds", "redan på kvällen när lamporna tänds")
    found = carried("Det märks redan på morgonen när lamporna tänds", new)
    assert found.how == "words changed"
    assert found.sure
    assert found.span == passage("Det märks redan på kvällen när lamporna tänds", new)
    assert 0.75 < found.likeness < 1


def test_a_word_that_has_grown_is_taken_whole() -> None:
    new = OLD.replace("fram ström, och", "fram strömmen, och")
    found = carried("ström", new)
    assert found.how == "words changed"
    assert found.span == passage("strömmen", new)


def test_a_letter_that_has_got_an_accent_is_taken_whole() -> None:
    new = OLD.replace("Barnen syns", "Barnen\u0302 syns")
    found = carried("Barnen", new)
    assert found.span == passage("Barnen\u0302", new)
    assert found.how == "words changed"


def test_words_so_altered_that_they_would_be_guessed_are_only_proposed_or_not_found() -> None:
    new = OLD.replace(
        "Det tog lång tid att få fram ström, och ingen visste", "Det var krångligt med elen, och ingen visste"
    )
    found = carried("Det tog lång tid att få fram ström", new)
    assert not found.sure


def test_other_line_breaks_and_quotation_marks_are_the_same_words() -> None:
    old = 'R1: Hon sa "det märks redan" och gick. Sedan hände inget mer på hela dagen.'
    new = "R1: Hon sa\n”det märks\nredan” och gick. Sedan hände inget mer på hela dagen."
    found = carry(old, passage("det märks redan", old), new)
    assert found.span is not None
    assert found.span.of(new) == "det märks\nredan"
    assert (found.how, found.sure) == ("moved", True) or found.span == passage("det märks redan", old)


def test_a_section_moved_to_the_end_takes_its_passages_along() -> None:
    parts = OLD.split("\n\n")
    new = "\n\n".join((*parts[2:], *parts[:2]))
    found = carried("Det märks redan på morgonen när lamporna tänds", new)
    assert found.span == passage("Det märks redan på morgonen när lamporna tänds", new)
    assert (found.how, found.sure) == ("moved", True)


def test_a_passage_moved_and_altered_is_proposed_with_its_likeness() -> None:
    parts = OLD.split("\n\n")
    moved = parts[1].replace("redan på morgonen", "redan på förmiddagen")
    new = "\n\n".join((parts[0], *parts[2:], "Tillägg efteråt: " + moved))
    found = carried("Det märks redan på morgonen när lamporna tänds vid övergången.", new)
    assert found.how == "words changed"
    assert found.span is not None
    assert found.span.of(new).startswith("Det märks redan på förmiddagen")


def test_masking_names_carries_every_coding_around_them() -> None:
    old = "R1: Storsjö kommun köpte nittio lampor av Ljusbolaget och satte upp dem i maj. Det gick bra, tycker Anna."
    new = "R1: [X] köpte nittio lampor av [Y] och satte upp dem i maj. Det gick bra, tycker [Z]."
    spans = (
        passage("köpte nittio lampor", old),
        passage("Det gick bra", old),
        passage("lampor av Ljusbolaget och", old),
    )
    first, second, third = carry_all(old, new, spans)
    assert [one.span and one.span.of(new) for one in (first, second)] == ["köpte nittio lampor", "Det gick bra"]
    assert third.span is not None
    assert third.span.of(new) == "lampor av [Y] och"


def test_a_word_said_all_the_time_is_followed_where_its_neighbours_stand() -> None:
    old = "\n".join(f"R{n}: Nummer {n} säger ja till fråga {n * 7}." for n in range(400))
    new = old.replace("Nummer 300 säger", "Nummer 300 sa tveksamt")
    span = passage("ja", old, nth=300)
    assert carry(old, span, new).span == passage("ja", new, nth=300)


def test_emoji_and_white_space_alone_are_carried_or_told_to_be_gone() -> None:
    assert carry("bra 😀 ja", Span(4, 5), "så bra 😀 ja").span == Span(7, 8)
    assert carry("bra   ja", Span(3, 6), "bra ja").how == "not found"
    assert carry("bra 😀", Span(4, 5), "").how == "not found"


def test_a_passage_outside_its_text_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="ends after the text"):
        carry("kort", Span(0, 9), "kort")


def test_many_passages_come_back_in_the_order_given() -> None:
    spans = [Span(at, at + 5) for at in range(len(OLD) - CONTEXT, 0, -7)]
    assert carry_all(OLD, OLD + " Slut.", spans) == tuple(carry(OLD, span, OLD + " Slut.") for span in spans)
