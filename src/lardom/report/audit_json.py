"""An audit as JSON, for other programs."""

import json
from dataclasses import asdict
from typing import Any

from lardom.report.audit import Audit
from lardom.report.findings import Finding
from lardom.report.outline import Place
from lardom.report.rules.book import slug_of
from lardom.report.rules.texts import title_of

VERSION = 1
"""The version of the shape; it grows when a field changes its meaning or goes away."""


def audit_json(audits: tuple[Audit, ...]) -> str:
    """Return audits as JSON text: one object with `version` and `drafts`, keys in a fixed order.

    Lines and columns count from 1, columns in code points; fields without a value are left out.
    """
    drafts = [_draft(audit) for audit in audits]
    return json.dumps({"version": VERSION, "drafts": drafts}, ensure_ascii=False, indent=2) + "\n"


def _draft(audit: Audit) -> dict[str, Any]:
    return {
        "file": audit.draft.file,
        "study": audit.title,
        "language": audit.language,
        "errors": audit.errors,
        "warnings": audit.warnings,
        "clean": audit.clean,
        "findings": [_finding(finding, audit.language) for finding in audit.findings],
        "excused": [{**_finding(one.finding, audit.language), "reason": one.reason} for one in audit.excused],
        "verified": dict(sorted(audit.verified.items())),
        "rules": list(audit.rules),
    }


def _finding(finding: Finding, language: str) -> dict[str, Any]:
    found = {
        "rule": finding.rule,
        "name": slug_of(finding.rule),
        "level": finding.level,
        "title": title_of(finding.rule, language),
        "message": finding.message,
        "way_out": finding.way_out,
        "place": _place(finding.place),
        "passage": finding.passage,
        "excerpt": finding.excerpt,
        "facts": list(finding.facts),
        "claim": finding.claim_id,
        "related": [{"place": _place(place), "what": what} for place, what in finding.related],
    }
    return {key: value for key, value in found.items() if value not in ("", [], None)}


def _place(place: Place) -> dict[str, Any]:
    return {key: value for key, value in asdict(place).items() if value not in ("", None)}
