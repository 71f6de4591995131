"""A codebook that comes into another: which codes are the same, which are new, and where the new ones stand."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lardom.coding.codebook import Code

LONGEST_ID = 160
"""Characters of a code's id; what comes with a longer one gets a shorter."""


@dataclass(frozen=True, slots=True)
class JoinedBook:
    """What a codebook becomes when another comes in.

    `new` are the codes to add, each after the one it stands below; `filled` the codes of the book that get a definition
    or a colour where they had none; `ids` tells for every code that came which code of the book it is now; `differing` are
    the ids in the book of codes that both define, each its own way: the book's words stand.
    """

    new: tuple[Code, ...] = ()
    filled: tuple[Code, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    differing: tuple[str, ...] = ()

    @property
    def known(self) -> int:
        """How many of the codes that came the book has already."""
        return len(set(self.ids.values()) - {one.id for one in self.new})


def joined(book: Sequence[Code], coming: Sequence[Code], *, heading: str = "") -> JoinedBook:
    """Return what the book becomes when the other comes in.

    Codes of the same id are the same, and such of the same name when no other code of either book is called so. With a
    `heading` none is the same: all of them come in as new, below a new code of that name.

    >>> book = [Code("K1", "Nytta"), Code("K2", "Avtal", definition="Som skrivet")]
    >>> found = joined(book, [Code("nytta", "nytta", colour="#ff0000"), Code("Väg", "Väg", parent="nytta")])
    >>> [(one.id, one.parent) for one in found.new], found.ids["nytta"], found.filled[0].colour
    ([('Väg', 'K1')], 'K1', '#ff0000')
    >>> [(one.id, one.parent) for one in joined(book, [Code("K1", "Nytta")], heading="Från Bo").new]
    [('Från Bo', ''), ('K1 (2)', 'Från Bo')]
    """
    same = {} if heading else dict(_same(book, coming))
    taken = {one.id.casefold() for one in book}
    ids: dict[str, str] = {}
    new: list[Code] = []
    top = ""
    if heading:
        top = free_name(heading, taken, LONGEST_ID)
        new.append(Code(top, heading, order=len(book)))
    for one in _from_the_top(coming):
        ids[one.id] = same.get(one.id) or free_name(one.id, taken, LONGEST_ID)
        if one.id not in same:
            parent = ids.get(one.parent, top)
            new.append(replace(one, id=ids[one.id], parent=parent, order=len(book) + len(new)))
    there = {one.id: one for one in book}
    pairs = [(there[ids[one.id]], one) for one in coming if one.id in same]
    return JoinedBook(
        tuple(new),
        tuple(full for mine, other in pairs if (full := _filled(mine, other)) != mine),
        ids,
        tuple(mine.id for mine, other in pairs if mine.definition and other.definition not in ("", mine.definition)),
    )


def free_name(name: str, taken: set[str], longest: int) -> str:
    """Return the name, cut to `longest` characters, with a number when it is taken (in any case), and take it.

    >>> taken = {"nytta"}
    >>> free_name("Nytta", taken, 20), free_name("Nytta", taken, 20), free_name("En lång kod", taken, 7)
    ('Nytta (2)', 'Nytta (3)', 'En lång')
    """
    found, number = name[:longest].rstrip() or "?", 2
    while found.casefold() in taken:
        after = f" ({number})"
        found, number = f"{name[: longest - len(after)].rstrip()}{after}", number + 1
    taken.add(found.casefold())
    return found


def _same(book: Sequence[Code], coming: Sequence[Code]) -> Iterable[tuple[str, str]]:
    """Yield the pairs of ids that are one code; no code is in two pairs."""
    ids = {one.id for one in book}
    by_id = {one.id for one in coming if one.id in ids}
    yield from ((id_, id_) for id_ in by_id)
    names, others = (Counter(_plain(one.name) for one in codes) for codes in (book, coming))
    free = {_plain(one.name): one.id for one in book if one.id not in by_id}
    for one in coming:
        name = _plain(one.name)
        if one.id not in by_id and name in free and names[name] == others[name] == 1:
            yield one.id, free[name]


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _from_the_top(codes: Sequence[Code]) -> Iterable[Code]:
    """Yield each code once, after the one it stands below; such as stand below each other in a circle come last."""
    by_id = {one.id: one for one in codes}
    done: set[str] = set()
    for one in codes:
        way: list[Code] = []
        at: Code | None = one
        while at is not None and at.id not in done:
            done.add(at.id)
            way.append(at)
            at = by_id.get(at.parent)
        yield from reversed(way)


def _filled(mine: Code, other: Code) -> Code:
    return replace(mine, definition=mine.definition or other.definition, colour=mine.colour or other.colour)
