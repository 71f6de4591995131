"""The linter's sentences in Swedish and English, kept as data."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

LANGUAGES = ("sv", "en")
"""The languages every rule speaks."""


@cache
def texts(language: str) -> dict[str, Any]:
    """Return all sentences of a language: rule code → title, message, way_out; plus `facts` and `words`.

    >>> texts("en")["Q101"]["title"]
    'Quotation not found'
    """
    file = resources.files("lardom.report.rules") / "texts" / f"{language}.toml"
    return tomllib.loads(file.read_text("utf-8"))


def title_of(code: str, language: str) -> str:
    """Return the rule's name in words."""
    return str(texts(language)[code]["title"])


def sentence(code: str, part: str, key: str, values: Mapping[str, Any], language: str) -> str:
    """Return one sentence of a rule (`part` is "message" or "way_out") with its values filled in.

    A rule with several sentences keeps them under keys; `key` chooses, the one called `default` is
    taken when there is none of that name.
    """
    found = texts(language)[code][part]
    if isinstance(found, dict):
        found = found.get(key, found.get("default"))
    return _filled(str(found), values, language)


def fact_line(key: str, values: Mapping[str, Any], language: str) -> str:
    """Return one line that shows a count or a difference.

    >>> fact_line("printed", {"text": "mycket"}, "en")
    'printed: mycket'
    """
    return _filled(str(texts(language)["facts"][key]), values, language)


def word(name: str, language: str, number: int = 2) -> str:
    """Return a noun of the linter's own vocabulary, in the singular when `number` is 1.

    >>> word("respondent", "sv", 1), word("respondent", "sv")
    ('respondent', 'respondenter')
    """
    singular, plural = texts(language)["words"].get(name, (name, name))
    return str(singular if number == 1 else plural)


def fact_name(fact: str, language: str) -> str:
    """Return what a number of the study is called; a figure of the portfolio keeps its name.

    >>> fact_name("study:codes", "en"), fact_name("texts:A", "sv"), fact_name("with:region", "sv")
    ('codes', 'utskrifter i projekt A', 'with:region')
    """
    names = texts(language)["names"]
    if fact in names:
        return str(names[fact])
    group, _, of = fact.partition(":")
    return str(names[group]).format(of=of) if of and group in names else fact


def _filled(template: str, values: Mapping[str, Any], language: str) -> str:
    """Fill in values; `{unit:word}` is put through the vocabulary, `{fact:name}` through the names of numbers."""
    return template.format_map({key: _Shown(value, language) for key, value in values.items()})


_GROUPED = 10_000
"""From here on thousands are set apart; a year is not."""


class _Shown:
    """A value that knows how to print itself in a language."""

    def __init__(self, value: object, language: str) -> None:
        self.value, self.language = value, language

    def __format__(self, spec: str) -> str:
        if spec == "word":
            return word(str(self.value), self.language)
        if spec == "name":
            return fact_name(str(self.value), self.language)
        if isinstance(self.value, int) and not isinstance(self.value, bool) and self.value >= _GROUPED:
            return f"{self.value:,}".replace(",", "\u00a0") if self.language == "sv" else f"{self.value:,}"
        if isinstance(self.value, float):
            shown = f"{self.value:.6g}"
            return shown.replace(".", ",") if self.language == "sv" else shown
        return str(self.value)
