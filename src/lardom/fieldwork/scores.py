"""Answers to closed questions, and what they add up to: n, mean, spread, distribution."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean, median, stdev

from lardom.fieldwork.respondents import Respondent
from lardom.study.settings import Item

LEAST_PROJECTS = 2
"""A group of fewer projects has no mean of its own: one project is a case, not a group."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One respondent's answer to one closed item; `value` is `None` when missing, `missing` says why."""

    respondent_id: str
    item_id: str
    value: int | None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """What the answers to one item add up to.

    `base` is how many respondents' guide holds the item, `n` how many of them answered, `missing` the
    reasons of the others with their counts ("" = no reason noted); `n + sum of missing == base`.
    `mean`, `median` and `spread` (sample standard deviation, n − 1) are on the item's scale; they are
    `None` where they do not exist (no answer; fewer than two for the spread). `distribution` has one
    count per step of the scale from `low` to `high`. `projects` is how many projects have an answer
    and `project_mean` the mean of their means, so that each project weighs the same.
    """

    item_id: str
    base: int
    n: int
    mean: float | None
    spread: float | None
    median: float | None
    distribution: tuple[tuple[int, int], ...]
    missing: tuple[tuple[str, int], ...]
    projects: int
    project_mean: float | None
    respondent_ids: tuple[str, ...] = ()


def base_of(item: Item, respondents: Iterable[Respondent]) -> tuple[Respondent, ...]:
    """Return the respondents whose guide holds the item: those of its step, all when it names none.

    Persons who have withdrawn their consent are not counted.

    >>> people = [Respondent("A-R1", "p1", "R1", step=1), Respondent("A-R2", "p1", "R2", step=2)]
    >>> [person.id for person in base_of(Item("nojdhet", "Hur nöjd?", step=1), people)]
    ['A-R1']
    """
    return tuple(
        person
        for person in respondents
        if person.may_be_used and (item.step is None or person.step is None or person.step == item.step)
    )


def score(item: Item, answers: Iterable[Answer], respondents: Iterable[Respondent]) -> Score:
    """Return what the answers to `item` of the respondents in its base add up to.

    An answer outside the item's scale, or of a person outside the base, is left out; a person with no
    answer (or only a missing one) counts as missing. The first answer of a person counts.

    >>> people = [Respondent("A-R1", "p1", "R1"), Respondent("A-R2", "p1", "R2"), Respondent("B-R1", "p2", "R1")]
    >>> given = [Answer("A-R1", "q", 5), Answer("A-R2", "q", 3), Answer("B-R1", "q", 2)]
    >>> found = score(Item("q", "Hur nöjd?"), given, people)
    >>> found.n, round(found.mean, 2), found.project_mean, found.distribution
    (3, 3.33, 3.0, ((1, 0), (2, 1), (3, 1), (4, 0), (5, 1)))
    """
    people = base_of(item, respondents)
    values, reasons = _values(item, answers)
    given = {person.id: values[person.id] for person in people if person.id in values}
    means = _project_means(people, given)
    numbers = list(given.values())
    counts = Counter(numbers)
    missing = Counter(reasons.get(person.id, "") for person in people if person.id not in given)
    return Score(
        item_id=item.id,
        base=len(people),
        n=len(numbers),
        mean=fmean(numbers) if numbers else None,
        spread=stdev(numbers) if len(numbers) > 1 else None,
        median=float(median(numbers)) if numbers else None,
        distribution=tuple((step, counts[step]) for step in range(item.low, item.high + 1)),
        missing=tuple(sorted(missing.items())),
        projects=len(means),
        project_mean=fmean(means.values()) if means else None,
        respondent_ids=tuple(sorted(given)),
    )


def scores(items: Iterable[Item], answers: Iterable[Answer], respondents: Iterable[Respondent]) -> tuple[Score, ...]:
    """Return the score of each item, in the items' order.

    >>> scores([Item("q", "Hur nöjd?")], [], [Respondent("A-R1", "p1", "R1")])[0].missing
    (('', 1),)
    """
    answers, respondents = tuple(answers), tuple(respondents)
    return tuple(score(item, answers, respondents) for item in items)


def scores_by_group(
    item: Item,
    answers: Iterable[Answer],
    respondents: Iterable[Respondent],
    group_of: Mapping[str, str],
) -> tuple[tuple[str, Score], ...]:
    """Return the item's score in each group of respondents, groups in order of first appearance.

    `group_of` maps respondent ids to the group's name (a category, a step, "ongoing"); a person who
    is not in it belongs to no group.

    >>> people = [Respondent("A-R1", "p1", "R1"), Respondent("B-R1", "p2", "R1")]
    >>> given = [Answer("A-R1", "q", 5), Answer("B-R1", "q", 2)]
    >>> groups = scores_by_group(Item("q", "?"), given, people, {"A-R1": "klart", "B-R1": "pågår"})
    >>> [(name, found.mean) for name, found in groups]
    [('klart', 5.0), ('pågår', 2.0)]
    """
    answers = tuple(answers)
    members: dict[str, list[Respondent]] = {}
    for person in respondents:
        if person.id in group_of:
            members.setdefault(group_of[person.id], []).append(person)
    return tuple((name, score(item, answers, people)) for name, people in members.items())


def scores_by_project(
    item: Item, answers: Iterable[Answer], respondents: Iterable[Respondent]
) -> tuple[tuple[str, Score], ...]:
    """Return the item's score in each project (by project id), in order of first appearance.

    >>> people = [Respondent("A-R1", "p1", "R1"), Respondent("A-R2", "p1", "R2")]
    >>> given = [Answer("A-R1", "q", 5), Answer("A-R2", "q", 4)]
    >>> [(name, found.n, found.mean) for name, found in scores_by_project(Item("q", "?"), given, people)]
    [('p1', 2, 4.5)]
    """
    people = tuple(respondents)
    return scores_by_group(item, answers, people, {person.id: person.project_id for person in people})


def _values(item: Item, answers: Iterable[Answer]) -> tuple[dict[str, int], dict[str, str]]:
    values: dict[str, int] = {}
    reasons: dict[str, str] = {}
    for answer in answers:
        if answer.item_id != item.id:
            continue
        if answer.value is not None and item.low <= answer.value <= item.high:
            values.setdefault(answer.respondent_id, answer.value)
        else:
            reasons.setdefault(answer.respondent_id, answer.missing)
    return values, reasons


def _project_means(people: Iterable[Respondent], given: Mapping[str, int]) -> dict[str, float]:
    by_project: dict[str, list[int]] = {}
    for person in people:
        if person.id in given:
            by_project.setdefault(person.project_id, []).append(given[person.id])
    return {project: fmean(numbers) for project, numbers in sorted(by_project.items())}
