"""What the commands themselves say, in Swedish and English; the sentences stand in `sentences.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

_COUNTED = {
    "error": {"sv": ("fel", "fel"), "en": ("error", "errors")},
    "warning": {"sv": ("varning", "varningar"), "en": ("warning", "warnings")},
}


@cache
def sentences() -> Mapping[str, tuple[str, str]]:
    """Return every sentence by name: Swedish, English."""
    text = resources.files("lardom.cli").joinpath("sentences.toml").read_text(encoding="utf-8")
    return {name: (pair[0], pair[1]) for name, pair in tomllib.loads(text).items()}


def said(name: str, language: str, **values: object) -> str:
    """Return a sentence with its values filled in.

    >>> said("no rule", "en", code="C999")
    'There is no rule C999; lardom rules lists all of them.'
    """
    return sentences()[name][language != "sv"].format(**values)


def errors(number: int, language: str) -> str:
    """Return how many errors there are.

    >>> errors(1, "sv"), errors(2, "en")
    ('1 fel', '2 errors')
    """
    return f"{number} {_COUNTED['error'][language][number != 1]}"


def warnings(number: int, language: str) -> str:
    """Return how many warnings there are.

    >>> warnings(1, "sv"), warnings(2, "sv")
    ('1 varning', '2 varningar')
    """
    return f"{number} {_COUNTED['warning'][language][number != 1]}"
