"""An audit as SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), for editors and review tools."""

import json
from typing import Any

from lardom.report.audit import Audit, Excused
from lardom.report.findings import Finding
from lardom.report.outline import Place
from lardom.report.rules.book import ABOUT_SETTINGS, RULES, slug_of
from lardom.report.rules.texts import texts

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
"""The schema that the text follows."""

_LEVELS = {"error": "error", "warning": "warning", "note": "note"}


def audit_sarif(audits: tuple[Audit, ...], *, version: str) -> str:
    """Return audits as one SARIF log with one run.

    Columns are code points (`columnKind`). A draft without lines has a location without region; its
    paragraph, page and heading are told in words as logical location. Excused findings are kept, marked
    as suppressed with their reason. `version` is that of the program.
    """
    language = audits[0].language if audits else "en"
    codes = [*RULES, *ABOUT_SETTINGS]
    results = [_result(finding, codes) for audit in audits for finding in audit.findings]
    results += [_suppressed(excused, codes) for audit in audits for excused in audit.excused]
    run = {
        "tool": {
            "driver": {
                "name": "lardom",
                "version": version,
                "semanticVersion": version,
                "language": language,
                "rules": [_rule(code, language) for code in codes],
            }
        },
        "artifacts": [{"location": _uri(audit.draft.file), "sourceLanguage": audit.draft.language or language}
                      for audit in audits],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }  # fmt: skip
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, language: str) -> dict[str, Any]:
    told = texts(language)[code]
    level = RULES[code].level if code in RULES else "warning"
    return {
        "id": code,
        "name": "".join(part.capitalize() for part in slug_of(code).split("-")),
        "shortDescription": {"text": told["title"]},
        "fullDescription": {"text": told["why"]},
        "help": {"text": f"{told['why']}\n\n✗ {told['wrong']}\n✓ {told['right']}"},
        "defaultConfiguration": {"level": _LEVELS[level], "enabled": code not in RULES or RULES[code].standing},
    }


def _result(finding: Finding, codes: list[str]) -> dict[str, Any]:
    words = " ".join([finding.message, *(f"({fact})" for fact in finding.facts), finding.way_out])
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": codes.index(finding.rule),
        "level": _LEVELS[finding.level],
        "message": {"text": words},
        "locations": [_location(finding.place, finding.passage)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {**_location(place, ""), "id": number, "message": {"text": note}}
            for number, (place, note) in enumerate(finding.related)
        ]
    if finding.claim_id:
        result["properties"] = {"claim": finding.claim_id}
    return result


def _suppressed(excused: Excused, codes: list[str]) -> dict[str, Any]:
    return {**_result(excused.finding, codes), "suppressions": [{"kind": "external", "justification": excused.reason}]}


def _location(place: Place, passage: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _uri(place.file)}
    if place.line is not None:
        region: dict[str, Any] = {"startLine": place.line}
        if place.column is not None:
            region["startColumn"] = place.column
            if passage and "\n" not in passage:
                region["endColumn"] = place.column + len(passage)
        physical["region"] = region
    location: dict[str, Any] = {"physicalLocation": physical}
    told = [f"page {place.page}" if place.page else "", f"paragraph {place.paragraph}" if place.paragraph else ""]
    name = ", ".join(part for part in (*told, place.heading) if part)
    if name and place.line is None:
        location["logicalLocations"] = [{"name": name, "kind": "paragraph"}]
    return location


def _uri(file: str) -> dict[str, str]:
    return {"uri": "".join(_encoded(letter) for letter in file or "draft")}


def _encoded(letter: str) -> str:
    """Return a letter as an address may hold it: all but letters of ASCII, digits and a few signs as %XX."""
    if letter.isascii() and (letter.isalnum() or letter in "-._~/"):
        return letter
    return "".join(f"%{byte:02X}" for byte in letter.encode("utf-8"))
