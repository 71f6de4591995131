"""What a site runs to know that its instance is in order, and signs: settings, chains, keys, a backup that comes back."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import RequestFactory
from django.urls import reverse

from lardom.web.site.serving import backups, durability, preparing
from lardom.web.site.serving.databases import FILE
from lardom.web.study import queries

LEAST_FREE = 1024**3
"""Bytes that should be free: backups, and room for the database to write."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Numbers that were seen, to be said in the reader's language: a name in `sentences.toml` and its blanks."""

    name: str
    facts: Mapping[str, int | str]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what (a name in `sentences.toml`), whether it is in order, and what was seen."""

    name: str
    is_good: bool
    seen: str | Counted
    seconds: float


def look() -> Iterator[Finding]:
    """Look at everything, one thing after the other; what fails does not keep the rest from being looked at."""
    for name, act in _LOOKS:
        began = time.perf_counter()
        try:
            good, seen = act()
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is what was found
            good, seen = False, f"{type(error).__name__}: {error}"
        yield Finding(name, good, seen, time.perf_counter() - began)


def _version() -> tuple[bool, str]:
    newer = preparing.unknown_migrations()
    return not newer, f"lardom {version('lardom')}, {connection.vendor}" + (f"; {', '.join(newer)}" if newer else "")


def _durable() -> tuple[bool, str]:
    found = durability.guards()
    return all(one.is_safe for one in found), ", ".join(f"{one.name}={one.value}" for one in found)


def _chains() -> tuple[bool, str | Counted]:
    broken, entries = [], 0
    for study in queries.studies():
        entries += study.sequence
        at = queries.broken_at(study)
        if at is not None:
            broken.append(f"{study.slug}: {at}")
    counted = Counted("saw chains", {"studies": len(queries.studies()), "entries": entries})
    return not broken, "; ".join(broken) or counted


def _whole() -> tuple[bool, Counted]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA integrity_check")
            whole = str(cursor.fetchone()[0])
            cursor.execute("PRAGMA foreign_key_check")
            loose = len(cursor.fetchall())
            return whole == "ok" and not loose, Counted("saw whole", {"whole": whole, "loose": loose})
        loose = 0
        for table in apps.get_models():
            connection.check_constraints([table._meta.db_table])
        cursor.execute("SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND NOT convalidated")
        loose = int(cursor.fetchone()[0])
        return not loose, Counted("saw keys", {"loose": loose})


def _drill() -> tuple[bool, Counted]:
    with tempfile.TemporaryDirectory(prefix="lardom-selftest-") as folder:
        found = backups.back_up(Path(folder) / "drill.sqlite3")
        again = backups.check(found.file)
        return again.rows == found.rows, Counted("saw drill", {"rows": found.rows, "tables": len(found.tables)})


def _room() -> tuple[bool, str]:
    free = shutil.disk_usage(settings.INSTANCE.home).free
    return free >= LEAST_FREE, f"{free / 1024**3:.1f} GiB"


def _static() -> tuple[bool, str]:
    wanted = ("site/house.css", "dist/house.js", "dist/fonts.css")
    missing = [name for name in wanted if not (Path(settings.STATIC_ROOT) / name).is_file()]
    return not missing, ", ".join(missing) or str(settings.STATIC_ROOT)


def _policy() -> tuple[bool, str]:
    from django.core.handlers.base import BaseHandler  # noqa: PLC0415 - the handler loads every page

    handler = BaseHandler()
    handler.load_middleware()
    answer = handler.get_response(
        RequestFactory(headers={"host": settings.INSTANCE.hostname}).get(reverse("account_login"))
    )
    told = str(answer.headers.get("Content-Security-Policy", ""))
    return bool(told) and "unsafe" not in told and "http" not in told, told.partition(";")[0] + "; …"


def _closed(file: Path) -> tuple[bool, str]:
    """Tell whether a file is its owner's alone; one that is kept elsewhere is not asked about."""
    if not file.is_file():
        return True, "–"
    mode = file.stat().st_mode & 0o777
    is_closed = mode & 0o077 == 0
    return is_closed, f"{file.name} {mode:o}" + ("" if is_closed else " (chmod 600)")


def _secret() -> tuple[bool, str]:
    return _closed(settings.INSTANCE.home / "secret.key")


def _private() -> tuple[bool, str]:
    return _closed(settings.INSTANCE.home / FILE)


_LOOKS: tuple[tuple[str, Callable[[], tuple[bool, str | Counted]]], ...] = (
    ("look version", _version),
    ("look durable", _durable),
    ("look whole", _whole),
    ("look chains", _chains),
    ("look drill", _drill),
    ("look room", _room),
    ("look secret", _secret),
    ("look private", _private),
    ("look static", _static),
    ("look policy", _policy),
)
