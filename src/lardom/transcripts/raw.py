"""What a file holds before its turns are found: running text, or utterances with their speakers."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the reader met that a person should know: a key of `wording.SENTENCES` and its values."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


class UnreadableError(Exception):
    """A file that cannot be read as a transcript: a key of `wording.PROBLEMS` and its values."""

    def __init__(self, key: str, **values: object) -> None:
        """Remember why; `reading` says it to the person."""
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Running:
    """Running text whose speakers stand in the text itself.

    `bold` gives, per line number from 0, how many code points at its start are bold; `headings` are
    numbers of lines that are headings. `wrapped` says that a paragraph goes on over several lines up to
    a blank one; `None` leaves that to be seen from the lines.
    """

    text: str
    bold: Mapping[int, int] = field(default_factory=dict)
    headings: frozenset[int] = frozenset()
    wrapped: bool | None = None
    remarks: tuple[Remark, ...] = ()
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Utterance:
    r"""What somebody said in one go, or (`aside`) a line of the file that nobody said.

    `words` may have several paragraphs, parted by `\n`; `begins` and `ends` are seconds.
    """

    words: str
    speaker: str = ""
    begins: float | None = None
    ends: float | None = None
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """Utterances in the order of the file, from a format that names the speakers itself."""

    utterances: tuple[Utterance, ...]
    remarks: tuple[Remark, ...] = ()
    encoding: str = ""
