"""Reading a REFI-QDA file whole: its values, its texts with every position in them, and what was met on the way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from lardom.exchange.refi.companion import COMPANION, TABLES, Companion, companion_from
from lardom.exchange.refi.container import Container, open_container
from lardom.exchange.refi.limits import DEFAULT, Limits
from lardom.exchange.refi.packing import Package
from lardom.exchange.refi.parsing import Oddity, Parsed, parse
from lardom.exchange.refi.positions import STANDARD, Convention
from lardom.exchange.refi.strays import carried, strays
from lardom.exchange.refi.texts import all_texts, bring_texts, with_texts
from lardom.exchange.refi.values import (
    CodeBook,
    PdfSource,
    Project,
    TextSelection,
    TextSource,
    Transcript,
    TranscriptSelection,
)
from lardom.exchange.troubles import Trouble, listed


@dataclass(frozen=True, slots=True)
class Exchange:
    """A REFI-QDA file, read.

    `project` is its values, of a codebook on its own as well (`is_book`). `origin` is the tool that wrote the file,
    `package` what a file that is written again is made of. `space` is the namespace of the root, `namespaces` of all that
    was understood, `odd` what the schema does not allow, `elements` how many there are of each. Of texts: `convention` is
    how the tool counts, `fitting` of `passages` passages fit it (it makes a difference in `telling` texts), `missing` the
    names of texts that are not there with the codings in each, `missing_files` of other files, `unclear` of those of them
    that several paths or files may mean, `twofold` of texts that stand in the project and otherwise in a file, `encodings`
    of texts that are not UTF-8. `read` are the members that are texts, `strays` those that nothing points at.
    """

    project: Project
    container: Container
    origin: str = ""
    is_book: bool = False
    space: str = ""
    namespaces: tuple[str, ...] = ()
    odd: tuple[Oddity, ...] = ()
    elements: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    companion: Companion = field(default_factory=Companion)
    convention: Convention = STANDARD
    fitting: int = 0
    passages: int = 0
    telling: int = 0
    missing: tuple[tuple[str, int], ...] = ()
    missing_files: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    twofold: tuple[str, ...] = ()
    encodings: tuple[str, ...] = ()
    read: frozenset[str] = frozenset()
    strays: tuple[str, ...] = ()

    @property
    def package(self) -> Package:
        """All that a file written again is made of: nothing that was read is left out."""
        companion = replace(
            self.companion,
            origin=self.companion.origin or self.origin,
            kept=self.project.kept,
            doubtful=self.doubtful,
        )
        return Package(self.project, companion, self.container, self.files, carried(self.strays))

    @property
    def doubtful(self) -> Mapping[str, tuple[int, int]]:
        """The numbers of doubtful passages as the first tool had them, by GUID."""
        found = {
            one.guid: one.raw
            for text in all_texts(self.project)
            for one in text.selections
            if one.doubtful and one.raw is not None
        }
        return {guid: self.companion.doubtful.get(guid, raw) for guid, raw in found.items()}


def main_texts(project: Project) -> tuple[TextSource, ...]:
    """Return the texts in which passages count: text sources and the words of PDF files."""
    found = (one.text if isinstance(one, PdfSource) else one for one in project.sources)
    return tuple(one for one in found if isinstance(one, TextSource))


def undecided(found: Exchange, file: str) -> Iterator[Trouble]:
    """Yield what is wrong where it is not certain which file, or which words, a project means."""
    for code, names in (("exchange-unclear", found.unclear), ("exchange-two-texts", found.twofold)):
        if names:
            yield Trouble(code, file, facts={"count": len(names), "names": listed(names)})


def read_file(path: Path, limits: Limits = DEFAULT) -> Exchange:
    """Read a `.qdpx`, `.qde` or `.qdc`.

    Raises `UnreadableExchangeError` for what is none or is damaged, `LimitPassedError` for what is too large.
    """
    container = open_container(path, limits)
    with container.kept_open():
        return _read(container, limits)


def _read(container: Container, limits: Limits) -> Exchange:
    parsed = parse(container.pieces(container.project, "xml"), limits)
    companion, used = _companion(container)
    root = parsed.root
    if isinstance(root, CodeBook):
        project = Project(origin=root.origin, codes=root.codes, sets=root.sets, kept=root.kept)
        return replace(_exchange(container, parsed, companion, project), strays=strays(container, used))
    texts = bring_texts(container, root)
    project = replace(texts.project, kept=root.kept + companion.kept)
    if companion.doubtful:
        project = _with_first_numbers(project, companion.doubtful)
    return replace(
        _exchange(container, parsed, companion, project),
        files=texts.files,
        convention=texts.convention,
        fitting=texts.fitting,
        passages=texts.passages,
        telling=texts.telling,
        missing=texts.missing,
        missing_files=texts.missing_files,
        unclear=texts.unclear,
        twofold=texts.twofold,
        encodings=texts.encodings,
        read=texts.read,
        strays=strays(container, {*used, *texts.read, *texts.files.values()}),
    )


def _exchange(container: Container, parsed: Parsed, companion: Companion, project: Project) -> Exchange:
    return Exchange(
        project, container, project.origin, isinstance(parsed.root, CodeBook), parsed.space, parsed.namespaces,
        parsed.oddities, parsed.elements, companion=companion,
    )  # fmt: skip


def _companion(container: Container) -> tuple[Companion, set[str]]:
    """Return the companion, and the members that it was made of."""
    if COMPANION not in container.sizes:
        return Companion(), set()
    read = companion_from(container.read(COMPANION))
    names = [name for name in container.sizes if name.startswith(TABLES) and name not in container.odd]
    tables = {name.removeprefix(TABLES): container.read(name) for name in names}
    return replace(read or Companion(), tables=tables), {*names, *([COMPANION] if read is not None else [])}


def _with_first_numbers(project: Project, doubtful: Mapping[str, tuple[int, int]]) -> Project:
    """Return the project with doubtful passages as they were first told of: a doubt does not go by being written."""

    def placed[S: (TextSelection, TranscriptSelection)](one: S) -> S:
        return replace(one, raw=doubtful[one.guid], doubtful=True) if one.guid in doubtful else one

    def text[T: (TextSource, Transcript)](one: T) -> T:
        return replace(one, selections=tuple(placed(passage) for passage in one.selections))

    return replace(
        project,
        sources=tuple(with_texts(one, text) for one in project.sources),
        notes=tuple(map(text, project.notes)),
    )
