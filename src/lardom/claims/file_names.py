"""Files found by name, forgiving case and a missing or other extension where only one file can be meant."""

from collections.abc import Iterable, Mapping
from pathlib import PurePath


def by_file_name[T](pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Return an index of values by file name, for `named`.

    >>> named(by_file_name([("Anna.docx", 1)]), "ANNA")
    1
    """
    rows = list(pairs)
    exact = dict(reversed(rows))
    loose: dict[str, list[T]] = {}
    for name, value in rows:
        loose.setdefault("\0" + name.casefold(), []).append(value)
        loose.setdefault("\0\0" + PurePath(name).stem.casefold(), []).append(value)
    return exact | {key: values[0] for key, values in loose.items() if len(values) == 1}


def named[T](index: Mapping[str, T], name: str) -> T | None:
    """Return what an index holds under a name: as it is written, without case, or by a stem that only one file has.

    >>> named(by_file_name([("Anna.docx", 1), ("Bo.txt", 2)]), "anna.txt")
    1
    """
    if name in index:
        return index[name]
    folded = name.casefold()
    return index.get("\0" + folded) or index.get("\0\0" + PurePath(folded).stem)
