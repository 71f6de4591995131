"""What a rule found wrong, and how it is told in Swedish or English.

Rules give `Trouble`s, which carry facts and no sentences; `tell` makes them into `Problem`s. The
sentences stand in `problems.toml`.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from lardom.study.problems import Problem, Severity
from lardom.study.settings import Language

LONGEST_VALUE = 120
"""Longer values are cut when a problem is told: the place is named anyway."""


class Number(int):
    """A number in a sentence, which can also choose between the words for one and for several.

    >>> "{n} {n:file is|files are} missing".format(n=Number(1))
    '1 file is missing'
    """

    def __format__(self, spec: str) -> str:
        one, bar, several = spec.partition("|")
        if not bar:
            return super().__format__(spec)
        return one if self == 1 else several


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing a rule found: its code, the place, the value, and facts for the sentence.

    `near` is the closest thing that would have been right, offered as a suggestion.
    """

    code: str
    file: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    near: str = ""

    @property
    def severity(self) -> Severity:
        """How grave it is, as `problems.toml` says."""
        return _sentences()[self.code].severity


@dataclass(frozen=True, slots=True)
class _Sentence:
    severity: Severity
    sv: str
    en: str
    way_sv: str
    way_en: str


@cache
def _sentences() -> Mapping[str, _Sentence]:
    text = resources.files("lardom.exchange").joinpath("problems.toml").read_text(encoding="utf-8")
    return {code: _Sentence(**declared) for code, declared in tomllib.loads(text).items()}


def known_codes() -> tuple[str, ...]:
    """Return the codes of all problems a study folder can have, in the order of `problems.toml`.

    >>> "answer-outside" in known_codes()
    True
    """
    return tuple(_sentences())


def shortened(text: str, longest: int = LONGEST_VALUE) -> str:
    r"""Return `text` on one line, cut after `longest` characters.

    >>> shortened("ett  långt\ncitat", 9)
    'ett lång…'
    """
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def listed(names: Iterable[str]) -> str:
    """Return the first three names, and a sign that there are more.

    >>> listed("abcd")
    'a, b, c …'
    """
    row = list(names)
    return ", ".join(shortened(one, 60) for one in row[:3]) + (" …" if len(row) > 3 else "")


def _filled(template: str, trouble: Trouble, language: Language) -> str:
    facts = {name: worded(fact, language) for name, fact in trouble.facts.items()}
    return template.format(value=shortened(trouble.value or ""), **facts)


def worded(fact: object, language: Language) -> object:
    """Return a fact as a sentence holds it: it is a number, a word, or a pair (Swedish, English) of words.

    >>> worded(("kodning", "coding"), "sv")
    'kodning'
    """
    if isinstance(fact, tuple):
        fact = fact[0 if language == "sv" else 1]
    return Number(fact) if isinstance(fact, int) else shortened(str(fact), 300)


def _suggestion(near: str, language: Language) -> str:
    if not near:
        return ""
    return f"Menar du ”{near}”? " if language == "sv" else f"Did you mean “{near}”? "


def tell(trouble: Trouble, language: Language) -> Problem:
    """Return the trouble as a problem told in `language`.

    >>> print(tell(Trouble("answer-outside", "answers.csv", 7, "value", "6", {"low": 1, "high": 5}), "en").message)
    6 is no answer on the scale 1–5.
    """
    sentence = _sentences()[trouble.code]
    message, way = (sentence.sv, sentence.way_sv) if language == "sv" else (sentence.en, sentence.way_en)
    return Problem(
        file=trouble.file,
        message=_filled(message, trouble, language),
        way_out=_suggestion(trouble.near, language) + _filled(way, trouble, language),
        row=trouble.row,
        column=trouble.column,
        value=None if trouble.value is None else shortened(trouble.value),
        severity=sentence.severity,
        code=trouble.code,
    )
