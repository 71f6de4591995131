"""The audit for other programs."""

import json

from small_study import checked, lines

from lardom.report.audit_json import VERSION, audit_json


def test_the_json_holds_findings_with_places_and_facts() -> None:
    audit = checked(lines("> ”Vi vågade prova sådant som den vanliga budgeten alltid har plats för.” (Projekt A, R1)"))
    read = json.loads(audit_json((audit,)))
    assert read["version"] == VERSION
    finding = read["drafts"][0]["findings"][0]
    assert (finding["rule"], finding["name"], finding["level"]) == ("Q102", "quotation-altered", "error")
    assert finding["place"]["line"] == 3
    assert finding["facts"]


def test_what_has_no_value_is_left_out_and_the_same_audit_gives_the_same_text() -> None:
    audit = checked(lines("Arbetet gav mätbara effekter."))
    text = audit_json((audit,))
    assert "claim" not in json.loads(text)["drafts"][0]["findings"][0]
    assert text == audit_json((audit,))


def test_a_clean_draft_says_so() -> None:
    draft = json.loads(audit_json((checked(lines("Allt gick bra.")),)))["drafts"][0]
    assert draft["clean"]
    assert draft["findings"] == []
