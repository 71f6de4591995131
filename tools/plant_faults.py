"""Make the faulty twin of a study: a copy with each fault of a list planted at its place.

A list is a TOML file. Each `[[fault]]` names the `rule` that must find it, `why` it is wrong (one sentence for a
reader) and `shows`: words that stand in the finding; `where` is text of the line it points at, when that is not the
changed line. The change itself is `find` and `replace` (the text to find must
stand there exactly once) or `append` (rows or lines put at the end), in `file` (report.md when none is named); a fault
that needs several changes lists them as `[[fault.edit]]`. A `[[prepare]]` is a change that is no fault by itself. An
`[[impossible]]` names a rule that no study of this shape can break, with its reason.
"""

import shutil
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPORT = "report.md"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one file: a text that stands there once becomes another, or something is put at the end."""

    file: str = REPORT
    find: str = ""
    replace: str = ""
    append: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One planted fault: the rule that must find it, why it is wrong, words of the finding, the changes, the line."""

    rule: str
    why: str
    shows: str
    edits: tuple[Edit, ...]
    where: str = ""


@dataclass(frozen=True, slots=True)
class FaultList:
    """Everything a list says: faults in the order in which they are planted, and rules that cannot be broken."""

    prepared: tuple[Edit, ...]
    faults: tuple[Fault, ...]
    impossible: Mapping[str, str]


def read_faults(path: Path) -> FaultList:
    """Return what a list of faults says."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    faults = tuple(
        Fault(row["rule"], row["why"], row["shows"], _edits(row), row.get("where", "")) for row in told["fault"]
    )
    prepared = tuple(edit for row in told.get("prepare", ()) for edit in _edits(row))
    return FaultList(prepared, faults, {row["rule"]: row["why"] for row in told.get("impossible", ())})


def _edits(row: Mapping[str, Any]) -> tuple[Edit, ...]:
    rows = row.get("edit") or [{key: row[key] for key in ("file", "find", "replace", "append") if key in row}]
    return tuple(Edit(**one) for one in rows)


def plant(study: Path, told: FaultList, twin: Path) -> Path:
    """Copy `study` to `twin` (replacing an earlier twin) and plant every fault; return the twin."""
    if twin.exists():
        shutil.rmtree(twin)
    shutil.copytree(study, twin)
    texts: dict[str, str] = {}
    named = [("prepare", edit) for edit in told.prepared]
    named += [(fault.rule, edit) for fault in told.faults for edit in fault.edits]
    for name, edit in named:
        text = texts.get(edit.file)
        if text is None:
            text = (twin / edit.file).read_text(encoding="utf-8")
        texts[edit.file] = _changed(text, edit, name)
    for file, text in texts.items():
        (twin / file).write_text(text, encoding="utf-8")
    return twin


def _changed(text: str, edit: Edit, name: str) -> str:
    if edit.find:
        times = text.count(edit.find)
        if times != 1:
            sys.exit(f"{name}: the text to change stands {times} times in {edit.file}, not once: {edit.find!r}")
        text = text.replace(edit.find, edit.replace)
    return text + edit.append


def lines_of(fault: Fault, report: str) -> frozenset[int]:
    """Return the lines (from 1) of the twin's report that a finding of the fault may point at.

    They are those that hold `where`, else those the changes wrote; none for a fault that stands at no line.
    """
    texts = [fault.where] if fault.where else [edit.replace for edit in fault.edits if edit.file == REPORT]
    lines: set[int] = set()
    for written in filter(None, (text.strip("\n") for text in texts)):
        at = report.index(written)
        first = report.count("\n", 0, at) + 1
        lines.update(range(first, first + written.count("\n") + 1))
    return frozenset(lines)
