"""What the kinds of acts in a study's trail are called, in both languages."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

LASTING = frozenset({"study.made", "study.imported"})
"""Kinds of acts that no one takes back: they began the study, or brought it in whole."""

_ROUNDS = ("begun", "changed", "removed", "assigned", "shown", "hidden", "closed", "reopened")
_NEEDS = {
    "roles.given": "study.people", "member.removed": "study.people", "key.changed": "fieldwork.key",
    "key.removed": "fieldwork.key", "report.reopened": "report.sign", "settlement.made": "coding.adjudicate",
    "settlement.reopened": "coding.adjudicate", **{f"round.{done}": "coding.lead" for done in _ROUNDS},
}  # fmt: skip
"""Kinds of acts that not everybody who may take acts back may do, and the right that doing them asks for."""


def right_for(kind: str) -> str:
    """Return the right without which an act of a kind is not taken back: what one may not do, one may not undo.

    >>> right_for("key.changed"), right_for("coding.made")
    ('fieldwork.key', 'study.undo')
    """
    return _NEEDS.get(kind, "study.undo")


@cache
def kinds() -> Mapping[str, tuple[str, ...]]:
    """Return every kind of act with what it is called: Swedish, English, and what {n} of it are called where that is said.

    >>> kinds()["roles.given"]
    ('gav roller', 'gave roles')
    """
    text = resources.files("lardom.study").joinpath("events.toml").read_text(encoding="utf-8")
    return {kind: tuple(words) for kind, words in tomllib.loads(text).items()}


def told(kind: str, language: str, n: int = 1) -> str:
    """Return what an act of a kind is called, or `n` of them after each other; one nobody has named keeps its own word.

    >>> told("roles.given", "sv"), told("roles.given", "en", 2), told("coding.made", "en", 12), told("moon.eaten", "en")
    ('gav roller', 'gave roles, 2 times', 'coded 12 passages', 'moon.eaten')
    """
    which = 0 if language.startswith("sv") else 1
    words = kinds().get(kind, (kind, kind))
    if n > 1 and len(words) > 2 + which:
        return words[2 + which].format(n=n)
    times = f", {n} {('gånger', 'times')[which]}" if n > 1 else ""
    return words[which] + times
