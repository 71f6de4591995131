"""Why a number that differs from the study's is not called wrong, asked with whole sentences of reports.

The small study: 24 projects (18 with a municipality), 6 of them interviewed, 8 respondents, 6 interviews (3 in
groups), 6 texts, 3 codes, 7 codings by 2 coders, 9 projects contacted, 2 projects in step 2, a closed question.
"""

from dataclasses import replace

import pytest
from small_study import checked, lines, study

from lardom.claims.ground import Ground
from lardom.report.checks import audit

TRUE_SV = (
    "Av de 8 respondenterna är fem kvinnor.",
    "Intervjuerna gjordes med 8 personer, av vilka 3 är chefer.",
    "Fem respondenter har intervjuats av en projektassistent.",
    "Tre respondenter intervjuades på plats och fem respondenter intervjuades digitalt.",
    "Under 2024 intervjuades 3 personer och under 2025 intervjuades 5 personer.",
    "Under våren genomfördes 4 intervjuer och under hösten 2 intervjuer.",
    "Under våren genomfördes 4 intervjuer. Ytterligare 2 intervjuer genomfördes under hösten.",
    "Vi genomförde 2 intervjuer på plats och 4 intervjuer digitalt.",
    "Tre gruppintervjuer gjordes.",
    "Tre gruppintervjuer och tre enskilda intervjuer genomfördes.",
    "Av portföljens 24 projekt valdes sex ut.",
    "Två av de sex projekten gick vidare till steg två.",
    "Tre projekt beviljades 2021.",
    "Portföljen omfattar drygt 20 projekt.",
    "Portföljen omfattar 12 projekt om hälsa.",
    "Rapporten bygger på 6 intervjuer och 2 dokument.",
    "Underlaget består av 6 transkript och 24 dokument.",
    "Två texter kodades av båda kodarna.",
    "Två texter har kodats två gånger.",
    "I kodboken har 2 koder mer än en kodning.",
    "Tidsbrist har 2 kodningar.",
    "De två vanligaste koderna har 6 kodningar.",
    "I tre intervjuer deltog två assistenter.",
    "Två assistenter kodade intervjuerna.",
    "Respondenterna delas in i tre kategorier efter roll i projekten.",
    "Alla sex intervjuade projekt är offentliga.",
    "Ytterligare 3 projekt kontaktades.",
    "Tre projekt kontaktades men avböjde.",
    "Intervjuguiden bestod av 14 frågor och en sluten fråga på skala 1–5.",
    "Totalt 100 personer kom till slutkonferensen.",
    "Totalt 14 personer arbetar i projektet.",
    "Sammanlagt 30 intervjuer har gjorts i tidigare utvärderingar.",
    "Den tidigare studien byggde på intervjuer med 40 respondenter.",
    "Löfgren (2019) intervjuade 25 respondenter i sin studie.",
    "I Projekt A och B intervjuades 3 personer.",
    "I projekten A, B och C genomfördes tre intervjuer.",
    "Projekt C är avslutat. Alla tre respondenter i det säger så.",
    "I 2 projekt deltar minst en region och minst en kommun.",
    "I 6 projekt deltar minst en kommun men ingen region.",
    "Av de sex projekten i studien har fem minst en kommun.",
    "5 av 6 projekt har minst en kommun.",
    "12 projekt inom Hälsa har minst en kommun.",
    "Någon sa ”vi intervjuade 99 respondenter” i förbigående.",
    "Se avsnitt 3 och tabell 2 i kapitel 4; år 2023 fanns 290 kommuner.",
)
TRUE_EN = (
    "Three respondents were interviewed on site and five respondents were interviewed online.",
    "In the spring 4 interviews were held, and in the autumn 2 interviews.",
    "In projects A and B we interviewed 3 people.",
    "An earlier study was based on 43 interviews.",
    "In total, 100 people attended the final conference.",
    "A total of 40 participants attended the workshops.",
    "Six of the 24 projects were selected.",
    "Six out of 24 projects were selected.",
    "The study covers six of the 24 projects.",
    "The portfolio consists of roughly 20 projects.",
    "The portfolio has 12 projects about health.",
    "In 2021, 3 projects were funded.",
    "5 of 6 projects have at least one municipality.",
    "In 15 projects there is at least one municipality but no region.",
    "Two texts were coded by both coders.",
    "The two most common codes have 6 codings.",
    "Two assistants took part in the interviews together with one researcher.",
    "Three group interviews and three individual interviews were held.",
    "The respondents fall in three categories by their role in the projects.",
    "The material consists of interviews and 24 documents from the projects.",
    "5 people were interviewed by an assistant.",
)
WRONG_SV = (
    "Studien bygger på intervjuer med 7 respondenter från 9 projekt.",
    "Samtliga 5 respondenter intervjuades digitalt.",
    "Elva respondenter intervjuades digitalt.",
    "Tre respondenter intervjuades på plats och tolv respondenter intervjuades digitalt.",
    "Vi intervjuade tio personer, varav två i grupp.",
    "Under våren 2025 genomfördes 5 intervjuer.",
    "Sju gruppintervjuer gjordes.",
    "Av portföljens 23 projekt valdes sex ut.",
    "Portföljen omfattar 53 projekt.",
    "I 19 projekt deltar minst en kommun.",
    "I 17 projekt deltar minst en kommun.",
    "I 20 projekt deltar minst en kommun och minst en region.",
    "Materialet består av 7 transkript.",
    "Kodboken innehåller 4 koder.",
    "Sammanlagt gjordes 8 kodningar.",
    "Tre projekt valdes ut till steg 2.",
    "Tio projekt kontaktades.",
    "I Projekt A intervjuades 4 personer.",
    "Två forskare och två assistenter läste materialet.",
    "Två forskare och fyra assistenter läste materialet.",
    "Guiden avslutades med två slutna frågor på en skala 1–5.",
    "Portföljens projekt är indelade i tre kategorier.",
)
WRONG_EN = (
    "A total of 5 people were interviewed.",
    "Eleven respondents were interviewed online.",
    "We conducted 5 interviews.",
    "Seven projects were selected.",
    "The portfolio contains 53 projects.",
    "In 19 projects there is at least one municipality.",
    "Unlike earlier studies, this study is based on 9 interviews.",
    "The codebook has 4 codes.",
    "Three projects were selected for the second step.",
    "The texts were coded by three people.",
    "Two researchers and two assistants read the material.",
)


def number_faults(text: str, language: str) -> list[str]:
    """Return the passages that N303 finds in a method chapter of these words."""
    heading = "# Metod" if language == "sv" else "# Method"
    draft = replace(checked(lines(text, heading=heading)).draft, language=language)
    return [finding.passage for finding in audit(draft, Ground(study())).findings if finding.rule == "N303"]


@pytest.mark.parametrize("text", TRUE_SV)
def test_a_true_swedish_sentence_is_let_be(text: str) -> None:
    assert number_faults(text, "sv") == []


@pytest.mark.parametrize("text", TRUE_EN)
def test_a_true_english_sentence_is_let_be(text: str) -> None:
    assert number_faults(text, "en") == []


@pytest.mark.parametrize("text", WRONG_SV)
def test_a_wrong_number_in_a_swedish_sentence_is_found(text: str) -> None:
    assert number_faults(text, "sv")


@pytest.mark.parametrize("text", WRONG_EN)
def test_a_wrong_number_in_an_english_sentence_is_found(text: str) -> None:
    assert number_faults(text, "en")


def test_two_parts_that_do_not_make_the_whole_are_not_excused_by_each_other() -> None:
    assert number_faults("Under våren genomfördes 4 intervjuer och under hösten 3 intervjuer.", "sv") == [
        "4 intervjuer"
    ]
