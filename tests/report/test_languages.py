"""Which language a draft is written in."""

from lardom.report.languages import language_of


def test_the_commonest_words_decide() -> None:
    assert language_of(["Det är inte så att vi har sett det."], "en") == "sv"
    assert language_of(["It was not the way that we have seen it."], "sv") == "en"


def test_a_text_that_says_nothing_keeps_the_default() -> None:
    assert language_of(["1, 2, 3"], "en") == "en"
