"""Quantified words against the count."""

from dataclasses import replace

import pytest
from small_study import HALF, claim, found, lines, only, silent, study, with_claims

SOME = claim(
    "K2",
    "Några respondenter beskriver att tiden inte räckte till för arbetet.",
    "tid",
    quantifier="Några",
    class_="some",
)


def test_a_word_that_the_count_carries_is_silent() -> None:
    silent(lines(HALF.text, SOME.text), with_claims(HALF, SOME))


@pytest.mark.parametrize("word", ["Majoriteten", "De flesta", "Alla"])
def test_a_logical_word_that_the_count_does_not_carry_blocks(word: str) -> None:
    text = HALF.text.replace("Hälften av respondenterna", "Majoriteten av respondenterna")
    text = text if word == "Majoriteten" else text.replace("Majoriteten av respondenterna", f"{word} respondenter")
    finding = only("C201", lines(text), with_claims(HALF))
    assert finding.level == "error"
    assert finding.passage == word
    assert any("4 av 8 respondenter (A R2, B R1, D R1, F R1)" in fact for fact in finding.facts)
    assert any("b.txt, replik 1" in fact for fact in finding.facts)


def test_the_word_is_found_in_the_draft_even_when_the_register_has_another() -> None:
    registered = replace(
        HALF, text=HALF.text.replace("Hälften", "Majoriteten"), quantifier="Majoriteten", class_="majority"
    )
    only("C201", lines(registered.text), with_claims(registered))


def test_words_inside_a_quotation_are_not_the_authors() -> None:
    text = HALF.text + " I ett svar hette det ”alla respondenter” utan förklaring."
    silent(lines(text), with_claims(HALF))


def test_a_soft_word_outside_its_limits_warns() -> None:
    finding = only("C204", lines(SOME.text.replace("Några", "Många")), with_claims(SOME))
    assert finding.level == "warning"
    assert "säger mer" in finding.message


def test_a_stated_number_and_its_total_are_those_counted() -> None:
    number = claim(
        "K3",
        "Fyra respondenter arbetar i dag med parter som de annars inte möter.",
        "nya",
        quantifier="Fyra",
        class_="number",
        number=4,
    )
    silent(lines(number.text), with_claims(number))
    assert only("C215", lines(number.text.replace("Fyra", "Sex")), with_claims(number)).passage == "Sex"
    of = replace(number, text="4 av 8 respondenter arbetar i dag med parter som de annars inte möter.", quantifier="4")
    silent(lines(of.text), with_claims(of))
    assert "7" in only("C215", lines(of.text.replace("av 8", "av 7")), with_claims(of)).message


def test_a_word_without_a_unit_is_reported_where_people_speak() -> None:
    assert only("C202", lines("Många menar att upplägget var för krångligt.")).passage == "Många"
    silent(lines("Många ord har skrivits om sensorer, och flera frågor återstår."))


def test_a_claim_without_a_unit_is_reported_with_its_id() -> None:
    bare = claim(
        "K4",
        "Många beskriver hur arbetet fick fart av de nya kontakterna.",
        "nya",
        quantifier="Många",
        class_="large",
        unit="",
    )
    assert only("C202", lines(bare.text), with_claims(bare)).claim_id == "K4"


def test_a_registered_claim_without_evidence_is_reported_and_blocks_when_its_word_does() -> None:
    empty = claim(
        "K5",
        "Majoriteten av respondenterna vill fortsätta med det som har prövats.",
        quantifier="Majoriteten",
        class_="majority",
    )
    assert only("C203", lines(empty.text), with_claims(empty)).level == "error"
    soft = replace(
        empty,
        text=empty.text.replace("Majoriteten av respondenterna", "Många respondenter"),
        quantifier="Många",
        class_="large",
    )
    assert only("C203", lines(soft.text), with_claims(soft)).level == "warning"
    silent(lines(empty.text), with_claims(replace(empty, kind="judgement")))


def test_a_counting_sentence_that_nobody_registered_is_reported_in_the_findings_only() -> None:
    text = "Flera respondenter berättar att de saknade stöd från ledningen."
    only("C203", lines(text), with_claims(HALF))
    silent(lines(text, heading="# Metod"), with_claims(HALF))
    silent(lines(text), study())


def test_without_a_register_only_shares_ask_for_one() -> None:
    assert only("C203", lines("De flesta respondenter är nöjda med sitt projekt.")).passage == "De flesta"
    silent(lines("Projekten ska följa lagen, och alla projekt ska ha en plan."))


def test_a_number_of_the_study_is_not_told_twice() -> None:
    assert found(lines("Studien bygger på intervjuer med 9 respondenter från 6 projekt."), with_claims(HALF)) == []
    assert found(lines("Studien bygger på intervjuer med 12 respondenter från 6 projekt."), with_claims(HALF)) == [
        "N303"
    ]
