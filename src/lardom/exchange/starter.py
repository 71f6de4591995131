"""A first study to begin from: small, invented, complete and without a problem."""

from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from lardom.study.settings import Language

_RENAMED = {"gitignore.txt": ".gitignore"}
_MAY_BE_THERE = frozenset({".git"})


class FolderInUseError(ValueError):
    """The folder holds something already: a starter is never written among a user's own files."""


def starter_files(language: Language) -> Mapping[str, str]:
    """Return the files of the starter, path → text, in one of the two languages.

    >>> sorted(starter_files("sv"))[:2]
    ['.gitignore', 'answers.csv']
    """
    root = resources.files("lardom.exchange").joinpath("starter", language)
    return dict(_files(root, ""))


def _files(folder: Traversable, path: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        name = path + _RENAMED.get(entry.name, entry.name)
        if entry.is_dir():
            found += _files(entry, f"{name}/")
        else:
            found.append((name, entry.read_text(encoding="utf-8")))
    return found


def write_starter(folder: Path, language: Language = "sv") -> tuple[Path, ...]:
    """Write the starter into a new or empty folder and return the files written.

    Raises `FolderInUseError` when the folder holds anything (or is a file); then nothing is touched.
    Raises `OSError` when the place cannot be written to.

    >>> import tempfile
    >>> len(write_starter(Path(tempfile.mkdtemp()) / "studie")) > 10
    True
    """
    if folder.exists() and (not folder.is_dir() or {entry.name for entry in folder.iterdir()} - _MAY_BE_THERE):
        raise FolderInUseError(str(folder))
    written = []
    for name, text in starter_files(language).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        written.append(path)
    return tuple(written)
