"""Speaker labels become respondents, the interviewer, or nobody; never a guess between two."""

from lardom.fieldwork.interviews import INTERVIEWER, Interview
from lardom.fieldwork.respondents import Respondent
from lardom.transcripts.reading import document_from_text
from lardom.transcripts.voices import suggested_voices, voice_of, voices

PEOPLE = (Respondent("K-R3", "p11", "R3"), Respondent("K-R4", "p11", "R4"), Respondent("F-R3", "p6", "R3"))


def test_the_study_s_own_map_counts_first() -> None:
    interview = Interview("i1", "p11", respondents=("K-R3", "K-R4"), speakers=(("Anna", "K-R3"), ("Bo", INTERVIEWER)))
    document = document_from_text("a.txt", "Bo: Hej?\nAnna: Ja.\nR4: Jo.\nBo: Tack.\nAnna: Hej.")
    assert voices(document, interview, PEOPLE) == (INTERVIEWER, "K-R3", "K-R4", INTERVIEWER, "K-R3")


def test_a_label_means_the_respondent_of_this_interview_not_of_another_project() -> None:
    assert voice_of("R3", Interview("i2", "p6", respondents=("F-R3",)), PEOPLE) == "F-R3"


def test_the_only_label_left_belongs_to_the_only_person() -> None:
    document = document_from_text("a.txt", "Intervjuare: Hur?\nAnna Ek: Så.\nIntervjuare: Ja?\nAnna Ek: Ja.")
    interview = Interview("i2", "p6", respondents=("F-R3",))
    assert voices(document, interview, PEOPLE) == (INTERVIEWER, "F-R3", INTERVIEWER, "F-R3")


def test_two_unknown_labels_stay_unknown() -> None:
    document = document_from_text("a.txt", "Anna Ek: Hur?\nBo Ek: Så.\nAnna Ek: Ja?\nBo Ek: Ja.")
    assert set(voices(document, Interview("i2", "p6", respondents=("F-R3",)), PEOPLE)) == {""}
    assert set(voices(document, None, PEOPLE)) == {""}


def test_an_interviewer_is_known_again_and_a_number_is_not() -> None:
    before = Interview("i1", "p11", speakers=(("Alma Rehn", INTERVIEWER), ("R3", "K-R3")))
    found = suggested_voices(["Alma Rehn", "R3"], Interview("i2", "p6"), PEOPLE, [before])
    assert found == {"Alma Rehn": INTERVIEWER, "R3": ""}


def test_a_suggestion_follows_the_interview_it_is_linked_to() -> None:
    linked = Interview("i2", "p6", respondents=("F-R3",), interviewers=("Alma Rehn",))
    assert suggested_voices(["alma rehn", "Gun"], linked, PEOPLE, []) == {"alma rehn": INTERVIEWER, "Gun": "F-R3"}


def test_a_label_that_meant_two_people_is_not_suggested() -> None:
    before = [Interview("i1", "p6", speakers=(("Bo", "F-R3"),)), Interview("i3", "p6", speakers=(("Bo", INTERVIEWER),))]
    assert suggested_voices(["Bo"], Interview("i2", "p6", respondents=("F-R3", "K-R3")), PEOPLE, before) == {"Bo": ""}
