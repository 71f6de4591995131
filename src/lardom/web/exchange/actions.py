"""A study folder in and out of the workbench: every table, every transcript, at once or not at all."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lardom.claims.material import Material
from lardom.exchange.folder import TRANSCRIPTS, read_study_folder
from lardom.exchange.further_drafts import read_drafts
from lardom.exchange.settings import FILE
from lardom.text.decoding import decode
from lardom.web.claims.actions import bringing as claims
from lardom.web.coding.actions import bringing as coding
from lardom.web.comparison import actions as comparison
from lardom.web.fieldwork import actions as fieldwork
from lardom.web.portfolio import actions as portfolio
from lardom.web.report import actions as report
from lardom.web.sampling import actions as sampling
from lardom.web.study import actions as studies
from lardom.web.study.models import Person, StoredFile, Study
from lardom.web.study.writing import Writing, one_writer, writing
from lardom.web.transcripts.actions import bringing as transcripts


@dataclass(frozen=True)
class Folder:
    """What a study folder holds beside its values.

    The text of study.toml and of report.md, title and text of further drafts, and the transcripts' own files by name.
    """

    settings: str = ""
    report: str = ""
    drafts: tuple[tuple[str, str], ...] = ()
    originals: Mapping[str, bytes] = field(default_factory=dict)


def bring_in(study: Study, material: Material, folder: Folder, *, by: Person | None) -> dict[str, int]:
    """Put a whole study's material into an empty study and return how many rows of each kind came in."""
    with writing(study, by=by, kind="study.imported") as act:
        if folder.settings:
            act.study.settings = folder.settings
            act.study.save(update_fields=["settings"])
            study.settings = folder.settings
        files = _store(act, folder.originals, by)
        projects = portfolio.bring_in(act, material)
        sampling.bring_in(act, material, projects)
        fieldwork.bring_in(act, material, projects)
        documents = transcripts.bring_in(act, material.documents, files, by)
        coding.bring_in(act, material, documents, by=by)
        claims.bring_in(act, material)
        comparison.bring_in(act, material)
        if folder.report:
            report.bring_in(act, folder.report, title=material.settings.title or study.title, by=by)
        for title, text in folder.drafts:
            report.bring_in(act, text, title=title, by=by)
        act.facts = {
            name: len(getattr(material, name))
            for name in ("projects", "respondents", "documents", "codes", "codings", "marks", "claims", "quotations")
        }
    return act.facts


def _store(act: Writing, originals: Mapping[str, bytes], by: Person | None) -> dict[str, StoredFile]:
    stored = act.add_all(_files(originals.items(), by), journal=False)
    return {file.name: file for file in stored}


def _files(originals: Iterable[tuple[str, bytes]], by: Person | None) -> Iterable[StoredFile]:
    for name, content in originals:
        yield StoredFile(
            name=name, size=len(content), sha256=hashlib.sha256(content).hexdigest(), content=content, made_by=by
        )


REPORT = "report.md"
"""The draft that a study folder holds."""


def import_folder(folder: Path, *, by: Person) -> Study:
    """Make a new study of a study folder; what could not be read is in the folder's problems, told by the caller."""
    material = read_study_folder(folder)
    with one_writer():
        study = studies.make_study(
            title=material.settings.title or folder.name, by=by, language=material.settings.language
        )
        bring_in(study, material, _beside(folder), by=by)
    return study


def import_into(study: Study, folder: Path, *, by: Person | None) -> dict[str, int]:
    """Bring a study folder into an empty study and return how many rows of each kind came in."""
    return bring_in(study, read_study_folder(folder), _beside(folder), by=by)


def _beside(folder: Path) -> Folder:
    draft, settings = folder / REPORT, folder / FILE
    return Folder(
        settings=settings.read_text("utf-8-sig") if settings.is_file() else "",
        report=decode(draft.read_bytes()).text if draft.is_file() else "",
        drafts=read_drafts(folder),
        originals={path.name: path.read_bytes() for path in sorted((folder / TRANSCRIPTS).glob("*")) if path.is_file()},
    )
