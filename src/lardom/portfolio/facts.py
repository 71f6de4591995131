"""Figures of the portfolio, each with the units behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from lardom.portfolio.owners import Owner

Unit = Literal["project", "organisation", "participation"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure. `ids` are what was counted, so `value == len(ids)`.

    `unit` tells what the ids are: project ids, identities of organisations (`Party.identity`), or
    participations ("project · organisation"). `base` is the number the figure is a share of (`None`
    when it is no share). `number` is a second number where the figure has one (how many municipalities
    the projects in `most:municipality` have). `detail` is a sentence to a reader, or empty.
    """

    name: str
    value: int
    ids: tuple[str, ...] = ()
    unit: Unit = "project"
    base: int | None = None
    number: float | None = None
    detail: str = ""


@dataclass(frozen=True)
class Facts(Mapping[str, Fact]):
    """All figures of a portfolio, by name, in the order of a report; and each project's main need owner.

    A name that no figure has raises `KeyError` when asked for with `[]` and is `None` with `get`.

    >>> facts = Facts((Fact("projects", 2, ("p1", "p2")),))
    >>> facts["projects"].value, "with:region" in facts, list(facts)
    (2, False, ['projects'])
    """

    all: tuple[Fact, ...]
    owners: tuple[Owner, ...] = ()
    _by_name: dict[str, Fact] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {fact.name: fact for fact in self.all})

    def __getitem__(self, name: str) -> Fact:
        return self._by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)

    def __hash__(self) -> int:
        return hash((self.all, self.owners))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Facts) and (self.all, self.owners) == (other.all, other.owners)

    def starting(self, prefix: str) -> tuple[Fact, ...]:
        """Return the facts whose names begin with `prefix`, in order.

        >>> Facts((Fact("public=1", 3), Fact("type:x", 1))).starting("public=")[0].value
        3
        """
        return tuple(fact for fact in self.all if fact.name.startswith(prefix))

    def rows(self) -> list[dict[str, Any]]:
        """Return the figures as rows: `polars.DataFrame(facts.rows())` works as it is.

        >>> Facts((Fact("projects", 1, ("p1",)),)).rows()[0]["ids"]
        ['p1']
        """
        return [
            {
                "name": fact.name,
                "value": fact.value,
                "unit": fact.unit,
                "base": fact.base,
                "number": fact.number,
                "detail": fact.detail,
                "ids": list(fact.ids),
            }
            for fact in self.all
        ]
