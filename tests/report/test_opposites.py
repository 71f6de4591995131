"""Sentences that look alike and say something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_study import checked, claim, lines, with_claims

from lardom.report.opposites import opposed, scope

DIFFERENT = (
    ("är nöjda med projektets resultat", "är missnöjda med projektets resultat"),
    ("säger att samarbetet har ökat i kommunen", "säger att samarbetet har minskat i kommunen"),
    ("säger att samarbetet har blivit bättre i kommunen", "säger att samarbetet har blivit sämre i kommunen"),
    ("hade kontakt med en jurist före projektet", "hade kontakt med en jurist efter projektet"),
    ("upplevde upphandlingen i kommunen som möjlig", "upplevde upphandlingen i kommunen som omöjlig"),
    ("i steg 1 upplevde upphandlingen som tung", "i steg 2 upplevde upphandlingen som tung"),
    ("i Projekt A upplevde upphandlingen som tung", "i Projekt B upplevde upphandlingen som tung"),
)
SAME = (
    ("är nöjda med projektets resultat", "är nöjda med projektens resultat"),
    ("har arbetat med nya parter i projektet", "har i projektet arbetat med nya parter"),
    ("i steg 2 upplevde upphandlingen som tung", "i det andra steget upplevde upphandlingen som tung"),
    ("säger att mer tid hade behövts i projektet", "säger att mera tid hade behövts i projektet"),
)


def stated(registered: str, printed: str) -> int:
    """Return how many registered claims the draft's sentence is read as."""
    text = f"Hälften av respondenterna {registered}."
    material = with_claims(claim("K9", text, "nya", quantifier="Hälften", class_="half"))
    return checked(lines(f"Hälften av respondenterna {printed}."), material).verified["claims"]


@pytest.mark.parametrize(("registered", "printed"), DIFFERENT)
def test_the_opposite_or_another_scope_is_not_the_registered_claim(registered: str, printed: str) -> None:
    assert opposed(registered, printed)
    assert stated(registered, printed) == 0
    assert stated(registered, registered) == 1


@pytest.mark.parametrize(("registered", "printed"), SAME)
def test_another_form_or_order_is_no_opposite(registered: str, printed: str) -> None:
    assert not opposed(registered, printed)


def test_english_opposites_are_known() -> None:
    assert opposed("The cooperation has increased.", "The cooperation has decreased.")
    assert opposed("They were able to continue.", "They were unable to continue.")
    assert not opposed("They were able to continue.", "They were quite able to continue.")


def test_projects_and_steps_are_the_scope_however_they_are_written() -> None:
    assert scope("I steg två och Projekt A") == scope("Projekt A, i det andra steget") == {"A", "step 2"}
    assert scope("Ett projekt är nytt.") == frozenset()


@given(st.text(max_size=60), st.text(max_size=60))
def test_opposition_goes_both_ways_and_never_against_itself(one: str, other: str) -> None:
    assert opposed(one, other) == opposed(other, one)
    assert not opposed(one, one)


def test_of_two_claims_alike_the_one_of_the_same_step_is_meant() -> None:
    texts = [f"Hälften av respondenterna i steg {step} upplevde upphandlingen som tung." for step in (1, 2)]
    claims = [claim(f"K{n}", text, quantifier="Hälften", class_="half") for n, text in enumerate(texts, start=1)]
    found = checked(lines(texts[1].replace("Hälften av", "Alla")), with_claims(*claims)).findings
    assert {finding.claim_id for finding in found if finding.claim_id} == {"K2"}
