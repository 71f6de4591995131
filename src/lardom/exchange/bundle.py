"""A whole study: its values, where they came from, what is wrong with them, and its numbers in one call each."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import polars as pl

from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.study.problems import Problem


@dataclass(frozen=True)
class Study(Material):
    """The values of a study folder, frozen, with the folder and the problems found when it was read.

    >>> Study().claims, Study().errors
    ((), ())
    """

    folder: Path = field(default_factory=Path)
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that left something unused."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @cached_property
    def ground(self) -> Ground:
        """The index of the study, built once."""
        return Ground(self)

    def frame(self, table: str) -> pl.DataFrame:
        """Return one of the study's tables ("projects", "codings" …) as a Polars data frame.

        Raises `KeyError`, naming the tables there are, when there is no such table.

        >>> Study().frame("answers").height
        0
        """
        values = getattr(self, table, None)
        if not isinstance(values, tuple):
            raise KeyError(f"There is no table {table!r}.")
        return pl.DataFrame(values)
