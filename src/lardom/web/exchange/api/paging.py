"""Reading a study page by page, as far as a person may see."""

import hashlib
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lardom.exchange.plain import to_plain
from lardom.web.claims.queries import values as claims
from lardom.web.coding.queries import groups, settlements, teamwork
from lardom.web.coding.queries import values as coding
from lardom.web.coding.queries.sight import seen, seen_memos, sight_of, unseen_passages
from lardom.web.comparison.queries import summaries as comparison
from lardom.web.fieldwork import queries as fieldwork
from lardom.web.portfolio import queries as portfolio
from lardom.web.sampling import queries as sampling
from lardom.web.study import queries as studies
from lardom.web.study.access import Here
from lardom.web.study.models import Study
from lardom.web.study.writing import Refused
from lardom.web.transcripts.queries import texts as transcripts

DOCUMENTS_A_PAGE = 20
"""Texts are long: fewer of them a page."""

_NEW = (0, 0)
"""Number and version of a row that came between the two readings of a page: with these nothing can be changed."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a study: the right it asks for, and what a person may see of it.

    `values` gives all of it. A long table is cut by the database instead: `rows` may be seen, `of_rows` makes values of some.
    `stands` tells under which number and in which version rows stand that can be changed through the door, by what `key`
    makes of a value (its id, where nothing is said).
    """

    right: str
    values: Callable[[Here], Sequence[Any]] | None = None
    stands: Callable[[Here], Iterable[tuple[Hashable, int, int]]] | None = None
    key: Callable[[Any], Hashable] = attrgetter("id")
    paired: Callable[[Here], Sequence[tuple[Any, int, int]]] | None = None
    """Where nothing in a value tells its row: every value with the number and the version of its row."""
    rows: Callable[[Here], QuerySet[Any]] | None = None
    of_rows: Callable[[Study, Any], Sequence[Any]] | None = None

    def size(self, here: Here) -> int:
        """Return how many rows the person may see."""
        if self.rows:
            return self.rows(here).count()
        return len(self.paired(here) if self.paired else self.values(here) if self.values else ())

    def names(self, here: Here, start: int, end: int | None) -> list[str]:
        """Return the short names of the rows from one place to another."""
        if self.rows:
            told: Iterable[Any] = self.rows(here).values_list("ref", flat=True)[start:end]
            return [_named(one) for one in told]
        found = [one[1:] for one in self.paired(here)] if self.paired else self.values(here) if self.values else ()
        return [_named(one) for one in found[start:end]]

    def part(self, here: Here, start: int, end: int) -> tuple[Sequence[Any], list[tuple[int, int]]]:
        """Return the values from one place to another, and number and version of the row of each.

        There are no numbers and versions of a table that is not written here.
        """
        if self.paired:
            found = self.paired(here)[start:end]
            return [one[0] for one in found], [one[1:] for one in found]
        # Versions first: what is changed between the two readings is then met by the old version, and told as a conflict.
        told = {key: (number, version) for key, number, version in self.stands(here)} if self.stands else None
        if self.rows and self.of_rows:
            values = self.of_rows(here.study, self.rows(here)[start:end])
        else:
            values = (self.values(here) if self.values else ())[start:end]
        return values, [] if told is None else [told.get(self.key(one), _NEW) for one in values]


def _whole(values: Callable[[Study], Sequence[Any]]) -> Callable[[Here], Sequence[Any]]:
    return lambda here: values(here.study)


def _by_ref(rows: Callable[[Study], QuerySet[Any]]) -> Callable[[Here], Iterable[tuple[Hashable, int, int]]]:
    return lambda here: rows(here.study).values_list("ref", "pk", "version")


def _seen_codings(here: Here) -> QuerySet[Any]:
    return seen(coding.coding_rows(here.study), sight_of(here.study, here.coder))


def _seen_marks(here: Here) -> QuerySet[Any]:
    return seen(coding.mark_rows(here.study), sight_of(here.study, here.coder))


def _unplaced(here: Here) -> Sequence[Any]:
    codings = coding.unplaced_codings(here.study, _seen_codings(here))
    return (*codings, *coding.unplaced_marks(here.study, _seen_marks(here)))


def _settled(here: Here) -> Sequence[Any]:
    # Of a transcript that one still reads blind one sees nothing that others have done, and nowhere what was settled
    # between codings of which one is hidden.
    blindfolded = sight_of(here.study, here.coder).blindfolded
    found = settlements.settled(
        here.study, settlements.settlement_rows(here.study).exclude(transcript_id__in=map(int, blindfolded))
    )
    hidden = unseen_passages(here.study, here.coder, {ref for one in found for ref in (*one.originals, *one.stand)})
    return tuple(one for one in found if hidden.isdisjoint((*one.originals, *one.stand)))


def _memos(here: Here) -> Sequence[tuple[Any, int, int]]:
    rows = seen_memos(here.study, teamwork.memo_rows(here.study), here.coder)
    return [(value, row.pk, row.version) for value, row in teamwork.memos_with_rows(here.study, rows)]


def _answers(here: Here) -> Iterable[tuple[Hashable, int, int]]:
    rows = fieldwork.answer_rows(here.study).values_list("respondent__ref", "item", "pk", "version")
    return (((person, item), number, version) for person, item, number, version in rows)


def _summaries(kind: str) -> Callable[[Here], Iterable[tuple[Hashable, int, int]]]:
    def stand(here: Here) -> Iterable[tuple[Hashable, int, int]]:
        rows = comparison.summary_rows(here.study, kind).values_list("row", "theme", "pk", "version")
        return (((row, theme), number, version) for row, theme, number, version in rows)

    return stand


def _named(value: Any) -> str:
    """Return a short name by which a row is known again: of its id, or of all that it says."""
    told = getattr(value, "id", None) or to_plain(value)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:12]


TABLES: dict[str, Table] = {
    "projects": Table("portfolio.see", _whole(portfolio.projects)),
    "parties": Table("portfolio.see", _whole(portfolio.parties)),
    "sample": Table("sampling.see", _whole(sampling.sample)),
    "respondents": Table("fieldwork.see", _whole(fieldwork.respondents), _by_ref(fieldwork.respondent_rows)),
    "interviews": Table("fieldwork.see", _whole(fieldwork.interviews), _by_ref(fieldwork.interview_rows)),
    "documents": Table("transcripts.see", _whole(transcripts.documents)),
    "codes": Table("coding.see", _whole(coding.codes), _by_ref(coding.code_rows)),
    "codings": Table("coding.see", rows=_seen_codings, of_rows=coding.codings, stands=_by_ref(coding.coding_rows)),
    "marks": Table("coding.see", rows=_seen_marks, of_rows=coding.marks, stands=_by_ref(coding.mark_rows)),
    "unplaced": Table("coding.see", _unplaced),
    "rounds": Table("coding.see", _whole(teamwork.rounds)),
    "readings": Table("coding.see", _whole(teamwork.readings)),
    "groups": Table("coding.see", _whole(teamwork.groups), _by_ref(groups.group_rows)),
    "settled": Table("coding.see", _settled),
    "memos": Table("coding.see", paired=_memos),
    "answers": Table("fieldwork.see", _whole(fieldwork.answers), _answers, attrgetter("respondent_id", "item_id")),
    "quotations": Table("claims.see", _whole(claims.quotations)),
    "claims": Table("claims.see", _whole(claims.claims), _by_ref(claims.claim_rows)),
    "summaries": Table(
        "claims.see", _whole(comparison.summaries), _summaries("framework"), attrgetter("project_id", "theme")
    ),
    "pairings": Table("claims.see", _whole(comparison.pairings), _summaries("joint"), attrgetter("item", "theme")),
}
"""The tables a program reads, in the order of a study; the key is not among them."""


def told(here: Here) -> dict[str, Any]:
    """Return what a study is, which of its tables the person may read, and how many rows they have."""
    return {
        "study": here.study.slug,
        "title": here.study.title,
        "language": here.study.language,
        "sequence": here.study.sequence,
        "settings": to_plain(studies.settings(here.study)),
        "tables": {name: table.size(here) for name, table in TABLES.items() if here.may(table.right)},
    }


def page(here: Here, name: str, after: str, limit: int) -> tuple[Sequence[Any], list[tuple[int, int]], str]:
    """Return a page of a table's values, number and version of each row, and what to ask for next ("" on the last).

    `after` is how many rows have been read and the name of the last of them: rows may have come and gone since.
    """
    table, (told, last) = TABLES[name], [*after.split("-"), ""][:2]
    start = int(told or 0)
    if last and table.names(here, start - 1, start) != [last]:
        names = table.names(here, 0, None)
        if last not in names:
            raise Refused(
                _(
                    "The table has changed while you read it, and the place you had come to is gone: read it from the beginning."
                ),
                status=409,
            )
        start = names.index(last) + 1
    end = start + (min(limit, DOCUMENTS_A_PAGE) if name == "documents" else limit)
    # Names first: of a row that goes between the two readings another is told twice, and none is lost.
    names = table.names(here, start, end + 1)
    values, standing = table.part(here, start, end)
    return values, standing, f"{end}-{names[-2]}" if len(names) > end - start else ""
