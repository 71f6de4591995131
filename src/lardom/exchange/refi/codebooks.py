"""The codes of a project as Lärdom's codebook: a tree of codes with ids that a person can read."""

from collections import Counter
from collections.abc import Sequence

from lardom.coding.codebook import Code
from lardom.exchange.refi.values import Code as RefiCode

DEEPEST = 200
"""Levels that a codebook has here; codes still deeper stand on the last of them."""


def codebook(row: Sequence[RefiCode]) -> tuple[tuple[Code, ...], dict[str, str]]:
    """Return the codebook with readable ids, and those ids by GUID.

    A code's id is its name where no other code has it, else the names from the top ("vård/nytta"), and where those are
    the same too, its GUID. Semicolons become commas, so that an id fits into a list.

    >>> codebook([RefiCode(guid="1", name="Vård"), RefiCode(guid="2", name="Nytta", depth=1)])[1]
    {'1': 'Vård', '2': 'Nytta'}
    """
    kept: list[tuple[RefiCode, str, tuple[str, ...]]] = []
    above: list[tuple[str, tuple[str, ...]]] = []
    taken: set[str] = set()
    for one in row:
        del above[min(one.depth, DEEPEST - 1) :]
        if one.guid in taken:
            # What is below a code that is there twice hangs below the first.
            above.append(next((one.guid, path) for first, _, path in kept if first.guid == one.guid))
            continue
        taken.add(one.guid)
        parent, names = above[-1] if above else ("", ())
        path = (*names, _readable(one.name) or one.guid)
        kept.append((one, parent, path))
        above.append((one.guid, path))
    names_met = Counter(path[-1] for _, _, path in kept)
    paths = Counter("/".join(path) for _, _, path in kept)
    ids: dict[str, str] = {}
    for one, _, path in kept:
        whole = "/".join(path)
        readable = whole if paths[whole] == 1 and names_met[whole] == 0 else one.guid
        ids[one.guid] = path[-1] if names_met[path[-1]] == 1 else readable
    found = tuple(_code(one, ids[one.guid], ids.get(parent, ""), order) for order, (one, parent, _) in enumerate(kept))
    return found, ids


def _readable(name: str) -> str:
    return " ".join(name.replace(";", ",").split())


def long_colour(colour: str) -> str:
    """Return a colour with six digits.

    >>> long_colour("#abc"), long_colour("")
    ('#aabbcc', '')
    """
    return colour if len(colour) != 4 else "#" + "".join(sign * 2 for sign in colour[1:])


def _code(one: RefiCode, id_: str, parent: str, order: int) -> Code:
    return Code(
        id_,
        " ".join(one.name.split()),
        parent=parent,
        definition=" ".join(one.description.split()),
        colour=long_colour(one.colour),
        order=order,
    )
