"""pandoc as a reader of drafts: in its sandbox, with bounds on memory and time."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pypandoc

from lardom.report.tree import walk

_MEMORY = "2G"
_SECONDS = 300
_HEAP_EXHAUSTED = 251
_RAW = frozenset({"RawBlock", "RawInline"})


class PandocError(Exception):
    """pandoc could not read a text; `endless` when it would have gone on for ever or filled the memory."""

    def __init__(self, said: str, *, endless: bool = False) -> None:
        super().__init__(said)
        self.endless = endless


def tree_of_text(text: str, reader: str) -> dict[str, Any]:
    """Return pandoc's syntax tree of a text, read as `reader` ("html", "commonmark_x" …).

    Nothing but the text is read. Raises `PandocError` when pandoc gives up, or is stopped: a footnote
    that refers to itself would keep it going until the memory is full.

    >>> tree_of_text("Hej", "commonmark")["blocks"]
    [{'t': 'Para', 'c': [{'t': 'Str', 'c': 'Hej'}]}]
    """
    return _tree([f"--from={reader}"], text.encode("utf-8", "replace"))


def tree_of_file(path: Path, reader: str) -> dict[str, Any]:
    """Return pandoc's syntax tree of a file, read as `reader` ("docx", "odt"); as `tree_of_text` otherwise."""
    return _tree([f"--from={reader}", "--", str(path.absolute())], b"")


def html_of_text(text: str, reader: str) -> str:
    """Return a text as HTML; raw code that stands in it is left out.

    >>> html_of_text("Hej *du*. <b onclick='x()'>", "commonmark_x").strip()
    '<p>Hej <em>du</em>. </p>'
    """
    tree = tree_of_text(text, reader)
    plain = {**tree, "blocks": walk(tree["blocks"], lambda node: [] if node["t"] in _RAW else None)}
    command = [pypandoc.get_pandoc_path(), "--sandbox", "--from=json", "--to=html5"]
    done = subprocess.run(  # noqa: S603 - as below
        command, input=json.dumps(plain).encode("utf-8"), capture_output=True, check=False, timeout=_SECONDS
    )
    if done.returncode:
        raise PandocError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout.decode("utf-8")


def _tree(words: list[str], data: bytes) -> dict[str, Any]:
    command = [pypandoc.get_pandoc_path(), "+RTS", f"-M{_MEMORY}", "-RTS", "--sandbox", "--to=json", *words]
    try:
        done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 - the program comes with the package
    except subprocess.TimeoutExpired as error:
        raise PandocError("stopped after some minutes", endless=True) from error
    if done.returncode:
        endless = done.returncode == _HEAP_EXHAUSTED
        raise PandocError(done.stderr.decode("utf-8", "replace").strip(), endless=endless)
    tree: dict[str, Any] = json.loads(done.stdout)
    return tree
