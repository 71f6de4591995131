"""How large a file may be, and reading from zipped files without being overwhelmed."""

import zipfile
import zlib
from io import BytesIO

from lardom.transcripts.raw import UnreadableError

LARGEST_FILE = 200 * 1024 * 1024
"""Bytes of a file on disk, and of everything that is unpacked from a zipped one."""

LARGEST_RATIO = 200
"""How many times larger than its packed self a part may be, once it is large at all (`HARMLESS`)."""

HARMLESS = 20 * 1024 * 1024
"""Up to this many unpacked bytes no ratio is suspicious: text that repeats itself packs very well."""


def megabytes(size: int) -> int:
    """Return bytes as whole megabytes, at least 1.

    >>> megabytes(200 * 1024 * 1024)
    200
    """
    return max(1, round(size / 1024 / 1024))


def open_zip(data: bytes) -> zipfile.ZipFile:
    """Open a zipped file from its bytes.

    Raises `UnreadableError` when it is damaged or its parts declare more than `LARGEST_FILE` in all.

    >>> open_zip(b"PK not really")
    Traceback (most recent call last):
    lardom.transcripts.raw.UnreadableError: damaged
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableError("damaged") from error
    declared = sum(part.file_size for part in archive.infolist())
    if declared > LARGEST_FILE:
        raise UnreadableError("too large unpacked", megabytes=megabytes(declared), limit=megabytes(LARGEST_FILE))
    return archive


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return one part of a zipped file, unpacked.

    Raises `UnreadableError` when the part is missing, damaged, locked or suspiciously large.

    >>> packed = BytesIO()
    >>> with zipfile.ZipFile(packed, "w") as archive:
    ...     archive.writestr("a.txt", "Hej!")
    >>> part(open_zip(packed.getvalue()), "a.txt")
    b'Hej!'
    """
    try:
        info = archive.getinfo(name)
    except KeyError as error:
        raise UnreadableError("damaged") from error
    if info.flag_bits & 0x1:
        raise UnreadableError("encrypted")
    if info.file_size > HARMLESS and info.file_size > LARGEST_RATIO * max(1, info.compress_size):
        raise UnreadableError("too large unpacked", megabytes=megabytes(info.file_size), limit=megabytes(HARMLESS))
    try:
        # One byte more than declared: a part that lies about its size fails its check sum instead of growing.
        with archive.open(info) as opened:
            return opened.read(info.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError) as error:
        raise UnreadableError("damaged") from error
