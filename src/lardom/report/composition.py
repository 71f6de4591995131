"""What composing a report keeps track of: numbers given out, what was used, what went wrong."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Literal

from lardom.claims.ground import Ground
from lardom.portfolio.facts import Facts
from lardom.report.claim_sheets import ClaimSheet
from lardom.report.figures import Figure
from lardom.report.flattening import position_of
from lardom.report.tree import Attr, Node, attr, inlines, key_values, span
from lardom.report.wording import word
from lardom.study.problems import Problem, Severity
from lardom.study.settings import Language


@dataclass(slots=True)
class Composition:
    """A report in the making.

    `labels` maps identifiers to what a cross-reference prints ("Tabell 1"); `figures` are the charts in
    order with their identifiers; `tables_made`, `figures_made` count the numbers given out.
    """

    ground: Ground
    facts: Facts
    language: Language
    file: str = "report.md"
    number_sections: bool = True
    problems: list[Problem] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    figures: list[tuple[str, Figure]] = field(default_factory=list)
    claims: dict[str, None] = field(default_factory=dict)
    quotations: dict[str, None] = field(default_factory=dict)
    left_out: dict[str, None] = field(default_factory=dict)
    tables_made: int = 0
    figures_made: int = 0
    sections: list[int] = field(default_factory=list)
    sheets: dict[str, ClaimSheet] = field(default_factory=dict)

    def trouble(self, name: str, triple: Attr, *, value: str = "", severity: Severity = "error", **told: str) -> None:
        """Note a trouble by its name in `troubles.toml`, at the place a node's attributes tell."""
        place = position_of(triple[2])
        message, way_out = (form.format(value=value, **told) for form in _troubles()[name][self.language])
        row = place[0] if place else None
        self.problems.append(
            Problem(self.file, message, way_out, row=row, value=value or None, severity=severity, code=name)
        )

    def next_number(self, kind: Literal["table", "figure"], identifier: str, triple: Attr) -> int:
        """Give out the next number of a kind and remember what a cross-reference to it prints."""
        if kind == "table":
            self.tables_made += 1
            number = self.tables_made
        else:
            self.figures_made += 1
            number = self.figures_made
        self.label(identifier, f"{word(kind, self.language)}\u00a0{number}", triple)
        return number

    def label(self, identifier: str, text: str, triple: Attr) -> None:
        """Remember what a cross-reference to `identifier` prints; the same identifier twice is a problem."""
        if identifier in self.labels:
            self.trouble("double-identifier", triple, value=identifier)
        self.labels[identifier] = text

    def identifier(self, triple: Attr, usual: str) -> str:
        """Return the author's identifier, or the usual one with a number behind it when that is taken."""
        if triple[0]:
            return str(triple[0])
        candidate, number = usual, 2
        while candidate in self.labels:
            candidate, number = f"{usual}-{number}", number + 1
        return candidate


@cache
def _troubles() -> dict[str, dict[Language, tuple[str, str]]]:
    file = resources.files("lardom.report") / "troubles.toml"
    return {
        name: {"sv": (pair["sv"][0], pair["sv"][1]), "en": (pair["en"][0], pair["en"][1])}
        for name, pair in tomllib.loads(file.read_text("utf-8")).items()
    }


def missing(text: str) -> Node:
    """Return what is printed where a living part could not be filled: the name, plainly marked.

    >>> missing("with:regions")["c"][0][1]
    ['missing']
    """
    return span(inlines(f"[{text}?]"), attr("", ["missing"]))


def wishes_of(triple: Attr) -> Mapping[str, str]:
    """Return what an author wrote on a living part, without what only tells the place.

    >>> wishes_of(["", ["chart"], [["name", "answers"], ["data-pos", "r.md@3:1-4:1"]]])
    {'name': 'answers'}
    """
    return {key: value for key, value in key_values(triple).items() if key not in ("data-pos", "wrapper")}
