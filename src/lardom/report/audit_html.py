"""An audit as one page that a person attaches to a report: no script, nothing fetched, prints well."""

from collections import Counter
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, StrictUndefined

from lardom.report.audit import Audit
from lardom.report.audit_text import placed, verified_things
from lardom.report.findings import Finding
from lardom.report.rules.texts import texts, title_of, word


def audit_html(audits: tuple[Audit, ...]) -> str:
    """Return audits as one HTML page (one part per draft), light or dark as the reader's screen is set.

    Each finding shows its words with the passage marked, the facts and the way out; a clean audit says
    what was verified. Everything a draft or study says is escaped.
    """
    language = audits[0].language if audits else "en"
    sheets = [_sheet(audit, number) for number, audit in enumerate(audits, start=1)]
    told = texts(language)
    page: str = _template().render(
        language=language, sheets=sheets, told=told["sheet"], text=told["text"], style=_file("audit.css")
    )
    return page


def _sheet(audit: Audit, number: int) -> dict[str, Any]:
    told = texts(audit.language)["sheet"]
    tally = Counter(finding.rule for finding in audit.findings)
    first = {finding.rule: at for at, finding in reversed([*enumerate(audit.findings, 1)])}
    return {
        "id": f"draft-{number}",
        "title": told["title"].format(file=audit.draft.file),
        "against": told["against"].format(title=audit.title) if audit.title else "",
        "errors": audit.errors,
        "warnings": audit.warnings,
        "clean": not audit.findings,
        "verified": verified_things(audit),
        "tally": [
            (code, title_of(code, audit.language), count, f"finding-{number}-{first[code]}")
            for code, count in sorted(tally.items())
        ],
        "draft_language": audit.draft.language if audit.draft.language != audit.language else "",
        "findings": [_finding(finding, audit.language, f"{number}-{index}") for index, finding in enumerate(audit.findings, 1)],
        "excused": [
            {**_finding(one.finding, audit.language, ""), "reason": one.reason} for one in audit.excused
        ],
        "voices": audit.voices,
        "rules": [(code, title_of(code, audit.language)) for code in audit.rules],
    }  # fmt: skip


def _finding(finding: Finding, language: str, number: str) -> dict[str, Any]:
    before, passage, after = _parted(finding)
    return {
        "id": f"finding-{number}",
        "rule": finding.rule,
        "level": finding.level,
        "level_word": word(finding.level, language, 1),
        "title": title_of(finding.rule, language),
        "message": finding.message,
        "place": placed(finding.place, language),
        "before": before,
        "passage": passage,
        "after": after,
        "facts": finding.facts,
        "related": [(note, placed(place, language)) for place, note in finding.related],
        "way_out": finding.way_out,
    }


def _parted(finding: Finding) -> tuple[str, str, str]:
    """Return the excerpt in three: before the passage, the passage, after it."""
    passage = finding.passage
    if passage and passage in finding.excerpt:
        before, _, after = finding.excerpt.partition(passage)
        return before, passage, after
    return ("", passage, "") if passage else (finding.excerpt, "", "")


@cache
def _template() -> Any:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_file("audit.html"))


def _file(name: str) -> str:
    return (resources.files("lardom.report") / "templates" / name).read_text("utf-8")
