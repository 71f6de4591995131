"""Opening a REFI-QDA file: the XML and the text files in it, with no trust in either.

Nothing is unpacked to disk, members are only read when asked for and never beyond a limit, and the
XML may not declare entities. Format: REFI-QDA 1.5, sections 5.3 and 8 (https://www.qdasoftware.org).
"""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

LARGEST_FILE = 2_000_000_000
"""Bytes of the largest file that is opened."""

LARGEST_XML = 400_000_000
"""Bytes of the largest `project.qde` that is read."""

LARGEST_TEXT = 50_000_000
"""Bytes of the largest text source that is read."""


# What Python's zip reader raises for archives that are damaged, on purpose or not.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, EOFError, OSError, ValueError,
    LookupError, OverflowError,
)  # fmt: skip


class UnreadableExchangeError(ValueError):
    """The file is no REFI-QDA file that can be read; `code` names the problem to tell."""

    def __init__(self, code: str, reason: tuple[str, str] = ("", "")) -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Archive:
    """The XML of a REFI-QDA file and its text members (by base name in lower case, bytes not read yet)."""

    root: Element
    data: bytes = b""
    members: Mapping[str, str] = field(default_factory=dict)

    def text_member(self, path: str) -> bytes | None:
        """Return the bytes of a text that a source points to, or `None` when the archive has no such file.

        `path` is `internal://NAME`, a bare name or `sources/NAME`; only the last part is looked at, so
        that no path can lead out of the archive.
        """
        wanted = path.replace("\\", "/").rpartition("/")[2].casefold()
        member = self.members.get(wanted)
        if not wanted or member is None:
            return None
        try:
            with zipfile.ZipFile(BytesIO(self.data)) as archive:
                return _limited(archive, member, LARGEST_TEXT)
        except (RuntimeError, *_DAMAGE):
            return None


def open_archive(path: Path) -> Archive:
    """Open a `.qdpx` (a zip), or a bare `.qde` or `.qdc`.

    Raises `UnreadableExchangeError` for anything else: a web page, a damaged or encrypted zip, a zip
    bomb, XML that is broken or declares entities.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableExchangeError("exchange-huge")
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "?"
        raise UnreadableExchangeError("exchange-unreadable", (reason, reason)) from error
    if data.startswith(b"PK"):
        return _from_zip(data)
    _refuse_others(data)
    return Archive(_parsed(data))


def _refuse_others(data: bytes) -> None:
    start = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        raise UnreadableExchangeError("exchange-web-page")
    if not start.startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableExchangeError("exchange-no-project")


def _from_zip(data: bytes) -> Archive:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = [info.filename for info in archive.infolist() if not info.is_dir()]
            root = _parsed(_limited(archive, _project_member(names), LARGEST_XML))
    except UnreadableExchangeError:
        raise
    except _DAMAGE as error:
        reason = ("zip-filen är skadad", "the zip file is damaged")
        raise UnreadableExchangeError("exchange-unreadable", reason) from error
    except RuntimeError as error:
        reason = ("zip-filen är krypterad", "the zip file is encrypted")
        raise UnreadableExchangeError("exchange-unreadable", reason) from error
    members = {name.replace("\\", "/").rpartition("/")[2].casefold(): name for name in names}
    return Archive(root, data, {base: name for base, name in members.items() if base.endswith(".txt")})


def _project_member(names: Iterable[str]) -> str:
    """Return the member that is the project; tools call it project.qde, Project.qde or by the project's name."""
    for name in names:
        if "/" not in name and name.casefold().endswith((".qde", ".qdc")):
            return name
    raise UnreadableExchangeError("exchange-no-project")


def _limited(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """Read a member, but never more than `limit` bytes whatever its header says."""
    with archive.open(name) as member:
        data = member.read(limit + 1)
    if len(data) > limit:
        raise UnreadableExchangeError("exchange-huge")
    return data


def _parsed(data: bytes) -> Element:
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        reason = ("den deklarerar entiteter", "it declares entities")
        raise UnreadableExchangeError("exchange-unreadable", reason) from error
    except (ParseError, ValueError, LookupError) as error:
        reason = (f"XML-felet är ”{error}”", f"the XML error is “{error}”")
        raise UnreadableExchangeError("exchange-unreadable", reason) from error
    if local(root) not in ("Project", "CodeBook"):
        raise UnreadableExchangeError("exchange-no-project")
    return root


def local(element: Element) -> str:
    """Return an element's name without its namespace: every version and spelling of it is accepted."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element | None, *names: str) -> list[Element]:
    """Return the children with one of the names, in order; none when there is no element."""
    return [] if element is None else [child for child in element if local(child) in names]


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of that name, or `None`."""
    return next(iter(children(element, name)), None)


def attribute(element: Element, *names: str) -> str:
    """Return the first of the attributes that is there, regardless of case; `""` when none is."""
    folded = {key.rpartition("}")[2].casefold(): value for key, value in element.attrib.items()}
    return next((folded[name.casefold()] for name in names if name.casefold() in folded), "")


def identifier(element: Element, *names: str) -> str:
    """Return a GUID in one spelling: lower case, without braces."""
    return attribute(element, *(names or ("guid",))).strip().strip("{}").casefold()
