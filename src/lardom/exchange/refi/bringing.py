"""What Lärdom takes from a project: texts as documents, codes as the codebook, codings of passages, coders."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from lardom.coding.codebook import Code
from lardom.coding.marks import Coding
from lardom.exchange.refi.codebooks import codebook
from lardom.exchange.refi.positions import STANDARD, Mapped, RawText, at_boundary
from lardom.exchange.refi.texts import Text, between_points, texts_of
from lardom.exchange.refi.values import Coding as RefiCoding
from lardom.exchange.refi.values import PdfSource, Project, Source, TextSource, Transcript
from lardom.exchange.troubles import shortened
from lardom.transcripts.reading import document_from_text
from lardom.transcripts.turns import Document

type Lost = Literal["no code", "outside", "empty", "no place", "no text", "notes"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A coded passage that begins or ends inside a word: where it stands, what it covers, the raw numbers."""

    coding_id: str
    document_id: str
    start: int
    end: int
    words: str
    raw_start: int
    raw_end: int


@dataclass(frozen=True, slots=True)
class Brought:
    """What a project gives a study. `guids` are those of documents and codes by id, `lost` codings by why they cannot be used.

    `missing` are the names of texts that are not there with the codings in each, of `texts` in all.
    """

    documents: tuple[Document, ...] = ()
    codes: tuple[Code, ...] = ()
    codings: tuple[Coding, ...] = ()
    users: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    lost: Mapping[str, int] = field(default_factory=dict)
    missing: tuple[tuple[str, int], ...] = ()
    texts: int = 0


@dataclass(frozen=True, slots=True)
class _Passage:
    coding: RefiCoding
    start: int | None
    end: int | None
    raw: tuple[int, int] | None = None
    doubtful: bool = False
    nowhere: bool = False


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text under the name that its document has; `source` is it, `None` for the transcript of a recording."""

    name: str
    text: str | None
    source: TextSource | None
    passages: tuple[_Passage, ...]


def bring(project: Project) -> Brought:
    """Return what a study takes from a project; positions are code points of the documents' texts.

    >>> bring(Project(sources=(TextSource(guid="t", name="A", text="Hej du"),))).documents[0].text
    'Hej du'
    """
    return _Bringing(project).brought()


def coder_names(project: Project) -> dict[str, str]:
    """Return the users' names by GUID; a user without a name goes by the initials or the GUID."""
    return {one.guid: one.name.strip() or one.id.strip() or one.guid for one in project.users}


def note_texts(project: Project) -> dict[str, str]:
    """Return what the notes say, by GUID."""
    return {one.guid: (one.text or one.description).strip() for one in project.notes}


def joined_notes(notes: Iterable[str], texts: Mapping[str, str]) -> str:
    r"""Return what several notes say as one text.

    >>> joined_notes(["a", "b", "c"], {"a": "Ett", "c": "Tre"})
    'Ett\n\nTre'
    """
    return "\n\n".join(filter(None, (texts.get(one, "") for one in notes)))


class _Bringing:
    def __init__(self, project: Project) -> None:
        self.project = project
        self.codes, self.ids = codebook(project.codes)
        self.names = coder_names(project)
        self.note_texts = note_texts(project)
        self.taken: set[str] = set()
        self.lost: Counter[str] = Counter()
        self.doubts: list[Doubt] = []

    def brought(self) -> Brought:
        documents: list[Document] = []
        codings: list[Coding] = []
        missing: list[tuple[str, int]] = []
        texts = list(texts_by_name(self.project))
        if noted := sum(1 for note in self.project.notes for _ in _in_text(note)):
            self.lost["notes"] = noted
        for one in texts:
            if one.text is None:
                missing.append((one.name, len(one.passages)))
                self.lost["no text"] += len(one.passages)
                continue
            document = document_from_text(one.name, one.text)
            documents.append(document)
            same = document.text == one.text
            way = Mapped(one.text, (0,), (0,), len(one.text)) if same else RawText(one.text).mapped(STANDARD)
            codings += self.codings(one, way)
        return Brought(
            tuple(documents), self.codes, tuple(codings), tuple(self.names.values()), tuple(self.doubts),
            dict(self.lost), tuple(missing), len(texts),
        )  # fmt: skip

    def codings(self, one: NamedText, text: Mapped) -> Iterator[Coding]:
        for passage in one.passages:
            raw = passage.coding
            outside = passage.start is not None and not 0 <= passage.start <= text.length
            start = text.place(passage.start)[0] if passage.start is not None else 0
            end = text.place(passage.end)[0] if passage.end is not None else len(text.text)
            why = self.why_lost(passage, outside=outside, empty=end <= start)
            if why is not None:
                self.lost[why] += 1
                continue
            id_ = raw.guid or f"{one.name}-{len(self.taken) + 1}"
            while id_ in self.taken:
                id_ += "-2"
            self.taken.add(id_)
            yield Coding(
                id_,
                one.name,
                start,
                end,
                self.ids[raw.code],
                self.names.get(raw.user, raw.user),
                note=joined_notes(raw.notes, self.note_texts),
            )
            if passage.raw is not None and (passage.doubtful or not _whole_words(text, start, end, passage)):
                words = shortened(text.text[start:end], 60)
                self.doubts.append(Doubt(id_, one.name, start, end, words, *passage.raw))

    def why_lost(self, passage: _Passage, *, outside: bool, empty: bool) -> Lost | None:
        if passage.coding.code not in self.ids:
            return "no code"
        if passage.nowhere:
            return "no place"
        return "outside" if outside else "empty" if empty else None


def _whole_words(text: Mapped, start: int, end: int, passage: _Passage) -> bool:
    """Tell whether a passage that stood at words still does, now that invisible signs between letters are gone."""
    plain_length = (passage.end or 0) - (passage.start or 0)
    return plain_length == end - start or (at_boundary(text.text, start) and at_boundary(text.text, end))


def texts_by_name(project: Project) -> Iterator[NamedText]:
    """Yield the texts of the project with what is coded in them, each under a name of its own."""
    taken: Counter[str] = Counter()

    def named(name: str, guid: str) -> str:
        name = name.strip() or guid or "text"
        taken[name.casefold()] += 1
        times = taken[name.casefold()]
        return name if times == 1 else f"{name} ({times})"

    for source in project.sources:
        for text in texts_taken(source):
            name = source.name if is_main(text, source) else text.name.strip() or source.name
            if isinstance(text, TextSource):
                yield NamedText(named(name, text.guid), text.text, text, tuple(_in_text(text)))
            else:
                yield NamedText(named(name, text.guid), text.text, None, tuple(_in_transcript(text)))


def texts_taken(source: Source) -> Iterator[Text]:
    """Yield the texts of a source that become documents: its words, and those of areas or about a picture that are coded.

    >>> [one.guid for one in texts_taken(PdfSource(guid="p", text=TextSource(guid="a", text="Ord")))]
    ['a']
    """
    return (
        one for one in texts_of(source) if is_main(one, source) or isinstance(one, Transcript) or any(_in_text(one))
    )


def is_main(text: Text, source: Source) -> bool:
    """Tell whether a text is the words of the whole source, so that they go by the source's name."""
    return text is source or (isinstance(source, PdfSource) and text is source.text)


def _in_text(text: TextSource) -> Iterator[_Passage]:
    yield from (_Passage(coding, None, None) for coding in text.codings)
    for one in text.selections:
        yield from (_Passage(coding, one.start, one.end, one.raw, one.doubtful) for coding in one.codings)


def _in_transcript(text: Transcript) -> Iterator[_Passage]:
    for one, start, end in between_points(text):
        nowhere = start is None or end is None
        yield from (_Passage(coding, start, end, one.raw, one.doubtful, nowhere) for coding in one.codings)
