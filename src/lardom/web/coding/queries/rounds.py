"""Reading rounds: who reads what, how far each has come, and what waits for whom."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from lardom.web.coding.models import Reading, Round
from lardom.web.study import queries as studies
from lardom.web.study.models import Coder, Study
from lardom.web.study.remembering.values import remembered
from lardom.web.study.remembering.words import Question
from lardom.web.transcripts.queries import texts as transcripts


@dataclass(frozen=True, slots=True)
class Reader:
    """One who reads: the label, and the name of the person behind it when there is one here."""

    number: int
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One reader's reading of one transcript: its state is empty when nobody has asked for it."""

    reader: Reader
    state: str


@dataclass(frozen=True, slots=True)
class Line:
    """One transcript of a round with its readings, and how many of them are closed."""

    number: int
    name: str
    cells: tuple[Cell, ...]

    @property
    def asked(self) -> int:
        """How many readings are asked for."""
        return sum(bool(cell.state) for cell in self.cells)

    @property
    def closed(self) -> int:
        """How many of them are closed."""
        return sum(cell.state == "closed" for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """Readers against transcripts."""

    readers: tuple[Reader, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a round has come: readings asked for and closed, and who still has how many to close."""

    row: Round
    asked: int
    closed: int
    waits_for: tuple[tuple[str, int], ...]


def round_rows(study: Study) -> QuerySet[Round]:
    """Return the rounds in the order they were begun."""
    return Round.objects.of(study).filter(removed=False).order_by("order", "pk")


def round_row(study: Study, number: int) -> Round:
    """Return one round of the study; a missing one answers as any missing page."""
    return get_object_or_404(round_rows(study), pk=number)


def reading_rows(study: Study) -> QuerySet[Reading]:
    """Return the readings that are asked for, in rounds and of transcripts that stand."""
    found = Reading.objects.of(study).filter(removed=False, round__removed=False, transcript__removed=False)
    return found.select_related("round", "transcript", "coder", "coder__person").order_by("pk")


_FIRST = {"begun": 0, "asked": 1, "closed": 2}
"""Which of a coder's readings come first: what is done in a transcript belongs to the first that is not closed."""


def readings_of(study: Study, coder: Coder | None) -> list[Reading]:
    """Return a coder's own readings in rounds that go on: begun first, then asked for, then closed."""
    if coder is None:
        return []

    def own() -> tuple[Reading, ...]:
        found = reading_rows(study).filter(coder=coder, round__closed=False)
        return tuple(
            sorted(
                found, key=lambda one: (_FIRST[one.state], one.round.order, one.transcript.order, one.transcript.ref)
            )
        )

    return list(remembered(study, f"own readings of {coder.pk}", own))


def readings_here(study: Study, transcript: int, coder: Coder | None) -> list[Reading]:
    """Return a coder's own readings of one transcript in rounds that go on."""
    return [one for one in readings_of(study, coder) if one.transcript_id == transcript]


@dataclass(frozen=True, slots=True)
class OpenReading:
    """A reading that is asked for or begun: its number, its round's, and whether it is begun."""

    number: int
    round_id: int
    begun: bool


def _open(study: int, coder: int, transcript: int) -> QuerySet[Reading, tuple[str, int, int, int]]:
    found = Reading.objects.of(study).filter(removed=False, coder_id=coder, transcript_id=transcript)
    found = found.filter(round__removed=False, round__closed=False).exclude(state="closed")
    return found.values_list("state", "round__order", "pk", "round_id")


_OPEN = Question(_open)


def open_reading(study: Study, transcript: int, coder: Coder) -> OpenReading | None:
    """Return the reading that what a coder does in a transcript belongs to: one begun before one asked for."""
    told = sorted(_OPEN(study.pk, coder.pk, transcript), key=lambda one: (_FIRST[one[0]], *one[1:3]))
    return OpenReading(told[0][2], told[0][3], told[0][0] == "begun") if told else None


def readers(study: Study, *, with_work: Iterable[int] = ()) -> tuple[Reader, ...]:
    """Return those who can be asked to read: labels with a person here, and labels that already have work."""
    kept = set(with_work)
    rows = [one for one in studies.coders(study) if one.person_id or one.pk in kept]
    return tuple(Reader(one.pk, one.label, one.person.name if one.person else "") for one in rows)


_NAMES = Question(lambda study: Coder.objects.of(study).values_list("pk", "label", "person__name"))


def standings(study: Study) -> tuple[Standing, ...]:
    """Return every round with how far it has come."""
    rows, readings = remembered(study, "rounds with their readings", lambda: _rounds_with_readings(study))
    # How people are called is no act of a study: it is asked each time.
    names = {one: name or label for one, label, name in _NAMES(study.pk)}
    return tuple(_standing(row, readings.get(row.pk, []), names) for row in rows)


type _States = list[tuple[int, str]]


def _rounds_with_readings(study: Study) -> tuple[tuple[Round, ...], dict[int, _States]]:
    """Return the rounds, and of each the coder and the state of every reading."""
    found: dict[int, _States] = {}
    for round_id, coder, state in reading_rows(study).values_list("round_id", "coder_id", "state"):
        found.setdefault(round_id, []).append((coder, state))
    return tuple(round_rows(study)), found


def _standing(row: Round, found: _States, names: Mapping[int, str]) -> Standing:
    left = Counter(names[coder] for coder, state in found if state != "closed")
    waits = tuple(sorted(left.items(), key=lambda pair: (-pair[1], pair[0])))
    return Standing(row, len(found), len(found) - left.total(), waits)


def standing(study: Study, row: Round) -> Standing:
    """Return how far one round has come."""
    return next(one for one in standings(study) if one.row.pk == row.pk)


def grid(study: Study, row: Round) -> Grid:
    """Return readers against transcripts for a round."""
    states = {(one.transcript_id, one.coder_id): one.state for one in reading_rows(study).filter(round=row).order_by()}
    across = readers(study, with_work=(coder for _, coder in states))
    lines = tuple(
        Line(text.pk, text.ref, tuple(Cell(reader, states.get((text.pk, reader.number), "")) for reader in across))
        for text in transcripts.transcript_rows(study)
    )
    return Grid(across, lines)
