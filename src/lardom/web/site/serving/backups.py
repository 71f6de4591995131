"""Backups: an instance in one portable file, read again and compared before it counts as one.

The file is an SQLite database of the same tables whatever the instance runs on, with a list of what it must hold. So
a backup of a team's PostgreSQL opens on a laptop, and the way back is the same copier.
"""

import contextlib
import datetime as dt
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections, transaction

from lardom.web.site.serving import copying, databases
from lardom.web.site.serving.copying import Copied
from lardom.web.site.serving.preparing import NewerSchemaError, keep_copy, unknown_migrations

_LIST = "lardom_backup"


class DamagedError(Exception):
    """A file is no backup, or does not hold what it says it holds."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that has been read again: where it lies, when it was made, and what it holds."""

    file: Path
    made_at: str
    version: str
    tables: tuple[Copied, ...]

    @property
    def rows(self) -> int:
        """How many rows it holds."""
        return sum(one.rows for one in self.tables)


def usual_file() -> Path:
    """Return where a backup goes when nobody says otherwise."""
    now = dt.datetime.now(dt.UTC).strftime("%Y%m%d-%H%M%S")
    return Path(settings.INSTANCE.home) / "backups" / f"lardom-{now}.sqlite3"


def back_up(file: Path) -> Backup:
    """Copy the instance into a new file while it runs, read the file again and compare; raises when it differs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".backup-", suffix=".sqlite3", dir=file.parent)
    os.close(handle)
    part = Path(name)
    try:
        with _reading_itself() as source, _opened(part) as target:
            copying.prepare(target)
            told = copying.copy(source, target)
        _write_list(part, told)
        found = check(part)
        _to_disk(part)
        os.link(part, file)  # never over a file that is there
    finally:
        part.unlink(missing_ok=True)
    return Backup(file, found.made_at, found.version, found.tables)


@contextlib.contextmanager
def _reading_itself() -> Iterator[str]:
    databases.add("snapshot", dict(connection.settings_dict), for_reading=True)
    try:
        yield "snapshot"
    finally:
        databases.forget("snapshot")


@contextlib.contextmanager
def _opened(file: Path, alias: str = "backup") -> Iterator[str]:
    told = databases.settings_of("", file)
    # Written once and by nobody else: an ordinary journal leaves one file, not three.
    told["OPTIONS"] = {
        **told["OPTIONS"],
        "init_command": "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
    databases.add(alias, told)
    try:
        yield alias
    finally:
        databases.forget(alias)


def _write_list(file: Path, told: list[Copied]) -> None:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    with contextlib.closing(sqlite3.connect(file)) as link, link:
        link.execute(f"CREATE TABLE {_LIST} (made_at TEXT, version TEXT, tables TEXT)")
        listed = json.dumps([asdict(one) for one in told])
        link.execute(f"INSERT INTO {_LIST} VALUES (?, ?, ?)", (now, version("lardom"), listed))  # noqa: S608 - a constant


def _to_disk(file: Path) -> None:
    file.chmod(0o600)
    for path, flags in ((file, os.O_RDONLY), (file.parent, os.O_RDONLY)):
        handle = os.open(path, flags)
        os.fsync(handle)
        os.close(handle)


def check(file: Path) -> Backup:
    """Read a backup whole and compare it with its list; raises `DamagedError`."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as link:
            made_at, made_by, listed = link.execute(f"SELECT made_at, version, tables FROM {_LIST}").fetchone()  # noqa: S608 - as above
            whole = link.execute("PRAGMA integrity_check").fetchone()[0]
            loose = link.execute("PRAGMA foreign_key_check").fetchone()
    except (sqlite3.Error, TypeError) as error:
        raise DamagedError(str(error)) from error
    if whole != "ok" or loose:
        raise DamagedError(whole if whole != "ok" else f"{loose[0]} {loose[1]} → {loose[2]}")
    told = tuple(Copied(**one) for one in json.loads(listed))
    found = {one.table: one for one in _digests_where_told(file, told)}
    differing = [one.table for one in told if found.get(one.table) != one]
    if differing:
        raise DamagedError(", ".join(differing))
    return Backup(file, made_at, made_by, told)


def _digests_where_told(file: Path, told: tuple[Copied, ...]) -> list[Copied]:
    with _opened(file, "checked") as alias:
        if unknown_migrations(alias):
            raise NewerSchemaError(unknown_migrations(alias))
        if _is_older(alias):
            # The digests are of the tables as that version had them: the file's own checks must do.
            return list(told)
        return copying.digests(alias)


def _is_older(alias: str) -> bool:
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 - only for old backups

    executor = MigrationExecutor(connections[alias])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def restore(file: Path, *, replace: bool) -> tuple[Backup, Path | None]:
    """Put a backup into the instance's database; what was there is kept aside first (only with `replace`)."""
    found = check(file)
    aside = None
    copying.prepare("default")
    if not copying.is_empty("default"):
        if not replace:
            raise copying.NotEmptyError
        aside = keep_copy() or back_up(usual_file().with_suffix(".before-restore.sqlite3")).file
    with tempfile.TemporaryDirectory(prefix="lardom-restore-") as folder:
        own = Path(folder) / "backup.sqlite3"
        with contextlib.closing(sqlite3.connect(own)) as to, contextlib.closing(sqlite3.connect(file)) as source:
            source.backup(to)
        with _opened(own, "restored") as alias:
            call_command("migrate", database=alias, verbosity=0, interactive=False)
            with transaction.atomic():
                if aside is not None:
                    copying.empty("default")
                copying.copy(alias, "default")
    return found, aside


def described(found: Backup) -> dict[str, Any]:
    """Return what is told about a backup."""
    size = found.file.stat().st_size / 1_048_576
    return {"file": found.file, "rows": found.rows, "tables": len(found.tables), "size": f"{size:.1f}"}
