"""Speech over speech is told apart and never lost."""

from hypothesis import given
from hypothesis import strategies as st

from lardom.transcripts.overlaps import pieces


def said(text: str) -> list[tuple[str, str, bool]]:
    return [(who, text[a:b], over) for a, b, who, over in pieces(text, 0, len(text), "S01")]


def test_a_named_overlap_is_the_other_speaker_s() -> None:
    assert said("Vi började //S02: Ja, precis.// i fjol.") == [
        ("S01", "Vi började", False),
        ("S02", "Ja, precis.", True),
        ("S01", "i fjol.", False),
    ]


def test_a_turn_that_is_nothing_but_an_overlap_loses_the_strokes() -> None:
    assert said("//Mm, ja.//") == [("S01", "Mm, ja.", True)]


def test_an_unnamed_overlap_inside_marks_its_turn_and_keeps_the_words() -> None:
    assert said("Jo, //ja// det var bra.") == [("S01", "Jo, //ja// det var bra.", True)]


def test_an_address_is_no_overlap() -> None:
    assert said("Se https://a.se/b och http://c.se nu.") == [("S01", "Se https://a.se/b och http://c.se nu.", False)]


@given(st.lists(st.sampled_from(["Ja.", "//", "S02:", " ", "vi", "https://a.se", "//S03: nej//", "\n"]), max_size=30))
def test_pieces_lie_in_order_inside_the_turn(parts: list[str]) -> None:
    text = "".join(parts)
    at = 0
    for start, end, _, _ in pieces(text, 0, len(text), "S01"):
        if text.strip() and "//" in text:
            assert at <= start < end <= len(text)
        at = end
