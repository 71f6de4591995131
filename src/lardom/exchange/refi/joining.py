"""A REFI-QDA project that comes into a study which holds something already: nothing comes twice, nothing is written over."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from lardom.coding.codebook import Code
from lardom.coding.joining import JoinedBook, free_name, joined
from lardom.coding.marks import Coding
from lardom.exchange.refi.bringing import Brought, texts_by_name, texts_taken
from lardom.exchange.refi.codebooks import codebook
from lardom.exchange.refi.texts import with_texts
from lardom.exchange.refi.values import PdfSource, Project, Source, TextSource, Transcript
from lardom.transcripts.turns import Document

LONGEST_TEXT, LONGEST_CODING, LONGEST_CODER = 255, 120, 80
"""Characters of the names of texts, codings and coders in a study."""


@dataclass(frozen=True, slots=True)
class Join:
    """What a study becomes when a project comes in.

    `documents` and `codings` are those to add, under the study's names; `texts` tells for each text of the file what it is
    called in the study; `known_texts` are the file's names of those that are there word for word, `known_codings` how many
    codings are there already.
    """

    documents: tuple[Document, ...] = ()
    book: JoinedBook = field(default_factory=JoinedBook)
    codings: tuple[Coding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    known_texts: tuple[str, ...] = ()
    known_codings: int = 0

    @property
    def renamed(self) -> dict[str, str]:
        """The texts that have another name in the study than in the file, by the file's name."""
        return {name: mine for name, mine in self.texts.items() if name != mine}

    @property
    def coders(self) -> tuple[str, ...]:
        """Who made the codings that come in."""
        return tuple(dict.fromkeys(one.coder for one in self.codings))


@dataclass(frozen=True, slots=True)
class Standing:
    """What a study holds before a project comes in; `taken` are ids of codings that have no place at present."""

    documents: Sequence[Document] = ()
    codes: Sequence[Code] = ()
    codings: Sequence[Coding] = ()
    taken: Collection[str] = ()


def join(standing: Standing, coming: Brought, *, heading: str = "", nobody: str = "REFI-QDA") -> Join:
    """Return what the study becomes.

    A text of the same name and the same words is the study's own; one of the same name with other words comes in under a
    name with a number. Codes are joined as `lardom.coding.joining` tells (`heading` as there). A coding with the id, the
    place and the code of one that is there is that one. `nobody` is the coder of codings that name none.
    """
    there = {one.id: one.text for one in standing.documents}
    taken = {name.casefold() for name in there}
    texts: dict[str, str] = {}
    new: list[Document] = []
    for one in coming.documents:
        if there.get(one.id) == one.text:
            texts[one.id] = one.id
            continue
        texts[one.id] = free_name(one.id, taken, LONGEST_TEXT)
        new.append(replace(one, id=texts[one.id]))
    book = joined(standing.codes, coming.codes, heading=heading)
    placed = [
        replace(
            one,
            document_id=texts[one.document_id],
            code_id=book.ids[one.code_id],
            coder=_cut(one.coder, LONGEST_CODER) or nobody,
        )
        for one in coming.codings
    ]
    mine = {one.id: one for one in standing.codings}
    fresh = [one for one in placed if not _is_there(one, mine.get(one.id))]
    return Join(
        tuple(new), book, tuple(_under_free_ids(fresh, {*mine, *standing.taken})), texts,
        tuple(name for name in texts if there.get(name) is not None and texts[name] == name), len(placed) - len(fresh),
    )  # fmt: skip


def _is_there(one: Coding, mine: Coding | None) -> bool:
    return mine is not None and (mine.document_id, mine.start, mine.end, mine.code_id) == (
        one.document_id,
        one.start,
        one.end,
        one.code_id,
    )


def _under_free_ids(codings: Iterable[Coding], used: set[str]) -> Iterable[Coding]:
    for one in codings:
        id_ = _cut(one.id, LONGEST_CODING)
        number = 2
        while id_ in used:
            id_, number = f"{_cut(one.id, LONGEST_CODING - 8)}-{number}", number + 1
        used.add(id_)
        yield one if id_ == one.id else replace(one, id=id_)


def _cut(name: str, longest: int) -> str:
    """Return a name no longer than that; two long ones that differ are still told apart."""
    name = name.strip()
    return name if len(name) <= longest else f"{name[: longest - 9]}-{sha256(name.encode()).hexdigest()[:8]}"


def as_in_the_study(project: Project, texts: Mapping[str, str], codes: Mapping[str, str]) -> Project:
    """Return a project whose texts and codes have the names by which a study knows them.

    So that a file which came into a study with other names goes out with it again: `texts` and `codes` give the study's
    id for the file's, where they differ.
    """
    if texts:
        names = iter([texts.get(one.name, one.name) for one in texts_by_name(project)])

        def source(one: Source) -> Source:
            mine = {id(text): next(names) for text in texts_taken(one)}

            def named[T: (TextSource, Transcript)](text: T) -> T:
                return replace(text, name=mine[id(text)]) if id(text) in mine else text

            if isinstance(one, PdfSource) and one.text is not None:
                # The words of a PDF file go by the file's name and keep their own.
                one = replace(one, name=mine.pop(id(one.text)))
            return with_texts(one, named)

        project = replace(project, sources=tuple(map(source, project.sources)))
    if codes:
        ids = codebook(project.codes)[1]
        project = replace(
            project, codes=tuple(replace(one, name=codes.get(ids[one.guid], ids[one.guid])) for one in project.codes)
        )
    return project
