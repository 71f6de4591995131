"""How the values of a REFI-QDA project are declared: which field is which attribute or child of the XML.

Reading and writing are both made from these declarations, so that they cannot differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, Literal

type AttributeKind = Literal[
    "text", "guid", "moment", "whole", "truth", "colour", "variable", "direction", "shape", "line"
]
type ChildKind = Literal["many", "one", "words", "ref", "refs", "tree", "typed"]

TREE_FIELDS = ("depth",)
"""Fields of a value that stands in a tree which the XML nests and the values do not."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A field that is an attribute: its name, what may stand in it, and whether the schema demands it."""

    name: str
    kind: AttributeKind = "text"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Child:
    """A field that is one or more child elements.

    `classes` are the values by element name (for `many`, `one` and `tree`), `inside` the elements around them. `words`
    is text (`empty`: an empty one is something else than none), `ref` and `refs` are elements with a target, `typed` one
    of several text elements whose name is its type.
    """

    kind: ChildKind
    names: tuple[str, ...]
    classes: tuple[type, ...] = ()
    inside: tuple[str, ...] = ()
    empty: bool = False


def attr(name: str, kind: AttributeKind = "text", *, required: bool = False) -> Any:
    """Declare a field that is an attribute."""
    default: object = 0 if kind == "whole" and required else None if kind == "whole" else kind == "truth"
    return field(
        default=default if kind in ("whole", "truth") else "", metadata={"xml": Attribute(name, kind, required)}
    )


def words(name: str, *, missing: str | None = "") -> Any:
    """Declare a field that is the text of a child element; `missing` when there is none."""
    return field(default=missing, metadata={"xml": Child("words", (name,), empty=missing is None)})


def ref(name: str) -> Any:
    """Declare a field that is the target of the one child element of that name."""
    return field(default="", metadata={"xml": Child("ref", (name,))})


def refs(name: str) -> Any:
    """Declare a field that is the targets of all child elements of that name."""
    return field(default=(), metadata={"xml": Child("refs", (name,))})


def typed(*names: str) -> Any:
    """Declare a field that is a pair: which of the named text elements there is, and its text."""
    return field(default=("", ""), metadata={"xml": Child("typed", names)})


def many(classes: Mapping[str, type], *inside: str) -> Any:
    """Declare a field that is all child elements of those names, in order, inside the elements `inside`."""
    return field(default=(), metadata={"xml": Child("many", tuple(classes), tuple(classes.values()), inside)})


def tree(name: str, class_: type, *inside: str) -> Any:
    """Declare a field that is a tree of elements, as the XML has them in order, each with its `depth`."""
    return field(default=(), metadata={"xml": Child("tree", (name,), (class_,), inside)})


def one(name: str, class_: type) -> Any:
    """Declare a field that is the one child element of that name, or `None`."""
    return field(default=None, metadata={"xml": Child("one", (name,), (class_,))})


def beside(default: object = None) -> Any:
    """Declare a field that is not in the XML and does not count when values are compared."""
    return field(default=default, compare=False)


@cache
def attributes(class_: type) -> tuple[tuple[str, Attribute], ...]:
    """Return the fields of a declared class that are attributes, in order."""
    return tuple(
        (one.name, one.metadata["xml"]) for one in fields(class_) if isinstance(one.metadata.get("xml"), Attribute)
    )


@cache
def children(class_: type) -> tuple[tuple[str, Child], ...]:
    """Return the fields of a declared class that are children, in the schema's order."""
    return tuple(
        (one.name, one.metadata["xml"]) for one in fields(class_) if isinstance(one.metadata.get("xml"), Child)
    )
