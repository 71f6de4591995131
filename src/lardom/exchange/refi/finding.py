"""Which file of a container each path of a project means.

Tools write paths in many ways, so a path is looked for as it stands first, then ever more loosely; but a file is taken
only when it is the one that fits and no other path fits it better. What cannot be decided is not taken: a wrong text under
a source is worse than none.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

SOURCES = "sources/"
"""The folder of a container in which the standard puts all files."""

_ESCAPE = re.compile(rb"%([0-9a-fA-F]{2})")

type Key = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Found:
    """The member that each path means, and the paths that may mean several, or one that another path fits better."""

    members: Mapping[str, str] = field(default_factory=dict)
    unclear: frozenset[str] = frozenset()


def last_name(path: str) -> str:
    r"""Return the last part of a path of any system.

    >>> last_name("absolute:///C:\\Users\\eva\\Intervju.txt"), last_name("internal://a.txt")
    ('Intervju.txt', 'a.txt')
    """
    return path.replace("\\", "/").rpartition("/")[2].strip()


def find(members: Iterable[str], paths: Iterable[str]) -> Found:
    """Return which member each path means; only names are compared, so that no path leads out of the container.

    >>> find(["sources/a/x.txt", "sources/b/X.txt"], ["internal://b/x.txt", "absolute:///C:/x.txt"]).members
    {'internal://b/x.txt': 'sources/b/X.txt', 'absolute:///C:/x.txt': 'sources/a/x.txt'}
    """
    names = list(members)
    waiting = [path for path in dict.fromkeys(paths) if last_name(path)]
    found: dict[str, str] = {}
    unclear: set[str] = set()
    for exact, of_member, of_path in _ways():
        if not waiting:
            break
        by_key: dict[str, list[str]] = {}
        for name in names:
            if key := of_member(name):
                by_key.setdefault(key, []).append(name)
        owned = set(found.values())
        fits = {path: by_key.get(of_path(path), ()) for path in waiting}
        claims: dict[str, int] = {}
        for met in fits.values():
            for name in met:
                claims[name] = claims.get(name, 0) + 1
        for path, met in fits.items():
            if not met:
                continue
            # Paths that name a file exactly may share it: they are spellings of one place.
            if len(met) == 1 and (exact or (met[0] not in owned and claims[met[0]] == 1)):
                found[path] = met[0]
            else:
                unclear.add(path)
        waiting = [path for path, met in fits.items() if not met]
    return Found(found, frozenset(unclear))


def _ways() -> Iterator[tuple[bool, Key, Key]]:
    """Yield the ways of looking, the strictest first: whether it is exact, and the keys of a member and of a path."""
    yield from ((True, of_member, _inside) for of_member in (_below_sources, _same, _below))
    yield from (_loosely(_inside, _below, way) for way in _LOOSER)
    yield from (_loosely(last_name, last_name, way) for way in _LOOSER)


def _loosely(of_path: Key, of_member: Key, way: tuple[Key, Key]) -> tuple[bool, Key, Key]:
    return False, lambda name: way[0](of_member(name)), lambda path: way[1](of_path(path))


def _same(path: str) -> str:
    return path


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())


def _unescaped(name: str) -> str:
    """Return a name that is written as in a web address as it is."""
    plain = _ESCAPE.sub(lambda found: bytes.fromhex(found[1].decode()), name.encode("utf-8", "replace"))
    return plain.decode("utf-8", "replace")


_LOOSER: tuple[tuple[Key, Key], ...] = (
    (_same, _same),
    (_same, _unescaped),
    (str.casefold, str.casefold),
    (_folded, _folded),
    (_folded, lambda path: _folded(_unescaped(path))),
)
"""How names are compared, ever more loosely: as they are, regardless of case, of composition, of what stands as %20."""


def _below(name: str) -> str:
    """Return a member's name below its first folder; one that lies in none is itself."""
    plain = name.replace("\\", "/")
    return plain.partition("/")[2] or plain


def _below_sources(name: str) -> str:
    plain = name.replace("\\", "/")
    return plain[len(SOURCES) :] if plain.casefold().startswith(SOURCES) else ""


def _inside(path: str) -> str:
    """Return where in the container a path says that it leads; "" for one that leads somewhere else."""
    scheme, mark, rest = path.replace("\\", "/").strip().partition("://")
    if not mark:
        return "" if scheme.startswith("/") or scheme[1:2] == ":" else scheme.removeprefix("./")
    return rest.lstrip("/") if scheme.casefold() == "internal" else ""
