"""Which number of the study a number states."""

import pytest

from lardom.report.numerals import numerals
from lardom.report.statements import code_statements, named_statements, study_statements


def told(text: str, language: str = "sv") -> list[tuple[str, int | float]]:
    return [(one.fact, one.value) for one in study_statements(text, numerals(text, language), language)]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("I maj 2024 söktes 53 projekt fram.", [("projects", 53)]),
        ("Totalt intervjuades 26 personer.", [("study:respondents", 26)]),
        ("Tre respondenter i projekt F berättar.", []),
        ("Alla fem respondenter i projekt K är nöjda.", []),
        ("De 60 texterna kodades av fyra personer.", [("study:texts", 60), ("study:coders", 4)]),
        ("Av de 26 respondenterna håller alla med.", [("base:respondents", 26)]),
        ("Materialet består av 60 texter, varav 12 korta.", [("study:texts", 60)]),
    ],
)
def test_swedish_sentences_state_what_they_state_and_no_more(text: str, facts: list[tuple[str, int]]) -> None:
    assert told(text) == facts


def test_english_sentences_do_as_well() -> None:
    assert told("The 60 texts were coded with 172 codes, 874 codings in all.", "en") == [
        ("study:texts", 60),
        ("study:codes", 172),
        ("study:codings", 874),
    ]


def test_a_number_near_a_name_is_only_read_when_its_words_say_so() -> None:
    names = {"Hälsa": "category:Hälsa"}
    for text, value in (("17 projekt inom Hälsa", 17), ("Hälsa (17)", 17), ("Hälsa har fått 17 nya hus.", None)):
        found = [one.value for one in named_statements(text, numerals(text, "sv"), "sv", names)]
        assert found == ([value] if value else [])


def test_a_code_must_be_called_one_and_be_alone() -> None:
    codes = {"Tid": "k1", "Mod": "k2"}
    for text, expected in (
        ("Koden Tid användes 5 gånger.", 1),
        ("Koderna Tid och Mod användes 5 gånger.", 0),
        ("Tid tog 5 gånger.", 0),
    ):
        assert len(list(code_statements(text, numerals(text, "sv"), "sv", codes))) == expected
