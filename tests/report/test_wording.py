from datetime import date
from string import Formatter

from lardom.report.wording import UNITS, WORDS, capitalised, day, enumeration, share, unit_word, word


def test_every_sentence_exists_in_both_languages_with_the_same_places() -> None:
    for name, (swedish, english) in WORDS.items():
        assert swedish, name
        assert english, name
        places = [{field for _, field, _, _ in Formatter().parse(text) if field} for text in (swedish, english)]
        assert places[0] == places[1], name


def test_every_unit_has_a_singular_and_a_plural_in_both_languages() -> None:
    assert all(all(pair) for pairs in UNITS.values() for pair in pairs)


def test_shares_are_whole_per_cent_and_of_nothing_there_is_none() -> None:
    assert share(1, 8, "en") == "13%"
    assert share(0, 0, "sv") == "–"


def test_dates_are_written_in_words_and_free_words_are_kept() -> None:
    assert day(date(2026, 3, 1), "sv") == "1 mars 2026"
    assert day("2026-03-01", "en") == "1 March 2026"
    assert day("våren 2026", "sv") == "våren 2026"


def test_lists_end_with_the_word_for_and() -> None:
    assert enumeration(["A", "B"], "sv") == "A och B"
    assert enumeration(["A", "B", "C"], "en") == "A, B and C"
    assert enumeration([], "en") == ""


def test_units_follow_the_number() -> None:
    assert (unit_word("project", 1, "en"), unit_word("project", 2, "en")) == ("project", "projects")
    assert unit_word("förvaltning", 2, "sv") == "förvaltning"


def test_a_name_without_a_sentence_is_printed_as_it_is() -> None:
    assert word("hybrid", "sv") == "hybrid"
    assert capitalised("hälsa och IoT") == "Hälsa och IoT"
