"""The codebook as a tree: who stands below whom, and what a move changes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from lardom.coding.codebook import Code

type Step = Literal["up", "down", "in", "out"]


class CannotMove(ValueError):  # noqa: N818 - a sentence to a person, not a fault
    """A move that would put a code below itself, or beside a code that is not there."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A code at its depth in the tree (0 at the top), with how many stand directly below it."""

    code: Code
    depth: int
    children: int


def children(codes: Iterable[Code]) -> dict[str, list[Code]]:
    """Return the codes by the code above them, in the book's order.

    A code whose parent is not in the book, or that stands in a circle, stands at the top: nothing is ever hidden.

    >>> {parent: [one.id for one in below] for parent, below in children([Code("a", "A"), Code("b", "B", "a")]).items()}
    {'': ['a'], 'a': ['b']}
    """
    book = sorted(codes, key=lambda one: one.order)
    parents = {one.id: one.parent for one in book}
    found: dict[str, list[Code]] = {}
    for one in book:
        found.setdefault(one.parent if _leads_up(one.id, parents) else "", []).append(one)
    return found


def _leads_up(id_: str, parents: dict[str, str]) -> bool:
    """Tell whether a code's parent is in the book and is not, by some way, below the code itself."""
    parent = parents[id_]
    if parent not in parents:
        return False
    seen = {id_}
    while parent:
        if parent in seen:
            return id_ != min(seen)  # one of a circle is let out, so that the others hang below it
        seen.add(parent)
        parent = parents.get(parent, "")
    return True


def in_order(codes: Iterable[Code]) -> tuple[Placed, ...]:
    """Return the book as it is read: each code followed by those below it.

    >>> [(one.code.id, one.depth) for one in in_order([Code("a", "A"), Code("c", "C", order=1), Code("b", "B", "a", order=2)])]
    [('a', 0), ('b', 1), ('c', 0)]
    """
    below = children(codes)

    def walk(parent: str, depth: int) -> Iterator[Placed]:
        for one in below.get(parent, ()):
            yield Placed(one, depth, len(below.get(one.id, ())))
            yield from walk(one.id, depth + 1)

    return tuple(walk("", 0))


def under(codes: Iterable[Code], id_: str) -> frozenset[str]:
    """Return a code and every code below it.

    >>> sorted(under([Code("a", "A"), Code("b", "B", "a"), Code("c", "C", "b")], "b"))
    ['b', 'c']
    """
    below = children(codes)
    found, waiting = {id_}, [id_]
    while waiting:
        for one in below.get(waiting.pop(), ()):
            if one.id not in found:
                found.add(one.id)
                waiting.append(one.id)
    return frozenset(found)


def moved(codes: Iterable[Code], id_: str, *, parent: str = "", before: str = "") -> tuple[Code, ...]:
    """Return the book with one code (and all below it) moved, orders renumbered as the book is read.

    The code comes under `parent` (empty: at the top), just before the code `before` (empty: last). Raises `CannotMove`
    when the parent is the code itself or below it, or when a code named is not there.

    >>> [one.id for one in moved([Code("a", "A"), Code("b", "B", order=1)], "b", before="a")]
    ['b', 'a']
    """
    book = {one.id: one for one in codes}
    for name in (id_, parent, before):
        if name and name not in book:
            raise CannotMove(f"There is no code {name!r} in the book.")
    if parent in under(book.values(), id_):
        raise CannotMove(f"“{book[id_].name}” cannot stand below itself.")
    below = children(book.values())
    there = [one.id for one in below.get(parent, ()) if one.id != id_]
    if before and before not in there:
        raise CannotMove(f"“{book[before].name}” does not stand there.")
    at = there.index(before) if before else len(there)
    there.insert(at, id_)
    book[id_] = replace(book[id_], parent=parent)
    places = {one: place for place, one in enumerate(there)}
    ranked = sorted(book.values(), key=lambda one: (places.get(one.id, -1), one.order))
    renumbered = [replace(one, order=n) for n, one in enumerate(ranked)]
    return tuple(replace(one.code, order=n) for n, one in enumerate(in_order(renumbered)))


def stepped(codes: Iterable[Code], id_: str, step: Step) -> tuple[Code, ...]:
    """Return the book with one code moved a step: past the one above or below, in under the one above, or out.

    A step that leads nowhere (up from the first place) leaves the book as it is.

    >>> [one.id for one in stepped([Code("a", "A"), Code("b", "B", order=1)], "a", "down")]
    ['b', 'a']
    """
    book = {one.id: one for one in codes}
    if id_ not in book:
        raise CannotMove(f"There is no code {id_!r} in the book.")
    below = children(book.values())
    parent = next(name for name, found in below.items() if any(one.id == id_ for one in found))
    row = [one.id for one in below[parent]]
    at = row.index(id_)
    if step == "up" and at > 0:
        return moved(book.values(), id_, parent=parent, before=row[at - 1])
    if step == "down" and at + 1 < len(row):
        return moved(book.values(), id_, parent=parent, before=row[at + 2] if at + 2 < len(row) else "")
    if step == "in" and at > 0:
        return moved(book.values(), id_, parent=row[at - 1])
    if step == "out" and parent:
        grand = next(name for name, found in below.items() if any(one.id == parent for one in found))
        beside = [one.id for one in below[grand]]
        after = beside.index(parent) + 1
        return moved(book.values(), id_, parent=grand, before=beside[after] if after < len(beside) else "")
    return moved(book.values(), id_, parent=parent, before=row[at + 1] if at + 1 < len(row) else "")
