"""What the kinds of acts in a study's trail are called, in both languages."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

LASTING = frozenset({"study.made", "study.imported"})
"""Kinds of acts that no one takes back: they began the study, or brought it in whole."""

_NEEDS = {
    **dict.fromkeys(("coding", "mark", "passage", "memo", "reading"), "coding.mark"),
    **dict.fromkeys(("code", "group"), "coding.codebook"),
    **dict.fromkeys(("claim", "evidence", "quotation", "summary"), "claims.edit"),
    **dict.fromkeys(("respondent", "interview", "answers", "table"), "fieldwork.edit"),
    **dict.fromkeys(("project", "party"), "portfolio.edit"),
    **dict.fromkeys(("transcript", "transcripts"), "transcripts.edit"),
    **dict.fromkeys(("roles", "member", "person", "invitation"), "study.people"),
    **dict.fromkeys(("report.signed", "report.reopened"), "report.sign"),
    **dict.fromkeys(("refi", "codebook"), "study.import"),
    "comment": "study.comment", "key": "fieldwork.key", "report": "report.write",
    "round": "coding.lead", "sample": "sampling.edit", "search": "coding.export", "settlement": "coding.adjudicate",
    "token": "study.token", "study.exported": "study.export", "study.settings": "study.settings",
}  # fmt: skip
"""The right that doing a kind of act asks for, by the kind or by what it is done to."""


def right_for(kind: str) -> str:
    """Return the right without which an act of a kind is not taken back: what one may not do, one may not undo.

    >>> right_for("key.changed"), right_for("coding.made"), right_for("report.signed")
    ('fieldwork.key', 'coding.mark', 'report.sign')
    """
    return _NEEDS.get(kind) or _NEEDS.get(kind.partition(".")[0], "study.undo")


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
