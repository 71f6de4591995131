"""Moving an instance from SQLite to PostgreSQL, or back: the same tables, counted and compared."""

import os
import shutil
from pathlib import Path

from django.conf import settings

from lardom.web.site.serving import copying, databases
from lardom.web.site.serving.copying import Copied


def move(to: str) -> list[Copied]:
    """Copy the instance to a PostgreSQL address or into a new data folder; the old one is left as it is."""
    if "://" in to:
        databases.add("target", databases.settings_of(to, Path()))
        folder = None
    else:
        folder = Path(to).expanduser().resolve()
        databases.add("target", databases.settings_of("", folder / databases.FILE))
    databases.add("snapshot", dict(settings.DATABASES["default"]), for_reading=True)
    try:
        copying.prepare("target")
        told = copying.copy("snapshot", "target")
    finally:
        databases.forget("snapshot")
        databases.forget("target")
    if folder is not None:
        _take_key_along(folder)
    return told


def _take_key_along(folder: Path) -> None:
    key = settings.INSTANCE.home / "secret.key"
    if key.is_file() and not (folder / key.name).exists():
        shutil.copyfile(key, folder / key.name)
        os.chmod(folder / key.name, 0o600)  # noqa: PTH101 - beside copyfile
