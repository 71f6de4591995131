"""The texts of a project: brought from the container, in one form, with every position in code points of it.

The way a tool counts is settled once for the whole file, from what the tool is known to do and from what fits the texts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from lardom.exchange.refi.container import Container
from lardom.exchange.refi.finding import last_name
from lardom.exchange.refi.positions import (
    Convention,
    Mapped,
    Passage,
    RawText,
    chosen,
    fits,
    plain,
    presumed,
    raw_text,
)
from lardom.exchange.refi.spellings import made_guid
from lardom.exchange.refi.values import (
    AudioSource,
    PdfSource,
    PictureSource,
    Project,
    Source,
    SyncPoint,
    TextSelection,
    TextSource,
    Transcript,
    TranscriptSelection,
    VideoSource,
)

INTERNAL = "internal://"
"""How a path begins that leads to a file in the container."""

type Text = TextSource | Transcript


@dataclass(frozen=True, slots=True)
class Texts:
    """A project with its texts, and what was met on the way.

    `files` are the other files of the container by the name they go by in the project, `read` its members that are texts.
    `missing` are the names of texts that the container lacks, with the codings in each; `missing_files` of other files;
    `unclear` are paths that may mean several files, or one that another path means; `twofold` the names of texts that stand
    in the project and, with other words, in a file as well; `encodings` of texts that are not UTF-8. `fitting` of
    `passages` passages fit the convention, which makes a difference in `telling` texts.
    """

    project: Project
    files: dict[str, str]
    read: frozenset[str]
    convention: Convention
    missing: tuple[tuple[str, int], ...]
    encodings: tuple[str, ...]
    missing_files: tuple[str, ...]
    unclear: tuple[str, ...]
    twofold: tuple[str, ...]
    fitting: int
    passages: int
    telling: int


def texts_of(source: Source) -> Iterator[Text]:
    """Yield the texts that lie in a source."""
    match source:
        case TextSource():
            yield source
        case AudioSource() | VideoSource():
            yield from source.transcripts
        case PdfSource():
            yield from ([source.text] if source.text else [])
            yield from (one.text for one in source.selections if one.text)
        case PictureSource():
            yield from ([source.text] if source.text else [])


class Change(Protocol):
    """What makes another text of a text, of whichever kind it is."""

    def __call__[T: (TextSource, Transcript)](self, one: T, /) -> T:
        """Return the text as it shall be."""


def with_texts(source: Source, change: Change) -> Source:
    """Return a source whose texts have been changed one by one, in the order of `texts_of`."""
    match source:
        case TextSource():
            return change(source)
        case AudioSource() | VideoSource():
            return replace(source, transcripts=tuple(change(one) for one in source.transcripts))
        case PdfSource():
            words = change(source.text) if source.text else None
            areas = tuple(replace(one, text=change(one.text)) if one.text else one for one in source.selections)
            return replace(source, text=words, selections=areas)
        case PictureSource():
            return replace(source, text=change(source.text)) if source.text else source


def all_texts(project: Project) -> Iterator[Text]:
    """Yield every text of a project, its notes last: passages may stand in each.

    >>> [one.name for one in all_texts(Project(notes=(TextSource(guid="n", name="Minne"),)))]
    ['Minne']
    """
    for source in project.sources:
        yield from texts_of(source)
    yield from project.notes


def paths(project: Project) -> Iterator[str]:
    """Yield every path by which a project points at a file, "" for none.

    >>> list(paths(Project(notes=(TextSource(guid="n", path="internal://n.txt"),))))
    ['internal://n.txt', '']
    """
    yield from (one.path for one in project.sources if not isinstance(one, TextSource))
    for text in all_texts(project):
        yield from (text.path, text.rich)


def between_points(text: Transcript) -> Iterator[tuple[TranscriptSelection, int | None, int | None]]:
    """Yield the passages of a transcript with where their points stand; `None` for a point that has no place or is not there.

    >>> point = SyncPoint(guid="p", position=3)
    >>> passage = TranscriptSelection(guid="s", begin="p")
    >>> [row[1:] for row in between_points(Transcript(guid="t", points=(point,), selections=(passage,)))]
    [(3, None)]
    """
    places = {point.guid: point.position for point in text.points}
    for one in text.selections:
        yield one, places.get(one.begin), places.get(one.end)


def _passages(text: Text) -> list[Passage]:
    """Return the passages of a text in its tool's count."""
    if isinstance(text, TextSource):
        return [Passage(one.start, one.end, one.name) for one in text.selections]
    return [
        Passage(start, end, one.name)
        for one, start, end in between_points(text)
        if start is not None and end is not None
    ]


class _Bringing:
    """One bringing of texts into one project."""

    def __init__(self, container: Container, project: Project) -> None:
        self.container = container
        self.project = project
        self.found = container.found(paths(project))
        self.raw: dict[int, RawText] = {}
        self.read: set[str] = set()
        self.unclear: list[str] = []
        self.twofold: list[str] = []
        self.files: dict[str, str] = {}
        self.missing: list[tuple[str, int]] = []
        self.missing_files: list[str] = []
        self.encodings: list[str] = []
        self.doubtful = 0
        self.convention = presumed(project.origin)

    def member(self, path: str) -> str | None:
        """Return the member that a path means; a path that cannot be decided is noted."""
        if path in self.found.unclear:
            self.unclear.append(last_name(path))
        return self.found.members.get(path)

    def load(self, text: Text) -> None:
        if text.text is not None:
            self.raw[id(text)] = RawText(text.text, "plain")
            member = self.found.members.get(text.path)
            if member is not None:
                if plain(raw_text(self.container.read(member, "text"))[0]) == plain(text.text):
                    self.read.add(member)
                else:
                    self.twofold.append(text.name)
            return
        member = self.member(text.path)
        if member is not None:
            raw, is_utf8 = raw_text(self.container.read(member, "text"))
            self.raw[id(text)] = RawText(raw, "plain")
            self.read.add(member)
            if not is_utf8:
                self.encodings.append(text.name)

    def texts(self) -> Texts:
        project = self.project
        everything = list(all_texts(project))
        for text in everything:
            self.load(text)
        evidence = [(self.raw[id(text)], _passages(text)) for text in everything if id(text) in self.raw]
        self.convention = chosen(evidence, project.origin)
        changed = replace(
            project,
            sources=tuple(self.source(one) for one in project.sources),
            notes=tuple(self.text(one) for one in project.notes),
        )
        passages = sum(len(met) for _, met in evidence)
        doubtful = self.doubtful
        return Texts(
            changed, self.files, frozenset(self.read), self.convention, tuple(self.missing), tuple(self.encodings),
            tuple(self.missing_files), tuple(self.unclear), tuple(self.twofold), passages - doubtful, passages,
            sum(text.tells for text, passages in evidence if passages),
        )  # fmt: skip

    def source(self, one: Source) -> Source:
        match one:
            case TextSource():
                return self.text(one, source=True)
            case PictureSource():
                return replace(one, path=self.file(one.guid, one.path), text=one.text and self.text(one.text))
            case PdfSource():
                selections = tuple(
                    replace(area, text=self.text(area.text)) if area.text else area for area in one.selections
                )
                return replace(
                    one,
                    path=self.file(one.guid, one.path),
                    selections=selections,
                    text=one.text and self.text(one.text, source=True, name=one.name),
                )
            case _:
                transcripts = tuple(self.transcript(text) for text in one.transcripts)
                return replace(one, path=self.file(one.guid, one.path), transcripts=transcripts)

    def text(self, one: TextSource, *, source: bool = False, name: str = "") -> TextSource:
        rich = self.file(one.guid, one.rich)
        raw = self.raw.pop(id(one), None)
        if raw is None:
            if one.path or source:
                codings = len(one.codings) + sum(len(selection.codings) for selection in one.selections)
                self.missing.append((one.name or name, codings))
            return replace(one, rich=rich)
        text = raw.mapped(self.convention)
        selections = tuple(_placed(selection, text) for selection in one.selections)
        self.doubtful += sum(selection.doubtful for selection in selections)
        return replace(one, rich=rich, path="", text=text.text, selections=selections)

    def transcript(self, one: Transcript) -> Transcript:
        rich = self.file(one.guid, one.rich)
        raw = self.raw.pop(id(one), None)
        if raw is None:
            if one.path:
                self.missing.append((one.name, sum(len(selection.codings) for selection in one.selections)))
            return replace(one, rich=rich)
        text = raw.mapped(self.convention)
        points = tuple(_point(point, text) for point in one.points)
        selections = tuple(_tied(*row, text) for row in between_points(one))
        self.doubtful += sum(selection.doubtful for selection in selections)
        return replace(one, rich=rich, path="", text=text.text, points=points, selections=selections)

    def file(self, guid: str, path: str) -> str:
        """Return the path a file goes by: its GUID and ending when the container has it, else as it was."""
        member = self.member(path)
        if member is None:
            if path:
                self.missing_files.append(last_name(path))
            return path
        ending = "".join(last_name(member).rpartition(".")[1:]).lower()
        number = 0
        name = f"{guid}{ending}"
        while self.files.setdefault(name, member) != member:
            number += 1
            name = f"{made_guid('file', guid, number)}{ending}"
        return INTERNAL + name


def _placed(one: TextSelection, text: Mapped) -> TextSelection:
    fine = fits(text, one.start, one.end, one.name)
    start, end = (text.place(at)[0] if 0 <= at <= text.length else at for at in (one.start, one.end))
    return TextSelection(
        guid=one.guid, name=one.name, user=one.user, created=one.created, modifier=one.modifier, modified=one.modified,
        description=one.description, codings=one.codings, notes=one.notes, start=start, end=end,
        raw=(one.start, one.end), doubtful=not fine,
    )  # fmt: skip


def _tied(one: TranscriptSelection, start: int | None, end: int | None, text: Mapped) -> TranscriptSelection:
    if start is None or end is None:
        return one
    return replace(one, raw=(start, end), doubtful=not fits(text, start, end, one.name))


def _point(one: SyncPoint, text: Mapped) -> SyncPoint:
    at = one.position
    return one if at is None or not 0 <= at <= text.length else replace(one, position=text.place(at)[0])


def bring_texts(container: Container, project: Project) -> Texts:
    """Return a project with its texts and every position in code points of them, and what was met on the way."""
    return _Bringing(container, project).texts()
