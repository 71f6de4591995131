"""The audit in a terminal."""

import re

import pytest
from small_study import HALF, checked, lines, with_claims

from lardom.report.audit_text import audit_text, placed, summary_line, verified_things
from lardom.report.checks import Choice
from lardom.report.outline import Place

WRONG = lines("> ”Vi vågade prova sådant som den vanliga budgeten alltid har plats för.” (Projekt A, R1)")


def test_a_finding_shows_place_line_pointer_facts_and_way_out() -> None:
    text = audit_text(checked(WRONG))
    assert text.startswith("fel[Q102] Citatet är ändrat:")
    assert " --> utkast.md:3:3" in text
    line, pointer = text.split("\n")[text.split("\n").index("  |") + 1 :][:2]
    assert line.startswith("3 | > ”Vi vågade prova")
    assert pointer.index("^") == line.index("”")
    assert "= tryckt: … vanliga budgeten alltid har plats" in text.replace("den vanliga", "vanliga")
    assert "= väg ut: Återge orden som de sades" in text


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_longer_than_the_width(width: int) -> None:
    text = audit_text(checked(lines("Ord " * 60 + "gav mätbara effekter " + "ord " * 60 + ".", WRONG)), width=width)
    assert max(map(len, text.split("\n"))) <= width


def test_the_pointer_stays_under_the_passage_in_a_long_line() -> None:
    text = audit_text(checked(lines("Ord " * 60 + "gav mätbara effekter " + "ord " * 60 + ".")), width=80)
    rows = text.split("\n")
    at = next(number for number, row in enumerate(rows) if "^" in row)
    start, end = rows[at].index("^"), rows[at].rindex("^") + 1
    assert rows[at - 1][start:end] == "mätbara"


def test_colours_are_only_there_when_asked_for_and_change_no_letter() -> None:
    audit = checked(WRONG)
    plain, coloured = audit_text(audit), audit_text(audit, colour=True)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_a_clean_audit_says_what_was_verified() -> None:
    audit = checked(lines(HALF.text), with_claims(HALF))
    assert summary_line(audit) == "utkast.md: inget att anmärka på."
    assert "registrerade påståenden i texten: 1 (räknade och riktiga 1)" in verified_things(audit)


def test_the_summary_counts_in_the_singular_too() -> None:
    assert summary_line(checked(WRONG, language="en")) == "utkast.md: 1 error and 0 warnings."


def test_places_without_lines_are_told_in_words() -> None:
    assert placed(Place("a.pdf", page=3, paragraph=9, heading="Metod"), "en") == "a.pdf, page 3, under “Metod”"
    assert placed(Place("a.docx", paragraph=9), "sv") == "a.docx, stycke 9"
    assert placed(Place(), "sv") == "hela utkastet"


def test_a_finding_on_a_draft_without_lines_shows_its_words() -> None:
    text = audit_text(checked(WRONG, file="utkast.docx"))
    assert "^" in text


def test_notes_are_counted_when_there_are_any() -> None:
    text = lines("Intervjuer gjordes med personer från projekten.", heading="# Metod")
    asked = Choice(on=("M801",))
    assert summary_line(checked(text + WRONG, choice=asked)) == "utkast.md: 1 fel, 0 varningar och 1 notis."
    told = summary_line(checked(text + WRONG, choice=asked, language="en"))
    assert told == "utkast.md: 1 error, 0 warnings and 1 note."
