"""The result of a check: what was found, what was excused, and what was verified."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from lardom.report.findings import Finding
from lardom.report.outline import Draft


@dataclass(frozen=True, slots=True)
class Excused:
    """A finding that the study has settled, with the reason given."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Voice:
    """What the draft prints of one project: its label, and its quotations with their respondents."""

    label: str
    quotations: tuple[tuple[str, str], ...]
    words: int


@dataclass(frozen=True, slots=True)
class Audit:
    """One draft checked against one study.

    `language` is the language of the sentences; `verified` counts what was looked at and found right, by
    name: quotations ("quotations", "exact", "exact after devices"), claims ("claims": matched,
    "claims that hold"), "numbers", "sums", "tables", "cells", "references", "sentences". `rules` are the
    codes that ran, `voices` the profile of each project that is quoted; `documents` are the transcripts in which
    quotations of the draft were found.
    """

    draft: Draft
    title: str
    language: str
    findings: tuple[Finding, ...]
    excused: tuple[Excused, ...] = ()
    verified: Mapping[str, int] = field(default_factory=Counter)
    rules: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    documents: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        """How many findings block the printing of the report."""
        return sum(finding.level == "error" for finding in self.findings)

    @property
    def warnings(self) -> int:
        """How many findings warn."""
        return sum(finding.level == "warning" for finding in self.findings)

    def stops(self, despite: str = "") -> bool:
        """Tell whether errors keep the report from being printed and signed, for want of a reason to do so all the same."""
        return self.errors > 0 and not despite.strip()

    @property
    def clean(self) -> bool:
        """Whether nothing was found (notes aside)."""
        return not any(finding.level in ("error", "warning") for finding in self.findings)
