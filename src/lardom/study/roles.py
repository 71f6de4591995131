"""Who may do what in a study: one table of roles and rights that can be read aloud.

A person has one or more roles in each study. A *right* is a named rule such as "coding.mark"; the table
`RIGHTS` says which roles have it and, in both languages, what it lets a person do. Nothing else in Lärdom
decides who may: pages, the interface for programs and the matrix of the tests all ask here.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, get_args

Role = Literal[
    "lead",  # leads the study: a researcher who also decides on people, rounds and the study's settings
    "researcher",  # reads, codes, argues and signs
    "assistant",  # reads, codes and drafts; never signs
    "programme office",  # keeps the portfolio and reads what is published to it
    "funder",  # reads portfolio, sample and finished reports
    "assessor",  # an external assessor: reads the portfolio
    "project",  # a project's own people: read the finished report
    "reader",  # reads finished reports
    "key-holder",  # holds the key between pseudonyms and names
]

ROLES: tuple[Role, ...] = get_args(Role)
"""All roles, those closest to the material first."""


@dataclass(frozen=True, slots=True)
class Right:
    """One named rule: what it lets a person do (`sv`, `en`), and which roles have it."""

    name: str
    roles: frozenset[Role]
    sv: str
    en: str


@cache
def rights() -> dict[str, Right]:
    """Return every right by its name, in the order of a study.

    >>> sorted(rights()["report.sign"].roles)
    ['lead', 'researcher']
    """
    text = resources.files("lardom.study").joinpath("roles.toml").read_text(encoding="utf-8")
    groups: dict[str, list[Role]] = tomllib.loads(text)["group"]
    found = {}
    for name, told in tomllib.loads(text)["right"].items():
        roles: set[Role] = set()
        for word in told["roles"]:
            roles.update(groups.get(word, [word]))
        found[name] = Right(name, frozenset(roles), told["sv"], told["en"])
    return found


@cache
def _names() -> dict[str, dict[str, str]]:
    text = resources.files("lardom.study").joinpath("roles.toml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = tomllib.loads(text)["role"]
    return found


def role_name(role: str, language: str) -> str:
    """Return what a role is called.

    >>> role_name("key-holder", "sv"), role_name("lead", "en")
    ('nyckelhållare', 'lead')
    """
    return _names()[role]["sv" if language.startswith("sv") else "en"] if role in _names() else role


def may(roles: Iterable[str], right: str) -> bool:
    """Tell whether somebody with these roles has the right; raises `KeyError` for a right nobody has named.

    >>> may(["assistant"], "coding.mark"), may(["assistant"], "report.sign"), may([], "study.see")
    (True, False, False)
    """
    return not rights()[right].roles.isdisjoint(roles)
