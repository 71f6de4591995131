"""A whole study in and out: a packed folder looked at before it becomes a study, and a study packed as a folder."""

import tempfile
import uuid
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from pathlib import Path, PurePosixPath

from django.core.cache import cache

from lardom.exchange.folder import read_study_folder
from lardom.exchange.further_drafts import draft_files
from lardom.exchange.transcript_files import possible_name
from lardom.exchange.troubles import tell
from lardom.exchange.writing import StudyFiles, study_files, write_files
from lardom.study.problems import Problem
from lardom.study.settings import Language
from lardom.web.comparison.queries.summaries import material
from lardom.web.exchange.actions import import_folder
from lardom.web.exchange.unpacking import unpack
from lardom.web.report import queries as report
from lardom.web.study.forms import spoken
from lardom.web.study.models import Person, Study
from lardom.web.study.writing import writing
from lardom.web.transcripts.queries import texts as transcripts

LONGEST_NAME = 80
"""Bytes of a file's name that become a folder's."""

KEPT = 3600
"""Seconds that an uploaded folder waits for its person to decide."""


def keep(data: bytes, name: str, *, by: Person) -> uuid.UUID:
    """Keep an uploaded folder for a while, for its person only."""
    key = uuid.uuid4()
    cache.set(f"folder:{by.pk}:{key}", (name, data), KEPT)
    return key


def kept(key: uuid.UUID, *, by: Person) -> tuple[str, bytes] | None:
    """Return a kept folder's name and content, or nothing when it is somebody else's or has waited too long."""
    found: tuple[str, bytes] | None = cache.get(f"folder:{by.pk}:{key}")
    return found


@contextmanager
def unpacked(data: bytes, name: str) -> Iterator[Path]:
    """Unpack a folder for as long as it is looked at, under the name it was packed with: a study without a title gets it."""
    with tempfile.TemporaryDirectory(prefix="lardom-folder-") as place:
        folder = Path(place) / (possible_name(PurePosixPath(name).stem, LONGEST_NAME) or "study")
        folder.mkdir()
        yield unpack(data, folder)


@dataclass(frozen=True, slots=True)
class Seen:
    """What would come in with a folder: the title, how many rows of each kind, and all problems by file."""

    title: str
    counts: tuple[tuple[str, int], ...]
    problems: tuple[tuple[str, tuple[Problem, ...]], ...]
    errors: int


_COUNTED = ("projects", "parties", "sample", "respondents", "interviews", "documents", "codes", "codings", "marks",
            "unplaced", "rounds", "groups", "settled", "memos", "answers", "quotations", "claims",
            "summaries", "pairings")  # fmt: skip


def look(data: bytes, name: str) -> Seen:
    """Return what would come in with a packed folder; nothing is kept."""
    with unpacked(data, name) as folder:
        return look_at(folder, spoken())


def look_at(folder: Path, language: Language) -> Seen:
    """Return what would come in with a folder that lies on the disk."""
    study = read_study_folder(folder, language=language)
    counts = tuple((name, len(getattr(study, name))) for name in _COUNTED)
    grave = [problem for problem in study.problems if problem.severity != "note"]
    by_file = tuple((file, tuple(found)) for file, found in groupby(grave, key=lambda one: one.file))
    return Seen(study.settings.title or folder.name, counts, by_file, len(study.errors))


def bring(key: uuid.UUID, data: bytes, name: str, *, by: Person) -> Study:
    """Make a study of a packed folder."""
    with unpacked(data, name) as folder:
        study = import_folder(folder, by=by)
    cache.delete(f"folder:{by.pk}:{key}")
    return study


def files_of(study: Study, *, key: bool) -> StudyFiles:
    """Return the files of the study's folder; the key only when a key-holder asks."""
    first, further = _drafts(study)
    return study_files(
        material(study, key=key),
        settings_text=study.settings or None,
        originals=transcripts.originals(study),
        report=first,
        key=key,
        beside=draft_files(further),
        language=spoken(),
    )


def _drafts(study: Study) -> tuple[str | None, list[tuple[str, str]]]:
    """Return the text of the first draft, the folder's report, and title and text of the others."""
    found = [(one.title, one.current.text) for one in report.drafts(study) if one.current]
    return (found[0][1] if found else None), found[1:]


def packed(study: Study, found: StudyFiles, *, by: Person) -> bytes:
    """Return the study's folder as .zip and note in the trail that it was taken out."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as into:
        for path, content in found.files.items():
            into.writestr(f"{study.slug}/{path}", content)
    _note(study, found, by)
    return held.getvalue()


def write_out(study: Study, folder: Path, *, key: bool = False) -> tuple[Problem, ...]:
    """Write the study into a new or empty folder, whole or not at all; return what cannot be as it was."""
    found = files_of(study, key=key)
    if found.errors:
        return found.problems
    trouble = write_files(found.files, folder)
    if trouble is not None:
        return (tell(trouble, spoken()),)
    _note(study, found, None)
    return found.problems


def _note(study: Study, found: StudyFiles, by: Person | None) -> None:
    with writing(
        study, by=by, kind="study.exported", facts={"files": len(found.files), "key": "key.csv" in found.files}
    ):
        pass
