"""From the XML of a REFI-QDA file to its values: in one pass, in pieces, with no trust in it.

Every spelling is taken that tools are known to write; what is not as the schema asks is noted (`Oddity`), and what the
schema has no place for is kept word for word (`Kept`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from xml.parsers import expat

from lardom.exchange.refi.container import UnreadableExchangeError
from lardom.exchange.refi.declared import Attribute, Child, attributes, children
from lardom.exchange.refi.keeping import Keeping, Namespaces, attribute_name
from lardom.exchange.refi.limits import DEFAULT, LimitPassedError, Limits, at_most
from lardom.exchange.refi.spellings import READERS, made_guid, value
from lardom.exchange.refi.values import NIL, CodeBook, Kept, Project

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_ROOTS: Mapping[str, type] = {"Project": Project, "CodeBook": CodeBook}
_RECOVERED = frozenset({"truth", "variable", "direction", "shape", "line"})


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something that is not as the schema asks: what (`kind`), on which element and attribute or child, how often.

    Kinds are "missing", "invalid" and "unknown"; `value` and `line` are those of the first.
    """

    kind: str
    element: str
    what: str
    value: str
    line: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class Parsed:
    """What an XML held: its values, what was odd, and how many elements there were of each name.

    `space` is the namespace of the root, `namespaces` are those of all elements that were understood.
    """

    root: Project | CodeBook
    oddities: tuple[Oddity, ...] = ()
    space: str = ""
    namespaces: tuple[str, ...] = ()
    elements: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one class is read: its attributes and children by name, and what must be there in the end."""

    class_: type
    attributes: Mapping[str, tuple[str, Attribute]]
    folded: Mapping[str, str]
    children: Mapping[str, tuple[str, Child, type | None]]
    around: Mapping[str, str]
    required: tuple[tuple[str, Attribute], ...]
    tuples: tuple[str, ...]
    targets: tuple[tuple[str, str], ...]


@cache
def _plan(class_: type) -> _Plan:
    named = {one.name: (name, one) for name, one in attributes(class_)}
    folded = {name.casefold(): name for name in named} | ({"colour": "color"} if "color" in named else {})
    by_name: dict[str, tuple[str, Child, type | None]] = {}
    around: dict[str, str] = {}
    for name, child in children(class_):
        for place, element in enumerate(child.names):
            by_name[element] = (name, child, child.classes[place] if child.classes else None)
        above = ""
        for element in child.inside:
            around[element] = above
            above = element
    return _Plan(
        class_,
        named,
        folded,
        by_name,
        around,
        tuple((name, one) for name, one in attributes(class_) if one.required),
        tuple(name for name, child in children(class_) if child.kind in ("many", "refs", "tree")),
        tuple((name, child.names[0]) for name, child in children(class_) if child.kind == "ref"),
    )


class _Frame:
    """A value that is being read: its fields so far, and where it goes when it is whole."""

    __slots__ = ("depth", "element", "fields", "goes", "owner", "place", "plan")

    def __init__(self, plan: _Plan, element: str, owner: "_Frame | None", goes: str, place: int = -1) -> None:
        self.plan = plan
        self.element = element
        self.owner = owner
        self.goes = goes
        self.place = place
        self.depth = 0
        self.fields: dict[str, Any] = {}


class _Reading:
    """One reading of one XML, fed in pieces."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.elements: Counter[str] = Counter()
        self.odd: dict[tuple[str, str, str], list[Any]] = {}
        self.kept: list[Kept] = []
        self.namespaces: dict[str, None] = {}
        self.root: Project | CodeBook | None = None
        self.frame: _Frame | None = None
        self.around: list[str] = [""]
        self.ends: list[Any] = []
        self.text: list[str] | None = None
        self.strange: Keeping | None = None
        self.spaces = Namespaces(self.ends)
        self.space = ""
        self.total = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartNamespaceDeclHandler = self.spaces.declare
        self.parser.EndNamespaceDeclHandler = self.spaces.forget
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.EntityDeclHandler = self.refuse

    def refuse(self, *_: object) -> None:
        reason = (
            "den har en dokumenttypsdeklaration, som kan deklarera entiteter",
            "it has a document type declaration, which may declare entities",
        )
        raise UnreadableExchangeError("exchange-unreadable", reason)

    def note(self, kind: str, element: str, what: str, found: str) -> None:
        met = self.odd.get((kind, element, what))
        if met:
            met[2] += 1
        else:
            self.odd[kind, element, what] = [found[:120], self.parser.CurrentLineNumber, 1]

    # ---- what expat tells ------------------------------------------------------------------------------------------

    def start(self, tag: str, given: dict[str, str]) -> None:
        self.total += 1
        if self.total > self.limits.elements or len(self.ends) >= self.limits.depth:
            at_most(self.limits, "elements", self.total)
            at_most(self.limits, "depth", len(self.ends) + 1)
        space, _, name = tag.rpartition(" ")
        self.elements[name] += 1
        if self.strange is not None:
            self.strange.start(tag, given)
            self.ends.append(None)
            return
        frame = self.frame
        if frame is None:
            if name not in _ROOTS:
                raise UnreadableExchangeError("exchange-no-project")
            self.space = space
            self.namespaces[space] = None
            self.begin(_Frame(_plan(_ROOTS[name]), name, None, ""), given)
            return
        found = frame.plan.children.get(name)
        if found is None and frame.goes and frame.owner is not None and name == frame.element and frame.place >= 0:
            self.branch(frame, name, given)
        elif found is not None and (found[1].inside[-1] if found[1].inside else "") == self.around[-1]:
            self.child(frame, name, found, given, tag)
        elif name in frame.plan.around and frame.plan.around[name] == self.around[-1]:
            self.around.append(name)
            self.ends.append(self.end_around)
            self.strange_attributes(frame, name, given, ())
        else:
            self.capture(frame, tag, given)
            return
        self.namespaces[space] = None

    def child(
        self, frame: _Frame, name: str, found: tuple[str, Child, type | None], given: dict[str, str], tag: str
    ) -> None:
        goes, declared, class_ = found
        kind = declared.kind
        if kind == "many" and class_ is not None:
            self.begin(_Frame(_plan(class_), name, frame, goes), given)
        elif kind == "refs" or (kind == "ref" and goes not in frame.fields):
            self.target(frame, name, goes, kind, given)
        elif kind == "tree" and class_ is not None:
            row = frame.fields.setdefault(goes, [])
            self.begin(_Frame(_plan(class_), name, frame, goes, len(row)), given)
            row.append(None)
        elif goes in frame.fields:
            self.capture(frame, tag, given)
        elif kind == "one" and class_ is not None:
            self.begin(_Frame(_plan(class_), name, frame, goes), given)
        else:
            self.text = []
            self.ends.append((frame, goes, name if kind == "typed" else ""))
            self.strange_attributes(frame, name, given, ())

    def branch(self, frame: _Frame, name: str, given: dict[str, str]) -> None:
        """Begin a code below a code: it goes where its parent goes, one step deeper."""
        owner = frame.owner
        assert owner is not None  # noqa: S101 - the caller has looked
        row = owner.fields[frame.goes]
        inner = _Frame(frame.plan, name, owner, frame.goes, len(row))
        inner.depth = frame.depth + 1
        row.append(None)
        self.begin(inner, given, above=frame)

    def target(self, frame: _Frame, name: str, goes: str, kind: str, given: dict[str, str]) -> None:
        raw = given.get("targetGUID") or given.get("guid") or ""
        if len(given) > 1 or not raw:
            self.strange_attributes(frame, name, given, ("targetGUID", "guid"))
            raw = raw or next((text for key, text in given.items() if key.casefold() in ("targetguid", "guid")), "")
        wanted, fine = READERS["guid"](raw)
        if not fine:
            self.note("invalid", name, "@targetGUID", raw)
        if not wanted:
            # One tool writes the GUID as the element's text.
            self.text = []
            self.ends.append((frame, goes, f"{kind}:{name}"))
            return
        if kind == "refs":
            frame.fields.setdefault(goes, []).append(wanted)
        else:
            frame.fields[goes] = wanted
        self.ends.append(None)

    def begin(self, frame: _Frame, given: dict[str, str], above: _Frame | None = None) -> None:
        """Begin a value: its attributes are read, its children wait."""
        plan, filled = frame.plan, frame.fields
        lost: list[tuple[str, str]] = []
        for key, raw in given.items():
            found = plan.attributes.get(key)
            if found is None:
                if key.startswith(_XSI):
                    continue
                local = key.rpartition(" ")[2]
                found = plan.attributes.get(plan.folded.get(local.casefold(), ""))
                if found is None:
                    self.note("unknown", frame.element, f"@{local}", raw)
                    lost.append((f"@{attribute_name(key)}", raw))
                    continue
            name, one = found
            if one.kind == "text":
                filled[name] = raw
                continue
            read, fine = READERS[one.kind](raw)
            if not fine:
                self.note("invalid", frame.element, f"@{key}", raw)
                if one.kind not in _RECOVERED or not read:
                    lost.append((f"@{key}", raw))
            if read is not None and read != "":
                filled[name] = read
        for name, one in plan.required:
            if name not in filled:
                self.missing(frame, name, one)
        self.kept += [Kept(frame.element, filled.get("guid", ""), what, raw) for what, raw in lost]
        self.frame = frame
        self.around.append("")
        self.ends.append(above or frame.owner or frame)

    def missing(self, frame: _Frame, name: str, one: Attribute) -> None:
        if one.kind == "guid":
            made = made_guid("missing", frame.element, self.elements[frame.element])
            frame.fields[name] = made if name == "guid" else NIL
        elif one.kind == "whole":
            frame.fields[name] = -1
        elif one.kind == "variable":
            frame.fields[name] = "Text"
        self.note("missing", frame.element, f"@{one.name}", "")

    def strange_attributes(self, frame: _Frame, name: str, given: dict[str, str], known: tuple[str, ...]) -> None:
        for key, raw in given.items():
            if key not in known and not key.startswith(_XSI):
                self.note("unknown", name, f"@{key.rpartition(' ')[2]}", raw)
                self.kept.append(
                    Kept(frame.element, frame.fields.get("guid", ""), f"{name}@{attribute_name(key)}", raw)
                )

    def capture(self, frame: _Frame, tag: str, given: dict[str, str]) -> None:
        self.note("unknown", frame.element, tag.rpartition(" ")[2], "")
        self.strange = Keeping(self.space, self.spaces)
        self.parser.CommentHandler = self.strange.comment
        self.parser.ProcessingInstructionHandler = self.strange.instruction
        self.strange.start(tag, given)
        self.ends.append(None)

    def characters(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)
        elif self.strange is not None:
            self.strange.characters(text)

    def end(self, tag: str) -> None:
        target = self.ends.pop()
        if self.strange is not None:
            if self.strange.end() and self.frame is not None:
                owner = self.frame
                name = tag.rpartition(" ")[2]
                self.kept.append(Kept(owner.element, owner.fields.get("guid", ""), name, self.strange.text()))
                self.strange = self.parser.CommentHandler = self.parser.ProcessingInstructionHandler = None
        elif target is None:
            return
        elif isinstance(target, _Frame):
            self.finish(target)
        elif isinstance(target, tuple):
            self.end_text(*target)
        else:
            target()

    def end_around(self) -> None:
        self.around.pop()

    def end_text(self, frame: _Frame, goes: str, kind: str) -> None:
        text = "".join(self.text or ())
        self.text = None
        if not kind:
            frame.fields[goes] = text
            return
        how, _, name = kind.partition(":")
        if name:
            self.note("missing", name, "@targetGUID", text)
            if wanted := READERS["guid"](text)[0]:
                frame.fields[goes] = wanted if how == "ref" else [*frame.fields.get(goes, ()), wanted]
            return
        frame.fields[goes], fine = value(kind, text)
        if not fine:
            self.note("invalid", frame.element, kind, text)

    def finish(self, above: _Frame) -> None:
        """Make the value that is whole now, and put it where it goes."""
        frame = self.frame
        assert frame is not None  # noqa: S101 - a value ends where one began
        filled, plan = frame.fields, frame.plan
        for name in plan.tuples:
            if name in filled:
                filled[name] = tuple(filled[name])
        for name, element in plan.targets:
            if name not in filled:
                filled[name] = NIL
                self.note("missing", frame.element, element, "")
        if frame.depth:
            filled["depth"] = frame.depth
        owner = frame.owner
        self.around.pop()
        if owner is None:
            self.root = plan.class_(**filled, kept=tuple(self.kept))
            return
        made = plan.class_(**filled)
        if frame.place >= 0:
            owner.fields[frame.goes][frame.place] = made
        elif frame.goes in owner.plan.tuples:
            owner.fields.setdefault(frame.goes, []).append(made)
        else:
            owner.fields[frame.goes] = made
        self.frame = above


def parse(pieces: Iterable[bytes], limits: Limits = DEFAULT) -> Parsed:
    """Read XML that comes in pieces.

    Raises `UnreadableExchangeError` for what is broken, declares entities or is no project, and `LimitPassedError`.

    >>> parse([b'<Project name="A"><Users><User guid="5215CC69-B628-4E02-AFB9-9BEEAEE55808"/></Users></Project>']).root.users
    (User(guid='5215cc69-b628-4e02-afb9-9beeaee55808', name='', id=''),)
    """
    reading = _Reading(limits)
    try:
        for piece in pieces:
            reading.parser.Parse(piece, False)
        reading.parser.Parse(b"", True)
    except (UnreadableExchangeError, LimitPassedError):
        raise
    except (expat.ExpatError, LookupError, ValueError) as error:
        reason = (f"XML-felet är ”{error}”", f"the XML error is “{error}”")
        raise UnreadableExchangeError("exchange-unreadable", reason) from error
    if reading.root is None:
        raise UnreadableExchangeError("exchange-no-project")
    return Parsed(
        reading.root,
        tuple(Oddity(*key, *met) for key, met in reading.odd.items()),
        reading.space,
        tuple(space for space in reading.namespaces if space),
        dict(reading.elements),
    )
