"""Attributions in running text."""

import pytest

from lardom.claims.attributing import (
    attribution_after,
    attribution_at_end,
    attribution_before,
    parse_attribution,
    whole_attribution,
)
from lardom.claims.quotation import Attribution

F1 = Attribution("F", ("R1",))


@pytest.mark.parametrize(
    "text",
    [
        "(Projekt F, R1)",
        "(Projekt F, R1).",
        "(project F, R1)",
        "(F, R1)",
        "(F:R1)",
        "(F-R1)",
        "Projekt F R1",
        "Projekt F:R1",
        "(respondent R1, projekt F)",
        "(respondent 1, projekt F)",
        "— R1, Projekt F",
        "– R1 i projekt F",
        "(Behovsägare, Projekt F, R1)",
        "(Projekt F, R1, 2023)",
        "[Projekt F, R1]",
    ],
)
def test_one_respondent_in_every_form(text: str) -> None:
    assert parse_attribution(text) == F1


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("(Projekt K, R3 och R4)", ("R3", "R4")),
        ("(project K, R3 and R4)", ("R3", "R4")),
        ("(Projekt K, R1, R2)", ("R1", "R2")),
        ("(Projekt K, R4, R2 och R3)", ("R4", "R2", "R3")),
        ("(Projekt K, R1–R3)", ("R1", "R2", "R3")),
        ("(Projekt K, R1 & R2)", ("R1", "R2")),
        ("(Projekt K, R1 och 2)", ("R1", "R2")),
        ("(Projekt K)", ()),
        ("(Projekt K, IP2)", ("IP2",)),
    ],
)
def test_several_respondents_or_none(text: str, people: tuple[str, ...]) -> None:
    assert parse_attribution(text) == Attribution("K", people)


@pytest.mark.parametrize("text", ["(2019)", "(Vinnova, 2019, s. 4)", "(se tabell 1)", "(A)", "(i projekt)", "(skratt)"])
def test_other_brackets_are_no_attribution(text: str) -> None:
    assert parse_attribution(text) is None


def test_a_respondent_without_project_is_read_without_project() -> None:
    assert parse_attribution("(R1)") == Attribution("", ("R1",))


@pytest.mark.parametrize(
    "rest",
    [
        " (Projekt F, R1)",
        "(Projekt F, R1).",
        ". (Projekt F, R1)",
        " – R1, Projekt F",
        "\n(Projekt F, R1)",
        "\n— R1, projekt F",
        ", säger R1 i projekt F. Sedan gick det.",
        ", says R1 of project F.",
        ", berättar R1 (projekt F).",
    ],
)
def test_after_the_words(rest: str) -> None:
    found = attribution_after(f"”Vi.”{rest}", 5)
    assert found is not None
    assert found.attribution == F1


@pytest.mark.parametrize("rest", [". R1 i projekt F deltog.", " och så vidare", "", " i projekt F.", " (2019)"])
def test_nothing_after_the_words(rest: str) -> None:
    assert attribution_after(f"”Vi.”{rest}", 5) is None


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("R1 i projekt F säger: ", F1),
        ("I projekt F säger R1 att ", F1),
        ("Som R1 (projekt F) uttrycker det: ", F1),
        ("R1 säger: ", Attribution("", ("R1",))),
        ("R1 i projekt F var nöjd. En annan var det inte: ", None),
        ("Det var svårt (Projekt F, R1). ", None),
        ("I projekt F var det annorlunda: ", None),
    ],
)
def test_before_the_words(lead: str, expected: Attribution | None) -> None:
    found = attribution_before(f"Allt löste sig. {lead}”Vi.”", 0, 16 + len(lead))
    assert (found.attribution if found else None) == expected


def test_the_place_of_an_attribution_includes_its_sign() -> None:
    text = "Vi vågade. (Projekt F, R1)."
    found = attribution_at_end(text)
    assert found is not None
    assert text[found.start : found.end] == "(Projekt F, R1)."
    dashed = attribution_at_end("Vi vågade. — R1, Projekt F")
    assert dashed is not None
    assert dashed.start == 11


def test_a_block_that_is_nothing_else() -> None:
    assert whole_attribution("(Projekt F, R1)") == F1
    assert whole_attribution("Projekt F") is None
    assert whole_attribution("Projekt F, R1 var nöjd") is None
