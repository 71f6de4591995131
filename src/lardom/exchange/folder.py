"""Reading a study folder: everything that can be read is read, everything that is wrong is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from lardom.coding.codebook import Code
from lardom.coding.marks import Coding
from lardom.exchange import building
from lardom.exchange.bundle import Study
from lardom.exchange.cells import nearest
from lardom.exchange.columns import Table
from lardom.exchange.contents import Contents
from lardom.exchange.locating import locate
from lardom.exchange.mapped_portfolio import MappedPortfolio, read_mapped_portfolio
from lardom.exchange.qdpx import QdpxProject, read_exchange
from lardom.exchange.settings import FILE, SettingsFile, read_settings
from lardom.exchange.sheets import Record, Sheet, absent, read_sheet, usable
from lardom.exchange.spreadsheet import read_table
from lardom.exchange.tables import TABLES
from lardom.exchange.troubles import Trouble, tell
from lardom.exchange.validating import validate
from lardom.portfolio.counts import facts
from lardom.portfolio.mapping import update
from lardom.portfolio.projects import Party, Project
from lardom.study.problems import Problem
from lardom.study.settings import Language
from lardom.transcripts.kinds import SUFFIXES
from lardom.transcripts.reading import read_transcript
from lardom.transcripts.turns import Document

TRANSCRIPTS = "transcripts"
"""The folder of the transcripts, inside the study folder."""

_TABLE_SUFFIXES = (".csv", ".xlsx")


class StudyError(ValueError):
    """A study folder with errors, opened strictly: the message lists every one of them."""

    def __init__(self, folder: Path, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"{folder} has {len(problems)} error(s):\n{lines}")


@dataclass(slots=True)
class _Told:
    """What has been found wrong so far: troubles still to be worded, and problems of other readers."""

    language: Language
    troubles: list[Trouble] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def in_words(self) -> tuple[Problem, ...]:
        problems = [tell(trouble, self.language) for trouble in self.troubles] + self.problems
        files: dict[str, int] = {FILE: 0} | {f: n for n, table in enumerate(TABLES, 1) for f in table.files}
        return tuple(
            sorted(problems, key=lambda one: (files.get(one.file, len(files)), one.file, one.row or 0, one.severity))
        )


def _plain_files(folder: Path) -> dict[str, Path]:
    """Return the files of a folder by name in lower case, hidden ones and editors' lock files aside."""
    if not folder.is_dir():
        return {}
    return {
        path.name.casefold(): path
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.name.startswith((".", "~$"))
    }


def _files_of(folder: Path, table: Table) -> tuple[tuple[str, Path], ...]:
    """Return the files the table lies in, by the name problems use: none, one, or (wrongly) two."""
    inside, _, stem = table.path.rpartition("/")
    there = _plain_files(folder / inside)
    found = (there.get(stem + suffix) for suffix in _TABLE_SUFFIXES)
    return tuple(((f"{inside}/" if inside else "") + path.name, path) for path in found if path)


def table_path(folder: Path, table: Table) -> Path | None:
    """Return the file the table is read from, or `None` when the folder has none."""
    return next((path for _, path in _files_of(folder, table)), None)


def _read_table(folder: Path, table: Table, told: _Told) -> Sheet:
    files = _files_of(folder, table)
    if not files:
        return absent(table)
    name, path = files[0]
    for other, _ in files[1:]:
        told.troubles.append(Trouble("table-twice", name, value=name, facts={"other": other}))
    source, problems = read_table(path, name=name, language=told.language)
    told.problems += problems
    if source is None:
        return Sheet(table, name)
    sheet, troubles = read_sheet(table, source)
    told.troubles += troubles
    return sheet


def _unknown_tables(folder: Path, sheets: Mapping[str, Sheet]) -> Iterator[Trouble]:
    """Yield files that look like a table the study does not have, under another name."""
    for inside in ("", "portfolio"):
        missing = {
            sheet.table.path.rpartition("/")[2]: sheet.table.files[0]
            for sheet in sheets.values()
            if not sheet.present and sheet.table.path.rpartition("/")[0] == inside
        }
        known = {table.path.rpartition("/")[2] for table in TABLES if table.path.rpartition("/")[0] == inside}
        for path in _plain_files(folder / inside).values():
            if path.suffix.casefold() in _TABLE_SUFFIXES and path.stem.casefold() not in known:
                near = nearest(path.stem, tuple(missing))
                if near:
                    name = f"{inside}/{path.name}" if inside else path.name
                    yield Trouble("file-unknown", name, near=missing[near])


@dataclass(frozen=True, slots=True)
class _Transcripts:
    documents: tuple[Document, ...]
    unreadable: frozenset[str]


def _read_transcripts(folder: Path, exchanged: QdpxProject, told: _Told) -> _Transcripts:
    """Read every transcript; a text that the exchange file also has is taken from there."""
    from_elsewhere = {document.id.casefold(): document for document in exchanged.documents}
    documents, unreadable = list(exchanged.documents), []
    for path in _plain_files(folder / TRANSCRIPTS).values():
        place = f"{TRANSCRIPTS}/{path.name}"
        if path.suffix.casefold() not in SUFFIXES:
            told.troubles.append(Trouble("transcript-suffix", place))
            continue
        document, problems = read_transcript(path, language=told.language)
        told.problems += [replace(problem, file=place) for problem in problems]
        # A transcript that is kept exactly has its name in it; every other one has its file's.
        name = document.id if document else path.name
        same = from_elsewhere.get(name.casefold()) or from_elsewhere.get(path.stem.casefold())
        if document is None:
            unreadable.append(path.name)
        elif any(other.id == name for other in documents) and same is None:
            told.troubles.append(Trouble("transcript-twice", place, value=name))
        elif same is None:
            documents.append(document)
        elif same.text.strip() != document.text.strip():
            facts = {"other": exchanged.file}
            told.troubles.append(Trouble("exchange-source-beside", place, value=same.id, facts=facts))
    return _Transcripts(tuple(documents), frozenset(unreadable))


def _read_exchanges(folder: Path, told: _Told) -> QdpxProject:
    """Read the study's `.qdpx` (or `.qde`) and `.qdc` files: one of each, the one called codings.* first."""
    there = _plain_files(folder)
    found = QdpxProject()
    codes: tuple[Code, ...] = ()
    for suffixes in ((".qdpx", ".qde"), (".qdc",)):
        paths = sorted(
            (path for path in there.values() if path.suffix.casefold() in suffixes),
            key=lambda path: (path.stem.casefold() not in ("codings", "codebook"), path.name),
        )
        if not paths:
            continue
        if len(paths) > 1:
            told.troubles.append(Trouble("exchange-twice", paths[0].name, value=paths[0].name))
        project, troubles = read_exchange(paths[0], paths[0].name)
        told.troubles += troubles
        codes += project.codes
        found = found if suffixes == (".qdc",) and found.file else project
    return replace(found, codes=_joined((), codes))


def read_study_folder(folder: str | Path, *, language: Language | None = None) -> Study:
    """Read a study folder whole; nothing in it can make this raise, and no file in it is touched.

    The study's `problems` tell what is wrong, in `language` (the study's own when not said): *errors*
    left a cell, a row or a file unused, *warnings* did not, *notes* name tables that are not there.

    >>> read_study_folder("/nowhere", language="en").problems[0].message
    'There is no such folder.'
    """
    folder = Path(folder)
    if not folder.is_dir():
        return Study(folder=folder, problems=(tell(Trouble("folder-missing", str(folder)), language or "sv"),))
    read = read_settings(folder)
    told = _Told(language or read.settings.language, list(read.troubles))
    if any(trouble.code == "settings-missing" for trouble in read.troubles):
        return Study(settings=read.settings, folder=folder, problems=told.in_words())
    contents = _contents(folder, read, told)
    return _study(folder, read, contents, told)


def _contents(folder: Path, read: SettingsFile, told: _Told) -> Contents:
    sheets = {table.name: _read_table(folder, table, told) for table in TABLES}
    told.troubles += _unknown_tables(folder, sheets)
    portfolio = read_mapped_portfolio(folder, read.mapping, told.language)
    told.problems += portfolio.problems
    exchanged = _read_exchanges(folder, told)
    transcripts = _read_transcripts(folder, exchanged, told)
    elsewhere = {
        "projects": portfolio.projects, "parties": portfolio.parties, "codebook": exchanged.codes,
        "codings": exchanged.codings,
    }  # fmt: skip
    for name, sheet in sheets.items():
        if not sheet.present and sheet.table.lost_sv and not elsewhere.get(name):
            lost = (sheet.table.lost_sv, sheet.table.lost_en)
            told.troubles.append(Trouble("table-missing", sheet.file, facts={"lost": lost}))
    return Contents(
        read.settings,
        sheets,
        transcripts.documents,
        unreadable=transcripts.unreadable,
        exchanged=exchanged,
        portfolio=portfolio,
        facts=_fact_names(read, sheets, portfolio),
        settled=read.usable,
    )


def _fact_names(read: SettingsFile, sheets: Mapping[str, Sheet], portfolio: MappedPortfolio) -> frozenset[str]:
    """Return the names of the portfolio's figures; none when no claim cites any, or there is no portfolio."""
    if not any("portfol" in text for record in sheets["claims"].records for text in _evidence(record)):
        return frozenset()
    projects, parties = _portfolio(sheets, read, portfolio)
    return frozenset(facts(projects, parties, settings=read.settings)) if projects else frozenset()


def _evidence(record: Record) -> Iterator[str]:
    return (text for column in building.RELATIONS for text in record.texts(column))


def _portfolio(
    sheets: Mapping[str, Sheet], read: SettingsFile, portfolio: MappedPortfolio
) -> tuple[tuple[Project, ...], tuple[Party, ...]]:
    """Return the portfolio of the foreign workbook, brought up to date by the study's own tables."""
    own = building.projects(sheets["projects"]), building.parties(sheets["parties"], read.settings)
    return update((portfolio.projects, portfolio.parties), own)


def _study(folder: Path, read: SettingsFile, contents: Contents, told: _Told) -> Study:
    codings = contents.sheets["codings"]
    names = {record.text("transcript") for record in codings.records}
    documents = {name: document for name in names if (document := contents.document(name))}
    located = locate(codings, documents)
    told.troubles += located.troubles
    told.troubles += validate(contents)
    sheets = {name: usable(sheet, told.troubles) for name, sheet in contents.sheets.items()}
    passages = building.passages(sheets["codings"], located.places, contents.names.real)
    coded = _joined(passages.codings, contents.exchanged.codings)
    projects, parties = _portfolio(sheets, read, contents.portfolio)
    return Study(
        settings=contents.settings,
        projects=projects,
        parties=parties,
        sample=building.sample(sheets["sample"]),
        respondents=building.respondents(sheets["respondents"]),
        interviews=building.interviews(sheets["interviews"], contents.names.real),
        documents=contents.documents,
        codes=_joined(building.codes(sheets["codebook"]), contents.exchanged.codes),
        codings=coded,
        marks=passages.marks,
        unplaced=passages.unplaced,
        rounds=building.rounds(sheets["rounds"]),
        readings=building.readings(sheets["readings"], contents.names.real),
        groups=building.groups(sheets["groups"]),
        settled=building.settled(sheets["settlements"], coded, contents.names.real),
        memos=building.memos(sheets["memos"], contents.names.real),
        answers=building.answers(sheets["answers"]),
        quotations=building.quotations(sheets["quotations"], contents.settings.language, contents.names.real),
        claims=building.claims(sheets["claims"], contents.settings.language),
        summaries=building.summaries(sheets["summaries"]),
        pairings=building.pairings(sheets["pairings"]),
        key_names=building.key_names(sheets["key"]),
        exchanged=contents.exchanged,
        folder=folder,
        problems=told.in_words(),
    )


def _joined[T: (Code, Coding)](own: tuple[T, ...], exchanged: tuple[T, ...]) -> tuple[T, ...]:
    """Return the table's values and, after them, those of the exchange file with other ids."""
    taken = {row.id for row in own}
    return own + tuple(row for row in exchanged if row.id not in taken)


def open_study(folder: str | Path, *, strict: bool = False, language: Language | None = None) -> Study:
    """Open a study folder: the one call a notebook begins with.

    With `strict` a study that has errors raises `StudyError`, whose message lists them all; otherwise
    they are in `study.problems` and everything usable is there.

    >>> open_study("/nowhere").projects
    ()
    """
    study = read_study_folder(folder, language=language)
    if strict and study.errors:
        raise StudyError(study.folder, study.errors)
    return study
