"""How an instance's database is opened: a file of SQLite by default, PostgreSQL when an address says so."""

from pathlib import Path
from typing import Any

import dj_database_url
from django.db import connections

FILE = "lardom.sqlite3"
SQLITE_START = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA cache_size=-32768; PRAGMA mmap_size=134217728; PRAGMA secure_delete=ON;"
)


def settings_of(address: str, file: Path) -> dict[str, Any]:
    """Return Django's settings for the database at the address, or for the file when there is none."""
    if address:
        told: dict[str, Any] = dict(dj_database_url.parse(address, conn_max_age=0))
        if told["ENGINE"].endswith("postgresql"):
            told["OPTIONS"] = {**told.get("OPTIONS", {}), "pool": {"min_size": 1, "max_size": 24}}
            return told
    else:
        told = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file)}
        _only_for_its_owner(file)
    told["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_START}
    told["CONN_MAX_AGE"] = None
    return told


def _only_for_its_owner(file: Path) -> None:
    """Make the database's file, when there is none, so that no other account of the machine reads the interviews.

    SQLite gives the files it keeps beside it (-wal, -shm) the same rights.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)


def add(alias: str, told: dict[str, Any], *, for_reading: bool = False) -> None:
    """Make another database known to Django under an alias; one only read from takes no writer's place."""
    options = dict(told.get("OPTIONS", {}))
    options.pop("pool", None)
    if for_reading and told["ENGINE"].endswith("sqlite3"):
        options["transaction_mode"] = "DEFERRED"
    whole = connections.configure_settings({"default": {**told, "OPTIONS": options, "CONN_MAX_AGE": 0}})
    connections.settings[alias] = whole["default"]


def forget(alias: str) -> None:
    """Close such a database and forget it."""
    if alias in connections.settings:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]
