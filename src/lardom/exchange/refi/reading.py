"""Reading a REFI-QDA file whole: its values, its texts with every position in them, and what was met on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from lardom.exchange.refi.companion import COMPANION, TABLES, Companion, companion_from
from lardom.exchange.refi.container import Container, open_container
from lardom.exchange.refi.limits import DEFAULT, Limits
from lardom.exchange.refi.packing import Package
from lardom.exchange.refi.parsing import Oddity, Parsed, parse
from lardom.exchange.refi.positions import STANDARD, Convention
from lardom.exchange.refi.texts import Texts, bring_texts
from lardom.exchange.refi.values import CodeBook, PdfSource, Project, Source, TextSelection, TextSource


@dataclass(frozen=True, slots=True)
class Exchange:
    """A REFI-QDA file, read.

    `project` is its values, of a codebook on its own as well (`is_book`). `origin` is the tool that wrote the file,
    `package` what a file that is written again is made of. `odd` is what the schema does not allow, `elements` how many
    there are of each. Of texts: `convention` is how the tool counts, `fitting` of `passages` passages fit it (it makes a
    difference in `telling` texts), `missing`
    the names of texts that are not there with the codings in each, `missing_files` of other files, `encodings` of texts
    that are not UTF-8.
    """

    project: Project
    container: Container
    origin: str = ""
    is_book: bool = False
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
    encodings: tuple[str, ...] = ()

    @property
    def package(self) -> Package:
        """All that a file written again is made of: nothing that was read is left out."""
        companion = replace(
            self.companion,
            origin=self.companion.origin or self.origin,
            kept=self.project.kept,
            doubtful=self.doubtful,
        )
        return Package(self.project, companion, self.container, self.files)

    @property
    def doubtful(self) -> Mapping[str, tuple[int, int]]:
        """The numbers of doubtful passages as the first tool had them, by GUID."""
        found = {
            one.guid: one.raw
            for text in main_texts(self.project)
            for one in text.selections
            if one.doubtful and one.raw is not None
        }
        return {guid: self.companion.doubtful.get(guid, raw) for guid, raw in found.items()}


def main_texts(project: Project) -> tuple[TextSource, ...]:
    """Return the texts in which passages count: text sources and the words of PDF files."""
    found = (one.text if isinstance(one, PdfSource) else one for one in project.sources)
    return tuple(one for one in found if isinstance(one, TextSource))


def read_file(path: Path, limits: Limits = DEFAULT) -> Exchange:
    """Read a `.qdpx`, `.qde` or `.qdc`.

    Raises `UnreadableExchangeError` for what is none or is damaged, `LimitPassedError` for what is too large.
    """
    container = open_container(path, limits)
    with container.kept_open():
        return _read(container, limits)


def _read(container: Container, limits: Limits) -> Exchange:
    parsed = parse(container.pieces(container.project, "xml"), limits)
    companion = _companion(container)
    root = parsed.root
    if isinstance(root, CodeBook):
        project = Project(origin=root.origin, codes=root.codes, sets=root.sets, kept=root.kept)
        return _exchange(container, parsed, companion, project, None)
    texts = bring_texts(container, root)
    project = replace(texts.project, kept=root.kept + companion.kept)
    if companion.doubtful:
        project = _with_first_numbers(project, companion.doubtful)
    return _exchange(container, parsed, companion, project, texts)


def _exchange(
    container: Container, parsed: Parsed, companion: Companion, project: Project, texts: Texts | None
) -> Exchange:
    found = Exchange(
        project, container, project.origin, texts is None, parsed.namespaces, parsed.oddities, parsed.elements,
        companion=companion,
    )  # fmt: skip
    if texts is None:
        return found
    return replace(
        found,
        files=texts.files,
        convention=texts.convention,
        fitting=texts.fitting,
        passages=texts.passages,
        telling=texts.telling,
        missing=texts.missing,
        missing_files=texts.missing_files,
        encodings=texts.encodings,
    )


def _companion(container: Container) -> Companion:
    if COMPANION not in container.members:
        return Companion()
    found = companion_from(container.read(COMPANION)) or Companion()
    tables = {name.removeprefix(TABLES): container.read(name) for name in container.members if name.startswith(TABLES)}
    return replace(found, tables=tables)


def _with_first_numbers(project: Project, doubtful: Mapping[str, tuple[int, int]]) -> Project:
    """Return the project with doubtful passages as they were first told of: a doubt does not go by being written."""

    def placed(one: TextSelection) -> TextSelection:
        return replace(one, raw=doubtful[one.guid], doubtful=True) if one.guid in doubtful else one

    def text(one: TextSource) -> TextSource:
        return replace(one, selections=tuple(map(placed, one.selections)))

    def source(one: Source) -> Source:
        match one:
            case TextSource():
                return text(one)
            case PdfSource() if one.text is not None:
                return replace(one, text=text(one.text))
            case _:
                return one

    return replace(project, sources=tuple(map(source, project.sources)))
