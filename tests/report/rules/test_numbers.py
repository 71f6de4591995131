"""Numbers of the prose against the study."""

from dataclasses import replace

import pytest
from small_study import found, lines, only, silent, study

from lardom.claims.material import Material

RIGHT = (
    ("Studien bygger på intervjuer med 8 respondenter från 6 projekt.", "8 respondenter", "7 respondenter"),
    ("Vi genomförde 6 intervjuer.", "6", "9"),
    ("Portföljen omfattar 24 projekt.", "24", "42"),
    ("I 18 projekt deltar minst en kommun.", "18", "17"),
    ("Två projekt valdes ut till steg 2.", "Två", "Tre"),
    ("Materialet består av 6 transkript.", "6", "8"),
    ("Kodboken består av tre koder.", "tre", "fyra"),
    ("Sammanlagt gjordes 7 kodningar.", "7", "70"),
    ("Koden ”Tidsbrist” användes 2 gånger.", "2", "5"),
    ("Två forskare och tre assistenter deltog.", "tre", "fyra"),
    ("Tre projekt har mer än en typ av offentlig organisation.", "Tre", "Fem"),
    ("Intervjuerna tog mellan 45 och 60 minuter.", "60", "55"),
    ("I studien ingår 2 respondenter från projekt A.", "x", "x"),
)


@pytest.mark.parametrize(("text", "right", "wrong"), RIGHT, ids=[text[:30] for text, _, _ in RIGHT])
def test_the_number_of_the_study_is_silent_and_any_other_is_reported(text: str, right: str, wrong: str) -> None:
    silent(lines(text, heading="# Metod"))
    if right != wrong:
        assert found(lines(text.replace(right, wrong), heading="# Metod")) == ["N303"]


ENGLISH = (
    ("We interviewed 8 people from 6 projects in the study.", "8 people", "9 people of 80"),
    ("The 6 transcripts were coded with 3 codes, 7 codings in all.", "7 codings", "70 codings"),
    ("The portfolio holds 24 projects, and this is what they are about.", "24", "23"),
    ("The portfolio holds 18 projects with a Swedish partner.", "18", "19"),
)


@pytest.mark.parametrize(("text", "right", "wrong"), ENGLISH, ids=[text[:30] for text, _, _ in ENGLISH])
def test_english_sentences_are_read_as_well(text: str, right: str, wrong: str) -> None:
    silent(lines(text, heading="# Method"))
    if "of 80" not in wrong:
        assert found(lines(text.replace(right, wrong), heading="# Method")) == ["N303"]


def test_a_number_of_something_else_is_let_be() -> None:
    silent(
        lines(
            "Tre respondenter i projekt A berättar om åtta möten.",
            "År 2023 fanns 290 kommuner i landet, och 60 texter av annat slag lästes i förväg.",
            "Av de 8 respondenterna är tre chefer.",
            heading="# Metod",
        )
    )


def test_more_respondents_than_there_are_is_certainly_wrong() -> None:
    finding = only("N303", lines("Under våren talade 31 respondenter om detta.", heading="# Metod"))
    assert finding.passage == "31 respondenter"


def test_the_ids_behind_a_small_number_are_shown() -> None:
    finding = only("N303", lines("Tre projekt valdes ut till steg 2.", heading="# Metod"))
    assert "det är: p1, p13" in finding.facts


def test_counts_that_overlap_can_hold_together() -> None:
    empty = replace(Material(), settings=study().settings)
    text = (
        "Portföljen omfattar 53 projekt. I 43 projekt deltar minst en kommun, i 17 minst en region och i 14 minst "
        "ett kommunalt bolag. {} projekt har mer än en typ av offentlig organisation."
    )
    silent(lines(text.format(19), heading="# Portföljen"), empty)
    only("N306", lines(text.format(7), heading="# Portföljen"), empty)


def test_a_number_that_is_not_unique_has_the_unique_one_beside_it() -> None:
    finding = only("N307", lines("Totalt har 18 (ej unika) kommuner deltagit.", heading="# Portföljen"))
    assert "olika organisationer: 18" in finding.facts
    silent(lines("Totalt har 18 (ej unika) kommuner deltagit, 18 unika kommuner.", heading="# Portföljen"))


def test_what_the_study_does_not_know_is_at_least_told_alike() -> None:
    nothing = replace(study(), sample=())
    text = "{} projekt kontaktades under våren."
    only("N308", lines(text.format("12"), text.format("15"), heading="# Metod"), nothing)
    silent(lines(text.format("12"), text.format("12"), heading="# Metod"), nothing)
