"""One claim at several places."""

from dataclasses import replace

from small_study import HALF, claim, found, lines, only, silent, with_claims

SUMMARY = claim(
    "S1",
    "Hälften av respondenterna har genom projektet mött nya parter.",
    quantifier="Hälften",
    class_="half",
    kind="summary",
    parent="K1",
)


def both(summary: str, body: str) -> str:
    return f"# Sammanfattning\n\n{summary}\n\n# Resultat\n\n{body}\n"


def test_a_summary_that_restates_the_body_is_silent() -> None:
    silent(both(SUMMARY.text, HALF.text), with_claims(HALF, SUMMARY))


def test_a_summary_claim_without_a_body_claim_is_reported() -> None:
    orphan = replace(SUMMARY, parent="K9")
    assert found(both(SUMMARY.text, HALF.text), with_claims(HALF, orphan)) == ["C203", "C208"]
    loose = replace(SUMMARY, parent="", evidence=HALF.evidence)
    only("C208", both(SUMMARY.text, HALF.text), with_claims(HALF, loose))


def test_a_counting_sentence_of_the_summary_that_nobody_registered_is_reported() -> None:
    text = both("Många respondenter hade aldrig haft råd med detta.", HALF.text)
    assert only("C208", text, with_claims(HALF)).passage == "Många"
    silent(both("Programmet har gett mod att pröva nya vägar.", HALF.text), with_claims(HALF))


def test_a_summary_with_another_word_or_unit_than_the_body_drifts() -> None:
    often = replace(
        SUMMARY, text="Ofta har respondenterna genom projektet mött nya parter.", quantifier="Ofta", class_="frequency"
    )
    assert only("C209", both(often.text, HALF.text), with_claims(HALF, often)).claim_id == "S1"
    unit = replace(SUMMARY, text="Hälften av projekten har mött nya parter på vägen.", unit="project")
    assert "C209" in found(both(unit.text, HALF.text), with_claims(HALF, unit))


def test_the_text_drifts_from_the_register_even_when_the_count_allows_the_word() -> None:
    text = HALF.text.replace("Hälften av respondenterna", "Många respondenter")
    finding = only("C209", lines(text), with_claims(HALF))
    assert finding.passage == "Många"
    assert any("K1" in fact for fact in finding.facts)


def test_two_unregistered_sentences_that_differ_only_in_their_word_drift() -> None:
    first = "Flera respondenter beskriver att stödet från ledningen kom för sent."
    second = first.replace("Flera", "Några")
    finding = only("C209", lines(first, second))
    assert (finding.passage, finding.related[0][0].line) == ("Några", 3)
    silent(lines(first, first))
    silent(lines(first, second.replace("kom för sent", "inte kom för sent")))


def test_a_reservation_survives_into_the_summary_and_the_text() -> None:
    hedged = replace(
        HALF, text="Hälften av respondenterna tycks ha arbetat med parter de annars inte möter.", hedge="tycks"
    )
    kept = replace(SUMMARY, text="Hälften av respondenterna tycks ha mött nya parter i projektet.", hedge="tycks")
    silent(both(kept.text, hedged.text), with_claims(hedged, kept))
    finding = only("C212", both(SUMMARY.text, hedged.text), with_claims(hedged, SUMMARY))
    assert finding.claim_id == "S1"
    plain = hedged.text.replace("tycks ha", "har")
    assert found(lines(plain), with_claims(hedged)) == ["C212"]


def test_a_text_tied_to_an_unknown_claim_is_reported() -> None:
    text = lines('[Plattformen är öppen för alla.]{.claim ref="K99"}')
    assert only("C217", text, with_claims(HALF)).passage == "Plattformen är öppen för alla."


def test_an_example_of_the_summary_is_met_in_the_body() -> None:
    body = " ".join(f"{a}{b}{a}{b}{a}{b}ordet" for a in "abcdefghij" for b in "klmnoprstuv")
    finding = only("C218", both("Programmet gav konkreta resultat, exempelvis snöröjning.", body))
    assert finding.passage == "snöröjning"
    silent(both("Programmet gav konkreta resultat, exempelvis snöröjning.", body + " En kommun provade snöröjningen."))
