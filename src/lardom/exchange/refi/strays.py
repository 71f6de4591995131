"""Files of a container that nothing in its project points at: they go along when the file is written anew.

They lie under `lardom/files/` then, where no path leads and other tools do not look, each under the name it had.
"""

from collections.abc import Collection, Iterable, Mapping

from lardom.exchange.refi.container import OWN_FOLDER, Container

FILES = f"{OWN_FOLDER}files/"
_LONGEST = 1_000
_DRIVE = ":"


def strays(container: Container, used: Collection[str]) -> tuple[str, ...]:
    """Return the members that are not used and hold something, in order; an empty file has nothing to lose.

    >>> from pathlib import Path
    >>> strays(Container(Path(), "project.qde", {"sources/a.txt": 3, "b.bin": 2, "sources/.root": 0}), {"sources/a.txt"})
    ('b.bin',)
    """
    return tuple(sorted(name for name, size in container.sizes.items() if size and name not in used))


def carried(names: Iterable[str]) -> Mapping[str, str]:
    """Return members by the name they get below `lardom/files/`; one whose name leads out of a folder gets none.

    >>> carried(["Extra/a.bin", "lardom/files/b.bin", "../c.bin"])
    {'b.bin': 'lardom/files/b.bin', 'Extra/a.bin': 'Extra/a.bin'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    # Those that were carried before keep their names, so that a file written twice is the same file.
    for member in sorted(names, key=lambda name: (not name.startswith(FILES), name)):
        wanted = _safe(member.removeprefix(FILES))
        name, number = wanted, 1
        while wanted and name.casefold() in taken:
            number += 1
            name = f"{number}/{wanted}"
        if wanted:
            taken.add(name.casefold())
            found[name] = member
    return found


def _safe(name: str) -> str:
    """Return a name that is one below a folder on every system; "" for one that can be none."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
    if name.startswith(("/", "\\")) or ".." in parts or _DRIVE in name or len(name.encode()) > _LONGEST:
        return ""
    return "/".join(parts) if name.isprintable() else ""
