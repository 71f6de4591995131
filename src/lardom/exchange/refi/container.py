"""Opening a REFI-QDA file: the project and the other files in it, with no trust in either.

Nothing is unpacked to disk. Members are read when asked for, in pieces, and never beyond a limit, whatever their headers
say. Format: REFI-QDA 1.5, sections 5.3 and 8 (https://www.qdasoftware.org).
"""

import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from lardom.exchange.refi.finding import Found, find, last_name
from lardom.exchange.refi.limits import DEFAULT, LimitPassedError, Limits, at_most

PIECE = 1 << 16
"""Bytes that are read at a time."""

OWN_FOLDER = "lardom/"
"""The folder in the container that holds what REFI-QDA has no place for; other tools pass it over."""

_DEBRIS = "__MACOSX/"
"""A folder that a Mac adds to what it zips; nothing in it is anybody's."""

# What Python's zip reader raises for archives that are damaged, on purpose or not.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, EOFError, OSError, ValueError,
    LookupError, OverflowError, AssertionError,
)  # fmt: skip


class UnreadableExchangeError(ValueError):
    """The file is no REFI-QDA file that can be read; `code` names the problem to tell, `reason` says more (sv, en)."""

    def __init__(self, code: str, reason: tuple[str, str] = ("", "")) -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Container:
    """A REFI-QDA file: where it lies, the member that is the project ("" for a bare file) and the others.

    `sizes` are the other files with what their headers say, without links; `odd` the names that a careless program would
    write outside its folder, and links. Names are those below `inside`, the one folder in which everything lies when
    somebody has zipped the folder instead of what is in it.
    """

    path: Path
    project: str = ""
    sizes: Mapping[str, int] = field(default_factory=dict)
    odd: tuple[str, ...] = ()
    inside: str = ""
    limits: Limits = DEFAULT
    _open: list[zipfile.ZipFile] = field(default_factory=list, compare=False, repr=False)

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """Read many members without opening the container for each."""
        if not self.project or self._open:
            yield
            return
        with _told():
            archive = zipfile.ZipFile(self.path)
        with archive:
            self._open.append(archive)
            try:
                yield
            finally:
                self._open.clear()

    def found(self, paths: Iterable[str]) -> Found:
        """Return which members the paths of a project mean; what is our own beside the project is none of its files."""
        return find((name for name in self.sizes if not name.startswith(OWN_FOLDER)), paths)

    def pieces(self, member: str, limit: str = "member") -> Iterator[bytes]:
        """Yield a member's bytes; raise `UnreadableExchangeError` for damage, and when `limit` is passed."""
        read = 0
        with _told(), self._opened(member) as stream:
            while piece := stream.read(PIECE):
                read += len(piece)
                at_most(self.limits, limit, read)
                yield piece

    def read(self, member: str, limit: str = "text") -> bytes:
        """Return a member's bytes; raise as `pieces` does."""
        return b"".join(self.pieces(member, limit))

    @contextmanager
    def _opened(self, member: str) -> Iterator[IO[bytes]]:
        if not self.project and not member:
            with self.path.open("rb") as stream:
                yield stream
            return
        with self.kept_open(), self._open[0].open(self.inside + member) as inner:
            yield inner


@contextmanager
def _told() -> Iterator[None]:
    """Turn what a damaged file raises into one error that can be told."""
    try:
        yield
    except (UnreadableExchangeError, LimitPassedError):
        raise
    except _DAMAGE as error:
        reason = ("zip-filen är skadad", "the zip file is damaged")
        raise UnreadableExchangeError("exchange-unreadable", reason) from error
    except RuntimeError as error:
        reason = ("zip-filen är krypterad", "the zip file is encrypted")
        raise UnreadableExchangeError("exchange-unreadable", reason) from error


def open_container(path: Path, limits: Limits = DEFAULT) -> Container:
    """Open a `.qdpx` (a zip), or a bare `.qde` or `.qdc`; nothing but names and the first bytes is read.

    Raises `UnreadableExchangeError` for anything else (a web page, a damaged or encrypted zip) and `LimitPassedError`
    for what is too large.
    """
    try:
        at_most(limits, "file", path.stat().st_size)
        with path.open("rb") as stream:
            head = stream.read(400)
    except OSError as error:
        reason = error.strerror or "?"
        raise UnreadableExchangeError("exchange-unreadable", (reason, reason)) from error
    if head.startswith(b"PK"):
        return _zipped(path, limits)
    _refuse_others(head)
    return Container(path, limits=limits)


def _refuse_others(head: bytes) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        raise UnreadableExchangeError("exchange-web-page")
    if not start.startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableExchangeError("exchange-no-project")


def _zipped(path: Path, limits: Limits) -> Container:
    with _told():
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
        at_most(limits, "members", len(infos))
        at_most(limits, "unpacked", sum(info.file_size for info in infos))
    inside, project = _project(info.filename for info in infos)
    if not project:
        raise UnreadableExchangeError("exchange-no-project")
    odd = tuple(info.filename.removeprefix(inside) for info in infos if _is_odd(info))
    sizes = {
        info.filename.removeprefix(inside): info.file_size
        for info in infos
        if info.filename.startswith(inside)
        and info.filename != inside + project
        and not stat.S_ISLNK(info.external_attr >> 16)
    }
    return Container(path, project, sizes, odd, inside, limits)


def _project(names: Iterable[str]) -> tuple[str, str]:
    """Return the folder in which everything lies ("" as a rule) and the project in it; "" for none."""
    kept = [name for name in names if not name.startswith(_DEBRIS) and last_name(name) != ".DS_Store"]
    at_top = next(filter(_is_project, kept), "")
    folders = {name.partition("/")[0] for name in kept}
    if at_top or len(folders) != 1:
        return "", at_top
    inside = f"{folders.pop()}/"
    lower = [name.removeprefix(inside) for name in kept]
    projects = list(filter(_is_project, lower))
    return (inside, projects[0]) if len(projects) == 1 else ("", "")


def _is_project(name: str) -> bool:
    """Tell the project: tools call it project.qde, Project.qde or by the project's name, and it lies at the root."""
    return "/" not in name and name.casefold().endswith((".qde", ".qdc"))


def _is_odd(info: zipfile.ZipInfo) -> bool:
    name = info.filename.replace("\\", "/")
    outside = name.startswith("/") or ".." in name.split("/") or ":" in name
    return outside or stat.S_ISLNK(info.external_attr >> 16)
