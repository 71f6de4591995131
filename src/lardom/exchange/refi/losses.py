"""What does not come along between REFI-QDA and a study, told per kind with counts and the first examples.

The standard asks an importer to show what is discarded (section 7); the same is told on the way out.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from lardom.exchange.troubles import Number, shortened, worded
from lardom.study.settings import Language

SHOWN = 3
"""How many examples are told."""

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Loss:
    """One kind of loss: what, how many, the first examples, and facts for the sentence.

    >>> print(Loss("absent", 1, ("Intervju 4",)).told("en"))
    1 text of the file that the study came from is no longer in the study and is left out, for example “Intervju 4”.
    """

    what: str
    count: int
    examples: tuple[str, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)

    def told(self, language: Language) -> str:
        """Return the loss as a sentence."""
        facts = {name: worded(fact, language) for name, fact in self.facts.items()}
        return _sentences()[self.what][language].format(
            count=Number(self.count), examples=_examples(self.examples, language), **facts
        )


def loss(what: str, examples: Sequence[str], count: int | None = None, **facts: object) -> tuple[Loss, ...]:
    """Return the loss of things with these names (`count` when there are more of them), nothing when there are none.

    >>> loss("absent", [])
    ()
    """
    number = len(examples) if count is None else count
    return (Loss(what, number, tuple(dict.fromkeys(examples))[:SHOWN], facts),) if number else ()


def told(losses: Iterable[Loss], language: Language) -> tuple[str, ...]:
    """Return the losses as sentences."""
    return tuple(one.told(language) for one in losses)


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    text = resources.files("lardom.exchange.refi").joinpath("losses.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _examples(examples: tuple[str, ...], language: Language) -> str:
    shown = [shortened(one, _LONGEST) for one in examples if one.strip()]
    if not shown:
        return ""
    opening, lead = ("”", "till exempel") if language == "sv" else ("“", "for example")
    return f", {lead} " + ", ".join(f"{opening}{one}”" for one in shown)
