"""Which sentence states which claim."""

import pytest
from small_study import HALF, checked, lines, with_claims

from lardom.claims.quantifiers import find_quantifiers
from lardom.report.matching import negations, plain, skeleton


def matched(text: str) -> int:
    return checked(lines(text), with_claims(HALF)).verified["claims"]


@pytest.mark.parametrize(
    "text",
    [
        HALF.text,
        HALF.text.upper(),
        HALF.text.replace("Hälften av respondenterna", "Alla respondenter"),
        HALF.text.replace("Hälften av respondenterna", "Sex av åtta respondenter"),
        "Som väntat: " + HALF.text,
        '[En helt annan ordalydelse.]{.claim ref="K1"}',
    ],
)
def test_the_same_claim_in_other_dress_is_recognised(text: str) -> None:
    assert matched(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        HALF.text.replace("har arbetat", "har inte arbetat"),
        "Hälften av respondenterna har arbetat.",
        "Upphandlingen tog nästan ett helt år i anspråk.",
    ],
)
def test_another_claim_is_not(text: str) -> None:
    assert matched(text) == 0


def test_the_skeleton_is_the_sentence_without_its_quantified_words() -> None:
    text = "Majoriteten av respondenterna är nöjda."
    assert skeleton(text, find_quantifiers(text, "sv"), "sv") == "är nöjda"


def test_negations_are_counted() -> None:
    assert len(negations("Det var inte så, och aldrig annars.")) == 2
    assert plain("De flesta – dock ej alla!") == "de flesta dock ej alla"
