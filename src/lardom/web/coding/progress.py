"""How far reading and coding have come: what a study's home tells of them, and what waits for whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from lardom.web.coding.models import Reading
from lardom.web.coding.queries import values
from lardom.web.study.models import Study
from lardom.web.study.remembering.values import remembered


@dataclass(frozen=True, slots=True)
class Waiting:
    """Readings that wait for one coder."""

    coder: int
    name: str
    readings: int


@dataclass(frozen=True, slots=True)
class CodingProgress:
    """How many marks, codes and codings there are, how many readings are closed, and for whom the others wait.

    `doubtful` are passages whose place a person must decide after a transcript was changed.
    """

    codes: int
    marks: int
    codings: int
    readings: int
    closed: int
    waiting: tuple[Waiting, ...]
    doubtful: int


def open_readings(study: Study) -> QuerySet[Reading]:
    """Return the readings that are asked for or begun in rounds that are not closed."""
    found = Reading.objects.of(study).filter(removed=False, round__removed=False, round__closed=False)
    return found.filter(transcript__removed=False).exclude(state="closed").order_by("pk")


def waiting(study: Study) -> tuple[Waiting, ...]:
    """Return for whom readings wait, those with most first."""
    rows = open_readings(study).order_by().values_list("coder", "coder__label", "coder__person__name")
    counted = rows.annotate(n=Count("pk"))
    return _sorted(Waiting(coder, name or label, n) for coder, label, name, n in counted)


def _sorted(found: Iterable[Waiting]) -> tuple[Waiting, ...]:
    return tuple(sorted(found, key=lambda one: (-one.readings, one.name)))


def progress(study: Study) -> CodingProgress:
    """Count readings, marks and codings."""
    codes, readings, closed = remembered(study, "progress of the readings", lambda: _settled(study))
    unsure = ~Q(doubt="") & ~Q(doubt__startswith="kept ")
    marks, codings = (
        rows.order_by().aggregate(all=Count("pk"), doubtful=Count("pk", filter=unsure))
        for rows in (values.mark_rows(study), values.coding_rows(study))
    )
    return CodingProgress(
        codes=codes,
        marks=marks["all"],
        codings=codings["all"],
        readings=readings,
        closed=closed,
        waiting=waiting(study),
        doubtful=marks["doubtful"] + codings["doubtful"],
    )


def _settled(study: Study) -> tuple[int, int, int]:
    """Count what marking and coding leave as it is: codes, readings, and those of them that are closed."""
    readings = Reading.objects.of(study).filter(removed=False, round__removed=False, transcript__removed=False)
    told = readings.aggregate(all=Count("pk"), closed=Count("pk", filter=Q(state="closed")))
    return values.code_rows(study).count(), told["all"], told["closed"]
