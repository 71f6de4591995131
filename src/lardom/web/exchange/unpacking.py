"""A study folder that comes packed as .zip: unpacked only when it cannot do harm, with a sentence when it is not."""

import stat
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lardom.exchange.settings import FILE
from lardom.web.study.writing import Refused

MOST_FILES = 5_000
"""A study has some dozens of transcripts; a folder with more files than this is no study folder."""

LARGEST_WHOLE = 500 * 1024 * 1024
"""Bytes of everything unpacked."""

MOST_SQUEEZED = 200
"""How many times larger than packed a file may become; text packs to a tenth, traps to a thousandth."""

SMALL = 1024 * 1024
"""Files below this size cannot be traps by themselves."""

_PASSED_OVER = ("__MACOSX", ".DS_Store", "Thumbs.db")


def unpack(data: bytes, into: Path) -> Path:
    """Unpack a study folder and return where its `study.toml` lies; raises `Refused` with every reason not to."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            members = [one for one in packed.infolist() if not one.is_dir() and not _passed_over(one.filename)]
            reasons = list(_reasons(members))
            if reasons:
                raise Refused(*reasons)
            for one in members:
                target = into / PurePosixPath(one.filename)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(packed.read(one))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise Refused(
            _("The file is not a .zip that can be read. Pack the study folder again and upload that file.")
        ) from error
    return _study_in(into)


def _passed_over(name: str) -> bool:
    return any(part in _PASSED_OVER or part.startswith("~$") for part in PurePosixPath(name).parts)


def _reasons(members: list[zipfile.ZipInfo]) -> Iterator[str]:
    if len(members) > MOST_FILES:
        yield ngettext("The .zip holds %(n)s file; a study folder has at most %(most)s.",
                       "The .zip holds %(n)s files; a study folder has at most %(most)s.", len(members)
                       ) % {"n": len(members), "most": MOST_FILES}  # fmt: skip
    if sum(one.file_size for one in members) > LARGEST_WHOLE:
        yield _("The .zip unpacks to more than %(most)s MB. Leave out recordings and other large files.") % {
            "most": LARGEST_WHOLE // 2**20
        }
    named = Counter(str(PurePosixPath(one.filename)).casefold() for one in members)
    for name in (one for one, times in named.items() if times > 1):
        yield _("“%(name)s” is in the .zip more than once. Leave one of them out.") % {"name": name[:120]}
    for one in members:
        path, told = PurePosixPath(one.filename), {"name": one.filename[:120]}
        if (
            path.is_absolute()
            or ".." in path.parts
            or "\\" in one.filename
            or ":" in one.filename
            or "\x00" in one.filename
        ):
            yield _("“%(name)s” would land outside the folder. Pack the folder again from where it lies.") % told
        elif stat.S_ISLNK(one.external_attr >> 16):
            yield _("“%(name)s” is a link to something else, not a file. Put the file itself there.") % told
        elif one.flag_bits & 0x1:
            yield _("“%(name)s” is locked by a password. Pack the folder without one.") % told
        elif one.file_size > SMALL and one.file_size > MOST_SQUEEZED * max(one.compress_size, 1):
            yield _("“%(name)s” unpacks to far more than any text can, and is taken for a trap. Leave it out.") % told


def _study_in(folder: Path) -> Path:
    found = sorted(folder.rglob(FILE), key=lambda path: len(path.parts))
    if not found:
        raise Refused(_("There is no study.toml in the .zip. Pack the study folder whole, with its settings file."))
    return found[0].parent
