"""Quotations in house style."""

import pytest
from excerpts import excerpts, talks
from hypothesis import given
from hypothesis import strategies as st

from lardom.claims.devices import parse_quotation
from lardom.claims.quotation import Attribution, Piece
from lardom.claims.rendering import render_attribution, render_quotation


@pytest.mark.parametrize(
    ("printed", "swedish", "english"),
    [
        ("Vi (...) såg", "”Vi […] såg”", "“Vi […] såg”"),
        ("Vi[...]såg", "”Vi […] såg”", "“Vi […] såg”"),
        ("Vi såg [...].", "”Vi såg […].”", "“Vi såg […].”"),
        ("hos XX då", "”hos [X] då”", "“hos [X] då”"),
        ("hos X:s chef", "”hos [X]:s chef”", "“hos [X]:s chef”"),
        ("(i kommunen) såg", "”[i kommunen] såg”", "“[i kommunen] såg”"),
        ("“Hon sa “kör””", "”Hon sa ’kör’”", "“Hon sa ‘kör’”"),
        ("Hon sa ”jag ’minns’ nu”", "”Hon sa ’jag ”minns” nu’”", "“Hon sa ‘jag “minns” nu’”"),
        ("det var ju... så", "”det var ju... så”", "“det var ju... så”"),
        ("[…] såg […]", "”[…] såg […]”", "“[…] såg […]”"),
    ],
)
def test_house_style(printed: str, swedish: str, english: str) -> None:
    pieces = parse_quotation(printed)
    assert render_quotation(pieces, language="sv") == swedish
    assert render_quotation(pieces, language="en") == english


def test_each_speaker_begins_a_line_of_a_block() -> None:
    pieces = parse_quotation("R4: Vi såg. R3: Ja.")
    attribution = Attribution("K", ("R3", "R4"))
    assert render_quotation(pieces, attribution=attribution) == "”R4: Vi såg.\nR3: Ja.” (Projekt K, R3 och R4)"
    assert render_quotation(pieces, display="inline") == "”R4: Vi såg. R3: Ja.”"


def test_pieces_made_by_hand_are_set_in_house_marks() -> None:
    pieces = (Piece("speech", "Hon sa “kör”"), Piece("ellipsis"), Piece("nested", "nu"))
    assert render_quotation(pieces) == "”Hon sa ’kör’ […] ’nu’”"


@pytest.mark.parametrize(
    ("people", "swedish", "english"),
    [
        (("R1",), "Projekt F, R1", "Project F, R1"),
        (("R3", "R4"), "Projekt F, R3 och R4", "Project F, R3 and R4"),
        (("R1", "R2", "R3"), "Projekt F, R1, R2 och R3", "Project F, R1, R2 and R3"),
        ((), "Projekt F", "Project F"),
    ],
)
def test_attributions(people: tuple[str, ...], swedish: str, english: str) -> None:
    attribution = Attribution("F", people)
    assert (render_attribution(attribution, "sv"), render_attribution(attribution, "en")) == (swedish, english)


def test_a_respondent_without_project_is_printed_alone() -> None:
    assert render_attribution(Attribution("", ("R1",))) == "R1"


@given(st.data(), st.sampled_from(["sv", "en"]), st.sampled_from(["block", "inline"]))
def test_what_is_rendered_reads_and_renders_the_same(data: st.DataObject, language: str, display: str) -> None:
    printed = data.draw(excerpts(data.draw(talks()))).printed()
    nested = data.draw(st.sampled_from(["{}", "Hon sa ”{}” då", "”nu ’kör’ vi”, {}", "R1: {} R2: Ja."]))
    pieces = parse_quotation(nested.format(printed), language)
    once = render_quotation(pieces, language=language, display="block" if display == "block" else "inline")
    again = render_quotation(
        parse_quotation(once, language), language=language, display="block" if display == "block" else "inline"
    )
    assert again == once
    assert "(...)" not in once
    assert "[...]" not in once


@given(st.data())
def test_rendering_keeps_every_spoken_word(data: st.DataObject) -> None:
    excerpt = data.draw(excerpts(data.draw(talks())))
    words = [text for kind, text in excerpt.parts if kind == "speech"]
    rest = render_quotation(parse_quotation(excerpt.printed()))
    for word in words:
        assert word in rest
        rest = rest[rest.index(word) + len(word) :]
