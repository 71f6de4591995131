"""Writing a study folder: what `read_study_folder` reads, from the values of a study.

The same study always gives the same bytes. Nothing is half written: the folder comes into being whole, or
not at all.
"""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from uuid import uuid4

from lardom.claims.material import Material
from lardom.exchange.folder import TRANSCRIPTS
from lardom.exchange.lost_links import without_lost_links
from lardom.exchange.settings import FILE
from lardom.exchange.settings_text import settings_text as composed_settings
from lardom.exchange.table_texts import table_text
from lardom.exchange.tables import TABLES
from lardom.exchange.transcript_files import is_file_name, transcript_files
from lardom.exchange.troubles import Trouble, tell
from lardom.study.problems import Problem
from lardom.study.settings import Language

REPORT = "report.md"
"""The file of the draft report."""

_MARK = b"\xef\xbb\xbf"
_KEY = "key"
_IGNORED = {
    "sv": "# Nyckeln med verkliga namn får aldrig in i versionshanteringen.\nkey.csv\n",
    "en": "# The key with real names must never enter version control.\nkey.csv\n",
}


@dataclass(frozen=True, slots=True)
class StudyFiles:
    """The files of a study folder, path → bytes in the order of the paths, and what cannot be as it was."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the folder from being written."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def study_files(
    material: Material,
    *,
    settings_text: str | None = None,
    originals: Mapping[str, bytes] | None = None,
    report: str | None = None,
    key: bool = False,
    beside: Mapping[str, bytes] | None = None,
    language: Language | None = None,
) -> StudyFiles:
    """Return the files of the study folder that holds this material.

    `settings_text` is the study's own `study.toml`, kept as it stands (its comments too); without it one is
    composed. `originals` are files of transcripts by document id, used where they still read as the text.
    `report` is the draft. The key with real names is written only with `key`. `beside` are other files of
    the folder by path (pictures of the report, a funder's workbook). Tables without rows are left out.
    Problems are told in `language` (the study's own when not said).

    >>> from lardom.portfolio.projects import Project
    >>> list(study_files(Material(projects=(Project("P1", "Ljus"),))).files)
    ['portfolio/projects.csv', 'study.toml']
    """
    language = language or material.settings.language
    material, lost = without_lost_links(material)
    troubles: list[Trouble] = [*lost]
    files = {FILE: (composed_settings(material.settings) if settings_text is None else settings_text).encode()}
    for table in TABLES:
        if table.name != _KEY or key:
            text, found = table_text(table, material)
            troubles += found
            # The mark tells Excel that å, ä and ö are UTF-8.
            files |= {table.files[0]: _MARK + text.encode()} if text else {}
    if f"{_KEY}.csv" in files:
        files[".gitignore"] = _IGNORED[material.settings.language].encode()
    transcripts, found = transcript_files(material.documents, originals or {}, TRANSCRIPTS)
    troubles += found
    files |= {f"{TRANSCRIPTS}/{one.name}": one.data for one in transcripts}
    files |= {} if report is None else {REPORT: report.encode()}
    for path, data in (beside or {}).items():
        if _may_lie_beside(path, files):
            files[path] = data
        else:
            troubles.append(Trouble("name-taken", path, value=path))
    return StudyFiles(dict(sorted(files.items())), tuple(tell(trouble, language) for trouble in troubles))


def _may_lie_beside(path: str, files: Mapping[str, bytes]) -> bool:
    """Tell whether a file may have that path: inside the folder, not one of the study's own nor their folder."""
    taken = {name.casefold() for name in files} | {FILE, REPORT, *(name for table in TABLES for name in table.files)}
    places = (*files, *(table.files[0] for table in TABLES), f"{TRANSCRIPTS}/x")
    folders = {str(parent) for name in places for parent in PurePosixPath(name.casefold()).parents}
    proper = all(map(is_file_name, path.split("/"))) and path.casefold() not in taken | folders
    above = {str(parent) for parent in PurePosixPath(path.casefold()).parents}
    return proper and above.isdisjoint(taken) and not path.casefold().startswith(f"{TRANSCRIPTS}/")


def write_study_folder(
    material: Material,
    folder: Path,
    *,
    settings_text: str | None = None,
    originals: Mapping[str, bytes] | None = None,
    report: str | None = None,
    key: bool = False,
    beside: Mapping[str, bytes] | None = None,
    language: Language | None = None,
) -> tuple[Problem, ...]:
    """Write a study into a new or empty folder, whole or not at all; return what cannot be as it was.

    The arguments are those of `study_files`. After an *error* nothing has been written; *warnings* tell what
    reads back otherwise.

    >>> import tempfile
    >>> target = Path(tempfile.mkdtemp()) / "studie"
    >>> write_study_folder(Material(), target), [path.name for path in target.iterdir()]
    ((), ['study.toml'])
    >>> write_study_folder(Material(), target, language="en")[0].code
    'folder-in-use'
    """
    study = study_files(
        material,
        settings_text=settings_text,
        originals=originals,
        report=report,
        key=key,
        beside=beside,
        language=language,
    )
    if study.errors:
        return study.problems
    trouble = write_files(study.files, folder)
    return (tell(trouble, language or material.settings.language),) if trouble else study.problems


def write_files(files: Mapping[str, bytes], folder: Path) -> Trouble | None:
    """Write files into a new or empty folder, all or none; return why not.

    >>> import tempfile
    >>> write_files({"a/b.txt": b"Hej"}, Path(tempfile.mkdtemp()) / "ny") is None
    True
    """
    name = str(folder)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            return Trouble("folder-in-use", name, value=name)
        _put(files, folder)
    except OSError as error:
        return Trouble("folder-closed", name, value=name, facts={"reason": error.strerror or "?"})
    return None


def _put(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files beside the folder, then give them its name in one step."""
    made = _missing_parents(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = folder.parent / f".{folder.name}-{uuid4().hex[:8]}"
    try:
        for path, data in files.items():
            target = staging / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        if folder.exists():
            # A folder that somebody stands in, or that is a mounted disk, cannot be renamed upon.
            _move_into(staging, folder)
        else:
            os.replace(staging, folder)  # noqa: PTH105 - Path.replace says the same at more length
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        with suppress(OSError):
            for parent in made:
                parent.rmdir()
        raise


def _missing_parents(folder: Path) -> list[Path]:
    return [parent for parent in folder.parents if not parent.exists()]


def _move_into(staging: Path, folder: Path) -> None:
    """Move what was written into an empty folder, `study.toml` last: until then it is no study."""
    moved: list[Path] = []
    try:
        for entry in sorted(staging.iterdir(), key=lambda one: (one.name == FILE, one.name)):
            moved.append(folder / entry.name)
            shutil.move(entry, folder / entry.name)
    except BaseException:
        for entry in moved:
            shutil.rmtree(entry, ignore_errors=True)
            entry.unlink(missing_ok=True)
        raise
    staging.rmdir()
