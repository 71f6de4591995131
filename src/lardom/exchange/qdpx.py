"""Reading `.qdpx`, `.qde` and `.qdc` (REFI-QDA 1.5): texts, codes and codings made in another tool."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lardom.coding.codebook import Code
from lardom.coding.marks import Coding
from lardom.exchange.refi_archive import Archive, UnreadableExchangeError, attribute, open_archive
from lardom.exchange.refi_positions import Convention, Mapped, chosen, fits, mapped, presumed, raw_text
from lardom.exchange.refi_project import (
    DROPPED_KINDS,
    RawCoding,
    RawSource,
    all_codings,
    codes,
    dropped,
    sources,
    users,
)
from lardom.exchange.troubles import Trouble, shortened, tell
from lardom.study.problems import Problem
from lardom.study.settings import Language
from lardom.transcripts.reading import document_from_text
from lardom.transcripts.turns import Document

_SHOWN = 3


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
class QdpxProject:
    """What was read: documents, codes, codings (positions in code points of the documents) and users.

    `origin` is the tool that wrote the file, `convention` how it counts ("UTF-16, CRLF = 2"), `doubtful`
    the passages that do not begin and end at word boundaries, `dropped` what the file holds besides, by
    the standard's element names, `lost` how many codings could not be used.
    """

    file: str = ""
    documents: tuple[Document, ...] = ()
    codes: tuple[Code, ...] = ()
    codings: tuple[Coding, ...] = ()
    users: tuple[str, ...] = ()
    origin: str = ""
    convention: str = ""
    doubtful: tuple[Doubt, ...] = ()
    dropped: tuple[tuple[str, int], ...] = ()
    lost: int = 0


def read_qdpx(
    path: str | Path, *, language: Language = "en", name: str = ""
) -> tuple[QdpxProject, tuple[Problem, ...]]:
    """Read a REFI-QDA file; what cannot be read is told in `language`, and nothing raises.

    `name` is what problems call the file (its own name when empty).

    >>> read_qdpx("/nowhere.qdpx")[1][0].code
    'exchange-unreadable'
    """
    project, troubles = read_exchange(Path(path), name or Path(path).name)
    return project, tuple(tell(trouble, language) for trouble in troubles)


def read_exchange(path: Path, name: str) -> tuple[QdpxProject, tuple[Trouble, ...]]:
    """Read a REFI-QDA file and return what was wrong as troubles, not yet put into words."""
    try:
        archive = open_archive(path)
    except UnreadableExchangeError as error:
        return QdpxProject(name), (Trouble(error.code, name, facts={"reason": error.reason}),)
    return _Reading(archive, name).project()


@dataclass(frozen=True, slots=True)
class _Text:
    source: RawSource
    text: Mapped


class _Reading:
    """One reading of one archive: collects what was wrong on the way."""

    def __init__(self, archive: Archive, file: str) -> None:
        self.archive = archive
        self.file = file
        self.troubles: list[Trouble] = []
        self.lost: dict[tuple[str, str], int] = {}
        self.doubts: list[Doubt] = []

    def tell(self, code: str, value: str | None = None, **facts: object) -> None:
        self.troubles.append(Trouble(code, self.file, value=value, facts=facts))

    def project(self) -> tuple[QdpxProject, tuple[Trouble, ...]]:
        root = self.archive.root
        book, ids = codes(root)
        names = users(root)
        found = sources(self.archive)
        raw = [(source, text) for source in found if (text := self._raw(source)) is not None]
        convention = self._convention(raw)
        texts = [_Text(source, mapped(text, convention)) for source, text in raw]
        codings = tuple(self._codings(texts, ids, names))
        self._summary(found, len(codings))
        project = QdpxProject(
            self.file,
            tuple(document_from_text(one.source.name, one.text.text) for one in texts),
            book,
            codings,
            tuple(names.values()),
            attribute(root, "origin"),
            str(convention),
            tuple(self.doubts),
            dropped(root),
            all_codings(root) - len(codings),
        )
        return project, tuple(self.troubles)

    def _raw(self, source: RawSource) -> str | None:
        """Return a source's text as its tool counts in it, `None` when the archive does not have it."""
        if source.inline is not None:
            return source.inline
        if source.data is None:
            return None
        text, is_utf8 = raw_text(source.data)
        if not is_utf8:
            self.tell("exchange-encoding", source.name)
        return text

    def _convention(self, raw: list[tuple[RawSource, str]]) -> Convention:
        origin = attribute(self.archive.root, "origin")
        texts = [
            (text, [(one.start, one.end) for one in source.codings if one.start is not None and one.end is not None])
            for source, text in raw
        ]
        convention = chosen(texts, origin)
        if convention != presumed(origin):
            shown = [(mapped(text, convention), passages) for text, passages in texts]
            self.tell(
                "exchange-convention",
                origin=origin or "?",
                presumed=presumed(origin),
                chosen=convention,
                fits=sum(fits(text, *passage) for text, passages in shown for passage in passages),
                total=sum(len(passages) for _, passages in texts),
            )
        return convention

    def _codings(self, texts: list[_Text], ids: Mapping[str, str], names: Mapping[str, str]) -> Iterator[Coding]:
        taken: set[str] = set()
        for one in texts:
            for raw in one.source.codings:
                coding = self._coding(one, raw, ids, names)
                if coding is None:
                    continue
                id_ = raw.guid or f"{one.source.name}-{len(taken) + 1}"
                while id_ in taken:
                    id_ += "-2"
                taken.add(id_)
                yield Coding(id_, coding.document_id, coding.start, coding.end, coding.code_id, coding.coder)
                self._doubt(one, raw, coding, id_)

    def _coding(self, one: _Text, raw: RawCoding, ids: Mapping[str, str], names: Mapping[str, str]) -> Coding | None:
        text = one.text
        start = text.place(raw.start)[0] if raw.start is not None else 0
        end = text.place(raw.end)[0] if raw.end is not None else len(text.text)
        reason = ("", "")
        if raw.code not in ids:
            reason = ("koden finns inte", "the code does not exist")
        elif raw.start is not None and not 0 <= raw.start <= text.length:
            reason = ("de börjar utanför texten", "they begin outside the text")
        elif end <= start:
            reason = ("de är tomma", "they are empty")
        if any(reason):
            self.lost[reason] = self.lost.get(reason, 0) + 1
            return None
        return Coding("", one.source.name, start, end, ids[raw.code], names.get(raw.user, raw.user))

    def _doubt(self, one: _Text, raw: RawCoding, coding: Coding, id_: str) -> None:
        if raw.start is None or raw.end is None or fits(one.text, raw.start, raw.end):
            return
        words = shortened(one.text.text[coding.start : coding.end], 60)
        self.doubts.append(Doubt(id_, coding.document_id, coding.start, coding.end, words, raw.start, raw.end))

    def _summary(self, found: tuple[RawSource, ...], used: int) -> None:
        missing = [source for source in found if source.data is None and source.inline is None]
        if missing:
            shown = [shortened(source.name, 40) for source in missing[:_SHOWN]]
            more = " …" if len(missing) > _SHOWN else ""
            self.tell(
                "exchange-texts-missing",
                count=len(missing),
                total=len(found),
                names=tuple(", ".join(f"{mark}{name}”" for name in shown) + more for mark in "”“"),
                codings=sum(len(source.codings) for source in missing),
            )
        elsewhere = all_codings(self.archive.root) - sum(len(source.codings) for source in found)
        if elsewhere > 0:
            place = "områden i PDF-filer, bilder, ljud eller film", "areas of PDF files, pictures, sound or film"
            self.lost["de gäller " + place[0], "they are on " + place[1]] = elsewhere
        if self.lost:
            reasons = [(f"{count} för att {sv}", f"{count} because {en}") for (sv, en), count in self.lost.items()]
            pair = ("; ".join(sv for sv, _ in reasons), "; ".join(en for _, en in reasons))
            self.tell("exchange-lost", count=sum(self.lost.values()), reasons=pair)
        if self.doubts:
            examples = tuple(
                "; ".join(
                    f"{mark}{shortened(doubt.words, 30)}” ({shortened(doubt.document_id, 30)}, {doubt.start}–{doubt.end})"
                    for doubt in self.doubts[:_SHOWN]
                )
                for mark in "”“"
            )
            self.tell("exchange-doubtful", count=len(self.doubts), total=used, examples=examples)
        passed_over = dropped(self.archive.root)
        if passed_over:
            listed = tuple(
                ", ".join(f"{DROPPED_KINDS[kind][language]} ({count})" for kind, count in passed_over)
                for language in (0, 1)
            )
            self.tell("exchange-dropped", dropped=listed)
