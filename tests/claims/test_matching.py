"""Printed quotations laid against streams of speech."""

from hypothesis import given
from hypothesis import strategies as st

from lardom.claims.devices import parse_quotation
from lardom.claims.matching import MASKED_WORDS, WALL, Part, Stream, match, pattern_of


def _stream(*turns: str, between: str = " ") -> Stream:
    text, parts = "", []
    for index, words in enumerate(turns):
        start = len(text) + (len(between) if index else 0)
        text += (between if index else "") + words
        parts.append(Part(start, len(text), index, 0))
    return Stream(text, tuple(parts))


def _found(printed: str, stream: Stream) -> list[str] | None:
    places = match(pattern_of(parse_quotation(printed)), lambda _: stream)
    return None if places is None else [stream.text[p.start : p.end] for chunk in places for p in chunk]


def test_a_mask_may_stand_for_no_more_than_its_words() -> None:
    few = " ".join(["ord"] * MASKED_WORDS)
    assert _found("vi [X] det", _stream(f"vi {few} det")) == ["vi", "det"]
    assert _found("vi [X] det", _stream(f"vi {few} ord det")) is None
    assert _found("vi [X] det", _stream("vi det")) == ["vi", "det"]
    assert _found("vi […] det", _stream(f"vi {few} ord det")) == ["vi", "det"]


def test_a_cut_leaps_over_a_wall_and_a_mask_does_not() -> None:
    stream = _stream("vi såg", "det gick", between=f" {WALL} ")
    assert _found("såg […] det", stream) == ["såg", "det"]
    assert _found("såg [X] det", stream) is None
    assert _found("såg det", stream) is None


def test_pieces_are_taken_as_near_together_as_can_be() -> None:
    stream = _stream("vi såg det, sen vi såg nytt, det blev bra, det blev klart")
    places = match(pattern_of(parse_quotation("vi […] blev bra […] det")), lambda _: stream)
    assert places is not None
    assert [chunk[0].start for chunk in places] == [16, 33, 43]


def test_an_earlier_mask_gives_way_when_the_nearest_does_not_lead_on() -> None:
    assert _found("vi [X] det [X] slut", _stream("vi det " + "ord " * 14 + "vi ser det nu slut")) is not None


def test_summaries_notes_and_tags_are_not_looked_for() -> None:
    pattern = pattern_of(parse_quotation("R1: [Berättar att det gick] vi [sic] såg [X] det [att]"))
    assert [[s.text for s in chunk.segments] for chunk in pattern.chunks] == [["vi såg", "det"]]
    assert pattern.speakers == ("R1",)
    assert pattern.has_devices


def test_speech_within_speech_is_read_on() -> None:
    pattern = pattern_of(parse_quotation("”hon sa ’nu [X] vi’ då”"))
    assert [s.text for chunk in pattern.chunks for s in chunk.segments] == ["hon sa nu", "vi då"]


@given(
    st.lists(st.sampled_from("abcd"), min_size=1, max_size=12),
    st.lists(st.sampled_from("abcd"), min_size=1, max_size=4),
)
def test_cuts_find_every_subsequence_and_nothing_else(said: list[str], cut: list[str]) -> None:
    rest = iter(said)
    is_subsequence = all(word in rest for word in cut)
    assert (_found(" […] ".join(cut), _stream(" ".join(said))) is not None) == is_subsequence


@given(
    st.lists(st.sampled_from("abcd"), min_size=1, max_size=30),
    st.lists(st.sampled_from("abcd"), min_size=1, max_size=4),
)
def test_masks_find_what_trying_every_place_finds(said: list[str], masked: list[str]) -> None:
    def tried(start: int, words: list[str], reach: int) -> bool:
        if not words:
            return True
        ends = range(start, min(len(said), start + reach + 1))
        return any(said[i] == words[0] and tried(i + 1, words[1:], MASKED_WORDS) for i in ends)

    expected = tried(0, masked, len(said))
    assert (_found(" [X] ".join(masked), _stream(" ".join(said))) is not None) == expected
