"""Drafts beside the report of a study folder: a summary for the board, a chapter of its own, each a file of `drafts/`."""

from collections.abc import Iterable
from pathlib import Path

from lardom.exchange.transcript_files import is_file_name, possible_name
from lardom.text.decoding import decode, normalised

DRAFTS = "drafts"
"""The folder of the drafts that are not the report."""

_ENDING = ".md"
LONGEST_TITLE = 150
"""Bytes of a title that stand in its file's name."""


def draft_files(drafts: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Return the files of drafts given by title and Markdown: path → bytes, each title a name a file can have.

    >>> list(draft_files([("Till nämnden", "# Kort"), ("Till nämnden", "# Kortare"), ("a/b: c", "")]))
    ['drafts/Till nämnden.md', 'drafts/Till nämnden (2).md', 'drafts/a-b- c.md']
    """
    files: dict[str, bytes] = {}
    taken: set[str] = set()
    for title, text in drafts:
        name = first = possible_name(title, LONGEST_TITLE) or DRAFTS
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{first} ({number})"
        taken.add(name.casefold())
        files[f"{DRAFTS}/{name}{_ENDING}"] = text.encode()
    return files


def read_drafts(folder: Path) -> tuple[tuple[str, str], ...]:
    """Return title and Markdown of each draft beside the report of a study folder, in the order of their names.

    Hidden files and those of editors are passed over.
    """
    found = (path for path in (folder / DRAFTS).glob(f"*{_ENDING}") if path.is_file())
    return tuple(
        (normalised(path.stem), decode(path.read_bytes()).text)
        for path in sorted(found, key=lambda one: one.stem)
        if is_file_name(normalised(path.name))
    )
