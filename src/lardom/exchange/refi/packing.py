r"""Writing a `.qdpx`: the project, its texts and other files, and the companion, the same bytes for the same values.

Texts are UTF-8 without a byte order mark and with `\n` line ends; paths tell nothing of anybody's machine.
"""

import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import IO
from uuid import uuid4

from lardom.exchange.refi.companion import COMPANION, TABLES, Companion, companion_json
from lardom.exchange.refi.container import PIECE, Container
from lardom.exchange.refi.finding import SOURCES, last_name
from lardom.exchange.refi.positions import plain
from lardom.exchange.refi.serialising import codebook_xml, project_xml
from lardom.exchange.refi.spellings import made_guid
from lardom.exchange.refi.strays import FILES
from lardom.exchange.refi.texts import INTERNAL, paths, with_texts
from lardom.exchange.refi.values import (
    CodeBook,
    Project,
    Source,
    TextSource,
    Transcript,
)

PROJECT_FILE = "project.qde"
_LOST = "relative:///"
_BEGINNING = (1980, 1, 1, 0, 0, 0)
_PRESSED = frozenset(
    {".jpg", ".jpeg", ".png", ".mp3", ".m4a", ".mp4", ".mov", ".docx", ".ogg", ".webm", ".zip", ".aac"}
)


@dataclass(frozen=True, slots=True)
class Package:
    """All that goes into a `.qdpx`: the project (its texts in it), the container its other files lie in, the companion.

    `files` are members of `container` by the name the project has for them, `strays` those that nothing points at, by the
    name they get below `lardom/files/`.
    """

    project: Project
    companion: Companion = field(default_factory=Companion)
    container: Container | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    strays: Mapping[str, str] = field(default_factory=dict)


def our_name() -> str:
    """Return what files of ours say they come from.

    >>> our_name().split()[0]
    'Lärdom'
    """
    return f"Lärdom {version('lardom')}"


def places(project: Project) -> Iterator[str]:
    """Yield the paths of a project that tell of somebody's machine.

    >>> list(places(Project(base="C:/Users/eva")))
    ['C:/Users/eva']
    """
    current = (one.current for one in project.sources if not isinstance(one, TextSource))
    told = (project.base, *current, *paths(project))
    yield from filter(_is_somebodys, told)


def _is_somebodys(path: str) -> bool:
    plain = path.replace("\\", "/").removeprefix("absolute://")
    return plain.startswith("/") or plain[1:3] == ":/"


def without_places(project: Project) -> Project:
    """Return the project without what its paths tell of somebody's machine: only the names of files are left.

    >>> without_places(Project(base="C:/Users/eva")).base
    ''
    """
    return replace(
        project,
        base="",
        sources=tuple(_placeless(one) for one in project.sources),
        notes=tuple(_placeless_text(one) for one in project.notes),
    )


def _path(path: str) -> str:
    if not path or (path.startswith((INTERNAL, _LOST)) and "/" not in path.partition("//")[2].lstrip("/")):
        return path
    name = last_name(path)
    return _LOST + name if name else ""


def _placeless_text[T: (TextSource, Transcript)](one: T) -> T:
    return one if not one.rich and not one.path else replace(one, rich=_path(one.rich), path=_path(one.path))


def _placeless(one: Source) -> Source:
    one = with_texts(one, _placeless_text)
    return one if isinstance(one, TextSource) else replace(one, path=_path(one.path), current="")


class _Files:
    """Gives every text a file of its own, named by its GUID."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = set(taken)
        self.texts: list[tuple[str, str]] = []

    def out[T: (TextSource, Transcript)](self, one: T) -> T:
        if one.text is None:
            return one
        name, number = f"{one.guid}.txt", 0
        while name in self.taken:
            number += 1
            name = f"{made_guid('text', one.guid, number)}.txt"
        self.taken.add(name)
        self.texts.append((name, one.text))
        return replace(one, text=None, path=INTERNAL + name)


def _placed(package: Package) -> tuple[Project, list[tuple[str, str]]]:
    project = without_places(replace(package.project, origin=our_name()))
    files = _Files(package.files)
    project = replace(
        project,
        sources=tuple(with_texts(one, files.out) for one in project.sources),
        notes=tuple(files.out(one) for one in project.notes),
    )
    return project, files.texts


def write_package(package: Package, path: Path) -> None:
    """Write a `.qdpx`, whole or not at all; raise `OSError` when the place cannot be written.

    What lay at `path` is replaced only when everything has been written.
    """
    project, texts = _placed(package)
    with _whole(path) as staging, zipfile.ZipFile(staging, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        _put(archive, PROJECT_FILE, (part.encode("utf-8", "replace") for part in _in_pieces(project_xml(project))))
        for name, text in texts:
            _put(archive, SOURCES + name, [plain(text).encode("utf-8", "replace")])
        if package.container is not None:
            copied = [(SOURCES + name, member) for name, member in package.files.items()]
            copied += [(FILES + name, member) for name, member in package.strays.items()]
            for name, member in sorted(copied):
                size = package.container.sizes.get(member, 0)
                _put(archive, name, package.container.pieces(member), size)
        if package.companion:
            _put(archive, COMPANION, [companion_json(package.companion)])
            for name, data in sorted(package.companion.tables.items()):
                _put(archive, TABLES + name, [data])


def write_codebook(book: CodeBook, path: Path) -> None:
    """Write a `.qdc`, whole or not at all; raise `OSError` when the place cannot be written."""
    with _whole(path) as staging, staging.open("wb") as stream:
        for part in _in_pieces(codebook_xml(replace(book, origin=our_name()))):
            stream.write(part.encode("utf-8", "replace"))


class _whole:  # noqa: N801 - used as a statement
    """A file beside the one wanted, that takes its name when everything went well and is gone otherwise."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.staging = path.with_name(f".{path.name}-{uuid4().hex[:8]}")

    def __enter__(self) -> Path:
        return self.staging

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            os.replace(self.staging, self.path)  # noqa: PTH105 - Path.replace says the same at more length
        else:
            self.staging.unlink(missing_ok=True)


def _in_pieces(parts: Iterable[str]) -> Iterator[str]:
    waiting: list[str] = []
    size = 0
    for part in parts:
        waiting.append(part)
        size += len(part)
        if size > PIECE:
            yield "".join(waiting)
            waiting, size = [], 0
    yield "".join(waiting)


def _put(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes], size: int = 0) -> None:
    info = zipfile.ZipInfo(name, _BEGINNING)
    info.create_system = 3
    info.external_attr = 0o644 << 16
    pressed = "".join(name.rpartition(".")[1:]).lower() in _PRESSED
    info.compress_type = zipfile.ZIP_STORED if pressed else zipfile.ZIP_DEFLATED
    member: IO[bytes]
    with archive.open(info, "w", force_zip64=size >= 2**31 - 1) as member:
        for piece in pieces:
            member.write(piece)
