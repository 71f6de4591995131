"""What can be wrong with a Word or OpenDocument file before it is read."""

import zipfile
import zlib
from pathlib import Path

from lardom.study.problems import Problem

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_LARGEST_INSIDE = 400 * 2**20
_LOCKED = 1
"""The flag of a part of an archive that needs a password."""

_NEEDED = {".docx": "word/", ".odt": "content.xml"}
_KIND = {".docx": "a Word document", ".odt": "an OpenDocument text"}


def container_problem(path: Path, suffix: str) -> Problem | None:
    """Return the sentence that says why a `.docx` or `.odt` cannot be read, or `None` when it can."""
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(_OLD_OFFICE):
        return Problem(path.name, "the file is protected by a password, or is in the old Word format (.doc).",
                       "Open it in a word processor and save it as .docx without a password.",
                       code="draft-encrypted")  # fmt: skip
    if not start.startswith(b"PK"):
        return Problem(path.name, f"the file is not {_KIND[suffix]}, whatever its name says.",
                       f"Save it as {suffix} in a word processor.", code="draft-not-what-it-says")  # fmt: skip
    try:
        with zipfile.ZipFile(path) as archive:
            return _inside(path, suffix, archive)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, zlib.error):
        return Problem(path.name, "the file is cut off or damaged.", "Fetch or save it again.",
                       code="draft-truncated")  # fmt: skip


def _inside(path: Path, suffix: str, archive: zipfile.ZipFile) -> Problem | None:
    members = archive.infolist()
    if sum(member.file_size for member in members) > _LARGEST_INSIDE:
        return Problem(path.name, f"unpacked the file would take more than {_LARGEST_INSIDE // 2**20} MB.",
                       "It is no ordinary document; leave it unopened.", code="draft-bomb")  # fmt: skip
    names = [member.filename for member in members]
    if not any(name.startswith(_NEEDED[suffix]) for name in names):
        return Problem(path.name, f"the file is an archive, but not {_KIND[suffix]}.",
                       f"Save it as {suffix} in a word processor.", code="draft-not-what-it-says")  # fmt: skip
    if _encrypted(archive):
        return Problem(path.name, "the file is protected by a password.", "Save it without one.",
                       code="draft-encrypted")  # fmt: skip
    return None


def _encrypted(archive: zipfile.ZipFile) -> bool:
    """Whether the document is locked in OpenDocument's own way, or the archive with a password of its own."""
    if any(member.flag_bits & _LOCKED for member in archive.infolist()):
        return True
    try:
        return b"encryption-data" in archive.read("META-INF/manifest.xml")
    except KeyError:
        return False
