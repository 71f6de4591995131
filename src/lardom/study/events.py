"""What the kinds of acts in a study's trail are called, in both languages."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

LASTING = frozenset({"study.made", "study.imported"})
"""Kinds of acts that no one takes back: they began the study, or brought it in whole."""


@cache
def kinds() -> Mapping[str, tuple[str, str]]:
    """Return every kind of act with what it is called: Swedish, English.

    >>> kinds()["roles.given"]
    ('gav roller', 'gave roles')
    """
    text = resources.files("lardom.study").joinpath("events.toml").read_text(encoding="utf-8")
    return {kind: (words[0], words[1]) for kind, words in tomllib.loads(text).items()}


def told(kind: str, language: str) -> str:
    """Return what a kind of act is called; a kind nobody has named is told by its own word.

    >>> told("roles.given", "sv"), told("roles.given", "en"), told("moon.eaten", "en")
    ('gav roller', 'gave roles', 'moon.eaten')
    """
    words = kinds().get(kind)
    return words[0 if language.startswith("sv") else 1] if words else kind
