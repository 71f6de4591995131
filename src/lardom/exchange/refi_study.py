"""A study out as REFI-QDA and in again: what will come in before it does, and what was written with what was left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lardom.claims.material import Material
from lardom.exchange.qdpx import QdpxProject, read_exchange, refused
from lardom.exchange.refi.companion import Companion
from lardom.exchange.refi.composing import compose, only_codes
from lardom.exchange.refi.container import UnreadableExchangeError
from lardom.exchange.refi.finding import last_name
from lardom.exchange.refi.kinds import kind_word
from lardom.exchange.refi.limits import DEFAULT, LimitPassedError, Limits
from lardom.exchange.refi.losses import Loss, loss, told
from lardom.exchange.refi.losses_in import losses_in
from lardom.exchange.refi.losses_out import book_losses, losses_of_files, losses_of_form, losses_out
from lardom.exchange.refi.masking import masked_material, masked_project
from lardom.exchange.refi.packing import PROJECT_FILE, Package, without_places, write_codebook, write_package
from lardom.exchange.refi.reading import Exchange, read_file
from lardom.exchange.refi.serialising import project_xml
from lardom.exchange.refi.texts import INTERNAL, paths
from lardom.exchange.refi.values import CodeBook, Project
from lardom.exchange.rows import rows
from lardom.exchange.settings import FILE
from lardom.exchange.settings_text import settings_text
from lardom.exchange.table_texts import table_text
from lardom.exchange.tables import TABLES
from lardom.exchange.transcript_files import transcript_files
from lardom.exchange.troubles import Trouble, tell
from lardom.exchange.writing import study_files, write_files
from lardom.fieldwork.respondents import KeyName
from lardom.study.problems import Problem
from lardom.study.settings import Language
from lardom.text.names import name_pattern

_SHOWN = 3

TOLD_AS_LOSSES = frozenset({"exchange-doubtful", "exchange-dropped", "exchange-lost"})
"""Problems of a file that is read which its losses tell as well, kind by kind: who shows both shows these once."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What will come in of a REFI-QDA file: `comes` is kinds in words with their numbers, `losses` what does not, in words.

    `project` holds all that was read, `problems` what was wrong; after an *error* there is nothing to bring in.
    """

    project: QdpxProject
    comes: tuple[tuple[str, int], ...] = ()
    losses: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def can_come(self) -> bool:
        """Whether the file can be brought in."""
        return not any(one.severity == "error" for one in self.problems)


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a writing: the problems (after an *error* nothing was written), and the losses in words.

    `lost` are the losses before they were put into words, for who tells of them in another language.
    """

    problems: tuple[Problem, ...] = ()
    losses: tuple[str, ...] = ()
    lost: tuple[Loss, ...] = ()

    @property
    def done(self) -> bool:
        """Whether the file was written."""
        return not any(one.severity == "error" for one in self.problems)


def preview(path: str | Path, *, language: Language = "en", name: str = "", limits: Limits = DEFAULT) -> Preview:
    """Read a REFI-QDA file and tell what a study would take of it, and what not; nothing is written and nothing raises.

    `name` is what problems call the file (its own name when empty).

    >>> preview("/nowhere.qdpx").can_come
    False
    """
    return previewed(*read_exchange(Path(path), name or Path(path).name, limits), language)


def previewed(project: QdpxProject, troubles: Iterable[Trouble], language: Language) -> Preview:
    """Tell of a file that has been read what a study would take of it; so it can be told in two languages."""
    problems = tuple(tell(one, language) for one in troubles)
    if project.exchange is None:
        return Preview(project, problems=problems)
    numbers = {
        "TextSource": len(project.documents), "Code": len(project.codes), "Coding": len(project.codings),
        "User": len(project.users),
    }  # fmt: skip
    comes = tuple((kind_word(kind, count, language), count) for kind, count in numbers.items() if count)
    return Preview(project, comes, told(losses_in(project.exchange, project.brought), language), problems)


def write_qdpx(
    material: Material,
    path: Path,
    *,
    kept: Exchange | None = None,
    names: bool = False,
    beside: bool = True,
    language: Language | None = None,
) -> Written:
    """Write a study as a `.qdpx`, whole or not at all.

    `kept` is the file that the study's texts and codes came from, of which everything goes out again. Each real name of
    the key is exchanged for its pseudonym, and files that are no texts stay behind, unless `names` says that the names may
    go out; the key itself never does, nor a file of `kept` that nothing in the project points at. `beside` puts what REFI-QDA
    has no place for into the companion.
    """
    language = language or material.settings.language
    key = () if names else material.key_names
    kept_project = kept.project if kept else None
    files: Mapping[str, str] = kept.files if kept else {}
    left: tuple[Loss, ...] = ()
    if key:
        material = masked_material(material)
        kept_project = masked_project(kept_project, key) if kept_project else None
        left = loss("files left", sorted(files.values()))
        files = {}
    tables = _tables(material) if beside else {}
    composed = compose(material, kept_project)
    pointed = {path.removeprefix(INTERNAL) for path in paths(composed.project)}
    files = {name: member for name, member in files.items() if name in pointed}
    left += loss("strays left", [last_name(one) for one in kept.strays]) if kept else ()
    companion = kept.package.companion if kept else Companion()
    whole = Package(
        composed.project,
        Companion(companion.origin, composed.project.kept, companion.doubtful, tables),
        kept.container if kept else None,
        files,
    )
    problems = tuple(tell(one, language) for one in _names_told(composed.project, tables, key, path.name))
    counted = {table.name: len(rows(table, material)) for table in TABLES}
    losses = (*losses_out(material, composed, {name: n for name, n in counted.items() if n}, beside=beside), *left)
    return _written(problems, losses, path, whole, language)


def write_qdc(
    material: Material, path: Path, *, kept: Exchange | None = None, language: Language | None = None
) -> Written:
    """Write a study's codebook as a `.qdc`, whole or not at all; a codebook without codes cannot be one."""
    language = language or material.settings.language
    book = only_codes(material, kept.project if kept else None)
    if not book.codes:
        return Written((tell(Trouble("exchange-no-codes", path.name), language),))
    return _written((), book_losses(book, material), path, book, language)


def rewrite(source: Path, path: Path, *, language: Language = "en", limits: Limits = DEFAULT) -> Written:
    """Write any tool's file again as the standard asks: valid, code points, UTF-8, no paths of anybody's machine.

    Everything in it stays, files that nothing points at too; a codebook stays a codebook.
    """
    try:
        exchange = read_file(source, limits)
    except (UnreadableExchangeError, LimitPassedError) as error:
        return Written((tell(refused(error, source.name), language),))
    losses = (*losses_of_form(exchange.project), *losses_of_files(exchange))
    if not exchange.is_book:
        return _written((), losses, path, exchange.package, language)
    if not exchange.project.codes:
        return Written((tell(Trouble("exchange-no-codes", path.name), language),))
    book = CodeBook(codes=exchange.project.codes, sets=exchange.project.sets)
    return _written((), losses, path, book, language)


def read_into(path: Path, folder: Path, *, language: Language = "en", limits: Limits = DEFAULT) -> Written:
    """Make a new study folder of a REFI-QDA file; tables of a study in its companion become the folder's own."""
    found = preview(path, language=language, limits=limits)
    exchange = found.project.exchange
    if exchange is None or not found.can_come:
        return Written(found.problems, found.losses)
    project = found.project
    tables = exchange.companion.tables
    if project.holds_study:
        transcripts, troubles = transcript_files(project.documents, {})
        files = {**tables, **{f"transcripts/{one.name}": one.data for one in transcripts}}
        # The tables hold what is not read from the project itself.
        before = tuple(one for one in found.problems if one.code != "exchange-dropped")
        problems = before + tuple(tell(one, language) for one in troubles)
        losses: tuple[str, ...] = ()
    else:
        title = exchange.project.name or path.stem
        material = Material(documents=project.documents, codes=project.codes, codings=project.codings)
        made = study_files(
            material, settings_text=f'title = {_quoted(title)}\nlanguage = "{language}"\n', language=language
        )
        files, problems, losses = dict(made.files), found.problems + made.problems, found.losses
    trouble = write_files(files, folder)
    problems += (tell(trouble, language),) if trouble else ()
    return Written(problems, losses)


def _quoted(text: str) -> str:
    kept = "".join(
        sign if sign >= " " and sign != "\x7f" and not "\ud800" <= sign <= "\udfff" else " " for sign in text
    )
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _tables(material: Material) -> Mapping[str, bytes]:
    """Return the study's tables and settings as a study folder has them; never the key, and no transcripts."""
    tables = {table.files[0]: table_text(table, material)[0] for table in TABLES if table.name != "key"}
    files = {FILE: settings_text(material.settings), **tables}
    return {name: text.encode() for name, text in files.items() if text}


def _names_told(
    project: Project, tables: Mapping[str, bytes], key: tuple[KeyName, ...], file: str
) -> Iterator[Trouble]:
    """Yield a trouble when a real name stands in what would go out all the same; the names themselves are not told."""
    patterns = [found for one in key if (found := name_pattern(one.name, exact=True))]
    if not patterns:
        return
    told = {PROJECT_FILE: "".join(project_xml(without_places(project)))}
    told |= {name: data.decode("utf-8", "replace") for name, data in tables.items()}
    places = [name for name, text in told.items() if any(one.search(text) for one in patterns)]
    if places:
        yield Trouble("exchange-names", file, facts={"count": len(places), "places": ", ".join(places[:_SHOWN])})


def _written(
    problems: tuple[Problem, ...],
    losses: tuple[Loss, ...],
    path: Path,
    what: Package | CodeBook,
    language: Language,
) -> Written:
    words = told(losses, language)
    if any(one.severity == "error" for one in problems):
        return Written(problems, words, losses)
    try:
        if isinstance(what, CodeBook):
            write_codebook(what, path)
        else:
            write_package(what, path)
    except (UnreadableExchangeError, LimitPassedError) as error:
        return Written((*problems, tell(refused(error, path.name), language)), words, losses)
    except OSError as error:
        trouble = Trouble("folder-closed", path.name, value=str(path), facts={"reason": error.strerror or "?"})
        return Written((*problems, tell(trouble, language)), words, losses)
    return Written(problems, words, losses)
