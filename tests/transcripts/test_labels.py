"""The shape of a label: roles and numbers, names, single words, and what is never one."""

import pytest

from lardom.transcripts.labels import Strength, numbered, strength


@pytest.mark.parametrize(
    "label",
    [
        *["R1", "S02", "p0134", "IP1", "F-R1", "Intervjuare", "intervjuaren", "Interviewee", "interviewee"],
        *["SPEAKER_00", "spk_1", "Moderator", "Speaker 1", "Talare 12", "Kvinna 2"],
        *["Interviewer (Anna)", "Unknown"],
    ],
)
def test_roles_and_numbers_are_strong(label: str) -> None:
    assert strength(label) == Strength.STRONG


@pytest.mark.parametrize(
    "label",
    [
        "Anna-Karin Öberg",
        "Dr. Åsa Lind",
        "Svensson, Anna",
        "The Chair (Hon. Anthony Rota (NipissingTimiskaming, Lib.))",
        "Ms. Heather McPherson (Edmonton Strathcona, NDP)",
        "Statsrådet Anna Ekström (S)",
        "Johan af Ugglas",
        "O'Brien, Pat",
        "Lynne Neagle AM",
        "Lecturer C",
    ],
)
def test_names_are_names_with_their_titles_and_parties(label: str) -> None:
    assert strength(label) == Strength.NAME


@pytest.mark.parametrize("label", ["Dan", "AS", "Marketing", "anna", "Fråga", "Answer"])
def test_a_single_word_is_weak(label: str) -> None:
    assert strength(label) == Strength.WEAK


@pytest.mark.parametrize(
    "label",
    [
        "Så här är det",
        "In PDPilot",
        "Kl",
        "https",
        "Datum",
        "Exempel",
        "Fråga 3",
        "Tema 1",
        "Figur 2",
        "Skratt",
        "Background Noise",
        "Det bästa var",
        "Jo. Då sa hon",
        "Vad sa du?",
        "EU",
        "",
    ],
)
def test_sentences_headings_and_noises_are_no_labels(label: str) -> None:
    assert strength(label) == Strength.NONE


def test_only_a_number_at_the_end_makes_a_label_numbered() -> None:
    assert [numbered(label) for label in ("R1", "SPEAKER_00", "Intervjuare", "Dan")] == [True, True, False, False]
