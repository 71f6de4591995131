"""The texts of a project: brought from the container, in one form, with every position in code points of it.

The way a tool counts is settled once for the whole file, from what the tool is known to do and from what fits the texts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lardom.exchange.refi.container import Container, last_name
from lardom.exchange.refi.positions import (
    Convention,
    Mapped,
    Passage,
    RawText,
    chosen,
    fits,
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
    VideoSource,
)

INTERNAL = "internal://"
"""How a path begins that leads to a file in the container."""

type Text = TextSource | Transcript


@dataclass(frozen=True, slots=True)
class Texts:
    """A project with its texts, and what was met on the way.

    `files` are the other files of the container by the name they go by in the project. `missing` are the names of texts
    that the container lacks, with the codings in each; `encodings` of texts that are not UTF-8. `fitting` of `passages`
    passages fit the convention, which makes a difference in `telling` texts.
    """

    project: Project
    files: dict[str, str]
    convention: Convention
    missing: tuple[tuple[str, int], ...]
    encodings: tuple[str, ...]
    missing_files: tuple[str, ...]
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


class _Bringing:
    """One bringing of texts into one project."""

    def __init__(self, container: Container, project: Project) -> None:
        self.container = container
        self.project = project
        self.raw: dict[int, RawText] = {}
        self.files: dict[str, str] = {}
        self.missing: list[tuple[str, int]] = []
        self.missing_files: list[str] = []
        self.encodings: list[str] = []
        self.doubtful = 0
        self.convention = presumed(project.origin)

    def load(self, text: Text) -> None:
        if text.text is not None:
            self.raw[id(text)] = RawText(text.text, "plain")
            return
        member = self.container.member(text.path)
        if member is not None:
            raw, is_utf8 = raw_text(self.container.read(member, "text"))
            self.raw[id(text)] = RawText(raw, "plain")
            if not is_utf8:
                self.encodings.append(text.name)

    def texts(self) -> Texts:
        project = self.project
        everything = [text for source in project.sources for text in texts_of(source)] + list(project.notes)
        for text in everything:
            self.load(text)
        evidence = [
            (self.raw[id(text)], [Passage(one.start, one.end, one.name) for one in text.selections])
            for text in everything
            if id(text) in self.raw and isinstance(text, TextSource)
        ]
        self.convention = chosen(evidence, project.origin)
        changed = replace(
            project,
            sources=tuple(self.source(one) for one in project.sources),
            notes=tuple(self.text(one) for one in project.notes),
        )
        passages = sum(len(met) for _, met in evidence)
        doubtful = self.doubtful
        return Texts(
            changed, self.files, self.convention, tuple(self.missing), tuple(self.encodings), tuple(self.missing_files),
            passages - doubtful, passages,
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
        return replace(one, rich=rich, path="", text=text.text, points=points)

    def file(self, guid: str, path: str) -> str:
        """Return the path a file goes by: its GUID and ending when the container has it, else as it was."""
        member = self.container.member(path) if path else None
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


def _point(one: SyncPoint, text: Mapped) -> SyncPoint:
    at = one.position
    return one if at is None or not 0 <= at <= text.length else replace(one, position=text.place(at)[0])


def bring_texts(container: Container, project: Project) -> Texts:
    """Return a project with its texts and every position in code points of them, and what was met on the way."""
    return _Bringing(container, project).texts()
