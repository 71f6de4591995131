"""Who sees whose marks and codings, and when: reading is blind until one has finished reading oneself.

The rule, as the team would say it aloud:

1. One always sees one's own.
2. While one has a blind reading of a transcript that is not closed, one sees nobody else's work in that transcript,
   whenever and wherever it was made: somebody else's eyes must not guide one's own.
3. Work made in a blind round is *veiled*. It is seen by those whose own reading of that transcript in that round is
   closed, and by everybody once the lead has opened the round or the round is closed.
4. All other work (of an open-eyed round, of no round, of an imported folder) is seen by everybody.
5. A memo is seen by those who see the passage it is on, and the work of its writer in every round in which the writer
   reads that transcript. A settlement is seen by those who see all that it settled between.

A round that is not blind, that the lead has opened or that is closed veils nothing and blindfolds nobody.

| the round is            | one's own reading of the transcript | others' work of that round there | any other work of others there |
|-------------------------|-------------------------------------|----------------------------------|--------------------------------|
| blind                   | asked for or begun                  | no                               | no                             |
| blind                   | closed                              | yes                              | yes (unless veiled by 3)       |
| blind                   | none                                | no                               | yes (unless veiled by 3)       |
| opened, closed, unblind | any                                 | yes                              | yes (unless veiled by 3)       |
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

RoundKind = Literal["marking", "coding"]
ReadingState = Literal["asked", "begun", "closed"]


@dataclass(frozen=True, slots=True)
class Round:
    """A round of reading: `blind` when begun so, `opened` when the lead has shown everything, `closed` when it is over."""

    id: str
    blind: bool = True
    opened: bool = False
    closed: bool = False
    name: str = ""
    kind: RoundKind = "marking"

    @property
    def veils(self) -> bool:
        """Whether the round still hides its readers' work from each other."""
        return self.blind and not self.opened and not self.closed


@dataclass(frozen=True, slots=True)
class Reading:
    """One reader's reading of one document in one round: asked for, begun, or closed (on `closed_on`) when finished."""

    round_id: str
    document_id: str
    reader: str
    state: ReadingState = "asked"
    closed_on: date | None = None

    @property
    def closed(self) -> bool:
        """Whether the reader has finished it."""
        return self.state == "closed"


@dataclass(frozen=True, slots=True)
class Sight:
    """What one reader may see of others' work.

    `blindfolded` are the documents in which only one's own is seen (rule 2); `veiled` are the rounds that still hide
    work (rule 3); `finished` are the (round, document) pairs in which the reader has earned to look behind the veil.
    """

    reader: str
    blindfolded: frozenset[str] = frozenset()
    veiled: frozenset[str] = frozenset()
    finished: frozenset[tuple[str, str]] = frozenset()

    @property
    def hides(self) -> bool:
        """Whether there is anything the reader may not see.

        >>> Sight("A").hides, Sight("A", veiled=frozenset({"r"})).hides
        (False, True)
        """
        return bool(self.blindfolded or self.veiled)

    @property
    def key(self) -> str:
        """What tells two sights apart, the same in every process.

        >>> Sight("A", veiled=frozenset({"r", "q"})).key
        "('A', [], ['q', 'r'], [])"
        """
        return repr((self.reader, sorted(self.blindfolded), sorted(self.veiled), sorted(self.finished)))

    def sees(self, document_id: str, author: str, round_id: str = "") -> bool:
        """Tell whether the reader sees work of `author` in the document, made in the round (empty: in none).

        >>> sight("A", [Round("r")], [Reading("r", "d", "A")]).sees("d", "B", "r")
        False
        >>> sight("A", [Round("r")], [Reading("r", "d", "A", "closed")]).sees("d", "B", "r")
        True
        """
        if author == self.reader:
            return True
        if document_id in self.blindfolded:
            return False
        return round_id not in self.veiled or (round_id, document_id) in self.finished


def sight(reader: str, rounds: Iterable[Round], readings: Iterable[Reading]) -> Sight:
    """Return what a reader may see, from all rounds and readings of the study.

    A reading of a round that is not among `rounds` counts for nothing.
    """
    veiled = frozenset(one.id for one in rounds if one.veils)
    own = [one for one in readings if one.reader == reader and one.round_id in veiled]
    return Sight(
        reader,
        frozenset(one.document_id for one in own if not one.closed),
        veiled,
        frozenset((one.round_id, one.document_id) for one in own if one.closed),
    )
