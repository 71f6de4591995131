"""Projects that stand out by how many parties of a kind they have.

Two rules, both among the projects that have at least one party of the kind: *most* are the projects
with the largest number; *outliers* those above the upper fence Q3 + 1.5 (Q3 - Q1) (Tukey, Exploratory
Data Analysis, 1977, ch. 2), with quartiles by linear interpolation between order statistics (type 7 of
Hyndman & Fan, The American Statistician 50, 1996). Nothing stands out when all have the same number.
"""

from collections.abc import Mapping
from statistics import quantiles


def most(numbers: Mapping[str, int]) -> tuple[int, tuple[str, ...]]:
    """Return the largest number and the projects that have it; `(0, ())` when none has any.

    >>> most({"p1": 7, "p2": 1, "p3": 7})
    (7, ('p1', 'p3'))
    """
    largest = max(numbers.values(), default=0)
    return largest, tuple(project for project, number in numbers.items() if number == largest and largest > 0)


def upper_fence(numbers: Mapping[str, int]) -> float | None:
    """Return Q3 + 1.5 (Q3 - Q1) of the numbers above 0, or `None` with fewer than four projects.

    >>> upper_fence({"p1": 1, "p2": 1, "p3": 2, "p4": 2, "p5": 9})
    3.5
    """
    values = [number for number in numbers.values() if number > 0]
    if len(values) < 4:
        return None
    first, _, third = quantiles(values, n=4, method="inclusive")
    return third + 1.5 * (third - first)


def outliers(numbers: Mapping[str, int]) -> tuple[str, ...]:
    """Return the projects whose number lies above the upper fence.

    >>> outliers({"p1": 1, "p2": 1, "p3": 2, "p4": 2, "p5": 9})
    ('p5',)
    """
    fence = upper_fence(numbers)
    return () if fence is None else tuple(project for project, number in numbers.items() if number > fence)
