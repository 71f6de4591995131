"""What the reader's page shows: a transcript in chunks of turns, its codebook with signs, who reads it and how far."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lardom.coding.signs import Sign, signs
from lardom.transcripts.display import paragraphs
from lardom.transcripts.turns import Document, Turn
from lardom.transcripts.voices import voices
from lardom.web.coding.models import Code
from lardom.web.coding.queries.passages import Row
from lardom.web.coding.queries.values import code_rows, codes
from lardom.web.fieldwork import queries as fieldwork
from lardom.web.study import queries as people
from lardom.web.study.models import Coder, Study
from lardom.web.study.remembering.values import remembered
from lardom.web.study.remembering.words import Question
from lardom.web.transcripts.queries import texts as transcripts

if TYPE_CHECKING:
    from lardom.web.transcripts.models import Transcript

CHUNK = 20
"""How many turns are shown and left out together; more or fewer made scrolling slower."""
NAMED = 3
"""How many codes a turn's link names before it counts the rest."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as the page shows it."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class TurnOnPage:
    """A turn as the page shows it. `asks`: it is the interviewer's; `time` is "1:02:03" or empty.

    Laid out once and kept, so that each is only equal to itself: what is kept about turns is found without reading them.
    """

    number: int
    start: int
    end: int
    speaker: str
    asks: bool
    time: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class CodeOnPage:
    """A code with its sign and the names of the codes above it."""

    number: int
    ref: str
    name: str
    sign: Sign
    path: str
    hint: str


def clock(seconds: float | None) -> str:
    """Return a time in the recording as people write it, empty when there is none."""
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@lru_cache(maxsize=64)
def _laid_out(document: Document, spoken: tuple[str, ...], language: str) -> tuple[TurnOnPage, ...]:
    return tuple(
        TurnOnPage(
            turn.number, turn.start, turn.end, turn.speaker, voice == "interviewer", clock(turn.begins),
            tuple(Block(span.start, span.end, span.of(document.text)) for span in paragraphs(document.text, turn.span, language)),
        )
        for turn, voice in zip(document.turns, spoken, strict=True)
    )  # fmt: skip


def turns(study: Study, transcript: "Transcript", document: Document) -> tuple[TurnOnPage, ...]:
    """Return the turns of a document laid out for a page; kept in memory, since documents never change."""

    def spoken() -> tuple[str, ...]:
        rows = fieldwork.interview_rows(study).filter(transcript=transcript.ref)[:1]
        held = next(iter(fieldwork.interviews(study, rows)), None)
        people = fieldwork.respondent_rows(study).filter(ref__in=held.respondents if held else ())
        return voices(document, held, fieldwork.respondents(study, people))

    heard = remembered(study, f"voices of version {transcript.current_id}", spoken)
    return _laid_out(document, heard, study.language)


def chunks(found: Iterable[TurnOnPage]) -> Iterator[tuple[TurnOnPage, ...]]:
    """Yield the turns some twenty at a time."""
    shown = tuple(found)
    for first in range(0, len(shown), CHUNK):
        yield shown[first : first + CHUNK]


def transcript_and_document(study: Study, number: int) -> "tuple[Transcript, Document] | None":
    """Return a transcript and its current version, or `None` when there is none to read."""
    transcript = transcripts.transcript(study, number)
    if transcript is None or transcript.current_id is None:
        return None
    document = transcripts.document(study, transcript.current_id)
    return (transcript, document) if document else None


def codebook(study: Study) -> tuple[CodeOnPage, ...]:
    """Return the codes in the book's order with their signs."""
    return remembered(study, "codebook of the reader", lambda: _codebook(study))


def _codebook(study: Study) -> tuple[CodeOnPage, ...]:
    found = list(code_rows(study).filter(merged_into=None).values_list("pk", "ref", "name", "parent_id", "definition"))
    given = signs(codes(study))
    names: dict[int, tuple[str, int | None]] = {pk: (name, parent) for pk, _, name, parent, _ in found}
    return tuple(
        CodeOnPage(pk, ref, name, given[ref], " › ".join(_above(parent, names)), definition)
        for pk, ref, name, parent, definition in found
    )


def _above(parent: int | None, names: dict[int, tuple[str, int | None]]) -> list[str]:
    path: list[str] = []
    while parent in names and len(path) < len(names):
        name, parent = names[parent]
        path.insert(0, name)
    return path


def summaries(
    found: Iterable[TurnOnPage], passages: Iterable[Row], names: dict[int, str]
) -> dict[int, tuple[int, str]]:
    """Return for each turn with passages how many there are and the first few codes' names."""
    shown = tuple(found)
    by_turn: dict[int, list[int]] = defaultdict(list)
    first = 0
    for _, start, end, code, *_rest in passages:
        while first < len(shown) and shown[first].end <= start:
            first += 1
        for turn in shown[first:]:
            if turn.start >= end:
                break
            by_turn[turn.number].append(code)
    return {number: (len(held), _named(held, names)) for number, held in by_turn.items()}


def _named(held: list[int], names: dict[int, str]) -> str:
    kinds = list(dict.fromkeys(held))
    told = ", ".join(names.get(code, "?") for code in kinds[:NAMED])
    return f"{told} +{len(kinds) - NAMED}" if len(kinds) > NAMED else told


def coder_labels(study: Study) -> dict[int, str]:
    """Return the label of every coder by number."""
    return remembered(study, "coder labels", lambda: dict(people.coders(study).values_list("pk", "label")))


@dataclass(frozen=True, slots=True)
class Beside:
    """The transcript before or after the one on the page."""

    pk: int
    ref: str


def neighbours(study: Study, transcript: "Transcript") -> tuple[Beside | None, Beside | None]:
    """Return the transcripts before and after one in the study's order."""
    found = remembered(study, "names of transcripts", lambda: tuple(transcripts.transcript_names(study)))
    at = next((place for place, (number, _) in enumerate(found) if number == transcript.pk), None)
    if at is None:
        return None, None
    return (Beside(*found[at - 1]) if at else None), (Beside(*found[at + 1]) if at + 1 < len(found) else None)


_CODE = Question(lambda study, number: code_rows(study).filter(pk=number, merged_into=None))


def code_of(study: Study, number: int) -> Code | None:
    """Return a code of the study that can be given."""
    return _CODE.first(study.pk, number)


@dataclass(frozen=True, slots=True)
class Held:
    """A passage of a turn as its own page shows it."""

    ref: str
    words: str
    code: CodeOnPage | None
    coder: str
    coder_number: int
    version: int
    notes: int


def passages_in(
    document: Document, turn: Turn, standing: Iterable[Row], book: Iterable[CodeOnPage], labels: dict[int, str]
) -> list[Held]:
    """Return the passages that touch a turn, in the order of the text."""
    by_number = {code.number: code for code in book}
    return [
        Held(ref, document.text[start:end], by_number.get(code), labels.get(coder, "?"), coder, version, notes)
        for ref, start, end, code, coder, version, notes in standing
        if start < turn.end and end > turn.start
    ]


def turns_with(shown: Iterable[TurnOnPage], sought: str) -> list[TurnOnPage]:
    """Return the turns in which the words stand, without regard to case."""
    words = " ".join(sought.casefold().split())
    return [
        turn for turn in shown if words in " ".join("".join(block.text for block in turn.blocks).casefold().split())
    ]


def turn_of(document: Document, number: int) -> Turn | None:
    """Return a turn by its number."""
    return next((turn for turn in document.turns if turn.number == number), None)


def places(found: Iterable[TurnOnPage]) -> list[tuple[int, ...]]:
    """Return where each turn stands: number, start, end, and the edges of its blocks if it is not just one of them."""
    told: list[tuple[int, ...]] = []
    for turn in found:
        edges = [edge for block in turn.blocks if block.text for edge in (block.start, block.end)]
        alone = edges == [turn.start, turn.end]
        told.append((turn.number, turn.start, turn.end, *(() if alone else edges or [0])))
    return told


def data_for_page(
    study: Study, *, passages: list[Row], book: Iterable[CodeOnPage], coder: Coder | None, number: int, version: int
) -> dict[str, Any]:
    """Return what the island needs to know: numbers, names of codes and coders; no word of the interview."""
    return {
        "document": version,
        "number": number,
        "me": coder.pk if coder else 0,
        "codes": [
            (one.number, one.name, one.sign.colour, one.sign.letters, one.sign.pattern, one.path, one.hint[:200])
            for one in book
        ],
        "coders": coder_labels(study),
        "passages": passages,
    }
