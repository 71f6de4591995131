import pytest

from lardom.claims.causes import find_causal, find_hedges, find_measurable
from lardom.text.span import Span


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Stödet bidrog till nöjdheten.", "sv", ["bidrog till"]),
        ("På grund av tidsbrist och tack vare eldsjälar.", "sv", ["På grund av", "tack vare"]),
        ("Det ledde\ntill förändring.", "sv", ["ledde\ntill"]),
        ("Projektledaren var nöjd.", "sv", []),
        ("The support contributed to satisfaction because of trust.", "en", ["contributed to", "because of"]),
        ("The project leader was pleased.", "en", []),
        ("Hon sa att ”det ledde till allt”.", "sv", []),
    ],
)
def test_causal_wording_is_found_outside_quotations(text: str, language: str, words: list[str]) -> None:
    found = find_causal(text, language)
    assert [one.word for one in found] == words
    assert all(one.span.of(text) == one.word for one in found)


def test_words_that_promise_a_measure_are_found() -> None:
    assert [one.word for one in find_measurable("Mätbara effekter, omätbara vinster.", "sv")] == ["Mätbara"]
    assert [one.word for one in find_measurable("Measurable effects.", "en")] == ["Measurable"]


def test_hedges_are_found_and_a_stretch_can_be_skipped() -> None:
    text = "Det tycks gå, och det förefaller bra."
    assert [one.word for one in find_hedges(text, "sv")] == ["tycks", "förefaller"]
    assert [one.word for one in find_hedges(text, "sv", skip=[Span(0, 10)])] == ["förefaller"]
