"""Groups of marks on the way to becoming themes."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from lardom.coding.visibility import Sight
from lardom.web.coding.models import Coding, Group, Mark
from lardom.web.coding.queries import ground, values
from lardom.web.coding.queries.sight import seen
from lardom.web.study.models import Comment, Study

SHOWN_MARKS = 60
"""How many marks the board shows in a group, and of those without one, at a time."""


@dataclass(frozen=True, slots=True)
class Pile:
    """A group with its marks; `all` is how many the person may see, `quotes` the first of them."""

    row: Group
    quotes: list[ground.Quote]
    all: int
    readers: int
    comments: int


@dataclass(frozen=True, slots=True)
class Board:
    """The groups, and the marks that stand in none (the first of them)."""

    piles: tuple[Pile, ...]
    loose: list[ground.Quote]
    all_loose: int


def group_rows(study: Study) -> QuerySet[Group]:
    """Return the groups in order."""
    return Group.objects.of(study).filter(removed=False).select_related("code").order_by("order", "pk")


def group_row(study: Study, number: int) -> Group:
    """Return one group; a missing one answers as any missing page."""
    return get_object_or_404(group_rows(study), pk=number)


def marks(study: Study, sight: Sight) -> QuerySet[Mark]:
    """Return the marks that the person may see, by transcript and place."""
    found = seen(values.mark_rows(study), sight).select_related("transcript", "coder")
    return found.order_by("transcript__order", "transcript__ref", "start", "pk")


def board(study: Study, sight: Sight, *, transcript: int | None = None, after: int = 0) -> Board:
    """Return all groups with their first marks, and the marks without a group from the one numbered `after` on."""
    texts = ground.texts(study)
    by_group: dict[int | None, list[Mark]] = {}
    here = {row.pk for row in group_rows(study)}
    for mark in marks(study, sight):
        by_group.setdefault(mark.group_id if mark.group_id in here else None, []).append(mark)
    said = comment_counts(study)
    piles = tuple(
        Pile(
            row, ground.quotes(study, texts, (found := by_group.get(row.pk, []))[:SHOWN_MARKS]), len(found),
            len({mark.coder_id for mark in found}), said.get(row.pk, 0),
        )
        for row in group_rows(study)
    )  # fmt: skip
    loose = [mark for mark in by_group.get(None, []) if transcript in (None, mark.transcript_id)]
    return Board(piles, ground.quotes(study, texts, loose[after : after + SHOWN_MARKS]), len(loose))


def quotes_of(study: Study, row: Group, sight: Sight) -> list[ground.Quote]:
    """Return all marks of a group that the person may see, as people read them."""
    return ground.quotes(study, ground.texts(study), marks(study, sight).filter(group=row))


def comments(study: Study, row: Group) -> QuerySet[Comment]:
    """Return what was said of a group, the reasons of acts left out (the history tells those)."""
    found = Comment.objects.of(study).filter(subject=f"group:{row.pk}", removed=False, place="")
    return found.select_related("person").order_by("pk")


def comment_counts(study: Study) -> dict[int, int]:
    """Return how much has been said of each group."""
    found: dict[int, int] = {}
    told = Comment.objects.of(study).filter(subject__startswith="group:", removed=False, place="")
    for subject in told.values_list("subject", flat=True):
        number = int(subject.partition(":")[2])
        found[number] = found.get(number, 0) + 1
    return found


def became(study: Study, found: Iterable[Mark]) -> set[int]:
    """Return which of the marks have become codings that stand."""
    return set(Coding.objects.of(study).filter(removed=False, mark__in=list(found)).values_list("mark_id", flat=True))
