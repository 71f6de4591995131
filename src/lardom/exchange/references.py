"""Does everything that a table refers to exist? Derived from what `tables.toml` declares, plus evidence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lardom.exchange.building import RELATIONS
from lardom.exchange.cells import Reference, nearest, parse_reference
from lardom.exchange.columns import Column
from lardom.exchange.contents import Contents
from lardom.exchange.sheets import Record
from lardom.exchange.troubles import Trouble
from lardom.portfolio.kinds import is_known_kind

_CODES: Mapping[str, str] = {
    "projects.project_id": "unknown-project",
    "sample.label": "unknown-label",
    "respondents.respondent_id": "unknown-respondent",
    "codebook.code_id": "unknown-code",
    "rounds.round_id": "unknown-round",
    "groups.group_id": "unknown-group",
    "claims.claim_id": "unknown-claim",
    "codings.coding_id": "unknown-coding",
    "quotations.quotation_id": "unknown-quotation",
    "study.item": "unknown-item",
    "study.step": "unknown-step",
    "files.transcript": "unknown-transcript",
}
"""The problem that is told when nothing fits, for each thing that can be referred to."""

_EVIDENCE: Mapping[str, str] = {
    "coding": "codings.coding_id",
    "code": "codebook.code_id",
    "quotation": "quotations.quotation_id",
    "answers": "study.item",
    "claim": "claims.claim_id",
}


MOST_SUGGESTIONS = 100
"""For how many different wrong values of a study a suggestion is sought."""

_FAMILIES = frozenset({"with", "participations", "organisations", "owner", "most"})
"""Families of portfolio figures that have one figure per kind of organisation."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a reference may name, and where it is registered; `None` when nothing can be said."""

    values: frozenset[str] | None
    where: str = ""


def known(contents: Contents, target: str) -> Known:
    """Return what may be referred to as `target` ("projects.project_id", "study.item" …).

    A table that the study does not have forbids nothing: its absence is told once, not on every row.
    """
    table, _, column = target.partition(".")
    if target == "study.item":
        return Known(frozenset(item.id for item in contents.settings.items) if contents.settled else None)
    if target == "study.step":
        steps = frozenset(str(step.number) for step in contents.settings.steps)
        return Known(steps or None)
    if target == "files.transcript":
        return Known(frozenset(contents.names.all))
    sheet = contents.sheets[table]
    values = set(sheet.holding(column))
    if table == "projects":
        values |= {project.id for project in contents.portfolio.projects}
    if table == "codebook":
        values |= {code.id for code in contents.exchanged.codes}
    if table == "codings":
        values |= {coding.id for coding in contents.exchanged.codings}
    silent = not values and (not sheet.present or not sheet.columns >= {column})
    return Known(None if silent else frozenset(values), sheet.file)


def _written(record: Record, column: Column) -> tuple[str, ...]:
    if column.several:
        return record.texts(column.name) or tuple(str(number) for number in record.numbers(column.name))
    value = record.values[column.name]
    return () if value in (None, "") else (str(value),)


def _is_known(contents: Contents, column: Column, value: str, choices: frozenset[str]) -> bool:
    return value in choices or (column.references == "files.transcript" and bool(contents.names.real(value)))


@dataclass(slots=True)
class _Guide:
    """Finds the nearest thing that may be referred to; for the first wrong values only, as each search costs."""

    contents: Contents
    found: dict[tuple[str, str], str] = field(default_factory=dict)
    targets: dict[str, Known] = field(default_factory=dict)

    def known(self, target: str) -> Known:
        if target not in self.targets:
            self.targets[target] = known(self.contents, target)
        return self.targets[target]

    def near(self, target: str, value: str) -> str:
        if (target, value) not in self.found:
            if len(self.found) >= MOST_SUGGESTIONS:
                return ""
            self.found[target, value] = nearest(value, tuple(sorted(self.known(target).values or ())))
        return self.found[target, value]

    def facts(self, target: str) -> dict[str, object]:
        steps = ", ".join(str(step.number) for step in self.contents.settings.steps)
        return {"where": self.known(target).where, "steps": steps}


def unknown_references(contents: Contents) -> Iterator[Trouble]:
    """Yield every reference of a declared column that leads nowhere."""
    guide = _Guide(contents)
    for sheet in contents.sheets.values():
        for column in sheet.table.columns:
            if not column.references:
                continue
            choices = guide.known(column.references).values
            for record in sheet.records if choices is not None else ():
                for value in _written(record, column):
                    if not _is_known(contents, column, value, choices or frozenset()):
                        facts, near = guide.facts(column.references), guide.near(column.references, value)
                        code = _CODES[column.references]
                        yield Trouble(code, sheet.file, record.row, column.name, value, facts, near)


def unknown_evidence(contents: Contents) -> Iterator[Trouble]:
    """Yield every reference from a claim to evidence that does not exist."""
    sheet, guide = contents.sheets["claims"], _Guide(contents)
    choices = {kind: guide.known(target).values for kind, target in _EVIDENCE.items()}
    choices["portfolio"] = contents.facts or None
    for record in sheet.records:
        for column in RELATIONS:
            for text in record.texts(column):
                reference = parse_reference(text)
                allowed = choices[reference.kind] if reference else None
                if reference and allowed is not None and not _exists(reference, allowed):
                    code, near, facts = _unknown_evidence(guide, reference)
                    yield Trouble(code, sheet.file, record.row, column, text, facts, near)


def _exists(reference: Reference, allowed: frozenset[str]) -> bool:
    name = named(reference)
    if name in allowed:
        return True
    # A figure may be 0 and therefore not listed: no project with a region is still a number.
    family, _, kind = name.partition(":")
    return reference.kind == "portfolio" and (
        (family in _FAMILIES and is_known_kind(kind)) or (name.startswith("public=") and name[7:].isdigit())
    )


def named(reference: Reference) -> str:
    """Return the id a reference names: an item without its condition, anything else as it stands.

    >>> named(Reference("answers", "use>=4"))
    'use'
    """
    if reference.kind != "answers":
        return reference.ref
    return reference.ref.split(">")[0].split("<")[0].split("=")[0].split("!")[0].strip()


def _unknown_evidence(guide: _Guide, reference: Reference) -> tuple[str, str, dict[str, object]]:
    sought = named(reference)
    if reference.kind == "portfolio":
        return "unknown-fact", nearest(sought, tuple(sorted(guide.contents.facts))), {}
    target = _EVIDENCE[reference.kind]
    return _CODES[target], guide.near(target, sought), guide.facts(target)
