"""Looking at what is uploaded: a table beside what the study has, REFI-QDA files that wait or have come in."""

import tempfile
import tomllib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from lardom.claims.material import Material
from lardom.exchange.cell_texts import DRESSES, cell_text
from lardom.exchange.columns import Table
from lardom.exchange.loading import Plan, plan, renamed, unmatched
from lardom.exchange.rows import rows
from lardom.exchange.spreadsheet import read_table
from lardom.portfolio.mapping import apply_mapping, mapping_from_toml
from lardom.study.problems import Problem
from lardom.study.settings import Language
from lardom.study.tablefile import Row, TableFile
from lardom.web.claims.queries import values as claims
from lardom.web.exchange.models import Origin, Parcel
from lardom.web.study.models import Comment, Event, Journaled, Membership, Person, StoredFile, Study

type ParcelRow = Parcel
"""A name by which views may speak of what they are handed, without reaching for the tables."""


@dataclass(frozen=True, slots=True)
class Look:
    """An uploaded table as it was read: its headers, the columns it lacks, and what it would bring in.

    `digest` tells two looks apart: the study or the file has changed when it is another.
    """

    file: StoredFile
    headers: tuple[str, ...]
    lacking: tuple[str, ...]
    plan: Plan
    by_mapping: bool = False

    @property
    def digest(self) -> str:
        """A short digest of what would be brought in."""
        told = repr(
            [(one.row, one.kind, one.place, one.changes, sorted(one.values.items())) for one in self.plan.wanted]
        )
        return sha256(told.encode()).hexdigest()[:16]


def stored(study: Study, key: uuid.UUID) -> StoredFile | None:
    """Return an uploaded file of the study."""
    return StoredFile.objects.of(study).filter(key=key).first()


def read(
    file: StoredFile, language: Language, sheet: str | None = None
) -> tuple[TableFile | None, tuple[Problem, ...]]:
    """Read an uploaded file as a table; nothing in it can make this raise."""
    with tempfile.NamedTemporaryFile(suffix=Path(file.name).suffix) as copy:
        copy.write(bytes(file.content))
        copy.flush()
        return read_table(Path(copy.name), name=file.name, sheet=sheet, language=language)


def look(study: Study, table: Table, file: StoredFile, names: Mapping[str, str], language: Language) -> Look:
    """Return what bringing the file in would do; `names` gives the file's header of each column it calls otherwise."""
    material = claims.material(study)
    mapped = _by_mapping(study, table, file, language) if not names else None
    source, problems = mapped or read(file, language)
    if source is None:
        return Look(file, (), (), Plan(table, file.name, (), problems))
    told = renamed(source, names)
    found = plan(table, told, material, language=language)
    whole = Plan(table, file.name, found.rows, (*problems, *found.problems))
    return Look(file, source.header, unmatched(table, told), whole, by_mapping=mapped is not None)


def _by_mapping(
    study: Study, table: Table, file: StoredFile, language: Language
) -> tuple[TableFile, tuple[Problem, ...]] | None:
    """Read a foreign workbook by the mapping the study's settings hold, when they name this very file."""
    if table.name not in ("projects", "parties") or "mapping" not in study.settings:
        return None
    try:
        section = tomllib.loads(study.settings).get("portfolio", {}).get("mapping", {})
    except tomllib.TOMLDecodeError:
        return None
    mapping, _wrong = mapping_from_toml(section)
    sources = [one for one in mapping.sources if one[0] == file.name]
    if not sources:
        return None
    read_ = {one: read(file, language, one[1] or None) for one in sources}
    tables = {one: found for one, (found, _) in read_.items() if found is not None}
    projects, parties, problems = apply_mapping(tables, mapping)
    told = [problem for _, problems_ in read_.values() for problem in problems_] + [
        one for one in problems if one.file.partition(", sheet")[0] == file.name
    ]
    material = Material(projects=projects, parties=parties)
    return _as_file(table, material, file.name), tuple(replace(one, row=None) for one in told)


def _as_file(table: Table, material: Material, name: str) -> TableFile:
    dress = DRESSES["en"]
    lines = tuple(
        Row(number, tuple(cell_text(column, values[column.name], dress) for column in table.columns))
        for number, values in enumerate(rows(table, material), start=2)
    )
    return TableFile(name, tuple(column.name for column in table.columns), lines)


# ---- REFI-QDA files ----------------------------------------------------------------------------------------------


def parcels(study: Study, person: Person, way: str) -> QuerySet[Parcel]:
    """Return a person's own files on their way in or out that still wait, the newest first, without their content."""
    found = Parcel.objects.of(study).filter(made_by=person, way=way, expires__gt=timezone.now())
    return found.select_related("job").defer("content").order_by("-pk")


def parcel(study: Study, number: int, person: Person, way: str) -> Parcel:
    """Return one of a person's own files (else 404): what is on its way is nobody else's to see."""
    found = parcels(study, person, way).filter(pk=number).first()
    if found is None:
        raise Http404
    found.study = study
    return found


def origins(study: Study) -> QuerySet[Origin]:
    """Return the files that have come into the study and have not been taken back, the newest first."""
    found = Origin.objects.of(study).filter(removed=False).select_related("file", "made_by")
    return found.defer("file__content").order_by("-pk")


def is_empty(study: Study) -> bool:
    """Tell whether a study holds nothing but its people and what they say about it."""
    beside = (Membership, Comment, Origin)
    tables = [one for one in apps.get_models() if issubclass(one, Journaled) and not issubclass(one, beside)]
    return not any(one._default_manager.filter(study=study, removed=False).exists() for one in tables)


def waiting_parcel(study: Study, number: int) -> Parcel | None:
    """Return a file that nobody has read yet."""
    return Parcel.objects.of(study).filter(pk=number, state="waiting").select_related("study").first()


def is_taken_back(study: Study, number: int) -> bool:
    """Tell whether the act with that number in the study's trail has been taken back."""
    return Event.objects.of(study).filter(number=number, undone_by__isnull=False).exists()
