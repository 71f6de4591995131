"""The files of a study's transcripts: the original where it still reads as the text, else plain text, else kept exactly.

Positions of codings count in the text as it is now. So a file is written only when reading it gives the
same text and the same turns again; it is read before it is written.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from lardom.exchange.troubles import Trouble
from lardom.text.decoding import normalised
from lardom.transcripts.kept import kept_transcript
from lardom.transcripts.kinds import BINARY, SUFFIXES
from lardom.transcripts.reading import read_bytes
from lardom.transcripts.turns import Document

KEPT = ".json"
"""What the name of a transcript that is kept exactly ends with."""

LONGEST_NAME = 180
"""Bytes of a file's name that every file system and every zip program takes."""

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")


@dataclass(frozen=True, slots=True)
class TranscriptFile:
    """One file of the folder `transcripts/`: its name, its bytes, and whether they are the original's."""

    name: str
    data: bytes
    original: bool = False


def is_file_name(name: str) -> bool:
    """Tell whether every computer can have a file of that name, and the folder's reader finds it.

    >>> is_file_name("A-1.docx"), is_file_name("../A-1.docx"), is_file_name("aux.txt"), is_file_name(".x.txt")
    (True, False, False, False)
    """
    plain = not _FORBIDDEN.search(name) and not _RESERVED.fullmatch(name) and name == normalised(name).strip()
    return (
        plain and not name.startswith((".", "~$")) and not name.endswith(".") and 0 < len(name.encode()) <= LONGEST_NAME
    )


def possible_name(name: str, longest: int = LONGEST_NAME) -> str:
    """Return the name as every computer can have it, of at most so many bytes; empty when nothing of it is left.

    >>> possible_name("Vad blev det: a/b?"), possible_name("~ Kort ."), possible_name("con"), possible_name("...")
    ('Vad blev det- a-b-', 'Kort', '', '')
    """
    told = _FORBIDDEN.sub("-", normalised(name)).encode()[:longest].decode(errors="ignore").strip(" \xa0.~$")
    return told if is_file_name(told) else ""


def transcript_files(
    documents: Iterable[Document], originals: Mapping[str, bytes], place: str = "transcripts"
) -> tuple[tuple[TranscriptFile, ...], tuple[Trouble, ...]]:
    """Return a file for each document, and which originals could not be used.

    `originals` are the bytes of original files by the document's id, which is the file's name.

    >>> from lardom.transcripts.reading import document_from_text
    >>> files, troubles = transcript_files([document_from_text("A-1.txt", "R1: Ja.")], {})
    >>> files[0].name, files[0].data
    ('A-1.txt', b'R1: Ja.')
    """
    files: list[TranscriptFile] = []
    troubles: list[Trouble] = []
    documents = list(documents)
    taken: set[str] = set()
    own_names = {document.id.casefold() for document in documents}
    for document in documents:
        original = originals.get(document.id)
        file = _under_its_name(document, original, taken)
        if file is None:
            file = TranscriptFile(_free_name(document.id, taken | own_names), kept_transcript(document))
        if original is not None and not file.original:
            facts = {"other": f"{place}/{file.name}"}
            troubles.append(Trouble("original-differs", f"{place}/{document.id}", value=document.id, facts=facts))
        taken.add(file.name.casefold())
        files.append(file)
    return tuple(files), tuple(troubles)


def _under_its_name(document: Document, original: bytes | None, taken: set[str]) -> TranscriptFile | None:
    """Return the original or the plain text under the document's own name, whichever reads back the same."""
    name = document.id
    suffix = SUFFIXES.get(PurePosixPath(name).suffix.casefold())
    if not is_file_name(name) or suffix is None or name.casefold() in taken:
        return None
    if original is not None and reads_as(document, original):
        return TranscriptFile(name, original, original=True)
    plain = document.text.encode()
    return TranscriptFile(name, plain) if suffix not in BINARY and reads_as(document, plain) else None


def reads_as(document: Document, data: bytes) -> bool:
    """Tell whether a file of these bytes is read as the document: the same text, the same turns.

    >>> from lardom.transcripts.reading import document_from_text
    >>> reads_as(document_from_text("a.txt", "R1: Ja."), b"R1: Nej.")
    False
    """
    read, _ = read_bytes(document.id, data)
    return read is not None and (read.id, read.text, read.turns) == (document.id, document.text, document.turns)


def _free_name(id_: str, taken: set[str]) -> str:
    stem = _FORBIDDEN.sub("_", normalised(id_)).strip(" .~$_") or "transcript"
    stem = stem.encode()[: LONGEST_NAME - 20].decode("utf-8", "ignore")
    stem = f"_{stem}" if _RESERVED.fullmatch(stem) else stem
    names = (f"{stem}{f'-{number}' if number > 1 else ''}{KEPT}" for number in range(1, len(taken) + 3))
    return next(name for name in names if name.casefold() not in taken)
