"""Which groups of the portfolio the sample reaches: frame against sample, category by category."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lardom.portfolio.projects import Project
from lardom.sampling.selection import Selection


@dataclass(frozen=True, slots=True)
class Coverage:
    """One group of the frame: how many projects it has and how many of them were chosen.

    `frame_ids` and `sampled_ids` are the project ids behind the two numbers, sorted.
    """

    group: str
    frame_ids: tuple[str, ...]
    sampled_ids: tuple[str, ...]

    @property
    def frame(self) -> int:
        """Projects of the group in the portfolio."""
        return len(self.frame_ids)

    @property
    def sampled(self) -> int:
        """Projects of the group in the sample."""
        return len(self.sampled_ids)

    @property
    def covered(self) -> bool:
        """Whether at least one project of the group was chosen."""
        return bool(self.sampled_ids)


def selected_ids(sample: Iterable[Selection], *, step: int | None = None) -> frozenset[str]:
    """Return the ids of the projects chosen, for one step of the study when `step` is given.

    A chosen project that names no step belongs to step 1.

    >>> rows = [Selection("p1", "selected", steps=(1, 2)), Selection("p2", "selected"), Selection("p3", "reserve")]
    >>> sorted(selected_ids(rows)), sorted(selected_ids(rows, step=2))
    (['p1', 'p2'], ['p1'])
    """
    return frozenset(
        row.project_id for row in sample if row.decision == "selected" and (step is None or step in (row.steps or (1,)))
    )


def coverage(
    projects: Iterable[Project],
    sample: Iterable[Selection],
    *,
    step: int | None = None,
    order: Iterable[str] = (),
    group_of: Callable[[Project], str] = lambda project: project.category,
) -> tuple[Coverage, ...]:
    """Return frame × sample for each group (the project's category unless told otherwise).

    Groups named in `order` come first and in that order, the rest by name. Every project of the
    frame is in exactly one group; projects without one are in the group "".

    >>> frame = [Project("p1", "Ett", category="hälsa"), Project("p2", "Två", category="hälsa"),
    ...          Project("p3", "Tre", category="miljö")]
    >>> for row in coverage(frame, [Selection("p2", "selected")]):
    ...     print(row.group, row.sampled, "of", row.frame)
    hälsa 1 of 2
    miljö 0 of 1
    """
    chosen = selected_ids(sample, step=step)
    groups: dict[str, set[str]] = {}
    for project in projects:
        groups.setdefault(group_of(project), set()).add(project.id)
    first = [name for name in dict.fromkeys(order) if name in groups]
    names = first + sorted(set(groups) - set(first))
    return tuple(Coverage(name, tuple(sorted(groups[name])), tuple(sorted(groups[name] & chosen))) for name in names)


def uncovered(rows: Iterable[Coverage]) -> tuple[str, ...]:
    """Return the groups no chosen project stands for.

    >>> uncovered([Coverage("hälsa", ("p1",), ("p1",)), Coverage("miljö", ("p3",), ())])
    ('miljö',)
    """
    return tuple(row.group for row in rows if not row.covered)
