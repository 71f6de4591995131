"""What happens before an instance answers: its tables are brought up to date, its static files laid out."""

import contextlib
import datetime as dt
import hashlib
import io
import sqlite3
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

LOCK = 0x4C_61_72_64_6F_6D
"""The lock of a PostgreSQL database while its tables are brought up to date."""

type Tell = Callable[..., None]
"""Says a sentence to whoever started the server: its name in `lardom/cli/sentences.toml`, and its values."""


class NewerSchemaError(Exception):
    """The database was written by a later version of Lärdom; it is not touched."""

    def __init__(self, migrations: tuple[str, ...]) -> None:
        self.migrations = migrations
        super().__init__(", ".join(migrations))


def unknown_migrations(alias: str = "default") -> tuple[str, ...]:
    """Return what has been done to the database that this version knows nothing of."""
    loader = MigrationLoader(connections[alias])
    known = loader.disk_migrations or {}
    return tuple(
        f"{app}.{name}" for app, name in sorted(loader.applied_migrations) if (app, name) not in known and _ours(app)
    )


def _ours(app: str) -> bool:
    return app in settings.ROOMS


def state() -> Literal["empty", "up to date", "other"]:
    """Return whether the database holds a workbench, and whether it is one of this very version."""
    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        return "empty"
    behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return "other" if behind or unknown_migrations() else "up to date"


def place() -> str:
    """Return where the database is, told to a person: a folder, or a server and a name without its password."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(Path(told["NAME"]).parent)
    return f"{told['HOST'] or 'localhost'}/{told['NAME']}"


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Let the others wait who start at the same time: on the folder of the instance, and on its PostgreSQL."""
    with contextlib.ExitStack() as held:
        if sys.platform != "win32":
            import fcntl  # noqa: PLC0415 - not on every system

            settings.INSTANCE.home.mkdir(parents=True, exist_ok=True)
            seat = held.enter_context((settings.INSTANCE.home / ".preparing").open("w"))
            fcntl.flock(seat, fcntl.LOCK_EX)
        if connection.vendor == "postgresql":
            cursor = held.enter_context(connection.cursor())
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            held.callback(cursor.execute, "SELECT pg_advisory_unlock(%s)", [LOCK])
        yield


def bring_up_to_date(tell: Tell) -> None:
    """Migrate, keeping a copy of an existing SQLite database first; raises `NewerSchemaError`."""
    newer = unknown_migrations()
    if newer:
        raise NewerSchemaError(newer)
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan and executor.loader.applied_migrations:
        kept = keep_copy()
        tell("migrating", count=len(plan), kept=str(kept) if kept else "-")
    if plan:
        call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def keep_copy() -> Path | None:
    """Copy an SQLite database aside, whole and while others may write; nothing for PostgreSQL."""
    if connection.vendor != "sqlite":
        return None
    now = dt.datetime.now(dt.UTC).strftime("%Y%m%d-%H%M%S")
    place = settings.INSTANCE.home / "backups" / f"before-{version('lardom')}-{now}.sqlite3"
    place.parent.mkdir(parents=True, exist_ok=True)
    with (
        contextlib.closing(sqlite3.connect(place)) as copy,
        contextlib.closing(sqlite3.connect(connection.settings_dict["NAME"])) as original,
    ):
        original.backup(copy)
    place.chmod(0o600)
    return place


def lay_out_static_files() -> bool:
    """Collect the static files into the instance's folder when they have changed; tell whether they had."""
    seal = Path(settings.STATIC_ROOT) / ".made-of"
    made_of = _static_digest()
    if seal.is_file() and seal.read_text("utf-8") == made_of:
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True, stdout=io.StringIO())
    seal.parent.mkdir(parents=True, exist_ok=True)
    seal.write_text(made_of, "utf-8")
    return True


def _static_digest() -> str:
    told = hashlib.sha256(version("lardom").encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            about = Path(storage.path(path)).stat()
            told.update(f"{path} {about.st_size} {about.st_mtime_ns}\n".encode())
    return told.hexdigest()
