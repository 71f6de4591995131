"""What can be a condition or an outcome among a study's own cases: sets from groups, numbers from answers and budgets."""

from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from lardom.claims.ground import Ground
from lardom.comparison.cases import cases_of, groups_of, people_of
from lardom.fieldwork.scores import LEAST_PROJECTS

type Anchors = tuple[float, float, float]
"""Out, crossover and in: what becomes memberships of 0.05, 0.5 and 0.95."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A set in or out of which each case is (0 or 1), or a number to be calibrated through `anchors`.

    `kind` is a group's kind, "answer" (the mean answer of a case's people) or "budget"; `of` is the group's value, the item's id,
    or "". `values` are by project id; a number that a case lacks is left out.
    """

    key: str
    kind: Literal["status", "step", "category", "type", "code", "cases", "answer", "budget"]
    of: str
    values: dict[str, float]
    anchors: Anchors | None = None


def choices(ground: Ground) -> dict[str, Choice]:
    """Return all that can be chosen, by key; what all cases have, or none, can part nothing and is left out.

    >>> from lardom.claims.material import Material
    >>> from lardom.sampling.selection import Selection
    >>> chosen = (Selection("p1", "selected", "A", (1,)), Selection("p2", "selected", "B", (1, 2)))
    >>> choices(Ground(Material(sample=chosen)))["step:2"].values
    {'p1': 0.0, 'p2': 1.0}
    """
    cases = cases_of(ground)
    rows = [
        Choice(one.key, one.kind, one.value, {case: float(case in one.cases) for case in cases})
        for one in groups_of(ground).values()
        if 0 < len(one.cases) < len(cases)
    ]
    for item in ground.material.settings.items:
        answers = ground.answers_to(item.id)
        means = {}
        for case in cases:
            told = [value for one in people_of(ground, [case]) if (value := answers.get(one)) is not None]
            if told:
                means[case] = fmean(told)
        low, high = item.low, item.high
        if len(means) >= LEAST_PROJECTS:
            anchors = low + (high - low) / 4, (low + high) / 2, high - (high - low) / 8
            rows.append(Choice(f"answer:{item.id}", "answer", item.id, means, anchors))
    money = {
        case: project.budget for case in cases if (project := ground.projects.get(case)) and project.budget is not None
    }
    if len(set(money.values())) > 1:
        least, most = min(money.values()), max(money.values())
        rows.append(Choice("budget", "budget", "", money, (least, (least + most) / 2, most)))
    return {one.key: one for one in rows}
