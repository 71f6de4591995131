"""Quotations against the transcripts."""

from dataclasses import replace

from small_study import HALF, checked, found, lines, only, silent, study, with_claims

from lardom.claims.claim import Evidence
from lardom.claims.devices import parse_quotation
from lardom.claims.quotation import Attribution, Quotation

EXACT = "> ”Vi vågade prova sådant som den vanliga budgeten aldrig har plats för.” (Projekt A, R1)"


def test_an_exact_quotation_and_one_with_devices_are_silent() -> None:
    silent(lines(EXACT, "> ”Vi vågade prova […] som [projektets budget] aldrig har plats för.” (Projekt A, R1)"))


def test_words_that_nobody_said_are_not_found() -> None:
    finding = only("Q101", lines("> ”Vi byggde en rymdraket på kommunens gräsmatta.” (Projekt A, R1)"))
    assert finding.level == "error"
    assert finding.place.line == 3
    assert finding.place.column == 3


def test_one_changed_word_is_an_altered_quotation_and_the_difference_is_shown() -> None:
    finding = only("Q102", lines(EXACT.replace("aldrig", "alltid")))
    assert any("alltid" in fact for fact in finding.facts)
    assert any("aldrig" in fact for fact in finding.facts)
    assert any("a.txt" in fact for fact in finding.facts)


def test_words_of_a_colleague_have_the_wrong_speaker_and_the_right_one_is_named() -> None:
    finding = only("Q103", lines(EXACT.replace("R1", "R2")))
    assert "sagt av: Projekt A, R1" in finding.facts


def test_an_attribution_to_nobody_is_unknown_whether_project_or_respondent() -> None:
    assert "R9" in only("Q104", lines(EXACT.replace("R1", "R9"))).message
    assert "Z" in only("Q104", lines(EXACT.replace("Projekt A", "Projekt Z"))).message


def test_a_number_without_its_project_names_nobody() -> None:
    finding = only("Q105", lines("> ”Vi vågade prova sådant som den vanliga budgeten aldrig har plats för.” (R1)"))
    assert finding.passage == "(R1)"


def test_someone_who_has_withdrawn_or_not_consented_is_not_quoted() -> None:
    gone = only("Q106", lines("> ”Det där var en idé som jag bar på från första början.” (Projekt C, R2)"))
    assert "tagit tillbaka" in gone.message
    unasked = only("Q106", lines("> ”Jag vill helst slippa se det här i tryck någonstans.” (Projekt D, R2)"))
    assert "gått med på" in unasked.message


def test_notes_are_not_printed_as_a_quotation() -> None:
    only("Q107", lines("> ”Styrelsen var tveksam till hela upplägget i början.” (Projekt E, R1)"))


def test_words_of_an_interview_without_attribution_are_reported_with_who_said_them() -> None:
    finding = only("Q108", lines("> ”Vi träffade nya företag varje månad och det gav oss driv.”"))
    assert "sagt av: Projekt B, R1" in finding.facts


def test_an_unknown_block_quotation_is_only_reported_beside_attributed_ones() -> None:
    document = "> ”Programmet ska stärka förmågan till förnyelse i hela landet.”"
    silent(lines(document))
    assert found(lines(EXACT, document)) == ["Q108"]


def test_scare_quotes_are_no_quotations() -> None:
    silent(lines("Projektet sågs som ”misslyckat”, men en ”eldsjäl” bar det vidare."))


def test_a_quotation_that_the_register_holds_against_its_claim_is_reported_under_it() -> None:
    pieces = parse_quotation("Vi träffade nya företag varje månad och det gav oss driv.")
    register = (Quotation("Q7", Attribution("B", ("R1",)), pieces),)
    text = lines(HALF.text, "> ”Vi träffade nya företag varje månad och det gav oss driv.” (Projekt B, R1)")
    against = replace(HALF, evidence=(*HALF.evidence, Evidence("contradicts", "quotation", "Q7")))
    finding = only("Q109", text, replace(with_claims(against), quotations=register))
    assert finding.claim_id == "K1"
    backing = replace(HALF, evidence=(*HALF.evidence, Evidence("supports", "quotation", "Q7")))
    silent(text, replace(with_claims(backing), quotations=register))


def test_quotations_are_counted_by_verdict() -> None:
    audit = checked(lines(EXACT, EXACT.replace("sådant som ", "[…] ")), study())
    assert (audit.verified["exact"], audit.verified["exact after devices"]) == (1, 1)
