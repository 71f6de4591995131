"""A search is taken apart the same way everywhere, and its rule is one."""

import pytest

from lardom.text.span import Span
from lardom.transcripts.searching import Group, Term, fits, groups, indexed, is_met, parse, places, plain

TEXT = "Utan eldsjälarna i kommunen hade det inte gått. Sensorn mätte, sa hon."


@pytest.mark.parametrize(
    ("search", "met"),
    [
        ("eldsjäl", True),
        ("eldsjälar", True),
        ("ELDSJÄLARS kommuner", True),
        ('"eldsjälar i kommun"', True),
        ('"kommunen eldsjälar"', False),
        ("sensorer", True),
        ("eldsjäl -sensor", False),
        ("eldsjäl -pilot", True),
        ("pilot", False),
        ("själ", False),
        ("“hade det”", True),
    ],
)
def test_a_text_meets_a_search_in_any_inflection(search: str, met: bool) -> None:
    assert is_met(TEXT, "sv", groups(parse(search), {})) is met


@pytest.mark.parametrize(
    ("search", "fault"),
    [("di*", "short part"), ("*", "short part"), ("-pilot", "only without"), ("ord " * 21, "many words"), ("ja", None)],
)
def test_a_search_that_cannot_be_done_says_why(search: str, fault: str | None) -> None:
    assert parse(search).fault == fault


@pytest.mark.parametrize(
    ("search", "word", "fitting"),
    [("digital*", "digitalisering", True), ("digital*", "odigital", False), ("*själ", "eldsjäl", True),
     ("*själ", "själar", False), ("*själ*", "eldsjälarna", True)],
)  # fmt: skip
def test_a_part_of_a_word_is_looked_for_where_its_star_says(search: str, word: str, fitting: bool) -> None:
    assert fits(parse(search).terms[0], word) is fitting


def test_a_part_becomes_the_stems_that_have_it() -> None:
    wanted = parse("*själ* kommun")
    found = groups(wanted, {wanted.parts[0]: ["eldsjäl", "själslig"]})
    assert found[0] == Group((("eldsju00e4l",), ("sju00e4lslig",)))
    assert is_met(TEXT, "sv", found)


def test_a_part_that_no_word_has_is_met_by_nothing() -> None:
    assert not is_met(TEXT, "sv", groups(parse("*zzz*"), {}))


def test_a_hyphenated_word_is_a_phrase() -> None:
    assert parse("e-post").terms == (Term(("e", "post")),)
    assert is_met("Skicka e-post.", "sv", groups(parse("e-post"), {}))


def test_found_words_are_shown_where_they_stand() -> None:
    found = groups(parse('eldsjäl "hade det"'), {})
    assert [span.of(TEXT) for span in places(TEXT, "sv", found)] == ["eldsjälarna", "hade det"]
    assert places("", "sv", found) == ()
    assert Span(5, 16) in places(TEXT, "sv", found)


def test_the_index_holds_plain_letters_only() -> None:
    assert indexed("Åsa & Øyvind 25 %", "sv").replace(" ", "").isascii()
    assert plain("å") != plain("ä")
