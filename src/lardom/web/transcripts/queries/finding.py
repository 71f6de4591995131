"""Where the search looks: the databases' own indexes, and the turns that may be shown, in the study's order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from django.db import connection
from django.db.models import CharField, Count, F, Q, QuerySet, StringAgg, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast

from lardom.transcripts.searching import Group, Term, Wanted, groups
from lardom.web.study.models import Study
from lardom.web.transcripts.models import INDEXED, PAIR, SearchedTurn, SearchedWord, study_mark
from lardom.web.transcripts.queries.texts import transcript_names

type Numbers = npt.NDArray[np.int64]

MOST_STEMS = 800
"""Words that one part of a word may stand for; a part that fits more is no search."""


class FoundTurn(NamedTuple):
    """Where a turn that was found stands: bare values, since a search finds them by the thousand."""

    pk: int
    version_id: int
    transcript_id: int
    ref: str
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """The turns that may be shown: their numbers in the study's order. `besides` counts the study's other turns.

    `places` has their versions, transcripts, places among the turns, starts and ends, a row each; `refs` names transcripts.
    To keep them takes some megabytes of a large study, and spares each page of a search a question.
    """

    numbers: Numbers
    besides: int
    places: Numbers
    refs: Mapping[int, str]
    by_number: Numbers

    def turns(self, numbers: Numbers) -> Iterator[FoundTurn]:
        """Yield the turns with some of the numbers, in the numbers' order."""
        at = self.by_number[np.searchsorted(self.numbers, numbers, sorter=self.by_number)]
        for number, (version, transcript, *rest) in zip(numbers.tolist(), self.places[:, at].T.tolist(), strict=True):
            yield FoundTurn(number, version, transcript, self.refs.get(transcript, ""), *rest)


def wanted_groups(study: Study, wanted: Wanted) -> tuple[Group, ...]:
    """Return what the index is asked for: parts of words become the stems of the words that have them."""
    return groups(wanted, {term: _stems_with(study, term) for term in wanted.parts})


def _stems_with(study: Study, term: Term) -> list[str]:
    """Return the stems of the study's words that have the part of a word, no more than one over `MOST_STEMS`."""
    pattern = f"{'' if term.begins else '%'}{term.part}{'' if term.ends else '%'}"
    found = SearchedWord.objects.of(study)
    if connection.vendor == "sqlite":
        index = 'id IN (SELECT rowid FROM "transcripts_words" WHERE word LIKE %s) AND word LIKE %s'
        found = found.extra(where=[index], params=[f"%{term.part}%", pattern])  # noqa: S610 - Django fills the values in
    else:
        found = found.extra(where=["word LIKE %s"], params=[pattern])
    return list(found.order_by("stem").values_list("stem", flat=True).distinct()[: MOST_STEMS + 1])


def laid(study: Study, barred: Q) -> Laid:
    """Return the turns of the versions in use, without those that are barred, in the study's order."""
    every = SearchedTurn.objects.of(study)
    may = every.filter(transcript__removed=False, version_id=F("transcript__current")).exclude(barred)
    numbers, *places = _columns(may, "pk", "version_id", "transcript_id", "number", "start", "end")
    refs = dict(transcript_names(study))
    order_of = {number: place for place, number in enumerate(refs)}
    # The turns of a version were taken in one after the other.
    order = np.lexsort((numbers, np.array([order_of.get(one, -1) for one in places[1].tolist()], np.int64)))
    laid = numbers[order]
    besides = every.aggregate(n=Count("pk"))["n"] - len(numbers)
    return Laid(laid, besides, np.array(places)[:, order], refs, np.argsort(laid))


def numbers_of(turns: QuerySet[SearchedTurn]) -> Numbers:
    """Return the numbers of turns, in no order."""
    return _columns(turns, "pk")[0]


def numbers_with(study: Study, found: Sequence[Group], most: int | None = None) -> Numbers:
    """Return the numbers of the study's turns of every version that meet a search: no more than `most`, in no order.

    The index alone is asked, since it knows of which study a turn is: to look at the turns themselves took longer.
    """
    if _never(found):
        return np.empty(0, np.int64)
    asked, values = _asked(study, found)
    limit = "" if most is None else f" LIMIT {most:d}"
    joined = "group_concat(id)" if connection.vendor == "sqlite" else "string_agg(id::text, ',')"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {joined} FROM ({asked}{limit}) AS found", values)  # noqa: S608 - no words of anybody's
        return _told(cursor.fetchone()[0])


def turns_with(study: Study, found: Sequence[Group] = ()) -> QuerySet[SearchedTurn]:
    """Return the turns of every version that meet a search."""
    turns = SearchedTurn.objects.of(study)
    if not found:
        return turns
    return turns.none() if _never(found) else turns.filter(pk__in=RawSQL(*_asked(study, found)))  # noqa: S611


def _columns(turns: QuerySet[SearchedTurn], *names: str) -> list[Numbers]:
    """Return columns of whole numbers: each as one text, since a hundred thousand rows are slow to take one by one."""
    joined: dict[str, Any] = {
        f"column{n}": StringAgg(Cast(name, CharField()), Value(",")) for n, name in enumerate(names)
    }
    return [_told(one) for one in turns.order_by().aggregate(**joined).values()]


def _told(joined: str | None) -> Numbers:
    return np.fromstring(joined or "", np.int64, sep=",")


def _never(found: Sequence[Group]) -> bool:
    return any(not group.ways and not group.without for group in found)


def _asked(study: Study, found: Sequence[Group]) -> tuple[str, list[int | str]]:
    """Return the question to the index, and its values."""
    if connection.vendor == "sqlite":
        return "SELECT rowid AS id FROM transcripts_turns WHERE transcripts_turns MATCH %s", [_for_sqlite(study, found)]
    turns = "SELECT id FROM transcripts_searchedturn WHERE study_id = %s"
    asked = f"{turns} AND {INDEXED} @@ to_tsquery('simple', %s)"
    values: list[int | str] = [study.pk, _for_postgresql(found)]
    for group in filter(_in_a_row, found):
        # The index knows pairs, not places. Stems stand with one blank between them, so that to look for them is quick.
        asked += f" AND {'NOT ' if group.without else ''}({' OR '.join([_STANDS] * len(group.ways))})"
        values += [f" {' '.join(way)} " for way in group.ways]
    return asked, values


_STANDS = "strpos(stems || ' ', %s) > 0"


def _in_a_row(group: Group) -> bool:
    """Tell whether more than two words stand side by side: the index may have their pairs in a turn that has not them."""
    return any(len(way) > 2 for way in group.ways)


def _for_sqlite(study: Study, found: Sequence[Group]) -> str:
    def told(group: Group) -> str:
        return "(" + " OR ".join(f'"{" ".join(way)}"' for way in group.ways) + ")"

    asked = " AND ".join([f'"{study_mark(study.pk)}"', *(told(group) for group in found if not group.without)])
    for group in found:
        asked += f" NOT {told(group)}" if group.without and group.ways else ""
    return asked


def _for_postgresql(found: Sequence[Group]) -> str:
    def words(way: tuple[str, ...]) -> str:
        return " & ".join(map(PAIR.join, pairwise(way))) if len(way) > 1 else way[0]

    def told(group: Group) -> str:
        ways = " | ".join(f"({words(way)})" for way in group.ways)
        return f"{'!' if group.without else ''}({ways})"

    asked = (told(one) for one in found if one.ways and not (one.without and _in_a_row(one)))
    return " & ".join(asked)
