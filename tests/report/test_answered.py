"""Means and numbers of answers in the prose, against the answers."""

import pytest

from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.fieldwork.respondents import Respondent
from lardom.fieldwork.scores import Answer
from lardom.report.answered import answer_statements, known_answers
from lardom.report.numerals import numerals
from lardom.study.settings import Item, StudySettings

ITEMS = (
    Item("nojdhet", "Hur nöjd är du med projektets resultat?", text_en="How satisfied are you with the results?"),
    Item("kunskap", "Hur mycket ny kunskap har projektet gett?", text_en="How much new knowledge did it give?"),
    Item(
        "processer", "I vilken grad har era processer ändrats?", text_en="To what degree have your processes changed?"
    ),
)


def told(text: str, language: str = "sv") -> list[tuple[str, float]]:
    return [(one.fact, one.value) for one in answer_statements(text, numerals(text, language), language, ITEMS)]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Medelvärdet för nöjdhet är 4,0 (n = 19).", [("mean:nojdhet", 4), ("answered:nojdhet", 19)]),
        (
            "Ny kunskap får i genomsnitt 4,3 och ändrade processer 2,6.",
            [("mean:kunskap", 4.3), ("mean:processer", 2.6)],
        ),
        ("Kunskap har högre medelvärde än processer (4,3 mot 2,6).", [("mean:kunskap", 4.3), ("mean:processer", 2.6)]),
        ("Frågan om processer besvarades av 17 respondenter.", [("answered:processer", 17)]),
        ("Fem respondenter ger processerna det lägsta betyget.", [("answers:processer:1-1", 5)]),
        ("14 av de 19 svarade fyra eller fem på frågan om nöjdhet.", [("answers:nojdhet:4-5", 14)]),
        ("I dessa projekt är medelvärdet för nöjdhet 4,4.", []),
        ("Kunskap är 4,3 gånger så viktig.", []),
        ("Skillnaden i medelvärde för nöjdhet är 1,2.", []),
    ],
)
def test_swedish_sentences(text: str, facts: list[tuple[str, float]]) -> None:
    assert told(text) == facts


def test_english_sentences() -> None:
    text = "Respondents rate their satisfaction at 4.0 on average (n = 19)."
    assert told(text, "en") == [("mean:nojdhet", 4), ("answered:nojdhet", 19)]
    text = "New knowledge gets the highest mean, 4.3, and changed processes the lowest, 2.6."
    assert told(text, "en") == [("mean:kunskap", 4.3), ("mean:processer", 2.6)]


def test_the_study_knows_its_means_and_how_many_answered() -> None:
    people = tuple(Respondent(f"r{n}", "p", f"R{n}") for n in range(3))
    answers = (Answer("r0", "kunskap", 5), Answer("r1", "kunskap", 4), Answer("r2", "kunskap", None, "pågår"))
    known = known_answers(Ground(Material(StudySettings(items=ITEMS), respondents=people, answers=answers)))
    assert known["mean:kunskap"].value == 4.5
    assert known["answered:kunskap"].value == 2
    assert known["answers:kunskap:4-5"].value == 2
    assert known["answers:kunskap:1-3"].value == 0
    assert "mean:nojdhet" not in known
