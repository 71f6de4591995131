"""A copy of the starter study, and small ways to plant a fault in it."""

from collections.abc import Callable
from pathlib import Path

from lardom.exchange.folder import read_study_folder
from lardom.exchange.starter import write_starter
from lardom.study.problems import Problem
from lardom.study.settings import Language

Fault = Callable[[Path], None]


def starter(folder: Path, language: Language = "sv") -> Path:
    """Write a starter study into a folder inside `folder` and return it."""
    study = folder / "studie"
    write_starter(study, language)
    return study


def add(file: str, row: str) -> Fault:
    """Return a fault: one more row at the end of a table (or line of a file)."""

    def plant(study: Path) -> None:
        path = study / file
        path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")

    return plant


def change(file: str, old: str, new: str) -> Fault:
    """Return a fault: the first `old` in a file becomes `new`."""

    def plant(study: Path) -> None:
        path = study / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return plant


def write(file: str, content: str | bytes) -> Fault:
    """Return a fault: a file with this content."""

    def plant(study: Path) -> None:
        data = content if isinstance(content, bytes) else content.encode()
        (study / file).write_bytes(data)

    return plant


def remove(file: str) -> Fault:
    """Return a fault: a file that is no longer there."""
    return lambda study: (study / file).unlink()


def both(*faults: Fault) -> Fault:
    """Return several changes as one fault."""

    def plant(study: Path) -> None:
        for fault in faults:
            fault(study)

    return plant


def found(study: Path, language: Language = "en") -> list[Problem]:
    """Return the problems of a study, notes about absent tables aside."""
    return [one for one in read_study_folder(study, language=language).problems if one.severity != "note"]
