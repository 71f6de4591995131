"""What a study folder holds, read but not yet judged: settings, tables, transcripts, an exchange file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath

from lardom.exchange.mapped_portfolio import MappedPortfolio
from lardom.exchange.qdpx import QdpxProject
from lardom.exchange.sheets import Sheet
from lardom.study.settings import StudySettings
from lardom.transcripts.turns import Document


@dataclass(frozen=True)
class Contents:
    """Everything of a folder that rules look at.

    `sheets` has one sheet per declared table, absent ones too; `documents` all transcripts, those of an
    `exchanged` file among them; `unreadable` the names of transcripts that are there but cannot be read;
    `portfolio` what came from a foreign workbook; `facts` the names of the portfolio's figures, empty when there is no portfolio; `settled` whether
    `study.toml` could be read, so that its items and steps are known.
    """

    settings: StudySettings
    sheets: Mapping[str, Sheet]
    documents: tuple[Document, ...] = ()
    unreadable: frozenset[str] = frozenset()
    exchanged: QdpxProject = field(default_factory=QdpxProject)
    portfolio: MappedPortfolio = field(default_factory=MappedPortfolio)
    facts: frozenset[str] = frozenset()
    settled: bool = True

    @cached_property
    def names(self) -> "TranscriptNames":
        """The names of all transcripts, for looking one up."""
        return TranscriptNames((*(document.id for document in self.documents), *self.unreadable))

    @cached_property
    def by_name(self) -> Mapping[str, Document]:
        """The transcripts by name."""
        return {document.id: document for document in self.documents}

    def document(self, name: str) -> Document | None:
        """Return the transcript that a table calls `name`, or `None`."""
        return self.by_name.get(self.names.real(name))


class TranscriptNames:
    """Looks up transcripts by name, forgiving case and a missing ending when only one file fits.

    >>> names = TranscriptNames(["A-1.txt", "B-1.docx"])
    >>> names.real("a-1.TXT"), names.real("B-1"), names.real("C-1.txt")
    ('A-1.txt', 'B-1.docx', '')
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.all = tuple(names)
        self._exact = frozenset(self.all)
        self._folded = self._only(name.casefold() for name in self.all)
        self._stems = self._only(PurePath(name).stem.casefold() for name in self.all)

    def _only(self, keys: Iterable[str]) -> dict[str, str]:
        found: dict[str, list[str]] = {}
        for key, name in zip(keys, self.all, strict=True):
            found.setdefault(key, []).append(name)
        return {key: names[0] for key, names in found.items() if len(names) == 1}

    def real(self, name: str) -> str:
        """Return the name the transcript really has, or `""` when there is none."""
        if name in self._exact:
            return name
        return self._folded.get(name.casefold()) or self._stems.get(name.casefold(), "")
