import pytest

from lardom.claims.mentions import implied
from lardom.claims.quantified import Sentence


def classes(text: str, language: str, previous: str = "") -> list[tuple[str, str]]:
    return [(one.class_, one.word) for one in implied(Sentence.read(text, language), previous)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Det finns projekt som stannade.", "sv", [("existential", "Det finns")]),
        ("Det finns exempel på projekt som stannade.", "sv", [("existential", "Det finns")]),
        ("Det finns även projekt som stannade.", "sv", [("existential", "Det finns"), ("existential", "även")]),
        ("Det finns en känsla av stolthet.", "sv", [("existential", "Det finns")]),
        ("Det finns ett problem.", "sv", []),
        ("Det finns många projekt.", "sv", []),
        ("There are projects that stopped.", "en", [("existential", "There are")]),
        ("There is a sense of pride.", "en", [("existential", "There is")]),
        ("There is a problem.", "en", []),
        ("Det framhålls att tiden var knapp.", "sv", [("indefinite", "framhålls")]),
        ("Det framhålls av respondenterna.", "sv", []),
        ("I tabell 2 framhålls skillnaden.", "sv", []),
        ("En man kom.", "sv", []),
        ("One can see it.", "en", [("indefinite", "One")]),
        ("No one can see it.", "en", []),
        ("This one can wait.", "en", []),
        ("Projekten har stannat.", "sv", [("generic", "Projekten")]),
        ("Projektet har stannat.", "sv", []),
        ("Projekt F har stannat.", "sv", []),
        ("Projektens mål är klara.", "sv", []),
        ("Private companies have stopped.", "en", [("generic", "Private companies")]),
        ("Project results have stopped.", "en", []),
        ("Olika perspektiv är bra.", "sv", [("diversity", "Olika")]),
        ("Olika verktyg är bra.", "sv", []),
        ("Svaren skiljer sig åt.", "sv", [("diversity", "skiljer sig åt")]),
    ],
)
def test_claims_without_a_counting_word(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert classes(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("Vissa menar ja, andra menar nej.", "sv", "Vissa menar ja, andra"),
        ("De som vågade vann, de som väntade förlorade.", "sv", "De som vågade vann, de som"),
        ("Projekten var antingen klara eller nedlagda.", "sv", "antingen klara eller"),
        ("Till skillnad från företagen väntade de.", "sv", "Till skillnad från"),
        ("Some said yes, others said no.", "en", "Some said yes, others"),
        ("Those who dared won, those who waited lost.", "en", "Those who dared won, those who"),
    ],
)
def test_a_contrast_covers_both_sides(text: str, language: str, word: str) -> None:
    assert ("contrast", word) in classes(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Flera kommuner och andra aktörer deltog.", "sv"),
        ("Några projekt lånade idéer från andra kommuner.", "sv"),
        ("Lösningen är antingen dyr eller billig.", "sv"),
        ("Some projects learned from other municipalities.", "en"),
    ],
)
def test_other_things_in_passing_are_no_contrast(text: str, language: str) -> None:
    assert not [word for class_, word in classes(text, language) if class_ == "contrast"]


def test_a_contrast_may_run_over_two_sentences() -> None:
    assert ("contrast", "Andra") in classes("Andra menar nej.", "sv", previous="En del menar ja.")
    assert classes("Andra menar nej.", "sv", previous="Det regnade.") == []


def test_neither_nor_is_said_of_the_unit_before_it() -> None:
    (found,) = implied(Sentence.read("Dessa projekt gav varken produkt eller tjänst.", "sv"), "")
    assert (found.class_, found.unit, found.word) == ("universal-negative", "project", "varken produkt eller")
    assert classes("Det är varken bra eller dåligt.", "sv") == []
