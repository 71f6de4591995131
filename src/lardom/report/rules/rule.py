"""A rule of the linter, and what a rule says when it has found something."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from lardom.report.findings import Level
from lardom.report.reading import Reading

type Value = object
type Fact = tuple[str, Mapping[str, Value]]


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing a rule has found, still without words.

    `block` is the index of the block in the draft (-1: the draft as a whole), `start`/`end` the stretch
    of its text in code points. `key` chooses among the rule's sentences, `values` fill them; `facts`
    name lines of the text table with their values. `level` is only given when it differs from the rule's.
    """

    block: int
    start: int = 0
    end: int = 0
    key: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    claim_id: str = ""
    related: tuple[tuple[int, int, str], ...] = ()
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its stable code and name, how grave its findings are, and the function that looks.

    `standing` rules run unless switched off; the others must be asked for.
    """

    code: str
    slug: str
    level: Level
    look: Callable[[Reading], Iterable[Hit]]
    standing: bool = True
