"""The audit as SARIF 2.1.0."""

import json
from typing import Any

import jsonschema
from small_study import checked, lines, with_check

from lardom.report.audit import Audit
from lardom.report.audit_sarif import audit_sarif
from lardom.report.rules.book import ABOUT_SETTINGS, RULES
from lardom.study.settings import SettledFinding

TEXT = "> ”Vi vågade prova sådant som den vanliga budgeten alltid har plats för.” (Projekt A, R1)"
# The parts of the standard's schema that the log uses (OASIS SARIF 2.1.0, sections 3.13-3.52).
_REGION = {
    "type": "object",
    "required": ["startLine"],
    "additionalProperties": False,
    "properties": {name: {"type": "integer", "minimum": 1} for name in ("startLine", "startColumn", "endColumn")},
}
_LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "properties": {"uri": {"type": "string", "pattern": "^[!-~]+$"}},
                },
                "region": _REGION,
            },
        }
    },
}
SCHEMA = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message", "ruleId", "level"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "locations": {"type": "array", "items": _LOCATION},
                                "relatedLocations": {"type": "array", "items": _LOCATION},
                                "suppressions": {
                                    "type": "array",
                                    "items": {
                                        "required": ["kind"],
                                        "properties": {"kind": {"enum": ["inSource", "external"]}},
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def log_of(audit: Audit) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(audit_sarif((audit,), version="0.1.0"))
    jsonschema.validate(log, SCHEMA)
    return log


def test_the_log_has_the_shape_of_the_standard_and_all_rules() -> None:
    run = log_of(checked(lines(TEXT)))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [*RULES, *ABOUT_SETTINGS]
    result = run["results"][0]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "Q102"


def test_columns_are_code_points() -> None:
    run = log_of(checked(lines("😀 " + "Arbetet gav mätbara effekter.")))["runs"][0]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert (region["startColumn"], region["endColumn"]) == (15, 22)


def test_excused_findings_are_suppressed_with_their_reason() -> None:
    material = with_check(exceptions=(SettledFinding("Q102", "Godkänt av respondenten."),))
    result = log_of(checked(lines(TEXT), material))["runs"][0]["results"][0]
    assert result["suppressions"] == [{"kind": "external", "justification": "Godkänt av respondenten."}]


def test_a_file_name_with_other_letters_is_an_address() -> None:
    log = log_of(checked(lines(TEXT), file="års rapport.md"))
    assert log["runs"][0]["artifacts"][0]["location"]["uri"] == "%C3%A5rs%20rapport.md"
