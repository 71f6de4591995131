"""The companion of a project: what REFI-QDA has no place for, in files of the container that other tools pass over.

`lardom/companion.json` tells which tool a project came from, what its files had beside the schema and the positions of
doubtful passages as that tool counted them. `lardom/tables/` holds the tables of a study (consent, rounds, settlements,
claims …) as a study folder has them. The format is described in `docs/reference/refi-qda.md`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from lardom.exchange.refi.container import OWN_FOLDER
from lardom.exchange.refi.values import Kept

COMPANION = f"{OWN_FOLDER}companion.json"
TABLES = f"{OWN_FOLDER}tables/"
_FORMAT = "lardom-companion"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Companion:
    """What stands beside a project: the tool it came from, what was kept, doubtful passages, tables of a study.

    `doubtful` are the numbers of passages as the first tool had them, by the passage's GUID; `tables` are CSV files by
    their path in a study folder.
    """

    origin: str = ""
    kept: tuple[Kept, ...] = ()
    doubtful: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    tables: Mapping[str, bytes] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.origin or self.kept or self.doubtful or self.tables)


def companion_json(companion: Companion) -> bytes:
    """Return the file `companion.json`; the tables are files of their own."""
    told = {
        "format": _FORMAT,
        "version": _VERSION,
        "origin": companion.origin,
        "kept": [[one.element, one.guid, one.what, one.text] for one in companion.kept],
        "doubtful": [[guid, *raw] for guid, raw in companion.doubtful.items()],
        "tables": sorted(companion.tables),
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def companion_from(data: bytes) -> Companion | None:
    """Return what a `companion.json` says; `None` when it is none that can be read.

    >>> companion_from(companion_json(Companion("NVivo"))).origin, companion_from(b"[]")
    ('NVivo', None)
    """
    try:
        told = json.loads(data)
        if told["format"] != _FORMAT or told["version"] != _VERSION:
            return None
        kept = tuple(Kept(*map(_word, one)) for one in told["kept"])
        doubtful = {_word(guid): (_number(start), _number(end)) for guid, start, end in told["doubtful"]}
        return Companion(_word(told["origin"]), kept, doubtful)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("A word is wanted.")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("A number is wanted.")
    return value
