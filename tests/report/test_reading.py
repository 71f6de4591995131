"""A draft read against a study."""

from dataclasses import replace

from small_study import HALF, checked, lines, study, with_claims

from lardom.claims.ground import Ground
from lardom.portfolio.counts import facts
from lardom.report.reading import Reading

QUOTED = "> ”Vi vågade prova sådant som den vanliga budgeten aldrig har plats för.” (Projekt A, R1)"


def reading(text: str, claims: bool = False) -> Reading:
    material = with_claims(HALF) if claims else study()
    draft = checked(text).draft
    return Reading(draft, Ground(material), facts=facts((), ()), settings=material.settings)


def test_block_quotations_headings_and_tables_are_no_sentences_of_the_authors() -> None:
    text = lines("Ett. Två.", QUOTED, "| a | b |\n|---|---|\n| Fyra ord i rad | 2 |")
    assert [sentence.raw for sentence in reading(text).sentences] == ["Ett.", "Två."]


def test_what_the_study_filled_in_is_not_the_authors() -> None:
    text = lines("Ett.", "::: {.table-block}\nAlla 26 respondenter svarade.\n:::")
    assert [sentence.raw for sentence in reading(text).sentences] == ["Ett."]


def test_a_quotation_stands_under_the_sentence_before_it() -> None:
    read = reading(lines(HALF.text, QUOTED), claims=True)
    sentence = read.sentence_before(read.cited[0])
    assert sentence is not None
    assert sentence.raw == HALF.text
    match = read.match_before(read.cited[0])
    assert match is not None
    assert match.claim == HALF


def test_a_quotation_of_another_section_stands_under_nothing_here() -> None:
    read = reading(f"# Ett\n\nText.\n\n# Två\n\n{QUOTED}\n")
    assert read.sentence_before(read.cited[0]) is None


def test_the_draft_says_its_language_else_its_words_do() -> None:
    read = reading(lines("Det är inte så att vi har sett det."))
    assert read.language == "sv"
    named = Reading(replace(read.draft, language="en"), read.ground, facts=read.facts, settings=read.settings)
    assert named.language == "en"


def test_a_counted_unit_is_printed_as_a_report_would() -> None:
    read = reading(lines("Text."))
    assert read.printed_id("respondent", "A-R1") == "A R1"
    assert read.printed_id("project", "p13") == "D"
    assert read.printed_id("municipality", "Kommun 3") == "Kommun 3"
