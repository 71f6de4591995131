"""Whether what a project points at is there, and whether everything has a GUID of its own."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from lardom.exchange.refi.declared import Child
from lardom.exchange.refi.values import NIL, Case, Code, Project, Set, TextSource, User, Variable

_KINDS: Mapping[str, str] = {
    "CodeRef": "Code", "MemberCode": "Code", "NoteRef": "Note", "MemberNote": "Note", "SourceRef": "Source",
    "MemberSource": "Source", "SelectionRef": "Selection", "VariableRef": "Variable", "creatingUser": "User",
    "modifyingUser": "User", "creatingUserGUID": "User", "modifyingUserGUID": "User", "fromSyncPoint": "SyncPoint",
    "toSyncPoint": "SyncPoint", "sourceVertex": "Vertex", "targetVertex": "Vertex", "originGUID": "", "targetGUID": "",
    "representedGUID": "",
}  # fmt: skip
"""What each reference points at, by the name of its element or attribute; "" is anything."""


@dataclass(frozen=True, slots=True)
class References:
    """What does not hold together: GUIDs that several things of a kind share, references to what is not there.

    `twice` are kinds with how many GUIDs are shared, `dangling` names of references with how many lead nowhere and one
    such GUID.
    """

    twice: tuple[tuple[str, int], ...] = ()
    dangling: tuple[tuple[str, int, str], ...] = ()


def check_references(project: Project) -> References:
    """Return what does not hold together in a project.

    >>> check_references(Project(users=(User(guid="a"), User(guid="a")))).twice
    (('User', 1),)
    """
    met: dict[str, Counter[str]] = {}
    pointing: list[tuple[str, str]] = []
    for one, kind in _things(project):
        if guid := getattr(one, "guid", ""):
            met.setdefault(kind, Counter())[guid] += 1
        pointing += _pointers(one)
    there = {kind: frozenset(guids) for kind, guids in met.items()}
    anything = frozenset().union(*there.values()) if there else frozenset()
    lost: Counter[str] = Counter()
    first: dict[str, str] = {}
    for name, guid in pointing:
        if guid != NIL and guid not in (there.get(_KINDS[name], frozenset()) if _KINDS[name] else anything):
            lost[name] += 1
            first.setdefault(name, guid)
    return References(
        tuple((kind, n) for kind, guids in met.items() if (n := sum(times > 1 for times in guids.values()))),
        tuple((name, count, first[name]) for name, count in lost.items()),
    )


def _things(project: Project) -> Iterator[tuple[Any, str]]:
    """Yield every thing in a project with what references call its kind."""
    named = {User: "User", Code: "Code", Case: "Case", Variable: "Variable", Set: "Set"}
    sources = {id(one) for one in project.sources}
    notes = {id(one) for one in project.notes}
    waiting: list[Any] = [project]
    while waiting:
        one = waiting.pop()
        if isinstance(one, tuple):
            waiting.extend(reversed(one))
        elif is_dataclass(one):
            kind = named.get(type(one), type(one).__name__)
            if id(one) in sources:
                kind = "Source"
            elif id(one) in notes:
                kind = "Note"
            elif isinstance(one, TextSource):
                kind = "Representation"
            elif kind.endswith("Selection") or kind == "Stretch":
                kind = "Selection"
            yield one, kind
            waiting.extend(getattr(one, inner.name) for inner in reversed(fields(one)) if inner.name != "kept")


def _pointers(one: Any) -> Iterator[tuple[str, str]]:
    for inner in fields(one):
        declared = inner.metadata.get("xml")
        if declared is None:
            continue
        value = getattr(one, inner.name)
        if isinstance(declared, Child):
            if declared.kind in ("ref", "refs"):
                yield from ((declared.names[0], guid) for guid in ((value,) if declared.kind == "ref" else value))
        elif declared.kind == "guid" and declared.name in _KINDS and value:
            yield declared.name, value
