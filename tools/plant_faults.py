"""Make the faulty twin of a study: a copy with each fault of a list planted at its place.

A list is a TOML file of `[[fault]]` tables: `rule` (the code that must find it), `file`, and either `find` and
`replace` (the text to find must stand there exactly once) or `append`. `why` says what is wrong, for readers.
"""

import shutil
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """One planted fault: the rule that must find it, and the change that makes it."""

    rule: str
    file: str
    why: str
    find: str = ""
    replace: str = ""
    append: str = ""


def read_faults(path: Path) -> tuple[Fault, ...]:
    """Return the faults of a list in its order."""
    return tuple(Fault(**row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["fault"])


def plant(study: Path, faults: Path, twin: Path) -> Path:
    """Copy `study` to `twin` (replacing an earlier twin) and plant every fault; return the twin."""
    if twin.exists():
        shutil.rmtree(twin)
    shutil.copytree(study, twin)
    for fault in read_faults(faults):
        path = twin / fault.file
        text = path.read_text(encoding="utf-8")
        if fault.find:
            times = text.count(fault.find)
            if times != 1:
                sys.exit(
                    f"{faults.name}: the text of the fault for {fault.rule} stands {times} times in {fault.file}, not once."
                )
            text = text.replace(fault.find, fault.replace)
        path.write_text(text + fault.append, encoding="utf-8")
    return twin
