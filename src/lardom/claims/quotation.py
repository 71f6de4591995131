"""A quotation: words of a transcript, and the devices by which a report shortens and masks them."""

from dataclasses import dataclass
from typing import Literal

PieceKind = Literal[
    "speech",  # the speaker's own words
    "ellipsis",  # […]: words left out
    "redaction",  # [X]: a name taken out
    "description",  # [nämner två länder]: taken out, described
    "substitution",  # [en ny kontext]: words put in place of the speaker's
    "insertion",  # [att]: words put in for grammar
    "summary",  # [Berättar att …]: the editors' paraphrase, never speech
    "speaker",  # R4: who speaks from here on
    "nested",  # ‘…’: speech the speaker reports; text is without its marks
    "note",  # [sic], [min kursivering]: a note of the editors; hides nothing
]


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a quotation: what kind it is and its words.

    For a device the words inside the brackets, for a speaker the label, for an ellipsis nothing.
    """

    kind: PieceKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """To whom a quotation is ascribed.

    The project's label ("F") and the respondents' labels ("R1", …) in the order printed.
    """

    project: str
    respondents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation of the study's register (`quotations.csv`).

    `document_id` and `turns` say where it was taken from (turn numbers from 1; may be empty, then it
    is searched in all that the attributed respondents said); `display` is "block" or "inline".
    """

    id: str
    attribution: Attribution
    pieces: tuple[Piece, ...]
    document_id: str = ""
    turns: tuple[int, ...] = ()
    display: Literal["block", "inline"] = "block"
