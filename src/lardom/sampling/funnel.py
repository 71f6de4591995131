"""From the frame to the interviews: how many projects were contacted, reached, agreed, interviewed."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from lardom.portfolio.projects import Project
from lardom.sampling.selection import Selection

StageName = Literal["framed", "contacted", "reached", "agreed", "interviewed"]

REACHED = frozenset({"interviewed", "agreed", "declined", "referred"})
"""Outcomes that mean somebody of the project answered."""

AGREED = frozenset({"interviewed", "agreed"})
"""Outcomes that mean the project said yes."""

NOT_CONTACTED = "not contacted"
NOT_NOTED = "outcome not noted"
"""What a loss is called when the study's table does not say why."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the funnel.

    `ids` are the projects still in; `lost` says why the others of the stage before are not, with
    counts: the number of the stage before is `len(ids) + sum of lost`. `known` is false when the
    study has noted nothing from which the stage could be told; then `ids` and `lost` are empty.
    """

    name: StageName
    ids: tuple[str, ...]
    lost: tuple[tuple[str, int], ...] = ()
    known: bool = True

    @property
    def n(self) -> int | None:
        """How many projects are still in; `None` when it is not known."""
        return len(self.ids) if self.known else None


def funnel(
    projects: Iterable[Project], sample: Iterable[Selection], *, interviewed: Collection[str] | None = None
) -> tuple[Stage, ...]:
    """Return the five stages from the frame to the interviews, each inside the one before.

    A project counts as contacted when a date or an outcome is noted for it, or it was interviewed.
    `interviewed` are ids of projects with an interview; without it the outcomes tell. When no contact
    is noted at all, the three stages between are unknown rather than guessed.

    >>> frame = [Project(f"p{n}", "") for n in range(1, 5)]
    >>> rows = [Selection("p1", "selected", outcome="interviewed"), Selection("p2", outcome="changed job"),
    ...         Selection("p3", outcome="declined")]
    >>> [(stage.name, stage.n, stage.lost) for stage in funnel(frame, rows)]  # doctest: +NORMALIZE_WHITESPACE
    [('framed', 4, ()), ('contacted', 3, (('not contacted', 1),)), ('reached', 2, (('changed job', 1),)),
     ('agreed', 1, (('declined', 1),)), ('interviewed', 1, ())]
    """
    frame = sorted({project.id for project in projects})
    rows = {row.project_id: row for row in sample}
    done = set(interviewed) if interviewed is not None else _with(rows, {"interviewed"})
    done &= set(frame)
    noted = any(row.contacted is not None or row.outcome for row in rows.values())
    outcome = {id_: "interviewed" if id_ in done else _outcome(rows.get(id_)) for id_ in frame}
    contacted = [id_ for id_ in frame if outcome[id_] != NOT_CONTACTED]
    reached = [id_ for id_ in contacted if outcome[id_] in REACHED]
    agreed = [id_ for id_ in reached if outcome[id_] in AGREED]
    first = Stage("framed", tuple(frame))
    if not noted:
        between = tuple(Stage(name, (), known=False) for name in ("contacted", "reached", "agreed"))
        return first, *between, Stage("interviewed", tuple(sorted(done)))
    return (
        first,
        _stage("contacted", contacted, frame, outcome),
        _stage("reached", reached, contacted, outcome),
        _stage("agreed", agreed, reached, outcome),
        _stage("interviewed", [id_ for id_ in agreed if id_ in done], agreed, outcome),
    )


def _with(rows: dict[str, Selection], outcomes: set[str]) -> set[str]:
    return {id_ for id_, row in rows.items() if row.outcome in outcomes}


def _outcome(row: Selection | None) -> str:
    if row is None or (row.contacted is None and not row.outcome):
        return NOT_CONTACTED
    return row.outcome or NOT_NOTED


def _stage(name: StageName, kept: list[str], before: list[str], outcome: dict[str, str]) -> Stage:
    inside = set(kept)
    lost = Counter(outcome[id_] for id_ in before if id_ not in inside)
    return Stage(name, tuple(kept), tuple(sorted(lost.items(), key=lambda pair: (-pair[1], pair[0]))))
